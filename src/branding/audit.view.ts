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
  createdAt: string;
  cancelReason: string | null;
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
  results: BrandAuditResultView[];
  note: string | null;
  evidence: BrandAuditEvidenceView | null;
  answeredBy: string | null;
  answeredAt: string | null;
}

export class BrandAuditItemPageView {
  items: BrandAuditItemView[];
  nextCursor: string | null;
  total: number;
}

export function brandAuditView(row: AuditRow, today: string): BrandAuditView {
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
    createdAt: row.createdAt,
    cancelReason: row.cancelReason,
    version: row.version,
  };
}

export const brandAuditResultView = ({ id, point, result, fixedAt, fixedBy }: ResultRow): BrandAuditResultView => ({
  id,
  point,
  result,
  fixedAt,
  fixedBy,
});

export const brandAuditItemView = (item: ItemRow, results: readonly ResultRow[]): BrandAuditItemView => ({
  accountId: item.accountId,
  platform: item.platform,
  handle: item.handle,
  results: results.filter(({ itemId }) => itemId === item.id).map(brandAuditResultView),
  note: item.note,
  evidence: item.evidence && item.evidenceKind ? { kind: item.evidenceKind, content: item.evidence } : null,
  answeredBy: item.answeredBy,
  answeredAt: item.answeredAt,
});
