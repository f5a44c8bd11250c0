import { Failure } from '../kernel/failure.js';
import type { Catalogue, Platform } from '../platforms/platform.js';
import { recogniseUrl } from '../platforms/url.rules.js';
import { RowRefused } from './cell.rules.js';
import { nameKeyOf, type AccountFinder } from './directory.js';
import type { Item, Login } from './bitwarden.js';

/** Finds the one account an item is for. Nothing is guessed: two accounts or none is a refusal. */
export class SecretMatcher {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly names: ReadonlyMap<string, string>,
    private readonly finder: AccountFinder,
  ) {}

  /** Throws `not_a_login`, `personal_profile`, `unmatched`. */
  accountOf(item: Item): string {
    const { login } = item;
    if (!login) throw new RowRefused('not_a_login', 'This item is no login.');
    if (login.uris.some((uri) => this.isPersonal(uri))) {
      throw new RowRefused(
        'personal_profile',
        'This is the personal profile of somebody: only official accounts are taken over.',
      );
    }
    if (login.password === null && login.totp === null && login.codes.length === 0) {
      throw new RowRefused('not_a_login', 'This login holds no secret.');
    }
    const stated = this.byFields(item);
    const addressed = this.byAddress(login);
    const found = stated ? addressed.filter((id) => id === stated) : addressed;
    if (stated && addressed.length > 0 && found.length === 0) {
      throw new RowRefused('unmatched', 'Its fields and its addresses name different accounts.');
    }
    const [account = stated, ...more] = found;
    if (account === null || account === undefined)
      throw new RowRefused('unmatched', 'No account of the register has this address or user name.');
    if (more.length === 0) return account;
    throw new RowRefused('unmatched', 'Its addresses name several accounts.');
  }

  private isPersonal(uri: string): boolean {
    const result = recogniseUrl(this.catalogue, uri);
    return result instanceof Failure && result.code === 'account.personal_profile';
  }

  /** What the item itself says in fields named platform and handle. */
  private byFields({ platform, handle }: Item): string | null {
    return platform !== null && handle !== null ? this.finder.find(platform.trim(), handle.trim()) : null;
  }

  /** A profile's address names its account; a sign-in page names the platform, and the user name the account on it. */
  private byAddress({ uris, username }: Login): string[] {
    const profiles = new Set(uris.flatMap((uri) => this.profiles(uri)));
    if (profiles.size === 1 || username === null) return [...profiles];
    const named = new Set(
      uris.flatMap((uri) => this.platformsAt(uri)).flatMap((platform) => this.finder.find(platform.id, username) ?? []),
    );
    if (profiles.size === 0) return [...named];
    const both = [...profiles].filter((id) => named.has(id));
    return both.length > 0 ? both : [...profiles];
  }

  private profiles(uri: string): string[] {
    const read = recogniseUrl(this.catalogue, uri);
    if (read instanceof Failure) return [];
    return [read.platform.id, ...read.alsoPossible].flatMap(
      (platform) => this.names.get(nameKeyOf(platform, read.key)) ?? [],
    );
  }

  private platformsAt(uri: string): Platform[] {
    if (!URL.canParse(uri)) return [];
    const host = new URL(uri).hostname;
    const claims = (own: string): boolean => host === own || host.endsWith(`.${own}`);
    return [...this.catalogue.platforms.values()].filter((platform) => platform.hosts.some(claims));
  }
}
