import { LEVELS } from '../../../src/access/grant.rules.js';
import { mayRelease, standingsFor, VAULT_ALLOWANCES, type VaultAct } from '../../../src/access/standing.rules.js';

const KINDS = ['password', 'totp', 'recovery_codes', 'api_token', 'note'];
const MODELS = ['shared_login', 'native_roles', 'brand_account', 'tool_mediated', 'phone_bound', 'hybrid'];
const ACTS = Object.keys(VAULT_ALLOWANCES) as VaultAct[];
const EVERYWHERE = KINDS.flatMap((kind) => MODELS.map((model) => [kind, model] as const));

describe('whoever is in charge', () => {
  it.each(['owner', 'backup_owner', 'full_control'])(
    '%s may do everything with every kind on every account',
    (standing) => {
      for (const act of ACTS)
        for (const [kind, model] of EVERYWHERE) expect(mayRelease(act, kind, model, [standing])).toBe(true);
    },
  );
});

it('an emergency shows everything and takes a new version, and stores, names and deletes nothing else', () => {
  const barred: VaultAct[] = ['credential.create', 'credential.label'];
  for (const act of ACTS)
    for (const [kind, model] of EVERYWHERE)
      expect([act, mayRelease(act, kind, model, ['break_glass'])]).toEqual([act, !barred.includes(act)]);
});

describe('a publisher', () => {
  it('is shown the password of a shared login and nothing else', () => {
    const shown = EVERYWHERE.filter(([kind, model]) => mayRelease('credential.reveal', kind, model, ['publisher']));
    expect(shown).toEqual([['password', 'shared_login']]);
  });

  it('gets the one-time code and the labels on every account', () => {
    for (const model of MODELS) {
      expect(mayRelease('credential.code', 'totp', model, ['publisher'])).toBe(true);
      expect(mayRelease('credential.list', 'totp', model, ['publisher'])).toBe(true);
    }
  });

  it('writes nothing and uses no recovery code', () => {
    const writes: VaultAct[] = [
      'credential.create',
      'credential.label',
      'credential.rotate',
      'credential.generate',
      'credential.use_code',
    ];
    for (const act of writes) expect(mayRelease(act, 'recovery_codes', 'shared_login', ['publisher'])).toBe(false);
  });
});

describe('everybody else', () => {
  it.each(['moderator', 'advertiser', 'analyst', 'validator', 'spokesperson', 'admin', ''])(
    '%s has nothing in the vault',
    (standing) => {
      for (const act of ACTS)
        for (const [kind, model] of EVERYWHERE) expect(mayRelease(act, kind, model, [standing])).toBe(false);
    },
  );

  it('nobody without a standing does anything', () => {
    for (const act of ACTS) expect(mayRelease(act, 'password', 'shared_login', [])).toBe(false);
  });
});

it('of several standings the strongest counts', () => {
  expect(mayRelease('credential.reveal', 'totp', 'shared_login', ['analyst', 'publisher'])).toBe(false);
  expect(mayRelease('credential.reveal', 'totp', 'shared_login', ['analyst', 'full_control'])).toBe(true);
});

it('names the standings an act needs, for queries that look for them', () => {
  expect(standingsFor('credential.reveal', 'password', 'shared_login')).toEqual([
    'owner',
    'backup_owner',
    'full_control',
    'break_glass',
    'publisher',
  ]);
  expect(standingsFor('credential.reveal', 'password', 'hybrid')).toEqual([
    ...['owner', 'backup_owner', 'full_control', 'break_glass'],
  ]);
});

it('knows every level', () => {
  const known = new Set(ACTS.flatMap((act) => standingsFor(act, 'password', 'shared_login')));
  expect(LEVELS.filter((level) => !known.has(level))).toEqual(['moderator', 'advertiser', 'analyst']);
});
