import { isAsLogged, refusalToRelease, type ReleaseFacts } from '../../../src/vault/release.rules.js';

const NOW = '2026-11-17T09:00:00.000Z';
const LATER = '2026-11-17T09:05:00.000Z';

const facts = (): ReleaseFacts => ({
  act: 'credential.reveal',
  session: { authentic: true, state: 'full', endedAt: null, expiresAt: LATER, freshUntil: LATER },
  person: { id: 'p', frozenAt: null, cutAt: null, roles: [] },
  account: { status: 'active', frozenAt: null, accessModel: 'shared_login', visible: false },
  credential: { kind: 'password', retiredAt: null },
  rights: [{ standing: 'publisher', subject: 'grant:1', unreviewedSince: null, missing: [] }],
  checkOut: { required: false, holder: null },
});

const GAP = { what: 'acknowledgement', policyCode: 'charter', number: 4, since: '2026-06-01' };
const EMERGENCY = { standing: 'break_glass', subject: 'opening:1', unreviewedSince: null, missing: [] };

const TURN = (personId: string) => ({ id: 'k', personId, since: NOW, until: LATER });

const codeOf = (change: (f: any) => void): string => {
  const changed = structuredClone(facts());
  change(changed);
  return refusalToRelease(changed, NOW)?.code ?? 'released';
};

describe('may this value leave the vault now', () => {
  it.each<[string, (f: any) => void, string]>([
    ['nothing stands against it', () => undefined, 'released'],
    ['the session is forged', (f) => (f.session.authentic = false), 'vault.signed_out'],
    ['the session ended', (f) => (f.session.endedAt = NOW), 'vault.signed_out'],
    ['the session expires this very moment', (f) => (f.session.expiresAt = NOW), 'vault.signed_out'],
    ['the person was cut', (f) => (f.person.cutAt = NOW), 'vault.signed_out'],
    ['no right', (f) => (f.rights = []), 'vault.unknown'],
    ['no right, but the account is visible', (f) => ((f.rights = []), (f.account.visible = true)), 'vault.level'],
    ['too low a level', (f) => (f.rights[0].standing = 'moderator'), 'vault.level'],
    ['a seat without access', (f) => (f.rights[0].standing = 'spokesperson'), 'vault.level'],
    ['a seed for a publisher', (f) => (f.credential.kind = 'totp'), 'vault.level'],
    ['nobody has it checked out', (f) => (f.checkOut.required = true), 'vault.not_checked_out'],
    ['it is their turn', (f) => (f.checkOut = { required: true, holder: TURN('p') }), 'released'],
    [
      'it is somebody else’s turn',
      (f) => (f.checkOut = { required: true, holder: TURN('q') }),
      'vault.not_checked_out',
    ],
    [
      'an emergency waits for nobody’s turn',
      (f) => ((f.checkOut = { required: true, holder: TURN('q') }), f.rights.push(EMERGENCY)),
      'released',
    ],
    [
      'their turn, but no right',
      (f) => ((f.checkOut = { required: true, holder: TURN('p') }), (f.rights = [])),
      'vault.unknown',
    ],
    ['its review is overdue', (f) => (f.rights[0].unreviewedSince = '2026-11-01'), 'vault.review_overdue'],
    ['its gate is closed', (f) => (f.rights[0].missing = [GAP]), 'vault.gated'],
    [
      'its gate is closed, another right serves',
      (f) => ((f.rights[0].missing = [GAP]), f.rights.push(EMERGENCY)),
      'released',
    ],
    [
      'too low a level before a closed gate',
      (f) => Object.assign(f.rights[0], { standing: 'analyst', missing: [GAP] }),
      'vault.level',
    ],
    ['the account is frozen', (f) => (f.account.frozenAt = NOW), 'vault.account_frozen'],
    ['the person is frozen', (f) => (f.person.frozenAt = NOW), 'vault.person_frozen'],
    ['freshness ends this very moment', (f) => (f.session.freshUntil = NOW), 'vault.stale_factor'],
    ['never fresh', (f) => (f.session.freshUntil = null), 'vault.stale_factor'],
    ['hr', (f) => (f.person.roles = ['hr']), 'vault.role'],
    ['an auditor who is admin as well', (f) => (f.person.roles = ['admin', 'auditor']), 'vault.role'],
    ['an admin with a right', (f) => (f.person.roles = ['admin']), 'released'],
    ['the account is closed', (f) => (f.account.status = 'closed'), 'vault.account_closed'],
    ['the credential is retired', (f) => (f.credential.retiredAt = NOW), 'vault.retired'],
    ['a code of a password', (f) => (f.act = 'credential.code'), 'vault.no_code'],
    [
      'a recovery code of a password',
      (f) => ((f.act = 'credential.use_code'), (f.rights[0].standing = 'owner')),
      'vault.no_recovery_codes',
    ],
    [
      'too low a level on a frozen account: the level is told first',
      (f) => ((f.rights[0].standing = 'analyst'), (f.account.frozenAt = NOW)),
      'vault.level',
    ],
    [
      'frozen and stale: the freeze is told first',
      (f) => ((f.account.frozenAt = NOW), (f.session.freshUntil = null)),
      'vault.account_frozen',
    ],
  ])('%s', (_, change, code) => expect(codeOf(change)).toBe(code));
});

describe('is the row what the log says', () => {
  const row = { account: 'a', kind: 'password', version: 2, envelope: 'hash' };
  const leaf = (details: object): string => JSON.stringify({ index: 1, details });

  it('yes when all four agree', () => expect(isAsLogged(row, leaf({ ...row, credential: 'c' }))).toBe(true));
  it('no without a leaf', () => expect(isAsLogged(row, null)).toBe(false));
  it.each(['account', 'kind', 'version', 'envelope'])('no when %s differs or is missing', (field) => {
    expect(isAsLogged(row, leaf({ ...row, [field]: 'other' }))).toBe(false);
    expect(isAsLogged(row, leaf({ ...row, [field]: undefined }))).toBe(false);
  });
});
