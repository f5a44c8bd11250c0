import type { Level } from '../access/grant.rules.js';
import { fold } from '../kernel/fold.js';
import type { Platform } from '../platforms/platform.js';

export type PlatformRoles = Pick<Platform, 'roles' | 'roleLevels'>;

/** A role the list gives somebody, as far as it is known. */
export interface NativeRole {
  /** The catalogue's id, or a word of the table below; never the text somebody typed. */
  role: string | null;
  levels: readonly string[] | null;
}

/** Words on the platforms' French and English pages, and the catalogue's roles they stand for; the first that the platform has. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  proprietaire: ['owner', 'account_owner', 'super_admin'],
  proprietaire_principal: ['primary_owner', 'owner'],
  coproprietaire: ['co_owner'],
  gestionnaire: ['manager'],
  administrateur: ['admin', 'administrator', 'super_admin', 'bc_admin', 'profile_admin'],
  administratrice: ['admin', 'administrator', 'super_admin', 'bc_admin', 'profile_admin'],
  administrator: ['admin', 'bc_admin', 'profile_admin'],
  super_administrateur: ['super_admin'],
  super_administratrice: ['super_admin'],
  administrateur_de_contenu: ['content_admin'],
  editeur: ['editor'],
  editrice: ['editor'],
  lecteur: ['viewer', 'insights_viewer'],
  lectrice: ['viewer', 'insights_viewer'],
  contributeur: ['contributor'],
  contributrice: ['contributor'],
  membre: ['member'],
  analyste: ['analyst'],
  moderateur: ['moderator'],
  moderatrice: ['moderator'],
  full_access: ['full_control', 'portfolio_full', 'mod_everything'],
  controle_total: ['full_control', 'portfolio_full'],
  acces_complet: ['full_control', 'portfolio_full'],
  partial_access: ['partial_facebook', 'portfolio_tasks', 'basic_access'],
  acces_partiel: ['partial_facebook', 'portfolio_tasks', 'basic_access'],
  task_access: ['partial_business_tools', 'portfolio_tasks'],
  acces_aux_taches: ['partial_business_tools', 'portfolio_tasks'],
};

/** Words that mean a level on any platform whose catalogue entry does not know them better. */
const PLAIN: Readonly<Record<string, readonly Level[]>> = {
  full_control: ['full_control'],
  full_access: ['full_control'],
  controle_total: ['full_control'],
  acces_complet: ['full_control'],
  owner: ['full_control'],
  proprietaire: ['full_control'],
  super_admin: ['full_control'],
  admin: ['full_control'],
  administrator: ['full_control'],
  administrateur: ['full_control'],
  administratrice: ['full_control'],
  publisher: ['publisher'],
  editor: ['publisher', 'moderator'],
  editeur: ['publisher', 'moderator'],
  moderator: ['moderator'],
  moderateur: ['moderator'],
  advertiser: ['advertiser'],
  annonceur: ['advertiser'],
  analyst: ['analyst'],
  analyste: ['analyst'],
};

/** A role's text as it is compared: `Super admin` and `super_admin` are one. */
export const roleKeyOf = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');

/** Reads one cell as a role: what the author said it means, then the catalogue, then common words. Null: no role. */
export function roleOf(
  text: string,
  { roles, roleLevels }: PlatformRoles,
  said: ReadonlyMap<string, Level>,
): NativeRole | null {
  const key = roleKeyOf(text);
  const level = said.get(key);
  const known = [key, ...(Object.hasOwn(ALIASES, key) ? (ALIASES[key] as readonly string[]) : [])].find((id) =>
    roles.some((role) => role.id === id),
  );
  if (level !== undefined) return { role: known ?? null, levels: [level] };
  if (known !== undefined)
    return { role: known, levels: Object.hasOwn(roleLevels, known) ? (roleLevels[known] ?? null) : null };
  return Object.hasOwn(PLAIN, key) ? { role: key, levels: PLAIN[key] as readonly Level[] } : null;
}
