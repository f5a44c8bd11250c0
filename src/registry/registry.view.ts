/** An official account as the public may know it: nothing about the people behind it. */
export class PublicAccountView {
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  profileUrl: string | null;
  language: string | null;
}

export class VerificationView {
  /** Is this profile one of the organisation's own? */
  official: boolean;
  /** `known_impersonation`: a confirmed fake of the organisation; left out where nothing is known of it. */
  status?: 'known_impersonation';
  account?: PublicAccountView;
}

export class PublicAccountPageView {
  items: PublicAccountView[];
  nextCursor: string | null;
  total: number;
}

export const publicAccountView = (account: PublicAccountView): PublicAccountView => ({
  platform: account.platform,
  handle: account.handle,
  displayName: account.displayName,
  brand: account.brand,
  profileUrl: account.profileUrl,
  language: account.language,
});
