import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify';

/** What a signed request brought, unparsed. */
export interface KeptBytes {
  /** Null where there were more than the route takes. */
  body: Buffer | null;
  contentType: string;
}

/** On requests whose route is declared with `KeepsBytes`. */
export interface KeptRequest extends FastifyRequest {
  kept?: KeptBytes;
}

type Done = (error: null, payload: RequestPayload) => void;

/**
 * Takes the body of a route whose sender signs it before anything parses it: what nobody signed is never read as JSON. The
 * route then has no body until a guard that checked the signature gives it one.
 */
export const keepBytes =
  (most: number) =>
  (request: KeptRequest, reply: FastifyReply, payload: RequestPayload, done: Done): void => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (body: Buffer | null): void => {
      payload.removeAllListeners('data').removeAllListeners('end');
      request.kept = { body, contentType: request.headers['content-type'] ?? '' };
      for (const name of ['content-type', 'content-length', 'transfer-encoding']) delete request.headers[name];
      done(null, payload);
    };
    payload.on('error', () => undefined);
    payload.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) return void chunks.push(chunk);
      // Nobody waits for the rest of it.
      void reply.header('connection', 'close');
      settle(null);
      payload.resume();
    });
    payload.on('end', () => settle(Buffer.concat(chunks)));
  };
