import type { Language } from '../kernel/language.js';
import { certificateWord, codeWord, COLON, type Word } from './certificate-words.js';
import type { Certificate } from './certified.js';

type Row = Record<string, string>;

export interface CertifiedTable {
  heading: string;
  columns: { name: string; width: number; heading: string }[];
  /** Made one by one while they are printed. */
  rows: (() => Row)[];
}

/** The facts of a certificate in words. Certificates of earlier versions lack some of them: their ids are printed instead. */
export class CertificateTexts {
  private readonly accounts: ReadonlyMap<string, string>;

  constructor(
    private readonly facts: Certificate,
    private readonly lang: Language,
  ) {
    this.accounts = new Map(
      facts.accounts.map(({ accountId, platform, handle }) => [accountId, `${platform} ${handle}`]),
    );
  }

  word(word: Word): string {
    return certificateWord(word, this.lang);
  }

  said(word: Word, text: string): string {
    return `${this.word(word)}${COLON[this.lang]}${text}`;
  }

  /** The lines under the title. */
  head(): string[] {
    const { organisation, person, scenario, scenarioName, caseId, times, openedBy, cutBy, closedBy } = this.facts;
    const at = (instant: string, by: string): string => `${minute(instant)}, ${this.word('by')} ${by}`;
    const cut = times.cutAt === null ? this.word('notCut') : at(times.cutAt, this.name(cutBy));
    return [
      ...(organisation ? [organisation] : []),
      this.said('person', person.name),
      this.said('scenario', scenarioName?.[this.lang] ?? scenario),
      this.said('case', caseId),
      this.said('opened', at(times.openedAt, this.name(openedBy))),
      this.said('lastDay', `${times.lastDay} (${times.timeZone})`),
      this.said('cut', cut),
      this.said('closed', at(times.closedAt, closedBy.name)),
      this.said('frozen', this.facts.frozenListSha256),
    ];
  }

  tables(): CertifiedTable[] {
    return [this.transfers(), this.rotations(), this.evidence(), this.exceptions(), this.followUps()];
  }

  private transfers(): CertifiedTable {
    const rows = this.facts.accounts.map((account) => () => ({
      platform: account.platform,
      handle: account.handle,
      held: [...account.seats, ...account.holds].map((code) => codeWord(code, this.lang)).join(', '),
      successor: account.successor?.name ?? '–',
      accepted: account.acceptedAt === null ? this.word('notAccepted') : minute(account.acceptedAt),
    }));
    const widths = { platform: 85, handle: 115, held: 120, successor: 110, accepted: 93 } as const;
    return this.table('accounts', widths, rows);
  }

  private rotations(): CertifiedTable {
    const rows = this.facts.rotations.flatMap((secret) =>
      (secret.versions ?? []).map(({ version, storedAt, storedBy }) => () => ({
        account: this.account(secret.accountId),
        secret: codeWord(secret.kind, this.lang),
        seen: String(secret.lastSeenVersion),
        version: String(version),
        stored: minute(storedAt),
        storedBy: this.name(storedBy),
      })),
    );
    const widths = { account: 140, secret: 80, seen: 70, version: 43, stored: 90, storedBy: 100 } as const;
    return this.table('rotations', widths, rows);
  }

  private evidence(): CertifiedTable {
    const rows = this.facts.evidence.map((given) => () => ({
      step: this.step(given.code),
      account: this.account(given.accountId),
      given: `${this.name(given.addedBy)}, ${minute(given.addedAt)}`,
      verified: given.verifiedBy ? this.name(given.verifiedBy) : '–',
      hash: given.sha256,
    }));
    const widths = { step: 130, account: 100, given: 105, verified: 70, hash: 118 } as const;
    return this.table('evidence', widths, rows);
  }

  private exceptions(): CertifiedTable {
    const rows = this.facts.exceptions.map((exception) => () => ({
      step: this.step(exception.code),
      account: this.account(exception.accountId),
      reason: exception.reason ?? '–',
      acceptedBy: exception.acceptedBy.map((id) => this.name(id)).join(', '),
      until: exception.reviewOn ?? '–',
    }));
    const widths = { step: 125, account: 100, reason: 138, acceptedBy: 95, until: 65 } as const;
    return this.table('exceptions', widths, rows);
  }

  private followUps(): CertifiedTable {
    const rows = this.facts.followUps.map(({ code, accountId, dueAt }) => () => ({
      step: this.step(code),
      account: this.account(accountId),
      due: dueAt.slice(0, 10),
    }));
    return this.table('followUps', { step: 250, account: 173, due: 100 }, rows);
  }

  private table(heading: Word, widths: Partial<Record<Word, number>>, rows: (() => Row)[]): CertifiedTable {
    const columns = (Object.entries(widths) as [Word, number][]).map(([name, width]) => ({
      name,
      width,
      heading: this.word(name),
    }));
    return { heading: this.word(heading), columns, rows };
  }

  private name(id: string | null): string {
    if (id === null) return '–';
    if (id === 'system' || id === 'machine') return this.word('service');
    return this.facts.names?.[id] ?? id;
  }

  private account(id: string | null): string {
    return id === null ? '–' : (this.accounts.get(id) ?? id);
  }

  private step(code: string | undefined): string {
    const title = code === undefined ? undefined : this.facts.steps?.[code]?.[this.lang];
    return title === undefined ? (code ?? '–') : `${code} ${title}`;
  }
}

/** An instant as people read it; always UTC, and saying so. */
const minute = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
