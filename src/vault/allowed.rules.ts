import type { Held } from '../access/standing.rules.js';
import type { Failure } from '../kernel/failure.js';
import type { ActionName } from '../operation/actions.js';
import type { Actor } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import { refusalToWrite, type WriteFacts } from './credential.rules.js';
import { refusalToRelease, rightFor, type ReleaseAct, type ReleaseFacts } from './release.rules.js';

/** What a reader brings to the vault of one account: the same for each of its credentials. */
export interface Reader {
  account: { status: string; accessModel: string; ownershipBasis: string | null; frozenAt: string | null };
  standings: readonly string[];
  resting: readonly Held[];
  frozenPerson: boolean;
  /** The account is visible to them whatever they hold on it. */
  seesAll: boolean;
  checkOut: ReleaseFacts['checkOut'];
}

export interface ShownCredential {
  kind: string;
  retiredAt: string | null;
  /** Unused recovery codes; null for other kinds. */
  codesLeft: number | null;
  /** A version waits to be tried. */
  staged: boolean;
  /** The reader is the assignee of an open rotation task for it. */
  mayRotate: boolean;
}

/** A session as it is once its second factor was asked for: that is asked for when it is needed. */
const ANY_TIME = '~';
const SESSION = { authentic: true, state: 'full', endedAt: null, expiresAt: ANY_TIME, freshUntil: ANY_TIME };

const WATCHERS = ['hr', 'auditor'] as const;

function releaseFacts(act: ReleaseAct, actor: Actor, reader: Reader, credential: ShownCredential): ReleaseFacts {
  const given = reader.standings.map((standing) => ({ standing, unreviewedSince: null, missing: [], subject: '' }));
  const task = { standing: 'rotation_task', unreviewedSince: null, missing: [], subject: '' };
  return {
    act,
    session: SESSION,
    person: {
      ...{ id: actor.id, frozenAt: reader.frozenPerson ? '' : null, cutAt: null },
      roles: WATCHERS.filter((role) => actor.callers.has(role)),
    },
    account: { ...reader.account, visible: reader.seesAll },
    credential,
    rights: [
      ...given,
      ...reader.resting.map((right) => ({ ...right, subject: '' })),
      ...(credential.mayRotate ? [task] : []),
    ],
    checkOut: reader.checkOut,
  };
}

const RELEASES: Record<ReleaseAct, (credential: ShownCredential) => boolean> = {
  'credential.reveal': () => true,
  'credential.code': () => true,
  'credential.use_code': ({ codesLeft }) => codesLeft !== 0,
  'credential.reveal_staged': ({ staged }) => staged,
  'credential.code_staged': ({ staged }) => staged,
};

type Write = [action: ActionName, act: WriteFacts['act'], fits: (credential: ShownCredential) => boolean];

/** While a version waits to be tried, that is decided first. */
const WRITES: readonly Write[] = [
  ['credential.label', 'credential.label', () => true],
  ['credential.rotate', 'credential.rotate', ({ staged }) => !staged],
  ['credential.stage', 'credential.rotate', ({ staged }) => !staged],
  ['credential.promote', 'credential.rotate', ({ staged }) => staged],
  ['credential.discard', 'credential.rotate', ({ staged }) => staged],
];

function refusalOfWrite(
  act: WriteFacts['act'],
  actor: Actor,
  reader: Reader,
  { kind, mayRotate }: Pick<ShownCredential, 'kind' | 'mayRotate'>,
): Failure | null {
  const { account, standings, resting, frozenPerson, seesAll } = reader;
  return refusalToWrite({
    ...{ act, account, kind, standings, resting, frozenPerson, seesAll, mayRotate },
    personId: actor.id,
  });
}

/** What the reader may try on a credential now, by the rules that will decide it; a fresh second factor is asked for then. */
export function allowedOnCredential(actor: Actor, reader: Reader, credential: ShownCredential): ActionName[] {
  const releases = (Object.keys(RELEASES) as ReleaseAct[]).filter(
    (act) => RELEASES[act](credential) && refusalToRelease(releaseFacts(act, actor, reader, credential), '') === null,
  );
  const writes = WRITES.filter(
    ([, act, fits]) =>
      credential.retiredAt === null && fits(credential) && refusalOfWrite(act, actor, reader, credential) === null,
  ).map(([action]) => action);
  return [...releases, ...writes].filter((action) => mayTry(actor, action));
}

/** The same for what an account's vault takes as a whole. */
export const allowedOnVault = (actor: Actor, reader: Reader): ActionName[] =>
  (['credential.create', 'credential.generate'] as const).filter(
    (act) => mayTry(actor, act) && refusalOfWrite(act, actor, reader, { kind: 'note', mayRotate: false }) === null,
  );

/** What keeps the reader from everything that their access would let out of the vault; null while nothing does. */
export function withheldFrom(actor: Actor, reader: Reader, credentials: readonly ShownCredential[]): Failure | null {
  let withheld: Failure | null = null;
  for (const credential of credentials.filter(({ codesLeft }) => codesLeft !== 0))
    for (const act of ['credential.reveal', 'credential.code', 'credential.use_code'] as const) {
      const facts = releaseFacts(act, actor, reader, credential);
      const anyTurn = { ...facts, checkOut: { required: false, holder: null } };
      if (!rightFor(anyTurn) || fitsNot(act, credential)) continue;
      const refusal = refusalToRelease(facts, '');
      if (refusal === null) return null;
      withheld ??= refusal;
    }
  return withheld;
}

const fitsNot = (act: ReleaseAct, { kind }: ShownCredential): boolean =>
  (act === 'credential.code' && kind !== 'totp') || (act === 'credential.use_code' && kind !== 'recovery_codes');
