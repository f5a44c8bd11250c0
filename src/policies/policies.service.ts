import { Injectable } from '@nestjs/common';
import { one, raw, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { Operation } from '../operation/operation.js';
import { fullNames } from '../people/names.queries.js';
import { acceptedOf } from './acknowledgement.queries.js';
import { allowedOnPolicy, allowedOnVersion, type Looking } from './allowed.rules.js';
import { VERSIONS } from './concerned.queries.js';
import { editionOf, editionsOf, isStaff, readable, textsOf, titlesOf, type EditionRow } from './edition.queries.js';
import { PolicyFailures } from './policies.failures.js';
import type { ChangePolicy, CreatePolicy } from './policy.dto.js';
import { Policy } from './policy.entity.js';
import { heldPolicy, policyFacts } from './policy.queries.js';
import {
  summaryView,
  versionView,
  type PolicyView,
  type Seen,
  type VersionSummaryView,
  type VersionView,
} from './policy.view.js';

/** The charters, clauses and sheets there are. What is said in one is a version of it. */
@Injectable()
export class Policies {
  async list(op: Operation, { limit, cursor }: ListQuery): Promise<Page<PolicyView>> {
    const [after] = cursor ? decodeCursor(cursor, 1) : [''];
    const all = sql`select v.policy_code as code from ${VERSIONS} where ${readable(op)}
      union select code from policy where ${raw(isStaff(op) ? '1 = 1' : '1 = 0')}`;
    const found = await rows<{ code: string }>(
      op.db,
      sql`select code from (${all}) c where code > ${after ?? ''} order by code limit ${limit + 1}`,
    );
    const count = await one<{ n: number | string }>(op.db, sql`select count(*) as n from (${all}) c`);
    const page = pageOf(found, limit, Number(count?.n ?? 0), ({ code }) => [code]);
    return {
      ...page,
      items: await this.views(
        op,
        page.items.map(({ code }) => code),
      ),
    };
  }

  /** Throws `policies.unknown`, also where there is nothing the actor may read. */
  async show(op: Operation, code: string): Promise<PolicyView> {
    const [view] = await this.views(op, [code]);
    if (!view) throw PolicyFailures.UNKNOWN();
    return view;
  }

  async create(op: Operation, { code, kind, ...asked }: CreatePolicy): Promise<PolicyView> {
    const cadence = asked.cadence ?? 'none';
    op.about(`policy:${code}`);
    if ((await policyFacts(op.db, [code])).length > 0) throw PolicyFailures.EXISTS();
    const policy = { code, kind, cadence, createdBy: op.actor.id, createdAt: iso(op.now), version: 1 };
    await op.db.insert(Policy, policy);
    op.record(`policy:${code}`, { kind, cadence });
    return this.show(op, code);
  }

  async change(op: Operation, code: string, { kind, cadence }: ChangePolicy): Promise<PolicyView> {
    const policy = await heldPolicy(op, code);
    op.expect(policy);
    const next = { kind: kind ?? policy.kind, cadence: cadence ?? policy.cadence };
    await op.db.update(Policy, { code }, { ...next, version: policy.version + 1 });
    op.record(`policy:${code}`, { from: { kind: policy.kind, cadence: policy.cadence }, to: next });
    return this.show(op, code);
  }

  /** One version with its text. Throws `policies.unknown_version`, `policies.no_language` with the languages there are. */
  async version(op: Operation, code: string, number: number, language: string): Promise<VersionView> {
    const row = await editionOf(op, code, number);
    if (!row) throw PolicyFailures.UNKNOWN_VERSION();
    const texts = await textsOf(op.db, code, number);
    const view = versionView(row, texts, language, (await this.seen(op, [row]))(row));
    if (!view) throw PolicyFailures.NO_LANGUAGE({ facts: { languages: texts.map((text) => text.language) } });
    return view;
  }

  async summary(op: Operation, row: EditionRow): Promise<VersionSummaryView> {
    return summaryView(row, await titlesOf(op.db, [row]), (await this.seen(op, [row]))(row));
  }

  private async views(op: Operation, codes: readonly string[]): Promise<PolicyView[]> {
    const editions = await editionsOf(op, codes);
    const titles = await titlesOf(op.db, editions);
    const known = await policyFacts(op.db, codes);
    const facts = new Map(known.map((policy) => [policy.code, policy]));
    const seen = await this.seen(op, editions, known);
    return codes.flatMap((code) => {
      const known = facts.get(code);
      const own = editions.filter((row) => row.policyCode === code);
      const versions = own.map((row) => summaryView(row, titles, seen(row)));
      if (!known || (versions.length === 0 && !isStaff(op))) return [];
      const states = own.map(({ state }) => state);
      return [{ ...known, title: versions.at(-1)?.title ?? {}, versions, can: allowedOnPolicy(op.actor, states) }];
    });
  }

  /** How versions look to the actor: who wrote and approved them, whether they accepted them, what they may do. */
  private async seen(
    op: Operation,
    editions: readonly EditionRow[],
    policies?: readonly { code: string; cadence: string }[],
  ): Promise<(row: EditionRow) => Seen> {
    const { db, actor, now } = op;
    const codes = [...new Set(editions.map(({ policyCode }) => policyCode))];
    const names = await fullNames(
      db,
      editions.flatMap(({ authorId, approvedBy }) => [authorId, approvedBy]),
    );
    const nameOf = (id: string | null): string | null => names.get(id ?? '') ?? null;
    const given = await acceptedOf(db, actor.id, codes);
    const cadences = new Map((policies ?? (await policyFacts(db, codes))).map(({ code, cadence }) => [code, cadence]));
    return (row) => {
      const mine = given.find(({ policyCode, number }) => policyCode === row.policyCode && number === row.number);
      const counts = mine !== undefined && Number(mine.counts) === 1;
      const accepted = counts ? 'now' : mine ? 'before' : null;
      const looking: Looking = { actor, accepted, today: day(now), cadence: cadences.get(row.policyCode) ?? 'none' };
      return {
        author: nameOf(row.authorId),
        approver: nameOf(row.approvedBy),
        acceptedOn: counts ? mine.on : null,
        can: allowedOnVersion({ ...row, current: Number(row.current) === 1 }, looking),
      };
    };
  }
}
