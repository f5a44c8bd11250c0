import { maskedPerson } from '../../../src/privacy/held.js';
import { pseudonymOf, refusalToErase, withoutContacts } from '../../../src/privacy/erasure.rules.js';
import { NameMask } from '../../../src/privacy/name-mask.js';

describe('names of others in a free text', () => {
  const mask = new NameMask({ name: 'Chloé Anquetil', address: 'chloe@brevanne.example' }, '***');
  for (const name of ['Marie Martin', 'Loïc L’Hénoret-Dubois', 'Élodie Besnard', 'Chloé Anquetil', 'Cher'])
    mask.learn(name);

  it.each([
    ['Asked by Marie Martin.', 'Asked by ***.'],
    ['as MARIE  MARTIN said', 'as *** said'],
    ["Loic L'Henoret-Dubois et Elodie Besnard", '*** et ***'],
    ['Chloé Anquetil herself, chloe@brevanne.example', 'Chloé Anquetil herself, chloe@brevanne.example'],
    ['write to marie.martin2@brevanne.example, please', 'write to ***, please'],
    ['Marie, from Martin & Co', 'Marie, from Martin & Co'],
    ['too cher', 'too cher'],
    ['', ''],
  ])('%j', (text, seen) => {
    expect(mask.applied(text)).toBe(seen);
  });
});

it.each([
  [null, null],
  ['p1', 'the person'],
  ['system', 'the service'],
  ['p2', 'another person (approved it)'],
])('whoever approved, %j, is shown as %j', (id, shown) => {
  expect(maskedPerson('approved_by', id, { personId: 'p1', lang: 'en' })).toBe(shown);
});

it('somebody who is here, or on whom something hangs, is not forgotten', () => {
  expect(refusalToErase(false, [])?.code).toBe('privacy.still_here');
  expect(refusalToErase(true, ['exposed'])).toMatchObject({ code: 'privacy.still_needed' });
  expect(refusalToErase(true, [])).toBeNull();
});

it('a frozen list keeps what hung on a contact, not the contact; a pseudonym is nobody’s address', () => {
  const list = { at: 'x', recoveryChannels: [{ kind: 'mailbox', value: 'a@b.example', accountIds: ['1'] }] };
  expect(withoutContacts(JSON.stringify(list))).toBe(
    '{"at":"x","recoveryChannels":[{"kind":"mailbox","value":null,"accountIds":["1"]}]}',
  );
  expect(withoutContacts('{"at":"x"}')).toBe('{"at":"x"}');
  expect(pseudonymOf('id1')).toBe('erased-id1@erased.invalid');
});
