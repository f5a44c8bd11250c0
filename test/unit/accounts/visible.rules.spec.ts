import { openingMac } from '../../../src/access/break-glass.mac.js';
import { grantMac } from '../../../src/access/grant.mac.js';
import { isNewest } from '../../../src/accounts/mark.rules.js';
import { grantFields, openingFields, seesWholeRegister } from '../../../src/accounts/visible.queries.js';
import { Keyring } from '../../../src/keyring/keyring.js';
import { RootKey } from '../../../src/keyring/root-key.js';
import type { Caller } from '../../../src/operation/actions.js';

describe('who sees the whole register', () => {
  const cases: [Caller[], boolean][] = [
    [['member'], false],
    [['pending'], false],
    [['anonymous'], false],
    [['member', 'admin'], true],
    [['member', 'auditor'], true],
    [['member', 'hr'], true],
    [['machine'], true],
    [['system'], true],
  ];
  it.each(cases)('%j: %s', (callers, sees) => {
    expect(seesWholeRegister({ id: 'somebody', name: 'Somebody', callers: new Set(callers), session: null })).toBe(
      sees,
    );
  });
});

describe('a row restored from an older copy', () => {
  const leaf = (version: unknown): string => JSON.stringify({ index: 7, details: { version } });
  const cases: [string, number, string | null, boolean][] = [
    ['imported, never changed', 1, null, true],
    ['changed without a leaf', 2, null, false],
    ['as the log says', 2, leaf(2), true],
    ['restored', 1, leaf(2), false],
    ['ahead of a leaf still on its way', 3, leaf(2), true],
    ['a leaf that says nothing', 1, JSON.stringify({ index: 7 }), false],
  ];
  it.each(cases)('%s', (_, version, body, believed) => expect(isNewest(version, body)).toBe(believed));
});

it('reads of a grant what its MAC binds, in the same order', () => {
  const keyring = Keyring.fromRoot(new RootKey(new Uint8Array(32).fill(7)));
  const grant = {
    id: 'g',
    accountId: 'a',
    personId: 'p',
    level: 'publisher',
    since: '2026-01-01',
    until: '2026-12-31',
    status: 'active',
    endedOn: null,
    requestedBy: 'r',
    approvedBy: 'b',
    version: 3,
  };
  expect(keyring.macMatches('grant', grantFields(snaked(grant)), grantMac(keyring, grant as never))).toBe(true);
});

const snaked = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  );

it('and of an emergency', () => {
  const keyring = Keyring.fromRoot(new RootKey(new Uint8Array(32).fill(7)));
  const opening = {
    ...{ id: 'o', accountId: 'a', personId: 'p', rightId: 'r', openedAt: 'x', expiresAt: 'y', secondPerson: 'needed' },
    ...{ confirmedBy: 'c', confirmedAt: 'z', endedAt: 'e', outcome: 'justified', reviewedBy: 'v', reviewedAt: 'w' },
    version: 4,
  };
  const fields = openingFields(snaked(opening));
  expect(keyring.macMatches('break_glass_opening', fields, openingMac(keyring, opening))).toBe(true);
});
