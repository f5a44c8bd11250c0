import { isFreeFor, placeOf, queueAt, type Turn } from '../../../src/vault/check-out.rules.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 17, 9, minute)).toISOString();
const turn = (id: string, change: Partial<Turn> = {}): Turn => ({
  ...{ id, personId: id, askedAt: at(0), offeredAt: null, takenAt: null, expiresAt: null },
  ...change,
});
const taken = turn('h', { takenAt: at(0), expiresAt: at(30) });
const [first, second] = [turn('a', { askedAt: at(1) }), turn('b', { askedAt: at(2) })];

describe('the queue of an account that one person uses at a time', () => {
  const said = (turns: Turn[], minute: number, freedAt?: string) => {
    const { holder, offered, waiting, over } = queueAt(turns, at(minute), 15, freedAt);
    return [
      holder?.id ?? '-',
      offered ? `${offered.turn.id} until ${offered.until.slice(14, 16)}` : '-',
      waiting.map(({ id }) => id).join(''),
      over.map((one) => `${one.turn.id} ${one.ending} ${one.at.slice(14, 16)}`).join(', '),
    ];
  };

  it.each<[string, unknown[], string[]]>([
    ['nobody', [[], 5], ['-', '-', '', '']],
    ['held, others wait first come first', [[second, taken, first], 29], ['h', '-', 'ab', '']],
    ['over on the minute: kept for the next', [[second, taken, first], 30], ['-', 'a until 45', 'b', 'h expired 30']],
    ['the next does not come', [[second, taken, first], 45], ['-', 'b until 00', '', 'h expired 30, a missed 45']],
    ['nobody comes', [[second, taken, first], 60], ['-', '-', '', 'h expired 30, a missed 45, b missed 00']],
    ['given back early: kept from that moment on', [[first, second], 20, at(20)], ['-', 'a until 35', 'b', '']],
    ['offered before', [[turn('a', { offeredAt: at(10) }), second], 20], ['-', 'a until 25', 'b', '']],
    [
      'asked after the time was over',
      [[taken, turn('c', { askedAt: at(50) })], 52],
      ['-', 'c until 05', '', 'h expired 30'],
    ],
  ])('%s', (_, [turns, minute, freedAt], expected) =>
    expect(said(turns as Turn[], minute as number, freedAt as string | undefined)).toEqual(expected),
  );

  it('is free for the one it is kept for, and for anybody when nobody waits', () => {
    const kept = queueAt([taken, first, second], at(31), 15);
    expect([isFreeFor(kept, 'a'), isFreeFor(kept, 'b'), isFreeFor(kept, 'c')]).toEqual([true, false, false]);
    expect([placeOf(kept, 'a'), placeOf(kept, 'b'), placeOf(kept, 'c')]).toEqual([1, 2, null]);
    expect(isFreeFor(queueAt([], at(31), 15), 'c')).toBe(true);
  });
});
