import { Inject, Injectable } from '@nestjs/common';
import { Totals } from '../accounts/totals.js';
import { confirmedByKeys, confirmedPage, type Key } from '../branding/impersonation.queries.js';
import { addSeconds } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { handleKey, normaliseHandle } from '../platforms/handle.rules.js';
import { recogniseUrl } from '../platforms/url.rules.js';
import { Settings } from '../settings/settings.js';
import type { PublicListQuery } from './registry.dto.js';
import { officialBrands, officialByKeys, officialOf, officialPage } from './registry.queries.js';
import {
  publicAccountView,
  publicImpersonationView,
  type PublicAccountView,
  type PublicBrandView,
  type PublicFindingView,
  type PublicImpersonationView,
  type PublicOverviewView,
  type VerificationView,
} from './registry.view.js';

/** Counting the brands of a million accounts is not done anew for every stranger. */
const KEPT_SECONDS = 60;

/** What anyone may ask: is this profile really the organisation's? */
@Injectable()
export class Registry {
  private readonly totals = new Totals();
  private brands: { items: PublicBrandView[]; until: string } = { items: [], until: '' };

  constructor(
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** An address that says nothing, or nothing known, is simply not official. */
  async verify(op: Operation, url: string): Promise<VerificationView> {
    const keys = await this.keysOfUrl(op, url);
    if (keys.length === 0) return { official: false };
    const [account] = await officialByKeys(op.db, keys);
    if (account) return { official: true, account: publicAccountView(account) };
    const isFake = (await confirmedByKeys(op.db, keys)).length > 0;
    return isFake ? { official: false, status: 'known_impersonation' } : { official: false };
  }

  /** The same for what people type: an address, or a handle on any platform. A name that is ours is nobody's fake. */
  async find(op: Operation, q: string): Promise<PublicFindingView> {
    const asked = /[/\s]|^www\./.test(q.trim()) ? 'link' : 'handle';
    const keys = asked === 'link' ? await this.keysOfUrl(op, q) : await this.keysOfHandle(op, q);
    if (keys.length === 0) return { asked, accounts: [], impersonations: [] };
    const accounts = await officialByKeys(op.db, keys);
    const impersonations = await confirmedByKeys(op.db, keys);
    return {
      asked,
      accounts: accounts.map(publicAccountView),
      impersonations: impersonations.map(publicImpersonationView),
    };
  }

  async list(op: Operation, { limit, cursor, brand }: PublicListQuery): Promise<Page<PublicAccountView>> {
    const after = cursor === undefined ? null : (decodeCursor(cursor, 2).map(String) as [string, string]);
    const conditions = officialOf(brand);
    const found = await officialPage(op.db, conditions, limit + 1, after);
    const total = await this.totals.of(op.db, conditions, op.now);
    const page = pageOf(found, limit, total, (row) => [row.nameKey, row.id]);
    return { ...page, items: page.items.map(publicAccountView) };
  }

  /** Confirmed ones that are not over, the latest seen first. */
  async impersonations(op: Operation, query: ListQuery): Promise<Page<PublicImpersonationView>> {
    const page = await confirmedPage(op.db, query);
    return { ...page, items: page.items.map(publicImpersonationView) };
  }

  async overview(op: Operation): Promise<PublicOverviewView> {
    const { platforms } = await this.catalogue.all(op.db);
    if (this.brands.until <= op.now.toISOString()) {
      const items = (await officialBrands(op.db)).map(({ brand, accounts }) => ({ brand, accounts: Number(accounts) }));
      this.brands = { items, until: addSeconds(op.now, KEPT_SECONDS).toISOString() };
    }
    const named = [...platforms.values()].map(({ id, name }) => ({ id, name }));
    return { organisation: this.settings.organisation, brands: this.brands.items, platforms: named };
  }

  private async keysOfUrl(op: Operation, url: string): Promise<Key[]> {
    const catalogue = await this.catalogue.all(op.db);
    const read = recogniseUrl(catalogue, url);
    if (read instanceof Failure) return [];
    return [read.platform, ...read.alsoPossible.map((id) => catalogue.platforms.get(id))]
      .filter((platform) => platform !== undefined)
      .map((platform) => ({ platform: platform.id, key: handleKey(platform, read.handle) }));
  }

  private async keysOfHandle(op: Operation, handle: string): Promise<Key[]> {
    const { platforms } = await this.catalogue.all(op.db);
    return [...platforms.values()].flatMap((platform) => {
      const named = normaliseHandle(platform, handle);
      return named instanceof Failure ? [] : [{ platform: platform.id, key: named.key }];
    });
  }
}
