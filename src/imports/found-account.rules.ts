import { Failure } from '../kernel/failure.js';
import { fold } from '../kernel/fold.js';
import { nameIn } from '../platforms/handle.rules.js';
import type { Catalogue } from '../platforms/platform.js';
import { recogniseUrl } from '../platforms/url.rules.js';
import { RowRefused } from './cell.rules.js';
import { nameKeyOf } from './directory.js';
import type { Cells } from './mapped-rows.js';

export interface FoundAccount {
  platform: string;
  handle: string;
  /** As `accountsByName` has it. */
  name: string;
}

/** What people call platforms, folded and without blanks. */
const WORDS: Readonly<Record<string, string>> = {
  facebook: 'facebook_page',
  fb: 'facebook_page',
  instagram: 'instagram',
  insta: 'instagram',
  ig: 'instagram',
  twitter: 'x',
  x: 'x',
  linkedin: 'linkedin_page',
  youtube: 'youtube_brand',
  yt: 'youtube_brand',
  tiktok: 'tiktok',
  pinterest: 'pinterest',
  whatsapp: 'whatsapp_business',
  bluesky: 'bluesky',
  threads: 'threads',
  'google+': 'google_plus',
  googleplus: 'google_plus',
  google: 'google_business_profile',
  mastodon: 'mastodon',
  discord: 'discord_server',
};

const UNCLEAR = (detail: string): RowRefused => new RowRefused('unclear', detail);
const HYPERLINK = /^=?\s*(?:hyperlink|lien_hypertexte)\s*\(\s*"([^"]+)"/i;

/** The address of a cell, out of a formula that shows something else. */
export const linkIn = (cell: string): string => (HYPERLINK.exec(cell)?.[1] ?? cell).trim();

/**
 * Which account a row is about. An address says it; without one the platform and a handle do. Throws `personal_profile`,
 * `closed_platform`, and `unclear` where a person must be asked.
 */
export function foundAccount(
  catalogue: Catalogue,
  registered: ReadonlyMap<string, string>,
  cells: Cells,
): FoundAccount {
  const link = linkIn(cells['profile_url'] ?? '');
  const archived = cells['status'] === 'closed';
  const read = link === '' ? null : readLink(catalogue, link);
  if (read && !(read instanceof Failure)) {
    const ids = [read.platform.id, ...read.alsoPossible];
    const platform = ids.find((id) => registered.has(nameKeyOf(id, read.key))) ?? read.platform.id;
    return { platform, handle: read.handle, name: nameKeyOf(platform, read.key) };
  }
  if (read && refuses(read, archived)) throw refusal(read);
  const typed = cells['handle'] || (link === '' ? cells['display_name'] : '') || '';
  const platform = platformOf(catalogue, cells['platform'] ?? '');
  if (platform === null) throw UNCLEAR('Neither an address nor the platform can be read: say which account this is.');
  const named = nameIn(catalogue, platform, typed, { archived });
  if (!(named instanceof Failure)) return { platform, handle: named.handle, name: nameKeyOf(platform, named.key) };
  if (named.code.endsWith('closed_platform')) throw refusal(named);
  throw UNCLEAR('No address that can be read, and what stands there is no handle: say which account this is.');
}

/** Tabs of a profile: the address without them is the profile's own. */
const TAB = /\/(?:_\w+|about|posts|videos|photos|featured|shorts|reels|tagged|followers)\/?(?:[?#].*)?$/;

function readLink(catalogue: Catalogue, link: string): ReturnType<typeof recogniseUrl> {
  const read = recogniseUrl(catalogue, link);
  const isUnknown = read instanceof Failure && read.code.endsWith('unknown_url');
  return isUnknown && TAB.test(link) ? recogniseUrl(catalogue, link.replace(TAB, '/')) : read;
}

const refuses = ({ code }: Failure, archived: boolean): boolean =>
  code.endsWith('personal_profile') || (code.endsWith('closed_platform') && !archived);

const refusal = ({ code, detail }: Failure): RowRefused => new RowRefused(code.replace(/^\w+\./, ''), detail);

/** The platform a word means; the catalogue's own ids and names count too. */
export function platformOf(catalogue: Catalogue, word: string): string | null {
  const bare = word.replace(/\([^)]*\)/g, '').trim();
  const key = fold(bare).replaceAll(' ', '');
  if (catalogue.platforms.has(bare)) return bare;
  const id = WORDS[key];
  if (id !== undefined && catalogue.platforms.has(id)) return id;
  const same = [...catalogue.platforms.values()].find((platform) => fold(platform.name).replaceAll(' ', '') === key);
  return same?.id ?? null;
}
