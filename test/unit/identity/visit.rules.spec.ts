import { randomBytes } from 'node:crypto';
import { CODE_BYTES, codeOf, plainCode } from '../../../src/identity/recovery-code.rules.js';
import { browserWords, networkWords } from '../../../src/identity/visit.rules.js';

describe('what a browser says of itself', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36', 'Chrome, Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15', 'Safari, macOS'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome, Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox, Linux'],
    ['curl/8.5', null],
    [undefined, null],
  ])('%s', (said, words) => expect(browserWords(said)).toBe(words));
});

describe('a network in words', () => {
  it.each([
    ['127.0.0.1', 'this_machine'],
    ['::1', 'this_machine'],
    ['::ffff:127.0.0.1', 'this_machine'],
    ['192.168.3.4', 'private'],
    ['172.20.0.9', 'private'],
    ['172.32.0.9', '172.32.0.0/16'],
    ['fd12:3456::1', 'private'],
    ['198.51.100.7', '198.51.0.0/16'],
    ['2001:db8:1:2::3', '2001:db8::/32'],
    ['', null],
  ])('%s', (address, words) => expect(networkWords(address)).toBe(words));
});

describe('a code on paper', () => {
  it('is read back however it is typed', () => {
    const code = codeOf(randomBytes(CODE_BYTES));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    const plain = code.replaceAll('-', '');
    const forgiving = plain.replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase();
    for (const typed of [code, plain, ` ${code.toLowerCase()} `, forgiving]) expect(plainCode(typed)).toBe(plain);
    for (const typed of ['', 'U'.repeat(12), plain.slice(1), `${plain}0`]) expect(plainCode(typed)).toBeNull();
  });
});
