import { Failure } from '../../../src/kernel/failure.js';
import { profileUrlOf, recogniseUrl } from '../../../src/platforms/url.rules.js';
import { catalogue, platform } from './shipped.js';

const read = (url: string) => {
  const found = recogniseUrl(catalogue, url);
  return found instanceof Failure ? found.code : `${found.platform.id} ${found.handle}`;
};

describe('recognising a profile address', () => {
  it.each([
    ['https://x.com/Brevanne', 'x Brevanne'],
    ['https://mobile.twitter.com/Brevanne?lang=fr', 'x Brevanne'],
    ['HTTPS://WWW.Instagram.com/lumio.eu/?igsh=abc', 'instagram lumio.eu'],
    ['https://www.threads.net/@lumio.eu', 'threads lumio.eu'],
    ['www.facebook.com/maison.brevanne/', 'facebook_page maison.brevanne'],
    ['https://fr-fr.facebook.com/maison.brevanne', 'facebook_page maison.brevanne'],
    ['https://www.facebook.com/profile.php?ref=x&id=100012345678', 'facebook_page 100012345678'],
    ['https://www.facebook.com/p/Maison-Brevanne-100012345678/', 'facebook_page 100012345678'],
    ['https://fr.linkedin.com/company/maison-brevanne/?originalSubdomain=fr', 'linkedin_page maison-brevanne'],
    ['https://www.linkedin.com/showcase/brevanne-pro/', 'linkedin_page brevanne-pro'],
    ['https://www.linkedin.com/company/caf%C3%A9-br%C3%A9vanne', 'linkedin_page café-brévanne'],
    ['https://www.youtube.com/@Lumio-EU/videos', 'youtube_brand Lumio-EU'],
    ['wa.me/33639982202', 'whatsapp_business +33639982202'],
    ['https://api.whatsapp.com/send?phone=33639982202&text=x', 'whatsapp_business +33639982202'],
    ['https://bsky.app/profile/brevanne.example', 'bluesky brevanne.example'],
    ['https://social.example/@brevanne', 'mastodon brevanne@social.example'],
    ['@brevanne@social.example', 'mastodon brevanne@social.example'],
    ['https://atelier-sorgue.tumblr.com/archive', 'tumblr atelier-sorgue'],
    ['https://brevanne-blog.medium.com/', 'medium_publication brevanne-blog'],
    ['https://discord.com/channels/123456789012345678/1', 'discord_server 123456789012345678'],
    ['https://www.google.fr/maps?hl=fr&cid=9999100000000000053', 'google_business_profile 9999100000000000053'],
    ['https://business.facebook.com/settings?business_id=9999017301198822', 'meta_business_portfolio 9999017301198822'],
    ['https://apps.apple.com/fr/developer/brevanne/id284882218', 'apple_developer 284882218'],
    ['https://www.glassdoor.co.uk/Overview/Working-at-Brevanne-EI_IE12345.11,19.htm', 'glassdoor_employer 12345'],
  ])('%s is %s', (url, expected) => {
    expect(read(url)).toBe(expected);
  });

  it.each([
    'https://www.linkedin.com/in/aurelie-fontanel-demo/',
    'https://fr.linkedin.com/in/x',
    'https://www.linkedin.com/pub/someone/1/2/3',
    'http://facebook.com/people/Jane-Doe/100012345678',
    'linkedin.com/in/someone',
  ])('%s is a person: refused with an explanation', (url) => {
    expect(recogniseUrl(catalogue, url)).toMatchObject({
      kind: 'refused',
      code: 'account.personal_profile',
      detail: expect.stringContaining('may not ask'),
    });
  });

  it.each([
    ['https://plus.google.com/+BrevanneDeco/posts', 'account.closed_platform'],
    ['https://t.me/joinchat/AbCdEf', 'account.handle_needed'],
    ['https://t.me/+AbCdEf', 'account.handle_needed'],
    ['https://discord.gg/abc', 'account.handle_needed'],
    ['https://maps.app.goo.gl/Abc', 'account.handle_needed'],
    ['https://www.youtube.com/channel/UCdemo56dxgrx2c6wkogioci', 'account.handle_needed'],
    ['https://app.agorapulse.com/', 'account.handle_needed'],
    ['https://x.com/home', 'account.unknown_url'],
    ['https://x.com/Brevanne/status/1', 'account.unknown_url'],
    ['https://www.facebook.com/groups/', 'account.unknown_url'],
    ['https://medium.com/@somebody', 'account.unknown_url'],
    ['https://weibo.com/averyveryverylongname_indeed', 'account.unknown_url'],
    ['https://brevanne.example/contact', 'account.unknown_url'],
    ['https://x.com@evil.example/@a', 'account.unknown_url'],
    ['https://x.com:8443/Brevanne', 'account.unknown_url'],
    ['https://x.com.evil.example/Brevanne', 'account.unknown_url'],
    ['social@brevanne.example', 'account.unknown_url'],
    ['javascript:alert(1)', 'account.unknown_url'],
    ['ftp://x.com/Brevanne', 'account.unknown_url'],
    ['', 'account.unknown_url'],
    [`https://x.com/${'a'.repeat(3000)}`, 'account.unknown_url'],
  ])('%s is refused: %s', (url, code) => {
    expect(read(url)).toBe(code);
  });

  it('says what else an address can mean, brand account first', () => {
    expect(recogniseUrl(catalogue, 'https://youtube.com/@lumio.tutorials')).toMatchObject({
      alsoPossible: ['youtube_permissions'],
    });
    expect(recogniseUrl(catalogue, 'https://instagram.com/lumio.eu')).toMatchObject({ alsoPossible: [] });
  });

  it('keeps the permanent id and the kind of page', () => {
    expect(recogniseUrl(catalogue, 'https://facebook.com/profile.php?id=100012345678')).toMatchObject({
      immutableId: '100012345678',
    });
    expect(recogniseUrl(catalogue, 'https://www.youtube.com/channel/UCdemo56dxgrx2c6wkogioci')).toMatchObject({
      extra: { facts: { platform: 'youtube_brand', immutableId: 'UCdemo56dxgrx2c6wkogioci' } },
    });
    const page = recogniseUrl(catalogue, 'https://www.linkedin.com/showcase/brevanne-pro/');
    if (page instanceof Failure) throw page;
    expect(profileUrlOf(page.platform, page.handle, page.parts)).toBe(
      'https://www.linkedin.com/showcase/brevanne-pro/',
    );
  });
});

describe('the address of a handle', () => {
  it.each([
    ['linkedin_page', 'maison-brevanne', 'https://www.linkedin.com/company/maison-brevanne/'],
    ['whatsapp_business', '+33639981101', 'https://wa.me/33639981101'],
    ['mastodon', '@brevanne@social.example', 'https://social.example/@brevanne'],
    ['flickr', '12345678@N00', 'https://www.flickr.com/photos/12345678@N00/'],
    ['youtube_brand', 'café', 'https://www.youtube.com/@caf%C3%A9'],
    ['agorapulse', 'Maison Brevanne', 'https://app.agorapulse.com'],
    ['google_plus', '+Brevanne', null],
  ])('%s %s', (id, handle, url) => {
    expect(profileUrlOf(platform(id), handle)).toBe(url);
  });
});
