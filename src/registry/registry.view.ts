/** An official account as the public may know it: nothing about the people behind it. */
export class PublicAccountView {
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  profileUrl: string | null;
  language: string | null;
}

/** A profile that pretends to be the organisation's: confirmed, and not over. */
export class PublicImpersonationView {
  platform: string;
  handle: string;
  profileUrl: string | null;
  /** The day it was first seen. */
  since: string;
}

export class VerificationView {
  /** Is this profile one of the organisation's own? */
  official: boolean;
  /** `known_impersonation`: a confirmed fake of the organisation; left out where nothing is known of it. */
  status?: 'known_impersonation';
  account?: PublicAccountView;
}

/** What is known of an address or a handle, on every platform where it may be one. */
export class PublicFindingView {
  /** Which of the two was asked for: link or handle. */
  asked: 'link' | 'handle';
  /** Official accounts of this name; none: it is not the organisation's. */
  accounts: PublicAccountView[];
  impersonations: PublicImpersonationView[];
}

export class PublicAccountPageView {
  items: PublicAccountView[];
  nextCursor: string | null;
  total: number;
}

export class PublicImpersonationPageView {
  items: PublicImpersonationView[];
  nextCursor: string | null;
  total: number;
}

export class PublicBrandView {
  /** Null for the accounts of no brand. */
  brand: string | null;
  /** How many official accounts it has. */
  accounts: number;
}

export class PublicNameView {
  /** Id of a platform, as in the other answers. */
  id: string;
  name: string;
}

/** Whose accounts these are, and where. */
export class PublicOverviewView {
  /** Name of the organisation; may be empty. */
  organisation: string;
  brands: PublicBrandView[];
  platforms: PublicNameView[];
}

export const publicAccountView = (account: PublicAccountView): PublicAccountView => ({
  platform: account.platform,
  handle: account.handle,
  displayName: account.displayName,
  brand: account.brand,
  profileUrl: account.profileUrl,
  language: account.language,
});

export const publicImpersonationView = (
  row: Omit<PublicImpersonationView, 'since'> & { seenOn: string },
): PublicImpersonationView => ({
  platform: row.platform,
  handle: row.handle,
  profileUrl: row.profileUrl,
  since: row.seenOn,
});
