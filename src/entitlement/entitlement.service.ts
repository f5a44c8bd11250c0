import { Inject, Injectable } from '@nestjs/common';
import { forUpdate, one, raw, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { fullNames } from '../people/names.queries.js';
import { personById } from '../people/person.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { LEVELS, SCOPES } from '../platforms/levels.js';
import type { BeginRule, RulesQuery } from './entitlement.dto.js';
import { EntitlementRule } from './entitlement.entity.js';
import { EntitlementFailures } from './entitlement.failures.js';
import { ruleMac } from './entitlement.mac.js';
import { PERSON_KINDS } from './entitlement.rules.js';
import { ruleView, type RuleView } from './entitlement.view.js';
import { inForce, isProvenRule, loggedRule, RULE_COLUMNS, type RuleRow } from './rulebook.queries.js';

/** Who may hold what. A rule begins and ends by an admin's decision, with a reason; it is never edited. */
@Injectable()
export class Entitlements {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** From now on nobody is granted access to the accounts it speaks of unless a rule covers them; what they hold stays. */
  async begin(op: Operation, input: BeginRule): Promise<RuleView> {
    const value = await this.valueOf(op, input);
    if (typeof input.platform === 'string') await this.catalogue.platform(op.db, input.platform);
    const row = {
      id: newId(),
      who: input.who,
      value,
      levels: JSON.stringify(LEVELS.filter((level) => input.levels.includes(level))),
      scopes: JSON.stringify(SCOPES.filter((scope) => input.scopes.includes(scope))),
      platform: input.platform ?? null,
      brand: input.brand?.trim() || null,
      reason: op.reason ?? '',
      createdAt: iso(op.now),
      createdBy: op.actor.id,
      endedAt: null,
      endedBy: null,
      endedReason: null,
      version: 1,
    };
    op.refuse((await this.isInForce(op, row)) ? EntitlementFailures.DUPLICATE() : null);
    await op.db.insert(EntitlementRule, { ...row, mac: ruleMac(this.keys.current, row) });
    this.note(op, row);
    op.announce('entitlement.begun', { ruleId: row.id });
    return this.shown(op, row.id);
  }

  /** Ends a rule. One whose row was changed or deleted ends as what the log says it was. */
  async end(op: Operation, id: string): Promise<RuleView> {
    op.about(`entitlement:${id}`);
    await rows(op.db, sql`select id from entitlement_rule where id = ${id}${forUpdate(op.db)}`);
    const known = await this.row(op, id);
    const isProven = known !== null && isProvenRule(this.keys.current, known);
    const rule = isProven ? known : ((await loggedRule(op.db, id)) ?? known);
    if (!rule) throw EntitlementFailures.UNKNOWN();
    op.refuse(rule.endedAt === null ? null : EntitlementFailures.ALREADY_ENDED());
    op.expect(rule);
    const how = { endedAt: iso(op.now), endedBy: op.actor.id, endedReason: op.reason, version: rule.version + 1 };
    const ended = { ...columnsOf(rule), ...how };
    // A row nobody made is put aside without being made believable.
    const isPlanted = known !== null && !isProven && known.leaf === null;
    const row = { ...ended, mac: isPlanted ? known.mac : ruleMac(this.keys.current, ended) };
    await (known ? op.db.update(EntitlementRule, { id }, row) : op.db.insert(EntitlementRule, row));
    this.note(op, ended);
    op.announce('entitlement.ended', { ruleId: id });
    return this.shown(op, id);
  }

  /** In the order in which they were made. */
  async list(op: Operation, query: RulesQuery): Promise<Page<RuleView>> {
    const state = { live: sql`e.ended_at is null`, ended: sql`e.ended_at is not null`, all: raw('1 = 1') }[query.state];
    const matching = sql`${state}${query.platform ? sql` and (e.platform is null or e.platform = ${query.platform})` : raw('')}`;
    const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
    const found = await rows<RuleRow>(
      op.db,
      sql`select ${RULE_COLUMNS} from entitlement_rule e where ${matching} and e.id > ${after ?? ''}
          order by e.id limit ${query.limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from entitlement_rule e where ${matching}`,
    );
    const page = pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
    return { ...page, items: await this.views(op, page.items) };
  }

  private async valueOf(op: Operation, { who, value }: BeginRule): Promise<string> {
    if (who === 'person') return (await personById(op.db, value)).id;
    const isKnown = who === 'person_kind' ? (PERSON_KINDS as readonly string[]).includes(value) : fold(value) !== '';
    if (!isKnown) throw EntitlementFailures.BAD_VALUE();
    return value.trim();
  }

  private async isInForce(op: Operation, rule: Omit<EntitlementRule, 'mac'>): Promise<boolean> {
    const live = await rows<RuleRow>(
      op.db,
      sql`select ${RULE_COLUMNS} from entitlement_rule e where e.ended_at is null and e.who = ${rule.who}
          and e.levels = ${rule.levels} and e.scopes = ${rule.scopes}`,
    );
    const place = (one: Pick<EntitlementRule, 'value' | 'platform' | 'brand'>): string =>
      JSON.stringify([fold(one.value), one.platform, one.brand === null ? null : fold(one.brand)]);
    return live.some((row) => place(row) === place(rule) && isProvenRule(this.keys.current, row));
  }

  private row(op: Operation, id: string): Promise<RuleRow | null> {
    return one<RuleRow>(op.db, sql`select ${RULE_COLUMNS} from entitlement_rule e where e.id = ${id}`);
  }

  private async shown(op: Operation, id: string): Promise<RuleView> {
    const [view] = await this.views(op, [(await this.row(op, id)) as RuleRow]);
    return view as RuleView;
  }

  private async views(op: Operation, found: readonly RuleRow[]): Promise<RuleView[]> {
    const names = await fullNames(
      op.db,
      found.flatMap(({ createdBy, endedBy }) => [createdBy, endedBy]),
    );
    return found.map((row) => {
      const can = tryable(op.actor, [['entitlement.end', row.endedAt === null]]);
      return ruleView(row, { isTrusted: isProvenRule(this.keys.current, row), names, can });
    });
  }

  /** The leaf holds the whole rule: what it shuts stays shut when its row is changed or deleted. */
  private note(op: Operation, rule: Omit<EntitlementRule, 'mac'>): void {
    const { id, who, value, platform, brand, endedAt, version } = rule;
    const { levels, scopes } = inForce(rule, null, true);
    const subjects = [`entitlement:${id}`, ...(who === 'person' ? [`person:${value}`] : [])];
    op.record(
      subjects,
      { who, value, levels, scopes, platform, brand, endedAt, version },
      { mark: `entitlement:${id}` },
    );
  }
}

/** The columns of a rule, without what a query answers beside them. */
function columnsOf(rule: Omit<EntitlementRule, 'mac'>): Omit<EntitlementRule, 'mac'> {
  const { id, who, value, levels, scopes, platform, brand, reason } = rule;
  const { createdAt, createdBy, endedAt, endedBy, endedReason, version } = rule;
  return {
    ...{ id, who, value, levels, scopes, platform, brand, reason },
    ...{ createdAt, createdBy, endedAt, endedBy, endedReason, version },
  };
}
