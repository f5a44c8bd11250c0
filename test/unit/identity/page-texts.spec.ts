import { escape, choosePage } from '../../../src/identity/page.html.js';
import { languageOf, TEXTS } from '../../../src/identity/page-texts.js';

describe('the language of a page', () => {
  it.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,en;q=0.9,fr;q=0.5', 'en'],
    ['de,fr;q=0.4,en;q=0.9', 'en'],
    ['fr;q=0', 'en'],
    ['de', 'en'],
    [undefined, 'en'],
    ['', 'en'],
  ])('for %p is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('page texts', () => {
  it('are complete in both languages', () => {
    expect(Object.keys(TEXTS.fr)).toEqual(Object.keys(TEXTS.en));
    expect(Object.keys(TEXTS.fr.failures)).toEqual(Object.keys(TEXTS.en.failures));
    for (const [code, text] of Object.entries(TEXTS.fr.failures)) expect(text).not.toBe(TEXTS.en.failures[code]);
  });

  it('never let what somebody typed become markup', () => {
    const typed = `"><script>alert('x')</script>&`;
    const html = choosePage(
      { language: 'fr', path: 'setup' },
      { token: typed, form: typed, fullName: typed, workEmail: typed, message: typed },
    );
    expect(html).not.toContain('<script');
    expect(escape(typed)).toBe('&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;');
  });
});
