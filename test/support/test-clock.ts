import { SettableClock } from '../../src/kernel/clock.js';

/** The one fake of our own: "now" stands where the story puts it. One-time codes keep the machine's time. */
export class TestClock extends SettableClock {
  private at: number;

  constructor(start = '2026-11-17T09:00:00.000Z') {
    super();
    this.at = Date.parse(start);
  }

  /** Moves on by itself a millisecond a call, so that things that follow each other also sort so. */
  override now(): Date {
    this.at += 1;
    return new Date(this.at);
  }

  override set(instant: string): void {
    this.at = Date.parse(instant);
  }

  forward(span: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const hours = (span.days ?? 0) * 24 + (span.hours ?? 0);
    this.at += ((hours * 60 + (span.minutes ?? 0)) * 60 + (span.seconds ?? 0)) * 1000;
  }
}
