import type { Answer, Browser } from './browser.js';

export const reason = 'Agreed with the works council';
const texts = {
  fr: { title: 'Charte', body: 'Nul ne publie seul.' },
  en: { title: 'Charter', body: 'Nobody publishes alone.' },
};

export const TITLES = { fr: texts.fr.title, en: texts.en.title };

/** Written by one admin, published by another. */
export async function published(
  author: Browser,
  second: Browser,
  code: string,
  effectiveFrom: string,
  more: Record<string, unknown> = {},
): Promise<number> {
  await author.post('/policies', { code, kind: 'charter', cadence: 'quarterly' });
  const { body } = await author.post(`/policies/${code}/versions`, { texts, ...more });
  const path = `/policies/${code}/versions/${body.number}/publish`;
  const answer = await second.post(path, { effectiveFrom, version: 1, reason });
  if (answer.status !== 200) throw new Error(answer.text);
  return body.number;
}

/** Read and accepted by whoever the browser belongs to. */
export async function accept(browser: Browser, code: string, number: number, language = 'fr'): Promise<Answer> {
  const { body } = await browser.get(`/policies/${code}/versions/${number}?language=${language}`);
  return browser.post(`/policies/${code}/versions/${number}/acknowledge`, { language, textHash: body.textHash });
}
