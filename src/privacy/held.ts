import type { InLanguages } from '../kernel/language.js';

/** What of a table is handed out about the person its rows are about. */
export interface Held {
  name: string;
  /** Columns by which a row is about the person. */
  about: readonly string[];
  /** Columns handed out as they are: no secret, nothing of anybody else. */
  facts: readonly string[];
  /** Columns that name others: handed out without saying who. */
  others: readonly string[];
  /** Free text that concerns the person: names and addresses of others are masked in it. */
  texts?: readonly string[];
  /** Tells of releases and secrets: not for HR. */
  vault?: true;
}

/**
 * Tables with rows about a person, floor by floor. Where somebody is named in any other way (who decided, who signed), the
 * record is listed by its id: the rest of it is about somebody else.
 */
export const HELD: readonly Held[] = [
  { name: 'employment_period', about: ['person_id'], facts: ['id', 'start_date', 'last_day', 'ended_at'], others: [] },
  {
    ...{ name: 'person_role', about: ['person_id'], facts: ['role', 'since', 'ended_at'] },
    others: ['given_by', 'ended_by'],
  },
  { name: 'sign_in', about: ['person_id'], facts: ['changed_at'], others: [] },
  { name: 'second_factor', about: ['person_id'], facts: ['kind', 'confirmed_at', 'ended_at'], others: [] },
  { name: 'recovery_codes', about: ['person_id'], facts: ['made_at'], others: [] },
  { name: 'coming_factor', about: ['person_id'], facts: ['expires_at'], others: [] },
  {
    ...{ name: 'session', about: ['person_id'], others: [] },
    facts: ['state', 'created_at', 'seen_at', 'expires_at', 'ended_at', 'ended_reason', 'browser', 'network'],
  },
  {
    ...{ name: 'one_time_link', about: ['person_id'], others: [] },
    facts: ['kind', 'created_at', 'expires_at', 'used_at', 'ended_at'],
  },
  {
    ...{ name: 'seat', about: ['person_id'], facts: ['account_id', 'seat', 'since', 'ended_on'] },
    ...{ others: ['given_by', 'ended_by'], texts: ['reason'] },
  },
  {
    ...{ name: 'recovery_channel', about: ['holder_id'], others: [] },
    facts: ['kind', 'value', 'belongs_to', 'status', 'verified_on', 'created_at'],
  },
  {
    ...{ name: 'acknowledgement', about: ['person_id'], others: [] },
    facts: ['policy_code', 'number', 'acknowledged_on'],
  },
  {
    ...{ name: 'training', about: ['person_id'], facts: ['course', 'completed_on', 'expires_on', 'withdrawn_at'] },
    others: ['recorded_by', 'withdrawn_by'],
  },
  {
    ...{ name: 'group_member', about: ['person_id'], facts: ['group_id', 'source', 'since', 'ended_on'] },
    others: ['added_by', 'ended_by'],
  },
  {
    ...{ name: 'access_grant', about: ['person_id'], texts: ['reason', 'ended_reason'] },
    facts: ['account_id', 'level', 'native_role', 'since', 'until', 'status', 'ended_on', 'scope', 'ticket'],
    others: ['requested_by', 'approved_by', 'approved_for', 'ended_by'],
  },
  {
    ...{ name: 'access_request', about: ['person_id'], texts: ['reason', 'decision_reason'] },
    facts: ['account_id', 'level', 'valid_from', 'until', 'scope', 'ticket', 'state', 'created_at', 'decided_at'],
    others: ['decided_by', 'decided_for'],
  },
  {
    ...{ name: 'access_suspension', about: ['person_id'], facts: ['started_at', 'ended_at'] },
    others: ['started_by', 'ended_by'],
  },
  {
    ...{ name: 'delegation', about: ['holder_id', 'delegate_id'], facts: ['from_day', 'until_day', 'ended_at'] },
    others: ['holder_id', 'delegate_id', 'created_by', 'ended_by'],
  },
  {
    ...{ name: 'break_glass_right', about: ['person_id'], facts: ['account_id', 'until', 'ended_at'] },
    others: ['given_by', 'ended_by'],
  },
  {
    ...{
      name: 'break_glass_opening',
      about: ['person_id'],
      facts: ['account_id', 'opened_at', 'ended_at'],
      vault: true,
    },
    others: ['confirmed_by', 'ended_by', 'reviewed_by'],
  },
  {
    ...{ name: 'exposure', about: ['person_id'], facts: ['credential_id', 'number', 'kind', 'at'], others: [] },
    vault: true,
  },
  {
    ...{ name: 'check_out', about: ['person_id'], facts: ['account_id', 'taken_at', 'expires_at', 'ended_at'] },
    ...{ others: ['ended_by'], vault: true },
  },
  {
    ...{ name: 'native_identity', about: ['person_id'], others: [] },
    facts: ['platform', 'profile_url', 'consented_at'],
  },
  { name: 'native_row', about: ['person_id'], facts: ['name', 'role', 'state'], others: ['resolved_by'] },
  {
    ...{ name: 'offboarding_case', about: ['person_id'], others: ['opened_by', 'cut_by', 'closed_by'] },
    facts: ['id', 'scenario', 'status', 'last_day', 'time_zone', 'country', 'opened_at', 'cut_at', 'closed_at'],
  },
  { name: 'task_comment', about: ['author_id'], facts: ['task_id', 'written_at'], others: [], texts: ['text'] },
  {
    ...{ name: 'handover_refusal', about: ['person_id'], facts: ['handover_id', 'refused_at'], others: [] },
    texts: ['reason'],
  },
  {
    ...{ name: 'leaver_declaration', about: ['declared_by'], facts: ['case_id', 'declared_at'], others: [] },
    texts: ['statement'],
  },
  { name: 'mail', about: ['person_id'], facts: ['topic', 'state', 'created_at', 'settled_at'], others: [] },
  { name: 'mail_preference', about: ['person_id'], facts: ['mail', 'digest_on'], others: [] },
  { name: 'release_notice', about: ['person_id'], facts: ['account_id', 'night', 'at'], others: [], vault: true },
  { name: 'handover_notice', about: ['person_id'], facts: ['handover_id', 'at'], others: [] },
];

