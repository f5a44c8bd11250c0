import type { OpenAPIObject } from '@nestjs/swagger';
import { ruleOf, type ActionName } from './actions.js';

type PathItem = OpenAPIObject['paths'][string];
type Described = NonNullable<PathItem['get']> & { 'x-action'?: ActionName };
type At = { path: string; method: string };
type Parameter = NonNullable<Described['parameters']>[number];

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const FILE_BESIDE = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };

const IF_MATCH = header('If-Match', 'The ETag that was read: refused with 412 when somebody changed it meanwhile.');
const IDEMPOTENCY_KEY = header('Idempotency-Key', 'The same key and body give the same answer; another body 409.', 200);

/** What holds for every route and no single one says: headers, security, the type of problems, what may be left out. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const route = item[method] as Described | undefined;
      if (route) complete(document, { path, method }, route);
    }
  }
  return document;
}

function complete(document: OpenAPIObject, at: At, route: Described): void {
  const action = route['x-action'];
  route.parameters = [...(route.parameters ?? []).map(optionalByDefault), ...headersOf(at, action)];
  route.security = route.security ?? securityOf(at, action);
  const body = route.requestBody;
  if (body && !('$ref' in body)) {
    const form = body.content['multipart/form-data'];
    if (form?.schema) form.schema = { allOf: [form.schema, FILE_BESIDE] };
    body.required = needsBody(document, body.content);
    if (action) route.responses['413'] = { description: 'The body is larger than this route accepts' };
  }
  for (const [status, response] of Object.entries(route.responses)) {
    if (Number(status) >= 400 && response && !('$ref' in response)) response.content = { ...PROBLEM };
  }
}

/** Whoever leaves out a parameter gets its default. */
function optionalByDefault(parameter: Parameter): Parameter {
  if ('$ref' in parameter || !parameter.schema || '$ref' in parameter.schema) return parameter;
  return parameter.schema.default === undefined ? parameter : { ...parameter, required: false };
}

function headersOf({ path, method }: At, action: ActionName | undefined): Parameter[] {
  if (!action || !ruleOf(action).recorded || method === 'get') return [];
  const versioned = path.includes('{id}') && method !== 'delete' && !ruleOf(action).release;
  const repeatable = method === 'post' && !ruleOf(action).release;
  return [...(versioned ? [IF_MATCH] : []), ...(repeatable ? [IDEMPOTENCY_KEY] : [])];
}

function securityOf({ method }: At, action: ActionName | undefined): NonNullable<Described['security']> {
  if (!action || ruleOf(action).by.some((caller) => caller === 'anonymous')) return [];
  return [method === 'get' ? { session: [] } : { session: [], csrf: [] }];
}

function needsBody(document: OpenAPIObject, content: Record<string, { schema?: object }>): boolean {
  return Object.values(content).some(({ schema }) => {
    const name = schema && '$ref' in schema ? String(schema.$ref).split('/').pop() : undefined;
    const known = name === undefined ? undefined : document.components?.schemas?.[name];
    return !known || '$ref' in known || (known.required ?? []).length > 0;
  });
}

function header(name: string, description: string, maxLength = 100): Parameter {
  return { name, in: 'header', required: false, description, schema: { type: 'string', maxLength } };
}
