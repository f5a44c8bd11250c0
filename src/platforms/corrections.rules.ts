import { Failure } from '../kernel/failure.js';
import * as facts from './facts.js';
import { FactError } from './facts.js';
import type { Catalogue, HandleRule, Platform } from './platform.js';
import { PlatformFailures } from './platforms.failures.js';

/** What an admin says instead of the file: a field, its JSON value and where they have it from. */
export interface Correction {
  readonly field: string;
  readonly value: unknown;
  readonly source: string;
}

type Change = Partial<Platform> | { handle: Partial<HandleRule> };
type Reader = (value: unknown, platform: Platform) => Change;

const fact =
  <K extends keyof Platform>(field: K, read: (value: unknown) => Platform[K]): Reader =>
  (value) =>
    ({ [field]: read(value) }) as Partial<Platform>;

const handleFact =
  <K extends keyof HandleRule>(field: K, read: (value: unknown) => HandleRule[K]): Reader =>
  (value) => ({ handle: { [field]: read(value) } as Partial<HandleRule> });

/** A key kind is missing on purpose: changing it would part stored keys from their accounts. */
const CORRECTABLE: Record<string, Reader> = {
  name: fact('name', (value) => facts.text(value, 120)),
  urlPatterns: fact('urlPatterns', facts.urlPatterns),
  canonical: fact('canonical', facts.canonical),
  'handle.pattern': handleFact('pattern', facts.handlePattern),
  'handle.newMin': handleFact('newMin', (value) => (value === null ? null : facts.whole(1, 100)(value))),
  'handle.reserved': handleFact('reserved', facts.texts),
  closedOn: (value) =>
    value === null ? { status: 'open', closedOn: null } : { status: 'closed', closedOn: facts.date(value) },
  accessModel: fact('accessModel', facts.accessModel),
  roles: fact('roles', facts.roles),
  roleLevels: fact('roleLevels', facts.roleLevels),
  sharesParentLogin: fact('sharesParentLogin', facts.texts),
  transfer: fact('transfer', facts.textOrNull),
  primary: fact('primary', facts.primary),
  leadDays: fact('leadDays', facts.whole(0, 365)),
  secondFactors: fact('secondFactors', facts.texts),
  revoke: fact('revoke', facts.textOrNull),
  survives: fact('survives', facts.survives),
  recovery: fact('recovery', facts.texts),
  orphanPath: fact('orphanPath', facts.textOrNull),
  dormancy: fact('dormancy', facts.dormancy),
  keepAliveDays: fact('keepAliveDays', facts.whole(1, 3650)),
  badge: fact('badge', facts.textOrNull),
  help: fact('help', facts.textOrNull),
  note: fact('note', facts.textOrNull),
  password: fact('password', (value) => (value === null ? null : facts.password(value))),
};

export const CORRECTABLE_FIELDS: readonly string[] = Object.freeze(Object.keys(CORRECTABLE));

/** The platform as corrected, or platform.not_correctable / platform.invalid_correction naming the field. */
export function correct(platform: Platform, correction: Correction): Platform | Failure {
  const read = Object.hasOwn(CORRECTABLE, correction.field) ? CORRECTABLE[correction.field] : undefined;
  if (!read) return PlatformFailures.NOT_CORRECTABLE({ facts: { correctable: CORRECTABLE_FIELDS } });
  try {
    return checked(corrected(platform, correction, read(correction.value, platform)));
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    const errors = [{ field: correction.field, code: 'invalid', detail: `Must be ${error.message}` }];
    return PlatformFailures.INVALID_CORRECTION({ errors });
  }
}

/**
 * Lays corrections over the file's facts, in order. They are kept apart from the file, so a newer file never undoes one; one that
 * no longer fits (a field or value the new version refuses) is left out and the file's fact stands.
 */
export function applyCorrections(platform: Platform, corrections: readonly Correction[]): Platform {
  return corrections.reduce((current, correction) => {
    const next = correct(current, correction);
    return next instanceof Failure ? current : next;
  }, platform);
}

/** The whole catalogue with corrections by platform id; ids the file no longer knows are ignored. */
export function correctCatalogue(
  catalogue: Catalogue,
  corrections: ReadonlyMap<string, readonly Correction[]>,
): Catalogue {
  const platforms = new Map(
    [...catalogue.platforms].map(
      ([id, platform]) => [id, applyCorrections(platform, corrections.get(id) ?? [])] as const,
    ),
  );
  return Object.freeze({ ...catalogue, platforms });
}

function corrected(platform: Platform, correction: Correction, change: Change): Platform {
  const topic = correction.field.split('.')[0] ?? correction.field;
  const handle = { ...platform.handle, ...(change.handle ?? {}) };
  return Object.freeze({
    ...platform,
    ...change,
    handle: Object.freeze(handle),
    sources: Object.freeze({ ...platform.sources, [topic]: correction.source }),
    unverified: Object.freeze(platform.unverified.filter((name) => name !== topic)),
  });
}

/** A corrected handle rule must still hold on the examples, or every later import would refuse good rows. */
function checked(platform: Platform): Platform {
  const { pattern, ok, bad } = platform.handle;
  const holds = ok.every((example) => pattern.test(example)) && !bad.some((example) => pattern.test(example));
  if (!holds) throw new FactError('a pattern that holds on the good and bad examples of the platform');
  return platform;
}
