import { Injectable } from '@nestjs/common';
import { one, run, sql } from '../database/sql.js';
import { day, dayAfter, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Operation } from '../operation/operation.js';
import { firstDayAfter, hasOpenDraft, newestNumber, replaceText } from './edition.rows.js';
import { editionOf, editionsOf, textsOf, type EditionRow } from './edition.queries.js';
import { PolicyFailures } from './policies.failures.js';
import type { ChangeDraft, DraftVersion, OpenComments, PolicyScope, PublishVersion } from './policy.dto.js';
import { PolicyEdition } from './policy.entity.js';
import { heldPolicy } from './policy.queries.js';
import {
  refusalToOpenComments,
  refusalToPublish,
  refusalToWithdraw,
  refusalToWrite,
  reviewDueOn,
} from './policy.rules.js';
import { EVERYONE, importedScope, scopeOf, storedScope, wordFor, type Scope } from './scope.rules.js';
import { textHash } from './text.rules.js';

/** Versions of a policy: drafted by one, discussed by everybody, published by another. What is published never changes. */
@Injectable()
export class Editions {
  async draft(op: Operation, code: string, input: DraftVersion): Promise<EditionRow> {
    const policy = await heldPolicy(op, code);
    if (!input.texts.fr && !input.texts.en) throw PolicyFailures.NO_TEXT();
    if (await hasOpenDraft(op.db, code)) throw PolicyFailures.DRAFT_OPEN();
    const before = (await editionsOf(op, [code])).at(-1);
    const number = (await newestNumber(op.db, code)) + 1;
    const edition: PolicyEdition = {
      id: newId(),
      policyCode: code,
      number,
      state: 'draft',
      ...storedScope(chosen(input.scope ?? undefined, before ? scopeFrom(before) : EVERYONE)),
      requiresTraining: input.requiresTraining ?? before?.requiresTraining ?? 0,
      authorId: op.actor.id,
      createdAt: iso(op.now),
      commentsUntil: null,
      publishedBy: null,
      publishedAt: null,
      withdrawnBy: null,
      withdrawnAt: null,
      version: 1,
    };
    await op.db.insert(PolicyEdition, edition);
    const asks = input.requiresAcknowledgement ?? (before?.requiresAcknowledgement ?? 'yes') === 'yes';
    const facts = { kind: policy.kind, appliesTo: wordFor(scopeOf(edition)), asks };
    for (const [language, text] of Object.entries(input.texts))
      if (text) await replaceText(op, edition, facts, { language, ...text });
    return this.recorded(op, code, number);
  }

  async change(op: Operation, code: string, number: number, input: ChangeDraft): Promise<EditionRow> {
    const { policy, row } = await this.held(op, code, number);
    op.refuse(refusalToWrite(row, op.actor.id));
    const scope = chosen(input.scope ?? undefined, scopeFrom(row));
    const asks = input.requiresAcknowledgement ?? row.requiresAcknowledgement === 'yes';
    const change = { ...storedScope(scope), requiresTraining: input.requiresTraining ?? row.requiresTraining };
    await this.write(op, row, change);
    const facts = { kind: policy.kind, appliesTo: wordFor(scope), asks };
    for (const [language, text] of Object.entries(input.texts ?? {}))
      if (text) await replaceText(op, row, facts, { language, ...text });
    await run(
      op.db,
      sql`update policy_version set applies_to = ${facts.appliesTo}, requires_acknowledgement = ${asks ? 'yes' : 'no'}
          where policy_code = ${code} and number = ${number}`,
    );
    return this.recorded(op, code, number);
  }

  /** Everybody may read and comment until a day; opened again, the day moves. */
  async openComments(op: Operation, code: string, number: number, { until }: OpenComments): Promise<EditionRow> {
    const { row } = await this.held(op, code, number);
    op.refuse(refusalToOpenComments(row, until, day(op.now)));
    await this.write(op, row, { state: 'comment', commentsUntil: until });
    op.announce('policy.comments_open', { policyCode: code, number, until });
    return this.recorded(op, code, number);
  }

