import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const RELEASES = ['credential.reveal', 'credential.code', 'credential.reveal_staged', 'credential.code_staged'];
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The numbers of this process. Labels are names from our own tables (actions, route patterns), never anything that was sent. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];

  private readonly operations = new Counter({
    name: 'releve_operations_total',
    help: 'Operations by action and outcome (done, refused, failed)',
    labelNames: ['action', 'outcome'],
    registers: this.registers,
  });
  private readonly releases = new Counter({
    name: 'releve_releases_total',
    help: 'Secrets and codes released',
    labelNames: ['action'],
    registers: this.registers,
  });
  private readonly requests = new Histogram({
    name: 'releve_request_seconds',
    help: 'Time of a request by method, route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: this.registers,
  });
  private readonly ledger = new Gauge({
    name: 'releve_ledger_entries',
    help: 'Entries in the log',
    registers: this.registers,
  });
  private readonly outbox = new Gauge({
    name: 'releve_outbox_waiting',
    help: 'Messages not delivered yet',
    registers: this.registers,
  });
  private readonly readOnly = new Gauge({
    name: 'releve_read_only',
    help: '1 while the service only reads because the log was tampered with',
    registers: this.registers,
  });

  operation(action: string, outcome: 'done' | 'refused' | 'failed'): void {
    this.operations.inc({ action, outcome });
    if (outcome === 'done' && RELEASES.includes(action)) this.releases.inc({ action });
  }

  request({ method, route, status, milliseconds }: RequestFacts): void {
    this.requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000);
  }

  /** Prometheus text. */
  text(now: { ledgerSize: number; outboxWaiting: number; readOnly: boolean }): Promise<string> {
    this.ledger.set(now.ledgerSize);
    this.outbox.set(now.outboxWaiting);
    this.readOnly.set(now.readOnly ? 1 : 0);
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}

export interface RequestFacts {
  method: string;
  /** The pattern, `/api/v1/people/:id`; never the address that was asked for. */
  route: string;
  status: number;
  milliseconds: number;
}
