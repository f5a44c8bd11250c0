import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Settings } from '../settings/settings.js';
import { CatalogueError, loadCatalogue } from './catalogue.js';
import { checkCatalogue } from './catalogue.check.js';
import { correctCatalogue, type Correction } from './corrections.rules.js';
import type { Catalogue as CatalogueFacts, Platform } from './platform.js';
import { liveCorrections, type StoredCorrection } from './platform.queries.js';
import { PlatformFailures } from './platforms.failures.js';

/** What is known about platforms: the file, with the corrections of admins over it. */
@Injectable()
export class Catalogue {
  /** The file's own facts, without any correction. */
  readonly file: CatalogueFacts;
  private corrected: { key: string; facts: CatalogueFacts };

  /** Reads and checks `config/platforms.yaml` once; an unsound catalogue stops the start. */
  constructor(@Inject(Settings) settings: Settings) {
    this.file = loadCatalogue(readFileSync(join(settings.home, 'config', 'platforms.yaml'), 'utf8'));
    const complaints = checkCatalogue(this.file);
    if (complaints.length > 0) throw new CatalogueError(complaints.join('; '));
    this.corrected = { key: '', facts: this.file };
  }

  async all(db: EntityManager): Promise<CatalogueFacts> {
    return this.with(await liveCorrections(db));
  }

  /** Throws platform.unknown. */
  async platform(db: EntityManager, id: string): Promise<Platform> {
    const found = (await this.all(db)).platforms.get(id);
    if (!found) throw PlatformFailures.UNKNOWN();
    return found;
  }

  /** Corrections change rarely and lists ask often: the corrected catalogue is kept until another set is live. */
  with(stored: readonly StoredCorrection[]): CatalogueFacts {
    const key = stored.map((row) => row.id).join(' ');
    if (key !== this.corrected.key) this.corrected = { key, facts: correctCatalogue(this.file, byPlatform(stored)) };
    return this.corrected.facts;
  }
}

function byPlatform(stored: readonly StoredCorrection[]): Map<string, Correction[]> {
  const grouped = new Map<string, Correction[]>();
  for (const { platform, field, value, source } of stored) {
    const correction: Correction = { field, value: JSON.parse(value) as unknown, source };
    grouped.set(platform, [...(grouped.get(platform) ?? []), correction]);
  }
  return grouped;
}
