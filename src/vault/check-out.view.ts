import { ApiProperty } from '@nestjs/swagger';
import { NAMES } from '../people/names.dto.js';
import type { CheckOut } from './check-out.entity.js';
import type { BelievedPolicy } from './check-out.queries.js';
import type { Queue } from './check-out.rules.js';

export class CheckOutHolder {
  personId: string;
  since: string;
  /** When the turn is over, whatever happens. */
  until: string;
}

export class CheckOutOffer {
  personId: string;
  since: string;
  /** Kept for them until then. */
  until: string;
}

export class CheckOutPlace {
  /** 1 is next. */
  place: number;
  personId: string;
  askedAt: string;
}

export class CheckOutView {
  accountId: string;
  /** Reveals and codes only for the holder. */
  required: boolean;
  /** How long one turn lasts at most. */
  minutes: number | null;
  rotateOnReturn: boolean;
  holder: CheckOutHolder | null;
  /** For whom it is kept. */
  offered: CheckOutOffer | null;
  queue: CheckOutPlace[];
  /** Actions the reader may try now. */
  can: string[];
  @ApiProperty(NAMES)
  people: Record<string, string>;
  /** Version of the policy; 0 where none was ever set. */
  version: number;
}

export const holderView = ({ holder }: Queue<CheckOut>): CheckOutHolder | null =>
  holder && { personId: holder.personId, since: holder.takenAt ?? '', until: holder.expiresAt ?? '' };

export const offerView = ({ offered }: Queue<CheckOut>): CheckOutOffer | null =>
  offered && { personId: offered.turn.personId, since: offered.since, until: offered.until };

/** Everybody whose id stands in the view of it. */
export const peopleIn = ({ holder, offered, waiting }: Queue<CheckOut>): string[] =>
  [holder, offered?.turn, ...waiting].flatMap((turn) => turn?.personId ?? []);

export function checkOutView(
  accountId: string,
  policy: BelievedPolicy | null,
  queue: Queue<CheckOut>,
  { can, people }: Pick<CheckOutView, 'can' | 'people'>,
): CheckOutView {
  const first = queue.offered ? 2 : 1;
  return {
    accountId,
    required: policy?.required === 'yes',
    minutes: policy?.minutes ?? null,
    rotateOnReturn: policy?.rotateOnReturn === 'yes',
    holder: holderView(queue),
    offered: offerView(queue),
    queue: queue.waiting.map(({ personId, askedAt }, i) => ({ place: i + first, personId, askedAt })),
    can,
    people,
    version: policy?.version ?? 0,
  };
}
