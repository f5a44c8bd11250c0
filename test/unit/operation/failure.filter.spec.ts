import type { ArgumentsHost } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { Failure, type FailureKind } from '../../../src/kernel/failure.js';
import { FailureFilter, STATUS } from '../../../src/operation/failure.filter.js';

interface Sent {
  status: number;
  headers: Record<string, string>;
  body: any;
}

function answerTo(error: unknown): Sent {
  const sent: Sent = { status: 0, headers: {}, body: null };
  const reply = {
    sent: false,
    status: (code: number) => ((sent.status = code), reply),
    header: (name: string, value: string) => ((sent.headers[name] = value), reply),
    send: (text: string) => ((sent.body = JSON.parse(text)), reply),
  };
  const http = { getRequest: () => ({ id: 'r-1' }), getResponse: () => reply };
  new FailureFilter().catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return sent;
}

beforeAll(() => Logger.overrideLogger(false));

describe('how a failure is answered', () => {
  it.each(Object.entries(STATUS))('%s is %i', (kind, status) => {
    const { body, headers, status: given } = answerTo(new Failure(kind as FailureKind, 'area.name', 'One sentence.'));
    expect(given).toBe(status);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({ status, code: 'area.name', detail: 'One sentence.', instance: 'urn:uuid:r-1' });
    expect(body.title).not.toBe('Error');
  });

  it('says when another try makes sense', () => {
    expect(answerTo(new Failure('busy', 'a.b', 'Wait.', { retryAfter: 7 })).headers['retry-after']).toBe('7');
  });

  it('carries facts and field errors, and no fact can overwrite the status', () => {
    const facts = { caseId: 'c1', status: 200, code: 'forged' };
    const { body } = answerTo(
      new Failure('conflict', 'a.b', 'No.', { facts, errors: [{ field: 'f', code: 'a.c', detail: 'Bad.' }] }),
    );
    expect(body).toMatchObject({ caseId: 'c1', status: 409, code: 'a.b', errors: [{ field: 'f' }] });
  });

  it.each([
    ['a plain error', new Error('select secret from /etc/passwd'), 500],
    ['a driver error', Object.assign(new Error('SQLITE_FULL: /data/x'), { code: 'SQLITE_FULL' }), 503],
    ['a thrown text', 'secret', 500],
    ['nothing', undefined, 500],
    ['an unknown route', { statusCode: 404, message: 'Cannot GET /secret' }, 404],
    ['a large body', { statusCode: 413, message: '/secret' }, 413],
    ['a strange content type', { statusCode: 415, message: 'secret' }, 415],
    ['a teapot', { statusCode: 418, message: 'secret' }, 400],
    ['a wrong method', { statusCode: 405, message: 'secret' }, 405],
    [
      'a unique index',
      Object.assign(new Error('UNIQUE constraint failed: person.secret'), { code: 'SQLITE_CONSTRAINT' }),
      409,
    ],
    [
      'a unique index of PostgreSQL',
      Object.assign(new Error('secret'), { code: '23505', detail: 'Key (secret)' }),
      409,
    ],
  ])('%s says nothing about itself', (_, error, status) => {
    const { body, status: given } = answerTo(error);
    expect(given).toBe(status);
    expect(JSON.stringify(body)).not.toMatch(/secret|passwd|SQLITE|select|\/data|\\n\s+at /i);
  });
});
