import { Inject, Injectable } from '@nestjs/common';
import { peopleState } from '../access/deciders.js';
import { refusalToReceive } from '../access/grant.rules.js';
import { liveGrant, provenGrants } from '../access/grant.queries.js';
import type { ReviewItem } from '../access/review.entity.js';
import { insertRows, join, list, raw, rows, run, sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Bench } from './bench.js';
import { Campaign } from './campaign.entity.js';
import type { ReviewerRule } from './campaign.rules.js';
import { holdItems } from './item.queries.js';
import { recordItem, saveItems } from './item.writing.js';
import type { Chosen } from './reviewer.rules.js';

const AT_ONCE = 500;
/** Over `i` and `c`: may still be answered, in time or, where the grant rests for it, later. */
const ASKED = raw(`i.state = 'open' and c.state in ('open', 'closed')`);
const NOBODYS = raw('i.reviewer_id is null');
const CHANGE_COLUMNS = ['id', 'campaign_id', 'item_id', 'from_id', 'to_id', 'changed_at', 'changed_by', 'reason'];

interface Passed {
  item: ReviewItem;
  chosen: Chosen | null;
}

/** Open items follow who may answer them: nobody's absence, departure or change of seat leaves one behind. */
@Injectable()
export class Passing {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  due = async (op: Operation): Promise<boolean> =>
    (await this.mootIds(op, 1)).length > 0 ||
    (await this.ids(op, await this.lostTheirs(op), { limit: 1 })).length > 0 ||
    (await this.ids(op, NOBODYS, { limit: 1 })).length > 0;

  /** One portion: what lost its reviewer goes to the next by the rule of its campaign. Answers whether there may be more. */
  async work(op: Operation): Promise<boolean> {
    const moot = await this.dropMoot(op);
    const passed = await this.pass(op, await this.ids(op, await this.lostTheirs(op)));
    const found = passed < AT_ONCE ? await this.findForNobodys(op) : 0;
    if (moot + passed + found === 0) op.unchanged();
    return Math.max(moot, passed, found) >= AT_ONCE;
  }

  /** What ended by itself meanwhile asks nothing any more. Nobody can answer such a row again, so its MAC may go stale. */
  private async dropMoot(op: Operation): Promise<number> {
    const ids = await this.mootIds(op, AT_ONCE);
    if (ids.length === 0) return 0;
    const ended = await run(
      op.db,
      sql`update review_item set state = 'moot', decided_at = ${iso(op.now)}, version = version + 1
          where state = 'open' and id in ${list(ids)}`,
    );
    op.record(
      ids.map((id) => `review:${id}`),
      { moot: ended },
    );
    return ended;
  }

  private mootIds(op: Operation, limit: number): Promise<string[]> {
    const isOver = sql`i.grant_id is not null
      and not exists (select 1 from access_grant g where g.id = i.grant_id and ${liveGrant('g', day(op.now))})`;
    return this.ids(op, isOver, { limit });
  }

  /** Condition over `i`: whoever is asked is gone, may not decide, or is no longer what they were chosen as. */
  private async lostTheirs(op: Operation): Promise<Sql> {
    const asked = await rows<{ id: string }>(
      op.db,
      sql`select distinct i.reviewer_id as id from review_item i join campaign c on c.id = i.campaign_id
          where ${ASKED} and i.reviewer_id is not null`,
    );
    const ids = asked.map(({ id }) => id);
    const people = await peopleState(op.db, ids, { hold: false });
    const gone = ids.filter((id) => {
      const person = people.get(id);
      return !person || refusalToReceive(person, op.now) !== null;
    });
    const barred = sql`select person_id from person_role where ended_at is null and role <> 'admin'`;
    const admins = sql`select person_id from person_role where ended_at is null and role = 'admin'`;
    const seated = sql`exists (select 1 from seat s where s.account_id = i.account_id and s.person_id = i.reviewer_id
      and s.ended_at is null and s.seat in ('owner', 'backup_owner'))`;
    const manages = sql`exists (select 1 from person p where p.manager_id = i.reviewer_id and (p.id = i.person_id
      or (i.person_id is null and p.id in (select s.person_id from seat s where s.account_id = i.account_id
        and s.ended_at is null and s.seat = 'owner'))))`;
    const reasons = [
      sql`i.reviewer_id in ${list(gone)}`,
      sql`i.reviewer_id in (${barred})`,
      sql`(i.reviewer_by = 'admin' and i.reviewer_id not in (${admins}))`,
      sql`(i.reviewer_by in ('owner', 'backup_owner') and not ${seated})`,
      sql`(i.reviewer_by = 'accountable' and i.reviewer_id not in (select accountable_id from brand where ended_at is null))`,
      sql`(i.reviewer_by = 'manager' and not ${manages})`,
    ];
    return sql`i.reviewer_id is not null and (${join(reasons, ' or ')})`;
  }

