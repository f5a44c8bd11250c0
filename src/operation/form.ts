import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import { Failure } from '../kernel/failure.js';
import { refusalToInput } from './body.rules.js';
import type { DoorRequest, Upload } from './http.js';
import { RequestFailures } from './operation.failures.js';

const FIELD = 'file';
const MAX_FIELDS = 4;
const MAX_FIELD_BYTES = 16 * 1024;
const MAX_HEADERS = 16;
/** Boundaries, part headers and fields beside the file. */
const AROUND = 128 * 1024;

/**
 * Reads a form with at most one file of at most `maxBytes` into `request.body` and `request.upload`. Only for callers who may
 * do what they ask: before that nothing is kept in memory. Throws 413 for what is too large, `request.bad_form` for what is
 * no such form.
 */
export async function readForm(request: DoorRequest, maxBytes: number): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + AROUND) throw tooLarge();
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts({ limits: limits(maxBytes) })) {
      if (part.type === 'file') request.upload = await uploadOf(part, request.upload);
      else if (part.valueTruncated || part.fieldnameTruncated) throw tooLarge();
      else if (typeof part.value !== 'string' || part.fieldname in fields) throw RequestFailures.BAD_FORM();
      else fields[part.fieldname] = part.value;
    }
  } catch (error) {
    throw isAnswer(error) ? error : RequestFailures.BAD_FORM();
  }
  const refusal = refusalToInput({ body: fields, query: {}, params: {} });
  if (refusal) throw refusal;
  request.body = fields;
}

/** As the reader says it of a limit of its own. */
const tooLarge = (): Error => Object.assign(new Error('The form is too large'), { statusCode: 413 });

const limits = (fileSize: number) => ({
  fileSize,
  files: 1,
  fields: MAX_FIELDS,
  parts: MAX_FIELDS + 1,
  fieldNameSize: 100,
  fieldSize: MAX_FIELD_BYTES,
  headerPairs: MAX_HEADERS,
});

async function uploadOf(part: MultipartFile, before: Upload | undefined): Promise<Upload> {
  if (part.fieldname !== FIELD || before !== undefined) throw RequestFailures.BAD_FORM();
  const bytes = await part.toBuffer();
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  return { name: part.filename ?? '', type: part.mimetype, bytes, sha256 };
}

/** A limit that was met, and our own words, are answers; whatever else the reader stumbles over is a broken form. */
const isAnswer = (error: unknown): boolean =>
  error instanceof Failure || (error as { statusCode?: number } | null)?.statusCode === 413;
