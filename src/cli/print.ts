import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The only place that writes to stdout: answers of commands, nothing else. */
export const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

/** One clear line for a person at the terminal; never mixed with an answer. */
export const complain = (line: string): void => void process.stderr.write(`${line.trimEnd()}\n`);

/** `--json` answers the value, otherwise the lines a person reads. */
export function answer(json: boolean | undefined, value: unknown, lines: string | readonly string[]): void {
  print(json ? JSON.stringify(value) : typeof lines === 'string' ? lines : lines.join('\n'));
}

/** A file as the answer; stdout stays open behind it. */
export const pour = (stream: Readable): Promise<void> => pipeline(stream, process.stdout, { end: false });
