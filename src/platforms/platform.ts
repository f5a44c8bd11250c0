/** How people get onto an account of a platform. `hybrid` has one password holder and roles for everybody else. */
export const ACCESS_MODELS = [
  'shared_login',
  'native_roles',
  'brand_account',
  'tool_mediated',
  'phone_bound',
  'hybrid',
] as const;
export type AccessModel = (typeof ACCESS_MODELS)[number];

/** Everybody signs in with the same login, so its password and codes keep the account. */
export const sharesLogin = (accessModel: string): boolean =>
  ['shared_login', 'hybrid', 'phone_bound'].includes(accessModel);

export const PLATFORM_KINDS = ['profile', 'page', 'channel', 'server', 'tool'] as const;
export type PlatformKind = (typeof PLATFORM_KINDS)[number];

/** How two spellings of a handle are compared; part of every stored key, so never corrected in place. */
export const KEY_KINDS = ['lower', 'lower_strip_dots', 'exact', 'e164'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

export interface HandleRule {
  readonly pattern: RegExp;
  /** Shortest handle the platform gives out today; older ones may be shorter. */
  readonly newMin: number | null;
  readonly key: KeyKind;
  readonly reserved: readonly string[];
  readonly ok: readonly string[];
  readonly bad: readonly string[];
  /** Prefix of the handle that addresses leave out, e.g. the plus of a phone number. */
  readonly urlOmits: string | null;
  /** The permanent id can stand where a handle is missing. */
  readonly idIsHandle: boolean;
}

/** What a generated password for this platform may look like: its length and the characters it is made of. */
export interface PasswordRule {
  readonly length: number;
  readonly alphabet: string;
}

export const GRADES = ['O', 'M', 'T', 'U'] as const;

/** Whether something goes on working after the password was changed, and who says so. */
export interface Survival {
  readonly is: 'yes' | 'no';
  /** Codes of the pages that support it; null: the source of the fact as a whole. */
  readonly source: string | null;
  /** Official, mirror of an official page, third party, unverified; null: as an admin corrected it. */
  readonly mark: (typeof GRADES)[number] | null;
}

/** Something that can go on working after a password was changed. */
export interface Survivor {
  readonly en: string;
  readonly fr: string;
  /** Asked of every platform: what is not known is said. */
  readonly always: boolean;
}

/** One platform of the catalogue, frozen. `null` in a fact means: not known. */
export interface Platform {
  readonly id: string;
  readonly name: string;
  readonly kind: PlatformKind;
  readonly status: 'open' | 'closed';
  /** `YYYY-MM-DD`, only when closed. */
  readonly closedOn: string | null;
  readonly hosts: readonly string[];
  readonly anyHost: boolean;
  readonly urlPatterns: readonly RegExp[];
  readonly canonical: string | null;
  readonly parts: Readonly<Record<string, string>>;
  readonly handle: HandleRule;
  /** Only a closed platform may have none. */
  readonly accessModel: AccessModel | null;
  readonly roles: readonly { readonly id: string; readonly meaning: string | null }[];
  /** Role → levels of the register that its holder may have; a role that is not here says nothing about a level. */
  readonly roleLevels: Readonly<Record<string, readonly string[]>>;
  /** Platforms whose account, as the parent of one here, is signed in to with the same login; see `usesParentLogin`. */
  readonly sharesParentLogin: readonly string[];
  readonly transfer: string | null;
  readonly primary: { readonly exists: boolean | null; readonly removableByOthers: boolean | null };
  /** Least calendar days before a cooperative transfer can be complete. */
  readonly leadDays: number;
  readonly secondFactors: readonly string[];
  readonly revoke: string | null;
  /** What a new password is known to end or not to end; what is not here is not known. */
  readonly survives: Readonly<Record<string, Survival>>;
  readonly recovery: readonly string[];
  readonly orphanPath: string | null;
  readonly dormancy: { readonly months: number | null; readonly effect: string | null };
  readonly keepAliveDays: number | null;
  readonly badge: string | null;
  readonly help: string | null;
  readonly note: string | null;
  /** Fact name → codes of the pages that support it. */
  readonly sources: Readonly<Record<string, string>>;
  /** Names of facts nobody has confirmed; an admin's correction takes a name off this list. */
  readonly unverified: readonly string[];
  /** `null` where the platform has no shared password. */
  readonly password: PasswordRule | null;
}

export interface Catalogue {
  readonly platforms: ReadonlyMap<string, Platform>;
  /** Addresses of people's own profiles, which are never registered (invariant 7). */
  readonly personalProfiles: readonly RegExp[];
  readonly passwordDefault: PasswordRule;
  /** In the order in which they are shown. */
  readonly survivors: ReadonlyMap<string, Survivor>;
}

/**
 * Does an account of this platform have no login of its own, because it is signed in to with that of its parent? Only below
 * a parent of the platforms named: under a portfolio or a page it stands for itself.
 */
export const usesParentLogin = (
  child: Pick<Platform, 'sharesParentLogin'> | undefined,
  parentPlatform: string | null,
): boolean => parentPlatform !== null && (child?.sharesParentLogin.includes(parentPlatform) ?? false);

/** Longest handle and address that are ever matched against a pattern. */
export const HANDLE_MAX = 320;
export const URL_MAX = 2048;
