import { unguarded } from '../kernel/formula-guard.js';
import { isName, nameKeyOf } from './name.rules.js';
import { roleKeyOf, roleOf, type NativeRole, type PlatformRoles } from './role.rules.js';
import type { Level } from '../access/grant.rules.js';

export const MAX_ROWS = 2000;
/** Longer lines are no list of people. */
const LONGEST_LINE = 400;
/** What stands further to the right says nothing about who somebody is. */
const MOST_CELLS = 30;

/** One holder of a role, read from what somebody pasted or typed. */
export interface ReadRow extends NativeRole {
  name: string;
  nameKey: string;
  /** For matching only; kept nowhere. */
  links: readonly string[];
}

/** What was recognised and left out. */
export interface Dropped {
  emails: number;
  handles: number;
  phones: number;
  links: number;
  /** Neither a name nor a known role: perhaps a login, perhaps a role nobody told us of. */
  other: number;
  /** Lines without any name. */
  lines: number;
}

export interface Reading {
  rows: ReadRow[];
  dropped: Dropped;
}

export interface Reader {
  platform: PlatformRoles;
  /** What texts of roles mean, said by the author of the capture, by `roleKeyOf`. */
  said: ReadonlyMap<string, Level>;
  /** Is this the key of somebody's name in the directory? */
  known(nameKey: string): boolean;
}

/** Cells of one line; `isFamilyFirst` where a comma may part family and given name. */
interface Line {
  cells: readonly string[];
  isFamilyFirst: boolean;
}

const HEADINGS = new Set(
  'name full_name nom nom_complet nom_et_prenom prenom personne person people user utilisateur utilisateurs member membre role roles rôle permission permissions access acces niveau level profil profile e_mail email mail adresse_e_mail'.split(
    ' ',
  ),
);

/** Reads pasted text, one person a line: `Name<TAB|;|,>role`, with bullets, numbering and whatever else stood beside it. */
export function readText(text: string, reader: Reader): Reading {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const [first, ...rest] = lines;
  const isHead = first !== undefined && cellsOf(first).cells.every((cell) => HEADINGS.has(roleKeyOf(cell)));
  return readLines(isHead ? rest : lines, reader, (line) => (line.length > LONGEST_LINE ? null : cellsOf(line)));
}

/** Reads rows whose cells are known to be a name, a role and an address. */
export const readCells = (
  rows: readonly { name: string; role?: string | undefined; profileUrl?: string | undefined }[],
  reader: Reader,
): Reading =>
  readLines(rows, reader, ({ name, role, profileUrl }) => ({
    cells: [name, role ?? '', profileUrl ?? ''],
    isFamilyFirst: false,
  }));

function readLines<T>(lines: readonly T[], reader: Reader, split: (line: T) => Line | null): Reading {
  const dropped: Dropped = { emails: 0, handles: 0, phones: 0, links: 0, other: 0, lines: 0 };
  const rows = new Map<string, ReadRow>();
  for (const line of lines) {
    const parts = split(line);
    const row = parts ? readLine(parts, reader, dropped) : null;
    if (row) rows.set(`${row.nameKey}\n${row.role ?? ''}\n${row.levels?.join(',') ?? ''}`, row);
    else dropped.lines++;
  }
  return { rows: [...rows.values()], dropped };
}

const BULLET = /^(?:[-–—*•‣●▪·◦>]+|\d{1,4}[.)])\s+/u;

function cellsOf(line: string): Line {
  const plain = line.replace(BULLET, '').replace(/\(([^()]*)\)\s*$/, '\t$1');
  const sign = ['\t', ';', '|', ','].find((each) => plain.includes(each));
  const cells = (sign === undefined ? [plain] : plain.split(sign)).flatMap((cell) =>
    cell.split(/\s{2,}|\s[-–—:]\s/).map((part) => part.trim()),
  );
  return { cells: cells.filter(Boolean).slice(0, MOST_CELLS), isFamilyFirst: sign === ',' };
}

function readLine({ cells, isFamilyFirst }: Line, reader: Reader, dropped: Dropped): ReadRow | null {
  const names: string[] = [];
  const capitals: string[] = [];
  const links: string[] = [];
  let role: NativeRole | null = null;
  for (const cell of cells) {
    const text = withoutLogins(cell, dropped, links);
    if (text === '') continue;
    const read = roleOf(text, reader.platform, reader.said);
    if (read && !role) role = read;
    else if (isName(text, reader.known)) names.push(text.replace(/\s+/g, ' '));
    else {
      dropped.other++;
      if (CAPITALS.test(text)) capitals.push(text);
    }
  }
  const name = inCapitals(names, capitals, reader) ?? nameAmong(names, reader, isFamilyFirst);
  if (name === null) return null;
  dropped.other += Math.max(0, names.length - (names.includes(name) ? 1 : 2));
  return { name, nameKey: nameKeyOf(name), links, role: role?.role ?? null, levels: role?.levels ?? null };
}

/** A family name on its own, as many lists write it; a seed looks the same, so it counts only where the directory knows the whole. */
const CAPITALS = /^[\p{Lu}\p{M}'’ -]{2,40}$/u;

const inCapitals = (names: readonly string[], capitals: readonly string[], { known }: Reader): string | null =>
  names.flatMap((given) => capitals.map((family) => `${given} ${family}`)).find((both) => known(nameKeyOf(both))) ??
  null;

/** The one cell that is the name; two halves of one where a comma, or the directory, says so. */
function nameAmong(names: readonly string[], reader: Reader, isFamilyFirst: boolean): string | null {
  const [first, second] = names;
  if (first === undefined) return null;
  const known = names.find((name) => reader.known(nameKeyOf(name)));
  if (known !== undefined || second === undefined) return known ?? first;
  const both = `${second} ${first}`;
  const isOneWord = !first.includes(' ') && !second.includes(' ');
  return reader.known(nameKeyOf(both)) || (isFamilyFirst && isOneWord && names.length === 2) ? both : first;
}

const LINK = /\b(?:https?:\/\/|www\.)\S+/giu;
const TOKEN = /[^\s<>()"'[\],;]+/gu;
const HANDLE = /(^|[\s(<[])@[\p{L}\p{N}_.-]+/gu;
const PHONE = /\+?\d[\d\s().-]{5,}\d/gu;

/** Something, an at sign, something, a dot, something. No pattern: one would go through a line of at signs for ever. */
function isEmail(token: string): boolean {
  const at = token.indexOf('@', 1);
  return at > 0 && token.lastIndexOf('.', token.length - 2) > at + 1;
}

/** What is left of a cell once everything somebody could sign in with, or be found by, is out of it. */
function withoutLogins(cell: string, dropped: Dropped, links: string[]): string {
  const count = (kind: 'emails' | 'handles' | 'phones' | 'links') => (): string => (dropped[kind]++, ' ');
  return unguarded(cell.slice(0, LONGEST_LINE).normalize('NFC').trim())
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(LINK, (link) => (links.push(link), count('links')()))
    .replace(TOKEN, (token) => (isEmail(token) ? count('emails')() : token))
    .replace(HANDLE, count('handles'))
    .replace(PHONE, count('phones'))
    .replace(/^[\s<>()[\]"“”«»,;:·•*–—-]+|[\s<>()[\]"“”«»,;:·•*–—-]+$/gu, '')
    .replace(/\s+/g, ' ');
}
