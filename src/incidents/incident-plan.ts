import { parse } from 'yaml';

/** A plan for incidents that cannot be used; says which part. */
export class IncidentPlanError extends Error {}

export type Text = Readonly<Record<'en' | 'fr', string>>;

/** What the service sees by itself; kinds of secrets count once each of them has a version newer than the incident. */
const SEEN = ['freeze', 'password', 'totp', 'recovery_codes', 'api_token', 'note'] as const;
export type DoneBy = 'people' | (typeof SEEN)[number];

export interface IncidentKind {
  readonly id: string;
  readonly title: Text;
  readonly marks: boolean;
  readonly rotates: boolean;
}

export interface IncidentStep {
  readonly id: string;
  readonly title: Text;
  readonly how: Text;
  /** Hours after the opening. */
  readonly due: number;
  readonly gate: boolean;
  readonly second: boolean;
  readonly doneBy: DoneBy;
  /** Kinds it belongs to. */
  readonly only: readonly string[];
}

export interface IncidentPlan {
  readonly kinds: ReadonlyMap<string, IncidentKind>;
  readonly steps: readonly IncidentStep[];
}

type Row = Record<string, unknown>;

/** Reads `config/incidents.yaml`; the first thing that does not fit is named. */
export function loadIncidentPlan(yamlText: string): IncidentPlan {
  const root = row(parse(yamlText, { schema: 'core', maxAliasCount: 0 }), 'incidents');
  const kinds = new Map(
    list(root['kinds'], 'kinds')
      .map((each) => kindOf(each))
      .map((kind) => [kind.id, kind]),
  );
  const steps = list(root['tasks'], 'tasks').map((each) => stepOf(each, kinds));
  if (new Set(steps.map(({ id }) => id)).size < steps.length)
    throw new IncidentPlanError('tasks: an id is there twice');
  return { kinds, steps };
}

/** The steps of one kind of incident, in order. */
export const stepsOf = (plan: IncidentPlan, kind: string): IncidentStep[] =>
  plan.steps.filter(({ only }) => only.includes(kind));

function kindOf(value: unknown): IncidentKind {
  const from = row(value, 'kinds');
  const id = word(from, 'id', 'kinds');
  return { id, title: textOf(from, id), marks: flag(from, 'marks', id), rotates: flag(from, 'rotates', id) };
}

function stepOf(value: unknown, kinds: ReadonlyMap<string, IncidentKind>): IncidentStep {
  const from = row(value, 'tasks');
  const id = word(from, 'id', 'tasks');
  const due = from['due'];
  if (typeof due !== 'number' || !(due > 0)) throw new IncidentPlanError(`${id}: due is no number of hours`);
  const doneBy = (['people', ...SEEN] as const).find((known) => known === from['done_by']);
  if (doneBy === undefined) throw new IncidentPlanError(`${id}: done_by must be one of people, ${SEEN.join(', ')}`);
  const only = from['only'] === undefined ? [...kinds.keys()] : list(from['only'], `${id}: only`).map(String);
  const unknown = only.find((kind) => !kinds.has(kind));
  if (unknown !== undefined) throw new IncidentPlanError(`${id}: there is no kind ${unknown}`);
  const how = textOf(row(from['how'], `${id}: how`), id);
  return {
    id,
    title: textOf(from, id),
    how,
    due,
    gate: flag(from, 'gate', id),
    second: flag(from, 'second', id),
    doneBy,
    only,
  };
}

function row(value: unknown, where: string): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new IncidentPlanError(`${where} is no mapping`);
  return value as Row;
}

function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new IncidentPlanError(`${where} is no list`);
  return value;
}

function word(from: Row, field: string, where: string): string {
  const value = from[field];
  if (typeof value !== 'string' || value.trim() === '') throw new IncidentPlanError(`${where}: ${field} is no text`);
  return value;
}

const textOf = (from: Row, where: string): Text => ({ en: word(from, 'en', where), fr: word(from, 'fr', where) });

function flag(from: Row, field: string, where: string): boolean {
  const value = from[field] ?? false;
  if (typeof value !== 'boolean') throw new IncidentPlanError(`${where}: ${field} must be true or false`);
  return value;
}
