import { Inject, Injectable } from '@nestjs/common';
import { RunbookShelf } from '../handover/runbook.service.js';
import { day } from '../kernel/clock.js';
import { decodeCursor, encodeCursor } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { Settings } from '../settings/settings.js';
import { DATED } from './dated-kinds.js';
import { KIND_CODES, kindFacts, type KindCode } from './finding-kinds.js';
import type { FindingQuery } from './findings.dto.js';
import type { NamedShortfall, Severity } from './finding.js';
import { Search, type Narrowed } from './findings.queries.js';
import { findingView, type FindingPageView, type FindingView } from './findings.view.js';
import { ForgedRows } from './forged-rows.js';
import { lookOver, type Look, type Moment } from './look.js';
import { ReportFailures } from './reports.failures.js';

/** HR sees the register and nothing of the vault, unless they hold another role that does. */
export const seesVault = ({ actor }: Operation): boolean => holds(actor, 'admin', 'auditor', 'machine');

/** Every shortfall of the register, looked for anew each time. */
@Injectable()
export class Findings {
  private readonly forgedRows = new ForgedRows();

  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** The register on a day, today without one. Throws `report.future`. */
  look(op: Moment, on?: string): Promise<Look> {
    if (on !== undefined && on > day(op.now)) throw ReportFailures.FUTURE();
    const { forgedRows, catalogue, settings, shelf } = this;
    return lookOver(op, { forgedRows, keyring: this.keys.current, catalogue, settings, shelf }, on);
  }

  /** One page, kind by kind and within a kind by subject. Throws `report.vault_facts`, `report.undated`, `report.bad_cursor`. */
  async list(op: Operation, query: FindingQuery): Promise<FindingPageView> {
    const look = await this.look(op, query.asOf);
    const { kinds, undated } = kindsOn(look, kindsFor(op, query), query.kind !== undefined);
    const [from, after] = placeOf(query.cursor, kinds);
    const items: FindingView[] = [];
    const totals: FindingPageView['kinds'] = [];
    for (const [at, kind] of kinds.entries()) {
      const search = await Search.of(kind, look, query);
      const total = await search.count();
      const { severity, title } = kindFacts(kind);
      if (total > 0) totals.push({ kind, severity, title: title[query.lang], total });
      const missing = query.limit + 1 - items.length;
      if (total === 0 || at < from || missing === 0) continue;
      const found = await search.page(at === from ? after : '', missing);
      items.push(...found.map((row) => findingView(kind, row, look, query.lang)));
    }
    const total = totals.reduce((sum, { total }) => sum + total, 0);
    return { ...pageOf(items, query.limit), total, kinds: totals, asOf: look.today, undated };
  }

  /** The kinds a file will hold. Throws as `list` does. */
  async kinds(op: Operation, query: KindsAsked): Promise<KindCode[]> {
    const look = await this.look(op, query.asOf);
    return kindsOn(look, kindsFor(op, query), query.kind !== undefined).kinds;
  }

  async count(moment: Moment, { asOf, kinds, ...narrowed }: Walk): Promise<number> {
    const look = await this.look(moment, asOf);
    let sum = 0;
    for (const kind of kinds) sum += await (await Search.of(kind, look, narrowed)).count();
    return sum;
  }

  /** Every shortfall of these kinds, in the order of the list, `size` at a time. */
  async *walk(moment: Moment, { asOf, kinds, ...narrowed }: Walk, size: number): AsyncGenerator<Found> {
    const look = await this.look(moment, asOf);
    for (const kind of kinds) {
      const search = await Search.of(kind, look, narrowed);
      for (let after: string | undefined = ''; after !== undefined;) {
        const rows: NamedShortfall[] = await search.page(after, size);
        if (rows.length > 0) yield { kind, rows, look };
        after = rows.length < size ? undefined : rows[rows.length - 1]?.subject;
      }
    }
  }
}

/** Of a past day only what is dated; a kind that was asked for by name is refused rather than left out. */
function kindsOn(look: Look, kinds: readonly KindCode[], isNamed: boolean): { kinds: KindCode[]; undated: KindCode[] } {
  const undated = look.isPast ? kinds.filter((code) => !DATED.has(code)) : [];
  if (isNamed && undated.length > 0) throw ReportFailures.UNDATED();
  return { kinds: kinds.filter((code) => !undated.includes(code)), undated };
}

/** Which kinds are asked for. */
interface KindsAsked {
  asOf?: string | undefined;
  kind?: KindCode[] | undefined;
  severity?: Severity | undefined;
}

/** What is looked through for a file. */
export interface Walk extends Narrowed {
  asOf?: string | undefined;
  kinds: readonly KindCode[];
}

export interface Found {
  kind: KindCode;
  rows: readonly NamedShortfall[];
  look: Look;
}

function kindsFor(op: Operation, { kind, severity }: KindsAsked): KindCode[] {
  const hidden = (code: KindCode): boolean => kindFacts(code).vault === true && !seesVault(op);
  if (kind?.some(hidden)) throw ReportFailures.VAULT_FACTS();
  return KIND_CODES.filter(
    (code) =>
      (kind === undefined || kind.includes(code)) &&
      (severity === undefined || kindFacts(code).severity === severity) &&
      !hidden(code),
  );
}

/** Where the page before stopped: the kind's place in this list, and the subject. */
function placeOf(cursor: string | undefined, kinds: readonly KindCode[]): [number, string] {
  if (cursor === undefined) return [0, ''];
  const [kind, subject] = decodeCursor(cursor, 2);
  const at = kinds.indexOf(String(kind) as KindCode);
  if (at < 0) throw ReportFailures.BAD_CURSOR();
  return [at, String(subject)];
}

function pageOf(items: FindingView[], limit: number): Pick<FindingPageView, 'items' | 'nextCursor'> {
  const page = items.slice(0, limit);
  const last = page[page.length - 1];
  return { items: page, nextCursor: items.length > limit && last ? encodeCursor([last.kind, last.subject]) : null };
}
