import { Failure } from '../kernel/failure.js';
import { nameIn } from '../platforms/handle.rules.js';
import type { Catalogue } from '../platforms/platform.js';
import { isClaimed, isPersonalProfile, profileUrlOf, recogniseUrl } from '../platforms/url.rules.js';
import type { DeclaredAccountInput } from './declaration.dto.js';
import { HandoverFailures } from './handover.failures.js';

/** An account as it was understood. */
export interface ReadAccount {
  platform: string | null;
  handle: string | null;
  handleKey: string | null;
  profileUrl: string | null;
}

/**
 * Reads what somebody declares. A personal profile is refused whatever else it says; an address of a platform the catalogue does
 * not know is kept as it is, without its query, so that a person can look at it.
 */
export function readDeclared(catalogue: Catalogue, inputs: readonly DeclaredAccountInput[]): ReadAccount[] {
  const read = inputs.map((input, at) => {
    const account = readOne(catalogue, input);
    if (!(account instanceof Failure)) return account;
    const field = `accounts.${at}`;
    throw new Failure(account.kind, account.code, account.detail, {
      errors: [{ field, code: account.code.slice(account.code.indexOf('.') + 1), detail: account.detail }],
    });
  });
  const keyOf = ({ platform, handleKey, profileUrl }: ReadAccount): string =>
    JSON.stringify(handleKey === null ? [profileUrl] : [platform, handleKey]);
  return [...new Map(read.map((account) => [keyOf(account), account])).values()];
}

function readOne(catalogue: Catalogue, input: DeclaredAccountInput): ReadAccount | Failure {
  const [url, platform, handle] = [input.profileUrl ?? null, input.platform ?? null, input.handle ?? null];
  const byAddress = url !== null && platform === null && handle === null;
  const byName = url === null && platform !== null && handle !== null;
  if (byAddress) return ofAddress(catalogue, url);
  return byName ? ofName(catalogue, platform, handle) : HandoverFailures.ONE_ADDRESS();
}

function ofName(catalogue: Catalogue, platformId: string, called: string): ReadAccount | Failure {
  // Whoever puts an address where the handle belongs is read as giving the address.
  if (isPersonalProfile(catalogue, called)) return HandoverFailures.PERSONAL_PROFILE();
  const named = nameIn(catalogue, platformId, called, { archived: true });
  if (named instanceof Failure) return named;
  const platform = catalogue.platforms.get(platformId);
  const profileUrl = platform ? profileUrlOf(platform, named.handle) : null;
  return { platform: platformId, handle: named.handle, handleKey: named.key, profileUrl };
}

function ofAddress(catalogue: Catalogue, url: string): ReadAccount | Failure {
  if (isPersonalProfile(catalogue, url)) return HandoverFailures.PERSONAL_PROFILE();
  const read = recogniseUrl(catalogue, url);
  if (!(read instanceof Failure)) {
    const { platform, handle, key } = read;
    return { platform: platform.id, handle, handleKey: key, profileUrl: profileUrlOf(platform, handle, read.parts) };
  }
  if (read.code === 'account.personal_profile') return HandoverFailures.PERSONAL_PROFILE();
  const bare = bareAddress(url);
  return bare === null || isClaimed(catalogue, url)
    ? read
    : { platform: null, handle: null, handleKey: null, profileUrl: bare };
}

/** Without what may carry a token: no query, no fragment, nobody's name before the host. */
function bareAddress(url: string): string | null {
  const typed = url.trim();
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return null;
  const { origin, pathname } = new URL(typed);
  return `${origin}${pathname}`;
}