/** Tables whose rows are read in a way of their own. */
export const APART: readonly string[] = ['person', 'ledger_leaf', 'ledger_subject', 'ledger_personal'];

/** What somebody else was to a record, by its column. */
const CAPACITIES: Readonly<Record<string, InLanguages>> = {
  given_by: { en: 'gave it', fr: 'l’a donné' },
  requested_by: { en: 'asked for it', fr: 'l’a demandé' },
  approved_by: { en: 'approved it', fr: 'l’a approuvé' },
  approved_for: { en: 'owner', fr: 'responsable' },
  decided_by: { en: 'decided', fr: 'a décidé' },
  decided_for: { en: 'owner', fr: 'responsable' },
  ended_by: { en: 'ended it', fr: 'y a mis fin' },
  manager_id: { en: 'manager', fr: 'responsable hiérarchique' },
  holder_id: { en: 'owner', fr: 'responsable' },
  delegate_id: { en: 'delegate', fr: 'remplaçant' },
};
const ANOTHER: InLanguages = { en: 'another person', fr: 'une autre personne' };
const SERVICE: InLanguages = { en: 'the service', fr: 'le service' };
const YOU: InLanguages = { en: 'the person', fr: 'la personne concernée' };

/** Who stands in a column, without saying who. */
export function maskedPerson(
  column: string,
  id: string | null,
  { personId, lang }: { personId: string; lang: keyof InLanguages },
): string | null {
  if (id === null) return null;
  if (id === personId) return YOU[lang];
  if (id === 'system' || id === 'machine') return SERVICE[lang];
  const capacity = CAPACITIES[column]?.[lang];
  return capacity === undefined ? ANOTHER[lang] : `${ANOTHER[lang]} (${capacity})`;
}

export const anotherPerson = (lang: keyof InLanguages): string => ANOTHER[lang];
