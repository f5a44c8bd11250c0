import type { Findings, Walk } from '../reports/findings.service.js';
import type { Language } from '../reports/finding.js';
import { findingView, type FindingView } from '../reports/findings.view.js';
import { guardedHandle } from '../kernel/formula-guard.js';
import { cell, line, quoted } from './csv-line.js';
import type { Listing } from './listing.js';

export const FINDING_COLUMNS = [
  'kind',
  'severity',
  'title',
  'detail',
  'platform',
  'handle',
  'brand',
  'person',
  'since',
  'cure_act',
  'cure_path',
] as const;

const PAGE = 200;

interface FoundRow extends FindingView {
  platform: string | null;
  handle: string | null;
  brand: string | null;
  /** Name and address: two people may bear one name. */
  person: string | null;
}

/** Every shortfall of the register with the act that mends it, kind by kind. */
export const findingsListing = (findings: Findings, walk: Walk, now: Date, lang: Language): Listing<FoundRow> => ({
  header: FINDING_COLUMNS,
  async *pages(db) {
    for await (const { kind, rows, look } of findings.walk({ db, now }, walk, PAGE))
      yield rows.map((row) => ({
        ...findingView(kind, row, look, lang),
        platform: row.platform,
        handle: row.handle,
        brand: row.brand,
        person: row.personName === null ? null : `${row.personName} <${row.personEmail ?? ''}>`,
      }));
  },
  csv: (row) =>
    line([
      row.kind,
      row.severity,
      cell(row.title),
      cell(row.detail),
      row.platform ?? '',
      quoted(guardedHandle(row.handle ?? '')),
      cell(row.brand),
      cell(row.person),
      row.since ?? '',
      row.cure.act,
      cell(row.cure.path),
    ]),
  json: ({ kind, severity, title, detail, platform, handle, brand, person, since, cure }) => ({
    kind,
    severity,
    title,
    detail,
    platform,
    handle,
    brand,
    person,
    since,
    cureAct: cure.act,
    curePath: cure.path,
  }),
});