  /** Puts a draft into force from a day on. What was in force before ends the day before, by itself. */
  async publish(op: Operation, code: string, number: number, input: PublishVersion): Promise<EditionRow> {
    const { policy, row } = await this.held(op, code, number);
    const { effectiveFrom, version: read } = input;
    const texts = await textsOf(op.db, code, number);
    const after = await firstDayAfter(op.db, code, number);
    const asked = { actorId: op.actor.id, read, effectiveFrom, after, texts };
    op.refuse(refusalToPublish(row, asked, day(op.now)));
    await this.write(op, row, { state: 'published', publishedBy: op.actor.id, publishedAt: iso(op.now) });
    await run(
      op.db,
      sql`update policy_version set effective_from = ${effectiveFrom}, approved_by = ${op.actor.id},
            review_due_on = ${reviewDueOn(effectiveFrom, policy.cadence)}
          where policy_code = ${code} and number = ${number}`,
    );
    op.announce('policy.published', { policyCode: code, number, effectiveFrom });
    return this.recorded(op, code, number);
  }

  /** Drops a draft, or takes a published version out of force from today on. */
  async withdraw(op: Operation, code: string, number: number): Promise<EditionRow> {
    const { row } = await this.held(op, code, number);
    const accepted = await one(
      op.db,
      sql`select id from acknowledgement where person_id = ${op.actor.id} and policy_code = ${code} and number = ${number}`,
    );
    op.refuse(refusalToWithdraw(row, op.actor.id, row.requiresAcknowledgement === 'yes' && accepted === null));
    if (row.state === 'published') {
      if (Number(row.current) !== 1) throw PolicyFailures.NOT_IN_FORCE();
      await run(
        op.db,
        sql`update policy_version set effective_to = ${dayAfter(day(op.now), -1)}
            where policy_code = ${code} and number = ${number}`,
      );
    }
    await this.write(op, row, { state: 'withdrawn', withdrawnBy: op.actor.id, withdrawnAt: iso(op.now) });
    op.announce('policy.withdrawn', { policyCode: code, number });
    return this.recorded(op, code, number);
  }

  /** Looked at and still right: the next review is a whole cycle away. */
  async review(op: Operation, code: string, number: number): Promise<EditionRow> {
    const { policy, row } = await this.held(op, code, number);
    if (row.state !== 'published' || Number(row.current) !== 1) throw PolicyFailures.NOT_IN_FORCE();
    const due = reviewDueOn(day(op.now), policy.cadence);
    if (due === null) throw PolicyFailures.NO_CADENCE();
    await run(
      op.db,
      sql`update policy_version set review_due_on = ${due} where policy_code = ${code} and number = ${number}`,
    );
    return this.recorded(op, code, number);
  }

  /** The version and its policy, held; nobody else changes either meanwhile. */
  private async held(op: Operation, code: string, number: number) {
    const policy = await heldPolicy(op, code);
    const row = await editionOf(op, code, number);
    if (!row) throw PolicyFailures.UNKNOWN_VERSION();
    op.expect(row);
    return { policy, row };
  }

  /** An imported version has no edition: its rows and the log say all there is. */
  private async write(op: Operation, { editionId, version }: EditionRow, change: Partial<PolicyEdition>) {
    if (editionId === null) return;
    await op.db.update(PolicyEdition, { id: editionId, version }, { ...change, version: version + 1 });
  }

  /** Leaves what the version now says in the log: texts by their hash. */
  private async recorded(op: Operation, code: string, number: number): Promise<EditionRow> {
    const row = await editionOf(op, code, number);
    if (!row) throw PolicyFailures.UNKNOWN_VERSION();
    const texts = await textsOf(op.db, code, number);
    op.record(`policy:${code}`, {
      policy: code,
      number,
      state: row.state,
      texts: Object.fromEntries(texts.map((text) => [text.language, textHash(text)])),
      scope: { ...scopeFrom(row) },
      requiresAcknowledgement: row.requiresAcknowledgement,
      requiresTraining: row.requiresTraining,
      author: row.authorId,
      commentsUntil: row.commentsUntil,
      effectiveFrom: row.effectiveFrom,
      effectiveTo: row.effectiveTo,
      reviewDueOn: row.reviewDueOn,
      version: row.version,
    });
    return row;
  }
}

const scopeFrom = (row: EditionRow): Scope => (row.editionId === null ? importedScope(row.appliesTo) : scopeOf(row));

/** A scope that is given is given whole. */
const chosen = (given: PolicyScope | undefined, otherwise: Scope): Scope =>
  given === undefined
    ? otherwise
    : {
        platforms: given.platforms ?? null,
        brands: given.brands ?? null,
        levels: given.levels ?? null,
        organisations: given.organisations ?? null,
        personKinds: given.personKinds ?? null,
        custodiansOnly: given.custodiansOnly ?? false,
      };
