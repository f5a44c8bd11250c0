import { GateFailures } from './keyring.failures.js';

/** Lets `running` pieces of work go on at once and `waiting` more queue; beyond that it refuses at once, so memory stays bounded. */
export class Gate {
  private active = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly running: number,
    private readonly waiting: number,
  ) {}

  /** Fails with `session.too_many` (retry after one second) when the queue is full. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.active < this.running) {
      this.active += 1;
      return;
    }
    if (this.queue.length >= this.waiting) throw GateFailures.TOO_MANY({ retryAfter: 1 });
    await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  /** Hands the place on instead of freeing it: a newcomer cannot slip in between. */
  private leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.active -= 1;
  }
}
