import { parse } from 'csv-parse/sync';
import { nameIn } from '../../../src/platforms/handle.rules.js';
import { recogniseUrl } from '../../../src/platforms/url.rules.js';
import { catalogue, codeOf, sample } from './shipped.js';

describe('naming an account by platform and handle', () => {
  it.each([
    ['facebook_page', 'maison.brevanne', 'maison.brevanne', 'maisonbrevanne'],
    ['facebook_page', 'MaisonBrevanne', 'MaisonBrevanne', 'maisonbrevanne'],
    ['instagram', ' @Maison_Brevanne ', 'Maison_Brevanne', 'maison_brevanne'],
    ['instagram', 'lumio.eu', 'lumio.eu', 'lumio.eu'],
    ['x', '@Brevanne_FR', 'Brevanne_FR', 'brevanne_fr'],
    ['mastodon', '@brevanne@social.example', 'brevanne@social.example', 'brevanne@social.example'],
    ['mastodon', 'Brevanne@Social.example', 'Brevanne@Social.example', 'brevanne@social.example'],
    ['google_business_profile', '0012345678', '0012345678', '0012345678'],
    ['whatsapp_business', '+33639981101', '+33639981101', '+33639981101'],
    ['youtube_brand', 'Cafe\u0301Bre\u0301vanne', 'CaféBrévanne', 'cafébrévanne'],
    ['linkedin_page', 'caf%C3%A9-br%C3%A9vanne', 'café-brévanne', 'café-brévanne'],
    ['agorapulse', 'Maison Brevanne', 'Maison Brevanne', 'maison brevanne'],
  ])('%s %s', (platform, raw, handle, key) => {
    expect(nameIn(catalogue, platform, raw)).toEqual({ handle, key });
  });

  it.each([
    ['nowhere', 'brevanne', 'account.unknown_platform'],
    ['google_plus', '+Brevanne', 'account.closed_platform'],
    ['google_plus', 'not a handle', 'account.closed_platform'],
    ['x', '@@brevanne', 'account.invalid_handle'],
    ['x', 'i', 'account.invalid_handle'],
    ['facebook_page', 'Profile.php', 'account.invalid_handle'],
    ['x', '', 'account.invalid_handle'],
    ['x', '@', 'account.invalid_handle'],
    ['agorapulse', 'a\u200Bb', 'account.invalid_handle'],
    ['google_play', 'a\u0000b', 'account.invalid_handle'],
    ['agorapulse', 'a'.repeat(321), 'account.invalid_handle'],
    ['google_business_profile', '3,36E+10', 'account.invalid_handle'],
    ['whatsapp_business', '0639981234', 'account.invalid_handle'],
  ])('%s %j is refused: %s', (platform, raw, code) => {
    expect(codeOf(nameIn(catalogue, platform, raw))).toBe(code);
  });

  it('keeps an archive record of a closed platform, and says when it closed', () => {
    expect(nameIn(catalogue, 'google_plus', '+Brevanne', { archived: true })).toEqual({
      handle: '+Brevanne',
      key: '+brevanne',
    });
    expect(nameIn(catalogue, 'google_plus', 'a b', { archived: true })).toMatchObject({
      code: 'account.invalid_handle',
    });
    expect(nameIn(catalogue, 'google_plus', '+Brevanne')).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('2019-04-02'),
      extra: { facts: { platform: 'google_plus', closedOn: '2019-04-02' } },
    });
  });

  it('repeats no input in a refusal', () => {
    const failure = nameIn(catalogue, 'x', 'secret-handle!');
    expect(JSON.stringify(failure)).not.toContain('secret-handle');
  });
});

describe('the sample register', () => {
  const rows = parse(sample('accounts.csv'), { columns: true }) as Record<string, string>[];

  it('has 60 accounts, one duplicate by dots and one closed platform', () => {
    const seen = new Set<string>();
    const fates = rows.map((row) => {
      const platform = row['platform'] ?? '';
      const named = nameIn(catalogue, platform, row['handle'] ?? '', { archived: row['status'] === 'closed' });
      if (!('key' in named)) return named.code;
      const key = `${platform}\n${named.key}`;
      if (seen.has(key)) return 'account.duplicate_account';
      seen.add(key);
      return 'accepted';
    });
    expect(rows).toHaveLength(62);
    expect(fates.filter((fate) => fate === 'accepted')).toHaveLength(60);
    expect(fates.slice(60)).toEqual(['account.duplicate_account', 'account.closed_platform']);
  });

  it('has access rows of which each but one finds its account by another spelling too', () => {
    const keys = new Set(
      rows.flatMap((row) => {
        const named = nameIn(catalogue, row['platform'] ?? '', row['handle'] ?? '', {
          archived: row['status'] === 'closed',
        });
        return 'key' in named ? [`${row['platform']}\n${named.key}`] : [];
      }),
    );
    const access = parse(sample('access.csv'), { columns: true }) as Record<string, string>[];
    const lost = access.filter((row) => {
      const named = nameIn(catalogue, row['platform'] ?? '', row['handle'] ?? '', { archived: true });
      return !('key' in named) || !keys.has(`${row['platform']}\n${named.key}`);
    });
    expect(access).toHaveLength(158);
    expect(lost.map((row) => row['handle'])).toEqual(['+BrevanneDeco']);
  });

  it('has profile addresses that lead to the same account', () => {
    const open = rows.filter((row) => row['platform'] !== 'google_plus' && row['platform'] !== 'agorapulse');
    for (const row of open) {
      const found = recogniseUrl(catalogue, row['profile_url'] ?? '');
      const named = nameIn(catalogue, row['platform'] ?? '', row['handle'] ?? '');
      if (!('key' in found) || !('key' in named)) throw new Error(`${row['profile_url']}: ${codeOf(found)}`);
      expect([found.key, [found.platform.id, ...found.alsoPossible].includes(row['platform'] ?? '')]).toEqual([
        named.key,
        true,
      ]);
    }
  });
});
