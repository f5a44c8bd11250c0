import { Inject, Injectable } from '@nestjs/common';
import { rows, run, sql } from '../database/sql.js';
import { isPast } from '../handover/due.rules.js';
import type { AnnouncedDeparture } from '../handover/departure.rules.js';
import { Departures, type Taken } from '../handover/departures.service.js';
import { addSeconds, Clock, iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import type { DepartureEvent } from './departure-hook.dto.js';
import { HookFailures } from './hook.failures.js';
import { SIGNATURE_SECONDS } from './hook-signature.rules.js';

const EVENTS_KEPT_SECONDS = 30 * 86_400;

/**
 * Acts on what the HR system signed. It opens, moves and cancels; ending access at once waits for a person unless the
 * departure is an immediate one and the settings leave that to the HR system.
 */
@Injectable()
export class DepartureHook {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Departures) private readonly departures: Departures,
  ) {}

  /** Throws `hook.seen` and `hook.not_done`, behind which every rule of a departure stands. */
  async take(op: Operation, event: DepartureEvent, signature: string): Promise<Taken> {
    op.about('hook:departures');
    await this.remember(op, event.eventId, signature);
    try {
      const taken = await this.act(op, event);
      op.record(`case:${taken.caseId}`, { event: event.type, status: taken.status });
      return taken;
    } catch (error) {
      if (!(error instanceof Failure) || error.kind === 'unavailable' || error.kind === 'busy') throw error;
      op.about(`hook:${error.code}`);
      throw HookFailures.NOT_DONE();
    }
  }

  /** Forgets what can no longer come again. */
  async forget(op: Operation): Promise<void> {
    const removed = await run(op.db, sql`delete from hook_event where expires_at < ${iso(this.clock.real())}`);
    if (removed > 0) op.record([], { what: 'hook_event', removed });
  }

  private async act(op: Operation, event: DepartureEvent): Promise<Taken> {
    const { type, workEmail, lastDay, scenario = 'planned', timeZone, country } = event;
    if (type === 'cancelled') return this.departures.cancel(op, workEmail);
    if (lastDay === undefined) throw HookFailures.NOT_DONE();
    if (type === 'moved') {
      const { kase, scenario: held } = await this.departures.open(op, workEmail);
      if (kase.status === 'open' && !held.cutByHand) this.refuseOver(op, lastDay, kase.timeZone);
      return this.departures.move(op, workEmail, lastDay);
    }
    const mayCut = this.settings.departuresHookMayCut && event.cut === true;
    const cut = mayCut && this.departures.scenario(scenario).hidden;
    const departure: AnnouncedDeparture = {
      ...{ workEmail, scenario, lastDay, cut },
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(country === undefined ? {} : { country }),
    };
    if ((await this.departures.foresee(op, departure)).cutsAtOnce && !cut) throw HookFailures.NOT_DONE();
    return this.departures.take(op, departure);
  }

  /** A day that is over would end access in this moment: that is for a person to do. */
  private refuseOver(op: Operation, lastDay: string, timeZone: string): void {
    if (isPast(lastDay, timeZone, op.now)) throw HookFailures.NOT_DONE();
  }

  /** Two processes with the same event: the second waits for the first and then finds it. */
  private async remember(op: Operation, eventId: string, signature: string): Promise<void> {
    const real = this.clock.real();
    const seen = [
      { id: `signature:${this.key(signature)}`, seconds: 3 * SIGNATURE_SECONDS },
      { id: `event:${this.key(eventId)}`, seconds: EVENTS_KEPT_SECONDS },
    ];
    for (const { id, seconds } of seen) {
      const expiresAt = iso(addSeconds(real, seconds));
      const fresh = await rows(
        op.db,
        sql`insert into hook_event (id, expires_at) values (${id}, ${expiresAt}) on conflict (id) do nothing returning 1`,
      );
      if (fresh.length === 0) throw HookFailures.SEEN();
    }
  }

  private key = (text: string): string => this.keys.current.blindIndex('departure-hook', text);
}
