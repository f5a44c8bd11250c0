import { Inject, Injectable } from '@nestjs/common';
import { day, dayAfter, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson } from '../people/person.queries.js';
import { Settings } from '../settings/settings.js';
import {
  acknowledgementOf,
  countGiven,
  countNewcomers,
  countOutstanding,
  givenBy,
  newcomers,
  outstandingOf,
  owedBy,
  owedView,
  titled,
} from './acknowledgement.queries.js';
import {
  acknowledgementView,
  type AcknowledgementView,
  type NewcomerPageView,
  type OutstandingPageView,
  type OwnAcknowledgementsView,
} from './acknowledgement.view.js';
import { editionOf, editionsOf, textsOf, titlesOf } from './edition.queries.js';
import { PolicyFailures } from './policies.failures.js';
import { Acknowledgement } from './policy.entity.js';
import type { AcknowledgeVersion, OutstandingQuery } from './policy.dto.js';
import { refusalToAcknowledge } from './policy.rules.js';
import { textHash } from './text.rules.js';

/** "Read and accepted": said by each for themselves, of one text, once. */
@Injectable()
export class Acknowledgements {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  /** The hash says that what was read is what is in force. Said again it stays as it was said first. */
  async give(op: Operation, code: string, number: number, input: AcknowledgeVersion): Promise<AcknowledgementView> {
    op.about(`policy:${code}`, `person:${op.actor.id}`);
    const version = await editionOf(op, code, number);
    if (!version) throw PolicyFailures.UNKNOWN_VERSION();
    op.refuse(refusalToAcknowledge({ ...version, current: Number(version.current) === 1 }));
    const text = (await textsOf(op.db, code, number)).find(({ language }) => language === input.language);
    if (!text) throw PolicyFailures.NO_LANGUAGE();
    if (textHash(text) !== input.textHash) throw PolicyFailures.OTHER_TEXT();
    // Held: said twice at the same moment it is said once.
    await heldPerson(op.db, op.actor.id);
    const before = await acknowledgementOf(op.db, op.actor.id, code, number);
    if (before && Number(before.counts) === 0) return this.again(op, code, number, input);
    if (before) op.unchanged();
    const given = before ?? (await this.write(op, { policyCode: code, number, ...input }));
    return acknowledgementView(given, titled(await titlesOf(op.db, [given]), given));
  }

  /** In a period that began since: what was said before stays as it was said. */
  private async again(
    op: Operation,
    policyCode: string,
    number: number,
    { language, textHash: hash }: AcknowledgeVersion,
  ): Promise<AcknowledgementView> {
    await op.db.update(Acknowledgement, { personId: op.actor.id, policyCode, number }, { renewedOn: day(op.now) });
    const details = { policy: policyCode, number, person: op.actor.id, language, textHash: hash, again: true };
    op.record(`policy:${policyCode}`, details);
    const given = await op.db.findOneByOrFail(Acknowledgement, { personId: op.actor.id, policyCode, number });
    return acknowledgementView(given, titled(await titlesOf(op.db, [given]), given));
  }

  private async write(
    op: Operation,
    { policyCode, number, language, textHash: hash }: AcknowledgeVersion & { policyCode: string; number: number },
  ): Promise<Acknowledgement> {
    const given: Acknowledgement = {
      id: newId(),
      personId: op.actor.id,
      policyCode,
      number,
      language,
      acknowledgedOn: day(op.now),
      method: 'click',
      textHash: hash,
      renewedOn: null,
      createdAt: iso(op.now),
    };
    await op.db.insert(Acknowledgement, given);
    op.record(`policy:${policyCode}`, { policy: policyCode, number, person: op.actor.id, language, textHash: hash });
    return given;
  }

  /** What the actor still has to accept, and what they did. */
  async own(op: Operation, { limit, cursor }: ListQuery): Promise<OwnAcknowledgementsView> {
    const after = cursor ? (decodeCursor(cursor, 2).map(String) as [string, string]) : null;
    const owed = await owedBy(op.db, [op.actor.id], day(op.now));
    const given = await givenBy(op.db, op.actor.id, after, limit + 1);
    const titles = await titlesOf(op.db, [...owed, ...given]);
    const page = pageOf(given, limit, await countGiven(op.db, op.actor.id), (row) => [row.acknowledgedOn, row.id]);
    return {
      outstanding: owed.map((row) => owedView(row, titles, this.settings.acknowledgementGraceDays)),
      given: { ...page, items: page.items.map((row) => acknowledgementView(row, titled(titles, row))) },
    };
  }

  /** Who has access a version is about and has not accepted it. */
  async outstanding(op: Operation, code: string, query: OutstandingQuery): Promise<OutstandingPageView> {
    const number = query.version ?? (await this.newest(op, code));
    if (!(await editionOf(op, code, number))) throw PolicyFailures.UNKNOWN_VERSION();
    const today = day(op.now);
    const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
    const of = { code, number };
    const found = await outstandingOf(op.db, of, today, String(after ?? ''), query.limit);
    const page = pageOf(found, query.limit, await countOutstanding(op.db, of, today), ({ id }) => [id]);
    const items = page.items.map(({ id, fullName, graceFrom, ...rest }) => {
      const suspendedFrom = dayAfter(graceFrom, this.settings.acknowledgementGraceDays);
      return { personId: id, person: fullName, ...rest, suspendedFrom, suspended: suspendedFrom <= today };
    });
    return { policyCode: code, number, ...page, items };
  }

  /** Who is new here, and what they have to accept and learn before their first grant. */
  async newcomers(op: Operation, { limit, cursor }: ListQuery): Promise<NewcomerPageView> {
    const today = day(op.now);
    const [after] = cursor ? decodeCursor(cursor, 1) : [''];
    const found = await newcomers(op.db, today, String(after ?? ''), limit);
    const page = pageOf(found, limit, await countNewcomers(op.db, today), ({ id }) => [id]);
    const owed = await owedBy(
      op.db,
      page.items.map(({ id }) => id),
      today,
    );
    const titles = await titlesOf(op.db, owed);
    const items = page.items.map(({ id, fullName, hasAccess, ...rest }) => ({
      personId: id,
      person: fullName,
      ...rest,
      hasAccess: Number(hasAccess) === 1,
      outstanding: owed
        .filter(({ personId }) => personId === id)
        .map((row) => owedView(row, titles, this.settings.acknowledgementGraceDays)),
    }));
    return { ...page, items };
  }

  private async newest(op: Operation, code: string): Promise<number> {
    const current = (await editionsOf(op, [code])).filter((row) => Number(row.current) === 1).at(-1);
    if (!current) throw PolicyFailures.UNKNOWN();
    return current.number;
  }
}
