import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageFacts } from './page.html.js';
import { languageOf } from './page-texts.js';

export const factsOf = (request: FastifyRequest): PageFacts => ({
  language: languageOf(request.headers['accept-language']),
  path: request.url.startsWith('/setup') ? 'setup' : 'enrol',
});

/** Pages about one-time links are kept nowhere and tell nobody where they were opened from. */
export function htmlHeaders(reply: FastifyReply): void {
  void reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('vary', 'accept-language');
}
