import { percent, share, type Kpi, type Measured, type Rows, type Scope } from './kpi.js';
import * as spans from './kpi-spans.js';
import * as queries from './kpi.queries.js';

const shareOf =
  (found: Rows) =>
  async (scope: Scope): Promise<Measured> => {
    const { n, k } = await queries.tally(scope, await found(scope));
    return share(k, n);
  };

/** A figure that is a share of what it lists. */
const shared = (found: Rows): Pick<Kpi, 'rows' | 'measure'> => ({ rows: found, measure: shareOf(found) });

async function ready(scope: Scope): Promise<Measured> {
  const { n, k, x, y } = await queries.tally(scope, queries.readiness(scope));
  return { ...share(k, n), parts: { acknowledged: percent(x, n), trained: percent(y, n) } };
}

async function forsaken(scope: Scope): Promise<Measured> {
  const { n, k, x, y } = await queries.tally(scope, queries.forsaken(scope));
  return { value: k, numerator: k, denominator: n, parts: { orphan: x, dormant: y } };
}

async function overdue(scope: Scope): Promise<Measured> {
  const { n, k, x } = await queries.tally(scope, queries.overdue(scope));
  return { value: k, numerator: k, denominator: n, parts: { due_soon: x } };
}

/** The ten figures of governance (source: requirement 22). */
export const KPIS: readonly Kpi[] = [
  {
    code: 'two_full_control',
    title: { en: 'Accounts with two people in full control', fr: 'Comptes avec deux personnes en contrôle total' },
    unit: 'percent',
    dated: true,
    list: '/findings?kind=no_full_control,sole_control',
    ...shared(queries.twiceControlled),
  },
  {
    code: 'organisation_held',
    title: {
      en: 'Accounts on an address and a phone of the organisation',
      fr: 'Comptes sur une adresse et un téléphone de l’organisation',
    },
    unit: 'percent',
    dated: true,
    list: '/findings?kind=personal_registration,personal_recovery_phone,agency_registration,registration_unknown',
    ...shared(queries.organisationHeld),
  },
  {
    code: 'second_factor_in_vault',
    title: { en: 'Accounts with the second factor in the vault', fr: 'Comptes avec le second facteur au coffre' },
    unit: 'percent',
    dated: true,
    list: '/findings?kind=person_held_second_factor',
    ...shared(queries.factorsInVault),
  },
  {
    code: 'owed_rotations',
    title: { en: 'Secrets to be changed', fr: 'Renouvellements dus' },
    unit: 'count',
    dated: true,
    vault: true,
    list: '/findings?kind=owed_rotation',
    parts: [
      {
        code: 'oldest_days',
        title: { en: 'Oldest', fr: 'Le plus ancien' },
        unit: 'days',
        list: '/findings?kind=owed_rotation',
      },
      {
        code: 'median_days',
        title: { en: 'Median age', fr: 'Âge médian' },
        unit: 'days',
        list: '/findings?kind=owed_rotation',
      },
    ],
    rows: spans.owedRows,
    measure: spans.owed,
  },
  {
    code: 'hours_to_zero_access',
    title: { en: 'Hours from last day to no access (median)', fr: 'Heures du dernier jour à zéro accès (médiane)' },
    unit: 'hours',
    dated: true,
    list: '/findings?kind=leaver_granted,owner_left',
    marks: ['still_open'],
    parts: [
      {
        code: 'still_open',
        title: { en: 'Left and still with access', fr: 'Partis et encore habilités' },
        unit: 'count',
        list: '/findings?kind=leaver_granted,owner_left',
      },
    ],
    rows: spans.leavingRows,
    measure: spans.hoursToZero,
  },
  {
    code: 'cases_on_time',
    title: { en: 'Departures closed on time', fr: 'Dossiers de départ clos à temps' },
    unit: 'percent',
    dated: true,
    list: '/offboarding-cases',
    ...shared(queries.casesDue),
  },
  {
    code: 'grants_recertified',
    title: { en: 'Grants recertified on time', fr: 'Habilitations recertifiées à temps' },
    unit: 'percent',
    dated: true,
    list: '/findings?kind=not_recertified',
    ...shared(queries.recertified),
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
    marks: ['acknowledged', 'trained'],
    rows: queries.readiness,
    measure: ready,
  },
  {
    code: 'orphan_or_dormant',
    title: { en: 'Orphan and dormant accounts', fr: 'Comptes orphelins ou en sommeil' },
    unit: 'count',
    dated: true,
    list: '/findings?kind=orphan,dormant',
    parts: [
      { code: 'orphan', title: { en: 'Orphan', fr: 'Orphelins' }, unit: 'count', list: '/findings?kind=orphan' },
      { code: 'dormant', title: { en: 'Dormant', fr: 'En sommeil' }, unit: 'count', list: '/findings?kind=dormant' },
    ],
    marks: ['orphan', 'dormant'],
    rows: queries.forsaken,
    measure: forsaken,
  },
  {
    code: 'past_keep_alive',
    title: { en: 'Accounts past their keep-alive date', fr: 'Comptes au-delà de leur date de maintien' },
    unit: 'count',
    dated: true,
    list: '/findings?kind=dormant_limit',
    parts: [
      {
        code: 'due_soon',
        title: { en: 'Due within 14 days', fr: 'Attendus sous 14 jours' },
        unit: 'count',
        list: '/findings?kind=dormant_limit',
      },
    ],
    marks: ['due_soon'],
    rows: queries.overdue,
    measure: overdue,
  },
];
