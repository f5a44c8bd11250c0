import type { Answer, Item } from '../service/shapes';

export type FakeRow = Item<'/api/v1/impersonations'>;
export type Fake = Answer<'/api/v1/impersonations/{id}', 'get'>;
export type Audit = Answer<'/api/v1/brand-audits/{id}', 'get'>;
export type AuditItem = Item<'/api/v1/brand-audits/{id}/items'>;
export type AuditResult = AuditItem['results'][number];
