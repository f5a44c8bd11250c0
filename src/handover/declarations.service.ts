import { Inject, Injectable } from '@nestjs/common';
import { insertRows, one, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { heldCase, isStaff, visibleCase } from './case.queries.js';
import type { Declare } from './declaration.dto.js';
import { LeaverDeclaration } from './declaration.entity.js';
import { readDeclared } from './declaration.rules.js';
import type { DeclarationView, DeclaredAccountView } from './declaration.view.js';
import type { OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { RunbookShelf } from './runbook.service.js';

/** Whoever leaves says which further official accounts there are. Of personal ones nobody asks, and none is taken. */
@Injectable()
export class Declarations {
  constructor(
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** Throws `unknown_case`, `no_declaration` where the case has no such step, `not_declaring`, `personal_profile`. */
  async declare(op: Operation, caseId: string, input: Declare): Promise<DeclarationView> {
    op.about(`case:${caseId}`);
    await this.offered(op, caseId);
    const kase = await heldCase(op.db, caseId);
    this.shelf.withholdReason(op, kase.scenario);
    const isLeaver = op.actor.id === kase.personId;
    if (!isLeaver && !holds(op.actor, 'hr')) throw HandoverFailures.NOT_DECLARING();
    if (kase.status !== 'open' && kase.status !== 'cut') throw HandoverFailures.CASE_OVER();
    const inputs = input.accounts ?? [];
    if ((input.none === true) === inputs.length > 0) throw HandoverFailures.NOTHING_DECLARED();
    const accounts = readDeclared(await this.catalogue.all(op.db), inputs);
    const declaration = { id: newId(), caseId, declaredBy: op.actor.id, declaredAt: iso(op.now) };
    await op.db.insert(LeaverDeclaration, { ...declaration, statement: input.statement.trim() });
    await insertRows(
      op.db,
      'declared_account',
      ['id', 'declaration_id', 'platform', 'handle', 'handle_key', 'profile_url'],
      accounts.map((each) => [newId(), declaration.id, each.platform, each.handle, each.handleKey, each.profileUrl]),
    );
    op.record([`case:${caseId}`, `person:${kase.personId}`], {
      case: caseId,
      declaration: declaration.id,
      onBehalf: !isLeaver,
      accounts: accounts.length,
    });
    op.announce('declaration.given', { caseId, leaverId: kase.personId, personId: op.actor.id });
    return this.view(op, kase);
  }

  /** HR, admins and auditors, and whoever leaves. */
  async show(op: Operation, caseId: string): Promise<DeclarationView> {
    const kase = await this.offered(op, caseId);
    if (!isStaff(op) && kase.personId !== op.actor.id) throw HandoverFailures.NO_DECLARATION();
    return this.view(op, kase);
  }

  /** Only where the runbook of the case asks for it, and never where the leaver must not know of the case. */
  private async offered(op: Operation, caseId: string): Promise<OffboardingCase> {
    const kase = await visibleCase(op, this.shelf, caseId);
    if (!this.shelf.asksDeclaration(kase.scenario)) throw HandoverFailures.NO_DECLARATION();
    return kase;
  }

  private async view(op: Operation, kase: OffboardingCase): Promise<DeclarationView> {
    const newest = await one<LeaverDeclaration>(
      op.db,
      sql`select id, declared_by as "declaredBy", declared_at as "declaredAt", statement from leaver_declaration
          where case_id = ${kase.id} order by id desc limit 1`,
    );
    if (!newest) throw HandoverFailures.NO_DECLARATION();
    // The register knows an account by platform and handle; a closed one comes last.
    const found = await rows<DeclaredAccountView>(
      op.db,
      sql`select d.platform, d.handle, d.profile_url as "profileUrl", (select a.id from account a
            where a.platform = d.platform and a.handle_key = d.handle_key
            order by case when a.status = 'closed' then 1 else 0 end, a.id desc limit 1) as "accountId"
          from declared_account d where d.declaration_id = ${newest.id} order by d.id`,
    );
    const staff = isStaff(op) && op.actor.id !== kase.personId;
    return {
      declaredBy: newest.declaredBy,
      onBehalf: newest.declaredBy !== kase.personId,
      declaredAt: newest.declaredAt,
      statement: newest.statement,
      none: found.length === 0,
      accounts: staff ? found : found.map((account) => ({ ...account, accountId: null })),
      unknown: staff ? found.filter(({ accountId }) => accountId === null).length : null,
    };
  }
}
