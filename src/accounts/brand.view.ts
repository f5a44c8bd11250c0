import { nameAmong } from '../people/names.queries.js';
import type { CarriedBrand, NamedBrand } from './brand.queries.js';

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
  givenByName: string | null;
  reason: string;
  endedAt: string | null;
  endedBy: string | null;
  endedByName: string | null;
}

/** A brand as the register uses it. */
export class BrandInUseView {
  name: string;
  /** Open accounts of it that the reader sees. */
  accounts: number;
  accountableId: string | null;
  /** Of the accountable person; null while there is none. */
  fullName: string | null;
  since: string | null;
  version: number | null;
}

export class BrandsInUseView {
  /** By name, at most 500. */
  items: BrandInUseView[];
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

export function pastBrandView(brand: NamedBrand, names: ReadonlyMap<string, string>): PastBrandView {
  const { givenBy, reason, endedAt, endedBy } = brand;
  const by = { givenByName: nameAmong(names, givenBy), endedByName: nameAmong(names, endedBy) };
  return { ...brandView(brand), givenBy, reason, endedAt, endedBy, ...by };
}

export const brandInUseView = ({ name, accounts, named }: CarriedBrand): BrandInUseView => ({
  name,
  accounts,
  accountableId: named?.accountableId ?? null,
  fullName: named?.fullName ?? null,
  since: named?.since ?? null,
  version: named?.version ?? null,
});
