import type { Leaf } from '../ledger/leaf.js';
import type { Certificate, CertifiedException } from './certified.js';

/**
 * A fact and the log that do not agree. `not_logged`: the log has no such act; `differs`: it has another one, or another time;
 * `left_out`: the log has what the certificate does not say.
 */
export interface Difference {
  /** opened, last_day, cut, acceptance, rotation, evidence, verification, exception, follow_up or close. */
  fact: string;
  subject: string;
  kind: 'not_logged' | 'differs' | 'left_out';
}

/** A line is written when its act commits: in this time, and never before it began. */
const WITHIN_MS = 60_000;

/** Does this line of the log bear on the certificate? For whoever reads a log of a million of them. */
export function bearsOn(certificate: Certificate): (leaf: Leaf) => boolean {
  const subjects = new Set([
    `case:${certificate.caseId}`,
    ...certificate.rotations.map(({ credentialId }) => `credential:${credentialId}`),
  ]);
  return ({ outcome, subjects: about }) => outcome === 'done' && about.some((subject) => subjects.has(subject));
}

/** Every fact of a certificate held against the lines that bear on it, in their order. `sha256` is that of the signed record. */
export function differencesOf(certificate: Certificate, leaves: readonly Leaf[], sha256: string): Difference[] {
  const log = new CaseLog(certificate, leaves);
  return [
    ...log.course(),
    ...certificate.accounts.flatMap((account) => log.acceptance(account)),
    ...certificate.rotations.flatMap((secret) => log.rotation(secret)),
    ...certificate.evidence.flatMap((given) => log.evidence(given)),
    ...certificate.exceptions.flatMap((exception) => log.exception(exception)),
    ...certificate.followUps.flatMap(({ taskId }) => log.followUp(taskId)),
    ...log.leftOut(),
    ...log.close(sha256),
  ];
}

class CaseLog {
  /** The lines of each subject up to the close. */
  private readonly about = new Map<string, Leaf[]>();
  private readonly closing: Leaf | undefined;

  constructor(
    private readonly facts: Certificate,
    leaves: readonly Leaf[],
  ) {
    const own = `case:${facts.caseId}`;
    this.closing = leaves.find(({ action, subjects }) => action === 'case.close' && subjects.includes(own));
    const before = leaves.filter(({ index }) => this.closing === undefined || index <= this.closing.index);
    for (const leaf of before)
      for (const subject of leaf.subjects) this.about.set(subject, [...(this.about.get(subject) ?? []), leaf]);
  }

  /** Opened, moved, cut. */
  course(): Difference[] {
    const { times, openedBy, cutBy, scenario, frozenListSha256, caseId } = this.facts;
    const subject = `case:${caseId}`;
    const opening = this.last(subject, 'case.open');
    const moved = this.last(subject, 'case.move') ?? opening;
    const cut = this.last(subject, 'case.cut');
    const isOpening = (leaf: Leaf): boolean =>
      leaf.actor.id === openedBy &&
      within(leaf, times.openedAt) &&
      leaf.details['scenario'] === scenario &&
      leaf.details['frozenHash'] === frozenListSha256;
    const isCut = ({ actor, details }: Leaf): boolean => actor.id === cutBy && details['cutAt'] === times.cutAt;
    return [
      ...agree('opened', subject, opening, isOpening),
      ...(moved ? agree('last_day', subject, moved, ({ details }) => details['lastDay'] === times.lastDay) : []),
      ...(times.cutAt === null ? without('cut', subject, cut !== undefined) : agree('cut', subject, cut, isCut)),
    ];
  }

  acceptance({ accountId, handoverId, successor, acceptedAt }: Certificate['accounts'][number]): Difference[] {
    const subject = `account:${accountId}`;
    const accepted = this.of(subject).filter(
      ({ action, subjects }) =>
        action === 'handover.accept' && (handoverId === undefined || subjects.includes(`handover:${handoverId}`)),
    );
    if (acceptedAt === null) return without('acceptance', subject, accepted.length > 0);
    return agree(
      'acceptance',
      subject,
      accepted.at(-1),
      (leaf) => leaf.actor.id === successor?.id && within(leaf, acceptedAt),
    );
  }

