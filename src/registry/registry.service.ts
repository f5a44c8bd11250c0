import { Inject, Injectable } from '@nestjs/common';
import { Totals } from '../accounts/totals.js';
import { isKnownImpersonation } from '../branding/impersonation.queries.js';
import { Failure } from '../kernel/failure.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { handleKey } from '../platforms/handle.rules.js';
import { recogniseUrl } from '../platforms/url.rules.js';
import { officialByKeys, officialConditions, officialPage } from './registry.queries.js';
import { publicAccountView, type PublicAccountView, type VerificationView } from './registry.view.js';

/** What anyone may ask: is this profile really the organisation's? */
@Injectable()
export class Registry {
  private readonly totals = new Totals();

  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  /** An address that says nothing, or nothing known, is simply not official. */
  async verify(op: Operation, url: string): Promise<VerificationView> {
    const catalogue = await this.catalogue.all(op.db);
    const read = recogniseUrl(catalogue, url);
    if (read instanceof Failure) return { official: false };
    const platforms = [read.platform, ...read.alsoPossible.map((id) => catalogue.platforms.get(id))].filter(
      (platform) => platform !== undefined,
    );
    const keys = platforms.map((platform) => ({ platform: platform.id, key: handleKey(platform, read.handle) }));
    const account = await officialByKeys(op.db, keys);
    if (account) return { official: true, account: publicAccountView(account) };
    const isFake = await isKnownImpersonation(op.db, keys);
    return isFake ? { official: false, status: 'known_impersonation' } : { official: false };
  }

  async list(op: Operation, { limit, cursor }: ListQuery): Promise<Page<PublicAccountView>> {
    const after = cursor === undefined ? null : (decodeCursor(cursor, 2).map(String) as [string, string]);
    const found = await officialPage(op.db, limit + 1, after);
    const total = await this.totals.of(op.db, officialConditions, op.now);
    const page = pageOf(found, limit, total, (row) => [row.nameKey, row.id]);
    return { ...page, items: page.items.map(publicAccountView) };
  }
}
