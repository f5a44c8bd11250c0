import type { NamedBrand } from './brand.queries.js';

/** A brand and who is accountable for its official presence. */
export class BrandView {
  id: string;
  /** As accounts carry it; case and accents do not count. */
  name: string;
  accountableId: string;
  /** Of the accountable person. */
  fullName: string;
  /** First day. */
  since: string;
  version: number;
}

export class PastBrandView extends BrandView {
  givenBy: string;
  reason: string;
  endedAt: string | null;
  endedBy: string | null;
}

export class BrandPageView {
  items: BrandView[];
  nextCursor: string | null;
  total: number;
}

export class BrandHistoryView {
  /** Newest first. */
  items: PastBrandView[];
}

export function brandView({ id, name, accountableId, fullName, since, version }: NamedBrand): BrandView {
  return { id, name, accountableId, fullName, since, version };
}

export function pastBrandView(brand: NamedBrand): PastBrandView {
  const { givenBy, reason, endedAt, endedBy } = brand;
  return { ...brandView(brand), givenBy, reason, endedAt, endedBy };
}
