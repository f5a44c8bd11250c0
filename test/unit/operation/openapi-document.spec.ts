import type { OpenAPIObject } from '@nestjs/swagger';
import { completeDocument } from '../../../src/operation/openapi-document.js';

const bodyOf = (name: string): object => ({
  required: true,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});

/** What the framework writes for three routes, before anything is said for all. */
const written = (): OpenAPIObject =>
  ({
    openapi: '3.1.0',
    info: { title: 'Story', version: '1' },
    paths: {
      '/people': {
        get: {
          'x-action': 'person.list',
          parameters: [
            { name: 'limit', in: 'query', required: true, schema: { type: 'number', default: 50 } },
            { name: 'index', in: 'query', required: true, schema: { type: 'number' } },
          ],
          responses: { 200: { description: '' }, 400: { description: 'Malformed', content: { 'text/plain': {} } } },
        },
        post: { 'x-action': 'person.create', requestBody: bodyOf('Needed'), responses: {} },
      },
      '/handovers/{id}/accept': {
        post: { 'x-action': 'handover.accept', requestBody: bodyOf('Spare'), responses: {} },
      },
    },
    components: {
      schemas: {
        Needed: { type: 'object', required: ['fullName'] },
        Spare: { type: 'object', properties: { reason: { type: 'string' } } },
      },
    },
  }) as unknown as OpenAPIObject;

describe('the document says', () => {
  const { paths } = completeDocument(written());
  const [list, create] = [paths['/people']?.get, paths['/people']?.post];
  const accept = paths['/handovers/{id}/accept']?.post;

  it('that a parameter with a default may be left out, one without may not', () =>
    expect(list?.parameters?.map((parameter) => 'required' in parameter && parameter.required)).toEqual([false, true]));

  it('that an error is a problem document, whatever the answer is', () =>
    expect(list?.responses['400']).toMatchObject({ content: { 'application/problem+json': {} } }));

  it('that a body is needed only where a field is', () => {
    expect([create?.requestBody, accept?.requestBody]).toMatchObject([{ required: true }, { required: false }]);
    expect(create?.responses['413']).toBeDefined();
  });

  it('which headers a route understands', () => {
    const headers = [list, create, accept].map((route) =>
      route?.parameters?.flatMap((parameter) => ('in' in parameter && parameter.in === 'header' ? parameter.name : [])),
    );
    expect(headers).toEqual([[], ['Idempotency-Key'], ['If-Match', 'Idempotency-Key']]);
  });
});
