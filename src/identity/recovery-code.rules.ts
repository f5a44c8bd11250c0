/** Without letters that are mistaken for figures: Crockford's base 32. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12; // 60 bits: with the brakes on guessing, out of reach
const GROUP = 4;

/** As many as fit on a slip of paper. */
export const CODES = 10;

/** `7K3M-Q2XW-9D4T` of twelve random bytes. */
export function codeOf(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
}

export const CODE_BYTES = LENGTH;

/** What was typed, as it was printed: small letters, blanks and the usual mistakes are forgiven. Null for what is no code. */
export function plainCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter)) ? plain : null;
}
