import { Inject, Injectable } from '@nestjs/common';
import { candidates } from '../accounts/people.queries.js';
import { AccountFailures } from '../accounts/accounts.failures.js';
import { visibleAccount, visibleTo } from '../accounts/visible.queries.js';
import { insertRows, list, raw, sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { fullNames } from '../people/names.queries.js';
import { rolesOf } from '../people/person.queries.js';
import type { AnswerBrandAudit, BrandAuditQuery, OpenBrandAudit } from './audit.dto.js';
import {
  accountsAmong,
  accountsIn,
  auditPage,
  findAudit,
  involvedIn,
  itemOf,
  itemPage,
  lockAudit,
  lockedResult,
  resultsOf,
  type AuditRow,
  type ItemRow,
  type ResultRow,
} from './audit.queries.js';
import { isComplete, POINTS } from './audit.rules.js';
import { BrandAudit, BrandAuditItem, BrandAuditResult } from './branding.entity.js';
import { BrandingFailures } from './branding.failures.js';
import { allowedActs } from './allowed.rules.js';
import type { ItemsBeside } from './audit.view.js';
import { hasSay, sayOfActor } from './say.js';

const MOST = 500;

interface Items {
  items: readonly ItemRow[];
  results: readonly ResultRow[];
  beside: ItemsBeside;
}

/** Accounts looked over, point by point, by somebody who does not post there. */
@Injectable()
export class BrandAudits {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  async open(op: Operation, input: OpenBrandAudit): Promise<AuditRow> {
    const accountIds = await this.accounts(op, input);
    if (input.dueOn < day(op.now)) throw BrandingFailures.PAST_DUE();
    await this.refuseAssignee(op, input.assigneeId, accountIds);
    const { dueOn, assigneeId, brand = null, platform = null, checklist = [...POINTS] } = input;
    const id = newId();
    const scope = { brand, platform, dueOn, assigneeId, checklist: checklist.join(',') };
    const nobody = { cancelledAt: null, cancelledBy: null, cancelReason: null };
    await op.db.insert(BrandAudit, {
      id,
      ...scope,
      ...nobody,
      createdBy: op.actor.id,
      createdAt: iso(op.now),
      version: 1,
    });
    const items = accountIds.map((accountId) => [newId(), id, accountId]);
    await insertRows(op.db, 'brand_audit_item', ['id', 'audit_id', 'account_id'], items);
    op.record([`brand_audit:${id}`, `person:${assigneeId}`, ...accountIds.map((each) => `account:${each}`)], {
      ...scope,
      accounts: accountIds.length,
    });
    op.announce('brand_audit.assigned', { auditId: id, personId: assigneeId, dueOn });
    return (await findAudit(op.db, id, raw('1 = 1'))) as AuditRow;
  }

  async list(op: Operation, query: BrandAuditQuery): Promise<Page<AuditRow>> {
    return auditPage(op.db, query, await this.visible(op));
  }

  /** Throws `branding.unknown_audit` where there is none, or none the actor sees. */
  async show(op: Operation, id: string): Promise<AuditRow> {
    const audit = await findAudit(op.db, id, await this.visible(op));
    if (!audit) throw BrandingFailures.UNKNOWN_AUDIT();
    return audit;
  }

  async items(op: Operation, id: string, asked: { limit: number; cursor?: string }): Promise<Page<ItemRow> & Items> {
    const audit = await this.show(op, id);
    const page = await itemPage(op.db, id, asked);
    const results = await resultsOf(
      op.db,
      page.items.map((item) => item.id),
    );
    return { ...page, results, beside: await this.beside(op, audit, page.items, results) };
  }

  /** What the reader may do to the audit as a whole. */
  allowedOn = (op: Operation, { createdBy, cancelledAt }: AuditRow): string[] =>
    allowedActs(op.actor, [
      ['brand_audit.cancel', cancelledAt === null && (createdBy === op.actor.id || holds(op.actor, 'admin'))],
    ]);

  private async beside(
    op: Operation,
    { assigneeId, cancelledAt }: Pick<AuditRow, 'assigneeId' | 'cancelledAt'>,
    items: readonly ItemRow[],
    results: readonly ResultRow[],
  ): Promise<ItemsBeside> {
    const say = await sayOfActor(op, this.keys.current);
    const isTheirs = assigneeId === op.actor.id && cancelledAt === null;
    const theirs = isTheirs ? items.map(({ accountId }) => accountId) : [];
    const involved = await involvedIn(op.db, op.actor.id, theirs, day(op.now));
    const mayAnswer = ({ accountId, answeredAt }: ItemRow): boolean =>
      isTheirs && answeredAt === null && !involved.includes(accountId);
    const mayFix = ({ accountId, result, fixedAt }: ResultRow): boolean =>
      result === 'wrong' && fixedAt === null && hasSay({ ...say, brands: [] }, { accountId, brand: null });
    return {
      people: await fullNames(op.db, [
        ...items.map(({ answeredBy }) => answeredBy),
        ...results.map(({ fixedBy }) => fixedBy),
      ]),
      canAnswer: (item) => allowedActs(op.actor, [['brand_audit.answer', mayAnswer(item)]]),
      canFix: (result) => allowedActs(op.actor, [['brand_audit.fix', mayFix(result)]]),
    };
  }

  /** Once for each account, by the person it is assigned to, unless they came to post there meanwhile. */
  async answer(op: Operation, id: string, accountId: string, input: AnswerBrandAudit): Promise<Items> {
    const audit = await this.held(op, id);
    const item = await itemOf(op.db, id, accountId);
    if (!item) throw BrandingFailures.UNKNOWN_ITEM();
    op.about(`account:${accountId}`);
    if (audit.assigneeId !== op.actor.id) throw BrandingFailures.NOT_ASSIGNEE();
    if (audit.cancelledAt !== null) throw BrandingFailures.CANCELLED();
    if (item.answeredAt !== null) throw BrandingFailures.ANSWERED();
    const involved = await involvedIn(op.db, op.actor.id, [accountId], day(op.now));
    if (involved.length > 0) throw BrandingFailures.INVOLVED({ facts: { accountIds: involved } });
    const { results, note = null, evidence } = input;
    const two = evidence?.text !== undefined && evidence.link !== undefined;
    if (!isComplete(results, audit.checklist.split(',')) || two) throw BrandingFailures.INCOMPLETE();
    const content = evidence?.text ?? evidence?.link ?? null;
    const evidenceKind = content === null ? null : evidence?.text === undefined ? 'link' : 'text';
    const answeredAt = iso(op.now);
    const said = { note, evidence: content, evidenceKind, answeredBy: op.actor.id, answeredAt };
    await op.db.update(BrandAuditItem, { id: item.id }, said);
    const found = Object.entries(results).map(([point, result]) => [
      ...[newId(), item.id, accountId, point, result],
      answeredAt,
    ]);
    const columns = ['id', 'item_id', 'account_id', 'point', 'result', 'answered_at'];
    await insertRows(op.db, 'brand_audit_result', columns, found);
    op.record([`brand_audit:${id}`], { account: accountId, results, evidence: evidenceKind });
    const answered = [{ ...item, ...said }];
    const stored = await resultsOf(op.db, [item.id]);
    return { items: answered, results: stored, beside: await this.beside(op, audit, answered, stored) };
  }

  /** Somebody who answers for the account says that a fault is mended; a later audit may find it again. */
  async fix(op: Operation, resultId: string): Promise<{ result: ResultRow; beside: ItemsBeside }> {
    const fault = await lockedResult(op.db, resultId);
    const say = await sayOfActor(op, this.keys.current);
    if (!fault || fault.result !== 'wrong' || fault.fixedAt !== null) throw BrandingFailures.UNKNOWN_FAULT();
    await visibleAccount(op, fault.accountId, this.keys.current);
    op.about(`account:${fault.accountId}`);
    if (!hasSay({ ...say, brands: [] }, { accountId: fault.accountId, brand: null }))
      throw BrandingFailures.NOT_YOURS();
    const fixed = { fixedAt: iso(op.now), fixedBy: op.actor.id };
    await op.db.update(BrandAuditResult, { id: resultId }, { ...fixed, fixedReason: op.reason });
    op.record([`fault:${resultId}`], { point: fault.point });
    const result = { ...fault, ...fixed };
    return { result, beside: await this.beside(op, { assigneeId: '', cancelledAt: null }, [], [result]) };
  }

  /** Whoever asked for it, or an admin, calls it off. */
  async cancel(op: Operation, id: string): Promise<AuditRow> {
    const audit = await this.held(op, id);
    if (audit.createdBy !== op.actor.id && !holds(op.actor, 'admin')) throw BrandingFailures.NOT_YOURS();
    if (audit.cancelledAt !== null) throw BrandingFailures.CANCELLED();
    const cancelled = { cancelledAt: iso(op.now), cancelledBy: op.actor.id, cancelReason: op.reason };
    await op.db.update(BrandAudit, { id }, { ...cancelled, version: audit.version + 1 });
    op.record([`brand_audit:${id}`], { answered: Number(audit.answered), accounts: Number(audit.accounts) });
    return { ...audit, ...cancelled, version: audit.version + 1 };
  }

  private async held(op: Operation, id: string): Promise<AuditRow> {
    await lockAudit(op.db, id);
    const audit = await this.show(op, id);
    op.about(`brand_audit:${id}`);
    op.expect(audit);
    return audit;
  }

  /** Staff see every audit, others those they are to answer and those of accounts they answer for. */
  private async visible(op: Operation): Promise<Sql> {
    if (holds(op.actor, 'admin', 'hr', 'auditor')) return raw('1 = 1');
    const { accountIds } = await sayOfActor(op, this.keys.current);
    return sql`(b.assignee_id = ${op.actor.id} or exists (select 1 from brand_audit_item v
      where v.audit_id = b.id and v.account_id in ${list([...accountIds])}))`;
  }

  private async accounts(op: Operation, { accountIds, brand, platform }: OpenBrandAudit): Promise<string[]> {
    const isScope = (brand ?? platform ?? null) !== null;
    if (isScope === Array.isArray(accountIds)) throw BrandingFailures.ONE_SCOPE();
    const visible = (await visibleTo(op, this.keys.current)) ?? raw('1 = 1');
    const found = accountIds
      ? await accountsAmong(op.db, accountIds, visible)
      : await accountsIn(op.db, { brand: brand ?? undefined, platform: platform ?? undefined }, MOST);
    if (accountIds && found.length < accountIds.length) throw AccountFailures.UNKNOWN();
    if (found.length > MOST) throw BrandingFailures.TOO_MANY();
    const say = await sayOfActor(op, this.keys.current);
    // Whoever is no admin audits what they answer for, and learns nothing of what else there is.
    const theirs = say.isAdmin ? found : found.filter((id) => say.accountIds.includes(id));
    if (accountIds !== undefined && theirs.length < found.length) throw BrandingFailures.NOT_YOURS();
    if (theirs.length === 0)
      throw say.isAdmin || say.accountIds.length > 0 ? BrandingFailures.NO_ACCOUNTS() : BrandingFailures.NOT_YOURS();
    return theirs;
  }

  private async refuseAssignee(op: Operation, personId: string, accountIds: readonly string[]): Promise<void> {
    const person = (await candidates(op.db, [personId], op.now)).get(personId);
    const roles = await rolesOf(op.db, this.keys.current, personId);
    if (!person || person.isLeaving || roles.includes('auditor')) throw BrandingFailures.BAD_ASSIGNEE();
    const involved = await involvedIn(op.db, personId, accountIds, day(op.now));
    if (involved.length > 0) throw BrandingFailures.INVOLVED({ facts: { accountIds: involved } });
  }
}
