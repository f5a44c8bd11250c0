import { checkCatalogue } from '../../src/platforms/catalogue.check.js';
import { CatalogueError, loadCatalogue } from '../../src/platforms/catalogue.js';
import { nameIn, normaliseHandle } from '../../src/platforms/handle.rules.js';
import { usesParentLogin } from '../../src/platforms/platform.js';
import { platformView } from '../../src/platforms/platform.view.js';
import { profileUrlOf, recogniseUrl } from '../../src/platforms/url.rules.js';
import { catalogue, catalogueText, codeOf, platform } from '../unit/platforms/shipped.js';

const all = [...catalogue.platforms.values()];

describe('the shipped catalogue', () => {
  it('passes its own check', () => {
    expect(checkCatalogue(catalogue)).toEqual([]);
  });

  it('holds 41 platforms of the research, two of them closed, and the 7 tools of the articles', () => {
    expect(all).toHaveLength(48);
    expect(all.filter((each) => each.status === 'closed').map((each) => each.id)).toEqual([
      'google_plus',
      'stumbleupon',
    ]);
    for (const id of [
      'sociallymap',
      'mention',
      'nuke_suite',
      'synthesio',
      'tweetdeck',
      'google_alerts',
      'rapportive',
    ]) {
      expect(platform(id)).toMatchObject({ kind: 'tool', accessModel: 'tool_mediated', status: 'open' });
    }
  });

  it.each(all.flatMap((each) => each.handle.ok.map((handle) => [each.id, handle] as const)))(
    '%s takes %s',
    (id, handle) => {
      expect(codeOf(normaliseHandle(platform(id), handle))).toBe('accepted');
    },
  );

  it.each(all.flatMap((each) => each.handle.bad.map((handle) => [each.id, handle] as const)))(
    '%s refuses %s',
    (id, handle) => {
      expect(codeOf(normaliseHandle(platform(id), handle))).toBe('account.invalid_handle');
    },
  );

  const addressed = all.filter(
    (each) => each.status === 'open' && each.canonical?.includes('{h}') && each.id !== 'wechat_oa',
  );
  it.each(addressed.flatMap((each) => each.handle.ok.map((handle) => [each.id, handle] as const)))(
    '%s: the address of %s leads back to it',
    (id, handle) => {
      const named = nameIn(catalogue, id, handle);
      if (!('key' in named)) throw named;
      const back = recogniseUrl(catalogue, profileUrlOf(platform(id), named.handle) ?? '');
      if (!('key' in back)) throw back;
      expect(back.key).toBe(named.key);
      expect([back.platform.id, ...back.alsoPossible]).toContain(id);
    },
  );

  it('is frozen and names its unverified facts as the product does', () => {
    expect(Object.isFrozen(platform('x'))).toBe(true);
    expect(platform('x').unverified).toEqual(
      expect.arrayContaining(['urlPatterns', 'leadDays', 'orphanPath', 'password']),
    );
    expect(platform('x').sources).toMatchObject({ accessModel: 'X1', secondFactors: 'X3' });
  });

  it('knows delays and keep-alive of the platforms that have them', () => {
    const leads = Object.fromEntries(all.filter((each) => each.leadDays > 0).map((each) => [each.id, each.leadDays]));
    expect(leads).toEqual({
      youtube_brand: 7,
      youtube_permissions: 8,
      telegram_channel: 7,
      medium_publication: 5,
      google_business_profile: 7,
      wechat_oa: 3,
      apple_developer: 14,
      google_play: 2,
    });
    expect(platform('x').keepAliveDays).toBe(25);
    expect(platform('tiktok').dormancy.months).toBe(6);
  });

  it('gives every shared login a password rule and native roles none', () => {
    for (const each of all.filter((one) => one.status === 'open')) {
      const native = each.accessModel === 'native_roles' || each.accessModel === 'brand_account';
      expect([each.id, each.password === null]).toEqual([each.id, native]);
    }
    expect(platform('whatsapp_business').password).toEqual({ length: 6, alphabet: '0123456789' });
    expect(platform('tiktok').password).toEqual({ length: 20, alphabet: catalogue.passwordDefault.alphabet });
  });

  it('knows who has no login of their own, and only below the parent that lends one', () => {
    expect(usesParentLogin(platform('threads'), 'instagram')).toBe(true);
    expect(usesParentLogin(platform('threads'), 'meta_business_portfolio')).toBe(false);
    expect(usesParentLogin(platform('linkedin_page'), 'linkedin_page')).toBe(false);
    expect(usesParentLogin(platform('threads'), null)).toBe(false);
  });

  it('shows a platform without its inner workings', () => {
    const view = platformView(platform('youtube_brand'));
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    expect(Object.keys(view)).not.toEqual(expect.arrayContaining(['hosts', 'anyHost', 'parts']));
    expect(view.handle.examples).toEqual(['maisonbrevanne', 'Lumio-EU']);
  });
});

describe('a catalogue that does not fit is refused with platform and field', () => {
  const broken: [string, string, string, string][] = [
    ['an unknown access model', 'access: hybrid', 'access: telepathy', 'x: access must be one of'],
    ['a lead time below zero', 'lead_days: 0', 'lead_days: -1', 'x: lead_days must be a whole number'],
    ['a dangerous handle pattern', "regex: '^[A-Za-z0-9_]{1,15}$'", "regex: '^(a+)+$'", 'x: handle.regex must be'],
    [
      'a link that runs code',
      "canonical: 'https://x.com/{h}'",
      "canonical: 'javascript:alert(1)//{h}'",
      'x: canonical must be',
    ],
    ['an unknown key kind', 'key: lower\n', 'key: upper\n', 'x: handle.key must be one of'],
    ['no name', "name: 'X (ex-Twitter)'", 'name: 7', 'x: name must be a text'],
    ['an id twice', 'id: facebook_page', 'id: x', 'x: this id is there twice'],
    ['an empty alphabet', 'length: 20 }', 'length: 20, alphabet: aa }', 'tiktok: password must be'],
    ['no YAML', 'platforms:', '\tplatforms: {', 'catalogue: not readable as YAML'],
  ];

  it.each(broken)('%s', (_, from, to, message) => {
    expect(catalogueText).toContain(from);
    const load = () => loadCatalogue(catalogueText.replace(from, () => to));
    expect(load).toThrow(CatalogueError);
    expect(load).toThrow(message);
  });

  it('finds examples that no longer hold', () => {
    const text = catalogueText.replace("bad: [too_long_handle_16, 'a-b']", 'bad: [fine_really]');
    expect(checkCatalogue(loadCatalogue(text))).toEqual(['x: handle.bad example fine_really is accepted']);
  });
});