  /** Looks through what nobody could be asked about, page by page, for somebody who can be by now. */
  private async findForNobodys(op: Operation): Promise<number> {
    let found = 0;
    for (let after = ''; found < AT_ONCE;) {
      const ids = await this.ids(op, NOBODYS, { after });
      found += await this.pass(op, ids);
      if (ids.length < AT_ONCE) break;
      after = ids[ids.length - 1] as string;
    }
    return found;
  }

  private async ids(op: Operation, condition: Sql, { after = '', limit = AT_ONCE } = {}): Promise<string[]> {
    const found = await rows<{ id: string }>(
      op.db,
      sql`select i.id from review_item i join campaign c on c.id = i.campaign_id
          where ${ASKED} and i.id > ${after} and ${condition} order by i.id limit ${limit}`,
    );
    return found.map((row) => row.id);
  }

  /** Answers how many items are asked of somebody else from now on. */
  private async pass(op: Operation, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const items = (await holdItems(op.db, this.keys.current, ids)).filter((item) => item.state === 'open');
    const chosen = await this.chosenFor(op, items);
    const passed = items
      .map((item): Passed => ({ item, chosen: chosen.get(item.id) ?? null }))
      .filter(({ item, chosen: next }) => item.reviewerId !== (next?.reviewerId ?? null));
    const next = new Map(passed.map(({ item, chosen: to }) => [item.id, to]));
    const saved = await saveItems(
      op.db,
      this.keys.current,
      passed.map(({ item }) => item),
      ({ id }) => ({ reviewerId: next.get(id)?.reviewerId ?? null, reviewerBy: next.get(id)?.by ?? null }),
    );
    await this.note(op, passed);
    saved.forEach((item, n) => recordItem(op, item, { from: passed[n]?.item.reviewerId ?? null }));
    return saved.length;
  }

  private async chosenFor(op: Operation, items: readonly ReviewItem[]): Promise<Map<string, Chosen | null>> {
    const keyring = this.keys.current;
    const bench = await Bench.of(op.db, keyring, op.now, items);
    const grantIds = items.map((item) => item.grantId).filter((id) => id !== null);
    const grants = await provenGrants(op.db, keyring, sql`g.id in ${list(grantIds)}`);
    const approvers = new Map(grants.map((grant) => [grant.id, grant.approvedBy]));
    const orders = new Map<string, ReviewerRule[]>();
    for (const id of new Set(items.map((item) => item.campaignId))) {
      const campaign = await op.db.findOneByOrFail(Campaign, { id });
      orders.set(id, JSON.parse(campaign.reviewers) as ReviewerRule[]);
    }
    return new Map(
      items.map((item) => {
        const approvedBy = approvers.get(item.grantId ?? '') ?? null;
        return [item.id, bench.choose(orders.get(item.campaignId) ?? [], { ...item, approvedBy })];
      }),
    );
  }

  /** The change stays on record, and whoever is asked now is told how much came to them. */
  private async note(op: Operation, passed: readonly Passed[]): Promise<void> {
    const records = passed.map(({ item, chosen }) => [
      ...[newId(), item.campaignId, item.id, item.reviewerId, chosen?.reviewerId ?? null],
      ...[iso(op.now), op.actor.id, null],
    ]);
    await insertRows(op.db, 'reviewer_change', CHANGE_COLUMNS, records);
    const told = new Map<string, { campaignId: string; personId: string | null; open: number; dueOn: string }>();
    for (const { item, chosen } of passed) {
      const personId = chosen?.reviewerId ?? null;
      const key = `${item.campaignId} ${personId ?? ''}`;
      const before = told.get(key)?.open ?? 0;
      told.set(key, { campaignId: item.campaignId, personId, open: before + 1, dueOn: item.dueOn });
    }
    for (const facts of told.values())
      op.announce(facts.personId === null ? 'review.unassigned' : 'review.assigned', facts);
  }
}
