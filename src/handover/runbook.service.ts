import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { InLanguages } from '../kernel/language.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { EntityManager } from 'typeorm';
import { Settings } from '../settings/settings.js';
import { believedCorrections } from './runbook-correction.proof.js';
import { runbookVersion } from './runbook-correction.queries.js';
import { correctedRunbooks } from './runbook-correction.rules.js';
import { parseRunbooks, readRunbooks, type Runbooks, type TaskTemplate } from './runbook.js';
import type { Row } from './runbook.reading.js';

const NO_REASON = 'No reason is kept.';

/** The runbooks in force. They are data: another file is another behaviour, and an unsound one stops the start. */
@Injectable()
export class RunbookShelf {
  /** As parsed from the file, without any correction. */
  readonly file: Row;
  private held: { version: number; runbooks: Runbooks };

  constructor(
    @Inject(Settings) settings: Settings,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
  ) {
    this.file = parseRunbooks(readFileSync(join(settings.home, 'config', 'runbooks.yaml'), 'utf8'));
    this.held = { version: 1, runbooks: readRunbooks(this.file) };
  }

  /** The file with the corrections of admins over it, as of the last `refresh`. */
  get runbooks(): Runbooks {
    return this.held.runbooks;
  }

  /** Reads the corrections again when another process, or another request of this one, made or ended some. */
  async refresh(db: EntityManager): Promise<void> {
    const version = await runbookVersion(db);
    if (version <= this.held.version) return;
    const stored = await believedCorrections(db, this.keys.current);
    const corrections = stored.map((row) => ({ ...row, value: JSON.parse(row.value) as unknown }));
    this.held = { version, runbooks: correctedRunbooks(this.file, corrections) };
  }

  /** The step a stored task follows; null for a code the runbooks no longer know. */
  step(code: string): TaskTemplate | null {
    return this.runbooks.tasks.get(code) ?? null;
  }

  /** Codes of the steps that fit; what a statement filters by. */
  codes(fits: (step: TaskTemplate) => boolean): string[] {
    return [...this.runbooks.tasks.values()].filter(fits).map((step) => step.id);
  }

  /** Titles of steps by their code; a code the runbooks no longer know is left out. */
  titles(codes: Iterable<string>): Record<string, InLanguages> {
    const known = [...new Set(codes)].sort().flatMap((code) => {
      const step = this.step(code);
      return step ? [[code, { en: step.en, fr: step.fr }] as const] : [];
    });
    return Object.fromEntries(known);
  }

  scenarioName(id: string): InLanguages | null {
    const scenario = this.runbooks.scenarios.get(id);
    return scenario ? { en: scenario.en, fr: scenario.fr } : null;
  }

  /** May the leaver know of such a case? */
  isHidden(scenario: string): boolean {
    return this.runbooks.scenarios.get(scenario)?.hidden ?? true;
  }

  /** Is this person the leaver of a case they are not to know of? */
  isHiddenFrom({ personId, scenario }: { personId: string; scenario: string }, reader: string): boolean {
    return personId === reader && this.isHidden(scenario);
  }

  /** Of a case whose acts keep no reason: neutral words stand in its place, in the case and in the log. */
  withholdReason(op: Operation, scenario: string): void {
    if (this.runbooks.scenarios.get(scenario)?.keepsNoReason) op.withholdReason(NO_REASON);
  }

  /** Does the person stay, with what their new manager keeps? */
  confirmsKept(scenario: string): boolean {
    return this.runbooks.scenarios.get(scenario)?.confirmsKept ?? false;
  }

  /** Scenarios of which that is true. */
  get moving(): string[] {
    return [...this.runbooks.scenarios.values()].filter((one) => one.confirmsKept).map((one) => one.id);
  }

  /** Does somebody come back, rather than go? */
  arrives(scenario: string): boolean {
    return this.runbooks.scenarios.get(scenario)?.arrives ?? false;
  }

  /** Is the person away, rather than gone? */
  suspends(scenario: string): boolean {
    return this.runbooks.scenarios.get(scenario)?.suspends ?? false;
  }

  /** Is the leaver asked for further official accounts? Never where they must not know of the case. */
  asksDeclaration(scenario: string): boolean {
    const drop = this.runbooks.scenarios.get(scenario)?.drop ?? new Set<string>();
    return (
      !this.isHidden(scenario) && this.codes((step) => step.does === 'declaration').some((code) => !drop.has(code))
    );
  }

  get hiddenScenarios(): string[] {
    return [...this.runbooks.scenarios.values()].filter((scenario) => scenario.hidden).map((scenario) => scenario.id);
  }

  /** Is control proved before anything is removed? */
  isProofFirst(scenario: string): boolean {
    return this.runbooks.scenarios.get(scenario)?.order === 'proof_first';
  }

  get proofFirst(): string[] {
    return [...this.runbooks.scenarios.keys()].filter((id) => this.isProofFirst(id));
  }

  /** Scenarios in which nothing ends by itself on the last day. */
  get cutByHand(): string[] {
    return [...this.runbooks.scenarios.values()]
      .filter((scenario) => scenario.cutByHand && !scenario.confirmsKept)
      .map((scenario) => scenario.id);
  }
}
