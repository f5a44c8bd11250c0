import { nameAmong } from '../people/names.queries.js';
import type { AuditRow, ItemRow, ResultRow } from './audit.queries.js';

/** Somebody looks accounts over until a day. */
export class BrandAuditView {
  id: string;
  brand: string | null;
  platform: string | null;
  dueOn: string;
  assigneeId: string;
  assignee: string;
  checklist: string[];
  /** open, answered or cancelled. */
  state: string;
  isOverdue: boolean;
  accounts: number;
  answered: number;
  createdBy: string;
  createdByName: string | null;
  createdAt: string;
  cancelReason: string | null;
  /** Actions the reader may try on it. */
  can: string[];
  version: number;
}

export class BrandAuditPageView {
  items: BrandAuditView[];
  nextCursor: string | null;
  total: number;
}

export class BrandAuditResultView {
  /** Names the fault for `/brand-audit-faults/:id/fixed`. */
  id: string;
  point: string;
  /** ok, wrong or na. */
  result: string;
  fixedAt: string | null;
  fixedBy: string | null;
  fixedByName: string | null;
  /** The reader may say that it is mended. */
  can: string[];
}

export class BrandAuditEvidenceView {
  /** text or link. */
  kind: string;
  content: string;
}

export class BrandAuditItemView {
  accountId: string;
  platform: string;
  handle: string;
  displayName: string;
  results: BrandAuditResultView[];
  note: string | null;
  evidence: BrandAuditEvidenceView | null;
  answeredBy: string | null;
  answeredByName: string | null;
  /** `brand_audit.answer` while the reader is to answer it. */
  can: string[];
  answeredAt: string | null;
}

export class BrandAuditItemPageView {
  items: BrandAuditItemView[];
  nextCursor: string | null;
  total: number;
}

export function brandAuditView(row: AuditRow, today: string, can: string[]): BrandAuditView {
  const [accounts, answered] = [Number(row.accounts), Number(row.answered)];
  const open = answered < accounts ? 'open' : 'answered';
  const state = row.cancelledAt === null ? open : 'cancelled';
  return {
    id: row.id,
    brand: row.brand,
    platform: row.platform,
    dueOn: row.dueOn,
    assigneeId: row.assigneeId,
    assignee: row.assignee,
    checklist: row.checklist.split(','),
    state,
    isOverdue: state === 'open' && row.dueOn < today,
    accounts,
    answered,
    createdBy: row.createdBy,
    createdByName: row.createdByName,
    createdAt: row.createdAt,
    cancelReason: row.cancelReason,
    can,
    version: row.version,
  };
}

/** What stands beside the items of an audit. */
export interface ItemsBeside {
  people: ReadonlyMap<string, string>;
  canAnswer: (item: ItemRow) => string[];
  canFix: (result: ResultRow) => string[];
}

export const brandAuditResultView = (result: ResultRow, { people, canFix }: ItemsBeside): BrandAuditResultView => ({
  id: result.id,
  point: result.point,
  result: result.result,
  fixedAt: result.fixedAt,
  fixedBy: result.fixedBy,
  fixedByName: nameAmong(people, result.fixedBy),
  can: canFix(result),
});

export const brandAuditItemView = (
  item: ItemRow,
  results: readonly ResultRow[],
  beside: ItemsBeside,
): BrandAuditItemView => ({
  accountId: item.accountId,
  platform: item.platform,
  handle: item.handle,
  displayName: item.displayName,
  results: results.filter(({ itemId }) => itemId === item.id).map((result) => brandAuditResultView(result, beside)),
  note: item.note,
  evidence: item.evidence && item.evidenceKind ? { kind: item.evidenceKind, content: item.evidence } : null,
  answeredBy: item.answeredBy,
  answeredByName: nameAmong(beside.people, item.answeredBy),
  can: beside.canAnswer(item),
  answeredAt: item.answeredAt,
});
