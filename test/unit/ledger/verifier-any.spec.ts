import fc from 'fast-check';
import { encodeLeaf, leafHashText, parseLeaf } from '../../../src/ledger/leaf.js';
import type { Leaf } from '../../../src/ledger/leaf.js';
import { verifyExport } from '../../../src/ledger/verifier.js';
import { each, givenLog, headOf, verify } from './given-log.js';

describe('any single tampering', () => {
  const small = givenLog(40);
  const file = Buffer.from(`${small.join('\n')}\n`);
  const heads = { checkpoints: [headOf(small)] };
  const at = fc.nat(39);

  it('of one byte is noticed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        // The newline at the very end belongs to no leaf.
        fc.pre(place !== file.length - 1 || mask !== 0);
        const bytes = Buffer.from(file);
        bytes[place] = (bytes[place] as number) ^ mask;
        expect((await verifyExport(each([bytes]), heads)).ok).toBe(false);
      }),
      { numRuns: 120 },
    );
  });

  it('that removes bytes is noticed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 2), fc.integer({ min: 1, max: 900 }), async (from, count) => {
        const bytes = Buffer.concat([file.subarray(0, from), file.subarray(from + count)]);
        expect((await verifyExport(each([bytes]), heads)).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('that removes, repeats or exchanges lines is noticed, and placed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('delete', 'copy', 'swap'), at, at, async (act, a, b) => {
        fc.pre(a !== b);
        const lines = small.slice();
        if (act === 'delete') lines.splice(a, 1);
        if (act === 'copy') lines.splice(a, 0, small[b] as string);
        if (act === 'swap') [lines[a], lines[b]] = [small[b] as string, small[a] as string];
        const verdict = await verify(lines, heads);
        const kind = { delete: a === 39 ? 'truncated' : 'deleted', copy: 'inserted', swap: 'reordered' }[act];
        expect(verdict).toMatchObject({ kind, firstBadIndex: act === 'swap' ? Math.min(a, b) : a });
      }),
      { numRuns: 120 },
    );
  });

  it('that changes a field is noticed, and placed when it is not the last line', async () => {
    const fields = fc.constantFrom(
      'time',
      'action',
      'subjects',
      'outcome',
      'reason',
      'actor',
      'details',
      'prev',
      'index',
    );
    await fc.assert(
      fc.asyncProperty(at, fields, fc.nat(80), async (place, field, number) => {
        fc.pre(number !== place && (place > 0 || (field !== 'prev' && field !== 'index')));
        const before = parseLeaf(small[place] as string);
        const values: Partial<Leaf> = {
          time: '2026-12-01T00:00:00.000Z',
          action: 'x.y',
          subjects: [],
          outcome: before.outcome === 'done' ? 'refused' : 'done',
          reason: null,
          actor: { id: 'x', name: 'y' },
          details: {},
          prev: leafHashText(`other ${number}`),
          index: number + 1 === place ? 90 : number + 1,
        };
        const after = { ...before, [field]: values[field] };
        const verdict = await verify(small.with(place, encodeLeaf(after)), heads);
        expect(verdict.ok).toBe(false);
        if (place < 38) expect(verdict).toMatchObject({ kind: 'edited', firstBadIndex: place });
      }),
      { numRuns: 120 },
    );
  });
});
