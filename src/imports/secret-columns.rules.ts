import { fold } from '../kernel/fold.js';

/** Names that people give to columns of secrets. */
const HEADER =
  /(^|[^a-z])(mots? de passe|mdp|pass ?words?|passwd|pwd|pass ?phrase|pass ?code|passe?|secret|pin|code pin|seed|graine|totp|otp|tokens?|jetons?|api ?keys?|cles? (d ?)?api|backup codes?|recovery codes?|codes? de (secours|recuperation|recovery|backup)|cles? (totp|2fa|secretes?)|credentials?|identifiants? secrets?)([^a-z]|$)/;
/** `second_factor_secret` asks for none of our columns, `second_factor` does. */
const words = (header: string): string => fold(header).replace(/[_\-.'’]+/g, ' ');

export const isSecretHeader = (header: string): boolean => HEADER.test(words(header));

/** Eight characters or more of at least three kinds and no word, address or number: nobody calls an account so. */
function looksSecret(cell: string): boolean {
  if (!/^\S{8,64}$/.test(cell) || /^(https?:|www\.|=)|@.*\.|\.[a-z]{2,}\//i.test(cell)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(cell)).length;
  return kinds === 4 || (kinds === 3 && /[!#$%^&*?=+~<>]/.test(cell));
}

/** Most of what stands in this column looks like passwords, whatever it is called. */
export function looksLikeSecrets(cells: readonly string[]): boolean {
  const given = cells.filter((cell) => cell !== '');
  return given.length >= 2 && given.filter(looksSecret).length * 2 > given.length;
}

const TOLD =
  /((?:mots? de passe|mdp|pass ?words?|passwd|pwd|pass ?code|code pin|pin|secret|seed|token|jeton)\s*(?:[:=]|\best\b|\bis\b)\s*)("[^"]*"|\S+)/giu;
const STAND_IN = '…';

/** A cell without the password somebody wrote into a remark; null where there is none. */
export function withoutSecret(cell: string): string | null {
  const cleaned = cell.replace(TOLD, `$1${STAND_IN}`);
  return cleaned === cell ? null : cleaned;
}
