import type { NativeIdentity } from './reconciliation.entity.js';

/** The public address of somebody's profile, given by themselves. */
export class NativeIdentityView {
  platform: string;
  profileUrl: string;
  consentedAt: string;
}

export class NativeIdentityListView {
  items: NativeIdentityView[];
}

export const nativeIdentityView = ({ platform, profileUrl, consentedAt }: NativeIdentity): NativeIdentityView => ({
  platform,
  profileUrl,
  consentedAt,
});
