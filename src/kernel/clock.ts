/** The only place that reads the machine's time. */
export class Clock {
  protected shiftMs: number;

  /** `start` fixes "now" at construction; the clock runs on from there. */
  constructor(start: Date | null = null) {
    this.shiftMs = start ? start.getTime() - Date.now() : 0;
  }

  now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }

  /** Machine time, whatever the clock was set to: one-time codes are made by phones that know nothing of our clock. */
  real(): Date {
    return new Date();
  }
}

/** A clock that can be put to another instant, from where it runs on: for what tells of days that are over. */
export class SettableClock extends Clock {
  set(instant: string): void {
    this.shiftMs = Date.parse(instant) - Date.now();
  }
}

/** RFC 3339 UTC with milliseconds: sorts and compares as text. */
export const iso = (at: Date): string => at.toISOString();

/** The UTC day `YYYY-MM-DD` of an instant. */
export const day = (at: Date): string => at.toISOString().slice(0, 10);

/** The day so many days after `date`, both `YYYY-MM-DD`. */
export const dayAfter = (date: string, days = 1): string =>
  day(addSeconds(new Date(`${date}T00:00:00Z`), days * 86_400));

export const addSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);
