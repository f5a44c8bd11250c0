import type { HeldByOne } from './bus-factor.queries.js';

/** One person alone holds this account, in this way. */
export class BusFactorView {
  accountId: string;
  platform: string;
  handle: string;
  brand: string | null;
  /** high, medium or low */
  criticality: string;
  personId: string;
  personName: string;
  personEmail: string;
  /** Their last day is over, or they were cut: nobody holds it any more. */
  gone: boolean;
  /** sole_control, sole_seat, second_factor or recovery_channel */
  why: string;
}

export class WayTotalView {
  why: string;
  total: number;
}

export class BusFactorPage {
  items: BusFactorView[];
  nextCursor: string | null;
  total: number;
  /** How many of each way, ways without any left out. */
  ways: WayTotalView[];
}

export const busFactorView = ({ rank: _, gone, ...row }: HeldByOne): BusFactorView => ({
  ...row,
  gone: Number(gone) === 1,
});
