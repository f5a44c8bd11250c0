import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { one, sql } from '../database/sql.js';
import { addSeconds, iso } from '../kernel/clock.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import { readHead } from '../ledger/ledger.queries.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import type { HouseCheckView, HouseStateView } from './house-state.view.js';
import { Readiness } from './readiness.js';

const LATE_SECONDS = 600;

/** What an administrator should know of the service itself: what works, what is missing, what waits. */
@Injectable()
export class HouseState {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(CheckpointKeeper) private readonly keeper: CheckpointKeeper,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async look(op: Operation): Promise<HouseStateView> {
    const keysFit = await this.readiness.keysFit(op.db);
    const complaint = await this.keeper.complaint(op.db);
    const { https, organisation } = this.settings;
    return {
      checks: [
        check('keys', keysFit ? 'ok' : 'wrong', keysFit ? 'works' : 'missing'),
        check('ledger', complaint ? 'wrong' : 'ok', complaint ? (complaint.code.split('.')[1] ?? '') : 'works'),
        await this.checkpoint(op),
        await keysBehind(op.db),
        await messagesLate(op),
        await this.mail(op.db),
        check('address', https ? 'ok' : 'attention', https ? 'encrypted' : 'plain'),
        check('organisation', organisation === '' ? 'attention' : 'ok', organisation === '' ? 'unnamed' : 'named'),
      ],
    };
  }

  private async checkpoint({ db }: Operation): Promise<HouseCheckView> {
    const kept = this.keeper.kept();
    const newest = kept[0];
    if (!newest) return check('checkpoint', 'attention', 'none');
    if (newest.size === null) return check('checkpoint', 'wrong', 'unreadable', { day: newest.day });
    const { size } = (await readHead(db)).frontier;
    return check('checkpoint', 'ok', 'kept', {
      day: newest.day,
      size: newest.size,
      behind: Math.max(0, size - newest.size),
    });
  }

  private async mail(db: EntityManager): Promise<HouseCheckView> {
    const found = await one<{ waiting: number | string; refused: number | string }>(
      db,
      sql`select count(case when state in ('waiting', 'sending') then 1 end) as waiting,
            count(case when state = 'refused' then 1 end) as refused from mail`,
    );
    const facts = { waiting: Number(found?.waiting ?? 0), refused: Number(found?.refused ?? 0) };
    if (this.settings.smtpUrl === undefined) return check('mail', 'attention', 'no_server', facts);
    return facts.refused > 0 ? check('mail', 'attention', 'refused', facts) : check('mail', 'ok', 'works', facts);
  }
}

const check = (
  name: string,
  state: HouseCheckView['state'],
  says: string,
  facts: HouseCheckView['facts'] = {},
): HouseCheckView => ({ check: name, state, says, facts });

async function keysBehind(db: EntityManager): Promise<HouseCheckView> {
  const found = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from credential_version v join kek k on k.id = v.kek_id where k.state = 'retired'`,
  );
  const versions = Number(found?.n ?? 0);
  return versions > 0 ? check('renewal', 'attention', 'under_way', { versions }) : check('renewal', 'ok', 'complete');
}

async function messagesLate({ db, now }: Operation): Promise<HouseCheckView> {
  const found = await one<{ n: number | string; oldest: string | null }>(
    db,
    sql`select count(*) as n, min(created_at) as oldest from outbox
        where delivered_at is null and created_at < ${iso(addSeconds(now, -LATE_SECONDS))}`,
  );
  const waiting = Number(found?.n ?? 0);
  if (waiting === 0) return check('messages', 'ok', 'delivered');
  return check('messages', 'attention', 'late', { waiting, oldest: found?.oldest ?? '' });
}
