import { Inject, Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../kernel/failure.js';
import { fold } from '../kernel/fold.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from './catalogue.service.js';
import { checkCatalogue } from './catalogue.check.js';
import { correct, type Correction } from './corrections.rules.js';
import {
  correctedPlatformView,
  platformDetailView,
  type CorrectedPlatformView,
  type PlatformDetailView,
} from './correction.view.js';
import type { Platform } from './platform.js';
import type { CorrectPlatform, PlatformQuery } from './platform.dto.js';
import { PlatformCorrection } from './platform.entity.js';
import { correctionsOf, endCorrection, liveCorrections, versionOf } from './platform.queries.js';
import { PlatformFailures } from './platforms.failures.js';

/** The catalogue as people read and mend it. */
@Injectable()
export class Corrections {
  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  async list(op: Operation, query: PlatformQuery): Promise<Page<CorrectedPlatformView>> {
    const stored = await liveCorrections(op.db);
    const wanted = fold(query.q ?? '');
    const found = [...this.catalogue.with(stored).platforms.values()]
      .filter((platform) => query.kind === undefined || platform.kind === query.kind)
      .filter((platform) => query.status === undefined || platform.status === query.status)
      .filter((platform) => fold(`${platform.id} ${platform.name}`).includes(wanted))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const [after] = query.cursor === undefined ? [''] : decodeCursor(query.cursor, 1);
    const rest = found.filter((platform) => platform.id > String(after)).slice(0, query.limit + 1);
    const page = pageOf(rest, query.limit, found.length, (platform) => [platform.id]);
    return { ...page, items: page.items.map((platform) => correctedPlatformView(platform, stored)) };
  }

  async show(op: Operation, id: string): Promise<PlatformDetailView> {
    const platform = await this.catalogue.platform(op.db, id);
    return platformDetailView(platform, await correctionsOf(op.db, id), await versionOf(op.db, id));
  }

  /** Lays the given facts over the file's; what is already so is left alone. */
  async correct(op: Operation, id: string, input: CorrectPlatform): Promise<PlatformDetailView> {
    op.about(`platform:${id}`);
    const platform = await this.catalogue.platform(op.db, id);
    op.expect({ version: await versionOf(op.db, id) });
    const live = (await liveCorrections(op.db)).filter((row) => row.platform === id);
    const corrections = correctionsIn(input).filter(
      (wanted) =>
        !live.some(
          (row) =>
            row.field === wanted.field &&
            row.source === wanted.source &&
            isDeepStrictEqual(JSON.parse(row.value), wanted.value),
        ),
    );
    this.refuseUnsound(platform, corrections);
    const withdrawn = [...new Set(input.withdraw ?? [])].filter((field) => live.some((row) => row.field === field));
    for (const field of withdrawn) await endCorrection(op.db, id, field, op.now.toISOString());
    for (const correction of corrections) await this.store(op, id, correction);
    if (corrections.length + withdrawn.length === 0) op.unchanged();
    else op.record(`platform:${id}`, { corrected: corrections, withdrawn });
    return this.show(op, id);
  }

  private refuseUnsound(platform: Platform, corrections: readonly Correction[]): void {
    const corrected = corrections.reduce((current, correction) => {
      const next = correct(current, correction);
      if (next instanceof Failure) throw next;
      return next;
    }, platform);
    const platforms = new Map([...this.catalogue.file.platforms, [platform.id, corrected]]);
    const complaints = checkCatalogue({ ...this.catalogue.file, platforms });
    if (complaints.some((complaint) => complaint.startsWith(`${platform.id}:`))) {
      throw PlatformFailures.INVALID_CORRECTION({
        detail: 'The corrected rules and addresses of the platform do not fit together.',
      });
    }
  }

  private async store(op: Operation, platform: string, { field, value, source }: Correction): Promise<void> {
    const now = op.now.toISOString();
    await endCorrection(op.db, platform, field, now);
    const row = { id: newId(), platform, field, value: JSON.stringify(value), source };
    await op.db.insert(PlatformCorrection, { ...row, correctedBy: op.actor.id, correctedAt: now, endedAt: null });
  }
}

const NOT_FACTS = ['source', 'withdraw', 'handle', 'reason'];

function correctionsIn(input: CorrectPlatform): Correction[] {
  const { source } = input;
  const given = Object.entries(input as unknown as Record<string, unknown>).filter(
    ([field]) => !NOT_FACTS.includes(field),
  );
  const handle = Object.entries(input.handle ?? {}).map(([field, value]) => [`handle.${field}`, value] as const);
  return [...given, ...handle]
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({ field, value: value as unknown, source }));
}
