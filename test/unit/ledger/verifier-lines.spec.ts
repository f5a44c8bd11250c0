import { Readable } from 'node:stream';
import fc from 'fast-check';
import { MAX_LINE } from '../../../src/ledger/leaf.js';
import { verifyExport, verifyLog } from '../../../src/ledger/verifier.js';
import { splitLines } from '../../../src/ledger/verifier-lines.js';
import { each, givenLog, headOf } from './given-log.js';

async function linesOf(chunks: (Buffer | string)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of splitLines(each(chunks))) lines.push(line.toString());
  return lines;
}

const cutInto = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

describe('splitting into lines', () => {
  it.each<[string, string[], string[]]>([
    ['nothing', [], []],
    ['an empty chunk', [''], []],
    ['one line', ['a\n'], ['a']],
    ['a last line without its newline', ['a\nb'], ['a', 'b']],
    ['a line over three chunks', ['a', 'b', 'c\nd\n'], ['abc', 'd']],
    ['empty lines', ['\n\na\n\n'], ['', '', 'a', '']],
    ['a carriage return, kept', ['a\r\nb\n'], ['a\r', 'b']],
    ['a newline at the start of a chunk', ['a', '\nb\n'], ['a', 'b']],
  ])('%s', async (_what, chunks, lines) => expect(await linesOf(chunks)).toEqual(lines));

  it('gives the same lines however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const lines = texts.map((text) => text.replaceAll('\n', ''));
          const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
          expect(await linesOf(cutInto(bytes, size))).toEqual(lines);
        },
      ),
    );
  });

  it('holds no more of an endless line than its bound', async () => {
    const endless = Array.from({ length: 50 }, () => 'x'.repeat(100_000));
    const lines = await linesOf([...endless, '\nshort\n']);
    expect(lines.map((line) => line.length)).toEqual([MAX_LINE + 1, 5]);
    expect((await linesOf([`${'y'.repeat(MAX_LINE * 2)}\nshort`])).map((line) => line.length)).toEqual([
      MAX_LINE + 1,
      5,
    ]);
  });
});

describe('verifying a file', () => {
  const log = givenLog(50);
  const bytes = Buffer.from(`${log.join('\n')}\n`);
  const options = { checkpoints: [headOf(log)] };

  it.each([1, 7, 100, 4096, 1 << 20])('in chunks of %i bytes', async (size) => {
    expect(await verifyExport(Readable.from(cutInto(bytes, size)), options)).toMatchObject({ ok: true, size: 50 });
    expect(await verifyLog(splitLines(each(cutInto(bytes, size))), options)).toMatchObject({ ok: true, size: 50 });
  });

  it('without the newline at its end', async () => {
    expect(await verifyExport(each([bytes.subarray(0, -1)]), options)).toMatchObject({ ok: true });
  });

  it('cut anywhere is truncated, with or without a head', async () => {
    const whole = log.slice(0, 49).join('\n').length + 1;
    for (const cut of [1, 10, 100, 200]) {
      const part = bytes.subarray(0, Buffer.byteLength(`${log.slice(0, 49).join('\n')}\n`) + cut);
      expect(part.length).toBeGreaterThan(whole);
      const truncated = { ok: false, size: 49, kind: 'truncated', firstBadIndex: 49 };
      expect(await verifyExport(each([part]), options)).toEqual(truncated);
      expect(await verifyExport(each([part]))).toEqual(truncated);
    }
  });

  it('with Windows line ends or a byte order mark is edited from its first line', async () => {
    const windows = Buffer.from(`${log.join('\r\n')}\r\n`);
    expect(await verifyExport(each([windows]), options)).toMatchObject({ kind: 'edited', firstBadIndex: 0 });
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    expect(await verifyExport(each([marked]), options)).toMatchObject({ kind: 'edited', firstBadIndex: 0 });
  });

  it('with an endless line is edited there', async () => {
    const lines = log.with(20, `${(log[20] as string).slice(0, -1)}${' '.repeat(MAX_LINE)}}`);
    expect(await verifyExport(each([`${lines.join('\n')}\n`]), options)).toMatchObject({
      kind: 'edited',
      firstBadIndex: 20,
    });
  });
});