  rotation({ credentialId, versions }: Certificate['rotations'][number]): Difference[] {
    const subject = `credential:${credentialId}`;
    return (versions ?? []).flatMap(({ version, storedBy, storedAt }) => {
      const stored = this.of(subject).find(
        ({ details }) => details['mark'] === subject && details['version'] === version,
      );
      const fits = (leaf: Leaf): boolean => leaf.actor.id === storedBy && within(leaf, storedAt);
      return agree('rotation', `${subject}/${version}`, stored, fits);
    });
  }

  evidence({ taskId, sha256, addedBy, addedAt, verifiedBy }: Certificate['evidence'][number]): Difference[] {
    const subject = `task:${taskId}`;
    const given = this.of(subject).find(({ details }) => holds(details, sha256));
    const fits = (leaf: Leaf): boolean => leaf.actor.id === addedBy && within(leaf, addedAt);
    const verified = this.last(subject, 'task.verify');
    return [
      ...agree('evidence', subject, given, fits),
      ...(verifiedBy ? agree('verification', subject, verified, ({ actor }) => actor.id === verifiedBy) : []),
    ];
  }

  exception({ taskId, reason, reviewOn, acceptedBy }: CertifiedException): Difference[] {
    const subject = `task:${taskId}`;
    const waived = this.last(subject, 'task.waive');
    const isWaiver = (leaf: Leaf): boolean =>
      leaf.actor.id === acceptedBy[0] && leaf.details['reviewOn'] === reviewOn && leaf.reason === reason;
    const signed = this.of(subject).find(
      ({ action, index }) => action === 'task.verify' && waived !== undefined && index > waived.index,
    );
    const second = acceptedBy[1] ?? null;
    return [
      ...agree('exception', subject, waived, isWaiver),
      ...(second === null
        ? without('verification', subject, signed !== undefined)
        : agree('verification', subject, signed, ({ actor }) => actor.id === second)),
    ];
  }

  /** What is said to be still to come was not done before the close. */
  followUp(taskId: string): Difference[] {
    const subject = `task:${taskId}`;
    const finished = ['done', 'verified', 'waived'].includes(String(this.status(subject)));
    return without('follow_up', subject, finished);
  }

  /** Waivers of the case that the certificate does not name. */
  leftOut(): Difference[] {
    const named = new Set(this.facts.exceptions.map(({ taskId }) => `task:${taskId}`));
    const tasks = [...this.about.keys()].filter((subject) => subject.startsWith('task:') && !named.has(subject));
    return tasks.flatMap((subject) => without('exception', subject, this.status(subject) === 'waived'));
  }

  close(sha256: string): Difference[] {
    const { closedBy, times, caseId } = this.facts;
    return agree(
      'close',
      `case:${caseId}`,
      this.closing,
      (leaf) =>
        leaf.actor.id === closedBy.id && within(leaf, times.closedAt) && holds(leaf.details['certificate'], sha256),
    );
  }

  private of(subject: string): readonly Leaf[] {
    return this.about.get(subject) ?? [];
  }

  private last(subject: string, action: string): Leaf | undefined {
    return this.of(subject).findLast((leaf) => leaf.action === action);
  }

  private status(subject: string): unknown {
    return this.of(subject).findLast(({ details }) => details['status'] !== undefined)?.details['status'];
  }
}

function agree(fact: string, subject: string, leaf: Leaf | undefined, fits: (leaf: Leaf) => boolean): Difference[] {
  if (leaf === undefined) return [{ fact, subject, kind: 'not_logged' }];
  return fits(leaf) ? [] : [{ fact, subject, kind: 'differs' }];
}

const without = (fact: string, subject: string, isThere: boolean): Difference[] =>
  isThere ? [{ fact, subject, kind: 'left_out' }] : [];

/** `actedAt` stands where the clock had been set back: a line is never older than the one before it. */
function within({ time, details }: Leaf, said: string): boolean {
  const logged = typeof details['actedAt'] === 'string' ? details['actedAt'] : time;
  const late = Date.parse(logged) - Date.parse(said);
  return late >= 0 && late <= WITHIN_MS;
}

const holds = (value: unknown, text: string): boolean =>
  value === text ||
  (typeof value === 'object' && value !== null && Object.values(value).some((each) => holds(each, text)));
