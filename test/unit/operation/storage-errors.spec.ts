import { isWorthRetrying, storageFailure, violatedUnique } from '../../../src/operation/storage-errors.js';

const error = (facts: object, message = 'secret'): Error => Object.assign(new Error(message), facts);
const typeorm = (facts: object, message = 'secret'): Error => error({ driverError: error(facts, message) }, message);

describe('what a driver throws', () => {
  it.each([
    ['a full disk', error({ code: 'SQLITE_FULL' })],
    ['a busy file', typeorm({ code: 'SQLITE_BUSY' })],
    ['a missing table', error({ code: '42P01' })],
    ['a trigger that raises', error({ code: 'P0001' })],
    ['an internal error', error({ code: 'XX000' })],
    ['a server that stops', error({ code: '57P01' })],
    ['a refused connection', error({ code: 'ECONNREFUSED' })],
    ['a broken connection', error({}, 'Connection terminated unexpectedly')],
    ['a client that is gone', error({}, 'Client has encountered a connection error and is not queryable')],
    ['a place in the log taken twice', error({ code: '23505', table: 'ledger_leaf' })],
    [
      'a place in the log taken twice on SQLite',
      error({ code: 'SQLITE_CONSTRAINT' }, 'secret UNIQUE constraint failed: ledger_leaf.position'),
    ],
    ['a closed pool', error({}, 'Cannot use a pool after calling end on the pool')],
  ])('%s is 503 without a word of it', (_, thrown) => {
    const failure = storageFailure(thrown);
    expect(failure).toMatchObject({ kind: 'unavailable', code: 'door.unavailable' });
    expect(String(failure)).not.toContain('secret');
  });

  it.each([
    [
      'SQLite',
      error({ code: 'SQLITE_CONSTRAINT' }, 'SQLITE_CONSTRAINT: UNIQUE constraint failed: grant.id'),
      'grant.id',
    ],
    ['PostgreSQL', typeorm({ code: '23505', constraint: 'one_open_case' }), 'one_open_case'],
  ])('a duplicate on %s is a conflict that names its index to us and nothing to the caller', (_, thrown, index) => {
    expect(violatedUnique(thrown)).toBe(index);
    expect(storageFailure(thrown)).toMatchObject({ kind: 'conflict', code: 'door.duplicate' });
    expect(storageFailure(thrown)?.detail).not.toContain(index);
  });

  it.each([
    ['a mistake of ours', new TypeError('x is not a function')],
    ['a file error', error({ code: 'EPERM' })],
    ['a text', 'SQLITE_FULL'],
    ['nothing', undefined],
  ])('%s is none of the storage', (_, thrown) => {
    expect(storageFailure(thrown)).toBeNull();
    expect(violatedUnique(thrown)).toBeNull();
  });

  it.each([
    ['40P01', true],
    ['40001', true],
    ['23505', false],
    ['', false],
  ])('%s is worth another try: %s', (code, again) => expect(isWorthRetrying(error({ code }))).toBe(again));
});
