import { DateTime } from 'luxon';
import { owedRotations } from '../vault/rotation.queries.js';
import { daysBetween } from './days.js';
import { median, percent, share, type Kpi, type Measured, type Scope } from './kpi.js';
import * as queries from './kpi.queries.js';

const HOUR_MS = 3_600_000;

async function owed(scope: Scope): Promise<Measured> {
  const { db, keyring, now, today } = scope.look;
  const inScope = scope.isNarrowed ? await queries.accountsIn(scope) : null;
  const found = (await owedRotations(db, keyring, {}, now)).filter(
    ({ accountId }) => inScope === null || inScope.has(accountId),
  );
  const ages = found.map(({ since }) => daysBetween(since.slice(0, 10), today));
  const oldest = ages.length === 0 ? null : Math.max(...ages);
  return {
    value: found.length,
    numerator: found.length,
    denominator: null,
    parts: { oldest_days: oldest, median_days: median(ages) },
  };
}

/** From midnight at the end of the last day, where the person works; access that still lives counts up to now. */
async function hoursToZero(scope: Scope): Promise<Measured> {
  const { now, today } = scope.look;
  const asked = Math.min(now.getTime(), Date.parse(`${today}T24:00:00.000Z`));
  const people = await queries.leavings(scope);
  const hours = people.map(({ lastDay, timeZone, endedAt, open }) => {
    const over = DateTime.fromISO(lastDay, { zone: timeZone }).endOf('day').toMillis();
    const end = Number(open) === 1 ? asked : Math.min(asked, Date.parse(endedAt));
    return Math.max(0, (end - over) / HOUR_MS);
  });
  const open = people.filter((person) => Number(person.open) === 1).length;
  return { value: median(hours), numerator: null, denominator: people.length, parts: { still_open: open } };
}

async function ready(scope: Scope): Promise<Measured> {
  const { n, both, acknowledged, trained } = await queries.readiness(scope);
  return { ...share(both, n), parts: { acknowledged: percent(acknowledged, n), trained: percent(trained, n) } };
}

async function forsaken(scope: Scope): Promise<Measured> {
  const { n, either, orphan, dormant } = await queries.forsaken(scope);
  return { value: either, numerator: either, denominator: n, parts: { orphan, dormant } };
}

const shareOf =
  (query: (scope: Scope) => Promise<{ n: number; k: number }>) =>
  async (scope: Scope): Promise<Measured> => {
    const { n, k } = await query(scope);
    return share(k, n);
  };

/** The ten figures of governance (source: requirement 22). */
export const KPIS: readonly Kpi[] = [
  {
    code: 'two_full_control',
    title: { en: 'Accounts with two people in full control', fr: 'Comptes avec deux personnes en contrôle total' },
    unit: 'percent',
    dated: true,
    list: '/findings?kind=no_full_control,sole_control',
    measure: shareOf(queries.twiceControlled),
  },
  {
    code: 'organisation_held',
    title: {
      en: 'Accounts on an address and a phone of the organisation',
      fr: 'Comptes sur une adresse et un téléphone de l’organisation',
    },
    unit: 'percent',
    dated: false,
    list: '/findings?kind=personal_registration,personal_recovery_phone,agency_registration,registration_unknown',
    measure: shareOf(queries.organisationHeld),
  },
  {
    code: 'second_factor_in_vault',
    title: { en: 'Accounts with the second factor in the vault', fr: 'Comptes avec le second facteur au coffre' },
    unit: 'percent',
    dated: true,
    list: '/findings?kind=person_held_second_factor',
    measure: shareOf(queries.factorsInVault),
  },
  {
    code: 'owed_rotations',
    title: { en: 'Secrets to be changed', fr: 'Renouvellements dus' },
    unit: 'count',
    dated: false,
    vault: true,
    list: '/findings?kind=owed_rotation',
    parts: [
      {
        code: 'oldest_days',
        title: { en: 'Oldest', fr: 'Le plus ancien' },
        unit: 'days',
        list: '/rotations?state=owed',
      },
      {
        code: 'median_days',
        title: { en: 'Median age', fr: 'Âge médian' },
        unit: 'days',
        list: '/rotations?state=owed',
      },
    ],
    measure: owed,
  },
  {
    code: 'hours_to_zero_access',
    title: { en: 'Hours from last day to no access (median)', fr: 'Heures du dernier jour à zéro accès (médiane)' },
    unit: 'hours',
    dated: true,
    list: '/findings?kind=leaver_granted,owner_left',
    parts: [
      {
        code: 'still_open',
        title: { en: 'Left and still with access', fr: 'Partis et encore habilités' },
        unit: 'count',
        list: '/findings?kind=leaver_granted,owner_left',
      },
    ],
    measure: hoursToZero,
  },
  {
    code: 'cases_on_time',
    title: { en: 'Departures closed on time', fr: 'Dossiers de départ clos à temps' },
    unit: 'percent',
    dated: true,
    list: '/offboarding-cases',
    measure: shareOf(queries.casesDue),
  },
  {
    code: 'grants_recertified',
    title: { en: 'Grants recertified on time', fr: 'Habilitations recertifiées à temps' },
    unit: 'percent',
    dated: false,
    list: null,
    measure: async (scope) => ({ value: null, numerator: null, denominator: (await queries.grantsLive(scope)).n }),
  },
  {
    code: 'acknowledged_and_trained',
    title: { en: 'People with access who accepted and are trained', fr: 'Habilités ayant accepté la charte et formés' },
    unit: 'percent',
    dated: true,
    list: '/findings?kind=unacknowledged,training_lapsed,untrained',
    parts: [
      {
        code: 'acknowledged',
        title: { en: 'Charter accepted', fr: 'Charte acceptée' },
        unit: 'percent',
        list: '/findings?kind=unacknowledged',
      },
      {
        code: 'trained',
        title: { en: 'Trained', fr: 'Formés' },
        unit: 'percent',
        list: '/findings?kind=training_lapsed,untrained',
      },
    ],
    measure: ready,
  },
  {
    code: 'orphan_or_dormant',
    title: { en: 'Orphan and dormant accounts', fr: 'Comptes orphelins ou en sommeil' },
    unit: 'count',
    dated: false,
    list: '/findings?kind=orphan,dormant',
    parts: [
      { code: 'orphan', title: { en: 'Orphan', fr: 'Orphelins' }, unit: 'count', list: '/findings?kind=orphan' },
      { code: 'dormant', title: { en: 'Dormant', fr: 'En sommeil' }, unit: 'count', list: '/findings?kind=dormant' },
    ],
    measure: forsaken,
  },
  {
    code: 'past_keep_alive',
    title: { en: 'Accounts past their keep-alive date', fr: 'Comptes au-delà de leur date de maintien' },
    unit: 'count',
    dated: false,
    list: '/findings?kind=dormant_limit',
    parts: [
      {
        code: 'due_soon',
        title: { en: 'Due within 14 days', fr: 'Attendus sous 14 jours' },
        unit: 'count',
        list: '/findings?kind=dormant_limit',
      },
    ],
    measure: async (scope) => {
      const { n, k, soon } = await queries.overdue(scope);
      return { value: k, numerator: k, denominator: n, parts: { due_soon: soon } };
    },
  },
];
