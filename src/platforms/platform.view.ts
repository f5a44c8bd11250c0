import type { Platform } from './platform.js';

export class PlatformRoleView {
  id: string;
  meaning: string | null;
}

export class PlatformHandleView {
  /** JavaScript pattern, matched with the unicode flag. */
  pattern: string;
  newMin: number | null;
  key: string;
  reserved: string[];
  examples: string[];
}

export class PlatformPrimaryView {
  exists: boolean | null;
  removableByOthers: boolean | null;
}

export class PlatformDormancyView {
  months: number | null;
  effect: string | null;
}

export class PlatformPasswordView {
  length: number;
  alphabet: string;
}

export class PlatformSurvivalView {
  /** `yes` or `no`. */
  is: string;
  /** Codes of the pages; null: the source of the fact as a whole. */
  source: string | null;
  /** O official, M mirror of an official page, T third party, U unverified; null: corrected by an admin. */
  mark: string | null;
}

/** A platform as everybody signed in may read it; `null` means not known. */
export class PlatformView {
  id: string;
  name: string;
  kind: string;
  status: string;
  /** Day the platform closed, `YYYY-MM-DD`. */
  closedOn: string | null;
  urlPatterns: string[];
  canonical: string | null;
  handle: PlatformHandleView;
  accessModel: string | null;
  roles: PlatformRoleView[];
  /** Role → levels of the register that its holder may have. */
  roleLevels: Record<string, string[]>;
  /** Platforms whose account, as the parent of one here, is signed in to with the same login. */
  sharesParentLogin: string[];
  transfer: string | null;
  primary: PlatformPrimaryView;
  /** Least calendar days before a cooperative transfer can be complete. */
  leadDays: number;
  secondFactors: string[];
  revoke: string | null;
  /** What goes on working after a new password, as far as known. */
  survives: Record<string, PlatformSurvivalView>;
  recovery: string[];
  orphanPath: string | null;
  dormancy: PlatformDormancyView;
  keepAliveDays: number | null;
  badge: string | null;
  help: string | null;
  note: string | null;
  /** Fact → codes of the pages, or what an admin gave as source. */
  sources: Record<string, string>;
  /** Facts nobody has confirmed. */
  unverified: string[];
  password: PlatformPasswordView | null;
}

export function platformView(platform: Platform): PlatformView {
  const { hosts: _hosts, anyHost: _anyHost, parts: _parts, ...shown } = platform;
  const { pattern, newMin, key, reserved, ok } = platform.handle;
  return {
    ...shown,
    urlPatterns: platform.urlPatterns.map((each) => each.source),
    handle: { pattern: pattern.source, newMin, key, reserved: [...reserved], examples: [...ok] },
    roles: platform.roles.map((role) => ({ ...role })),
    roleLevels: Object.fromEntries(Object.entries(platform.roleLevels).map(([role, levels]) => [role, [...levels]])),
    sharesParentLogin: [...platform.sharesParentLogin],
    primary: { ...platform.primary },
    secondFactors: [...platform.secondFactors],
    survives: Object.fromEntries(Object.entries(platform.survives).map(([what, said]) => [what, { ...said }])),
    recovery: [...platform.recovery],
    dormancy: { ...platform.dormancy },
    sources: { ...platform.sources },
    unverified: [...platform.unverified],
    password: platform.password && { ...platform.password },
  };
}
