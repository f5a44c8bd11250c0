/** What a sentence about an event is made of, apart from React and the language chosen. */
export interface LogEvent {
  index: number;
  time: string;
  actor: { id: string; name: string };
  action: string;
  subjects: readonly string[];
  outcome: string;
  reason: string | null;
  details: Readonly<Record<string, unknown>>;
  names: readonly Named[];
}

export interface Named {
  id: string;
  kind: string;
  name: string;
  accountId: string | null;
  personId: string | null;
}

/** How values of the service are said in the reader's language. */
export interface Speech {
  language: 'en' | 'fr';
  word: (kind: 'level' | 'seat' | 'role', value: string) => string;
  actors: Readonly<Record<string, string>>;
  noRoles: string;
}

const UNKNOWN = '…';

/** The id of the first subject of a kind, `account:<id>`. */
export const subjectOf = ({ subjects }: Pick<LogEvent, 'subjects'>, kind: string): string | undefined =>
  subjects.find((subject) => subject.startsWith(`${kind}:`))?.slice(kind.length + 1);

/** Every place a sentence may have, by name. */
export function valuesOf(event: LogEvent, { word, actors, noRoles }: Speech): Record<string, string> {
  const { details, actor } = event;
  const byId = new Map(event.names.map((named) => [named.id, named]));
  const nameOf = (id: unknown): string | undefined => (typeof id === 'string' ? byId.get(id)?.name : undefined);
  const ofKind = (...kinds: string[]): string | undefined => event.names.find(({ kind }) => kinds.includes(kind))?.name;
  const text = (key: string): string | undefined => {
    const value = details[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const spoken = (kind: 'level' | 'seat', key: string, from: string): string | undefined => {
    const value = text(key) ?? ofKind(from);
    return value === undefined ? undefined : word(kind, value);
  };
  const roles = Array.isArray(details['roles']) ? (details['roles'] as string[]) : [];
  const found: Record<string, string | undefined> = {
    actor: actors[actor.id] ?? actor.name,
    account: nameOf(accountOf(event)),
    person: nameOf(personOf(event)) ?? actor.name,
    credential: nameOf(subjectOf(event, 'credential')) ?? ofKind('credential'),
    group: ofKind('group', 'group_grant'),
    campaign: ofKind('campaign'),
    organisation: ofKind('organisation', 'agency'),
    successor: nameOf(details['successor']),
    task: text('code') ?? ofKind('task'),
    name: ofKind('account_request', 'impersonation') ?? text('displayName') ?? text('handle'),
    policy: subjectOf(event, 'policy')?.split(':')[0],
    platform: subjectOf(event, 'platform'),
    level: spoken('level', 'level', 'grant') ?? spoken('level', 'level', 'request'),
    seat: spoken('seat', 'seat', 'seat'),
    roles: roles.map((role) => word('role', role)).join(', ') || noRoles,
    number: text('number') ?? text('version'),
    count: text('versions'),
  };
  return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value ?? UNKNOWN]));
}

/** The account an event is about: itself, or the one its grant, seat, secret … belongs to. */
export function accountOf(event: Pick<LogEvent, 'subjects' | 'names' | 'details'>): string | undefined {
  const named = event.names.find(({ accountId }) => accountId !== null);
  const said = event.details['account'];
  return subjectOf(event, 'account') ?? (typeof said === 'string' ? said : undefined) ?? named?.accountId ?? undefined;
}

/** Whom it is about: somebody else than whoever acted, where there is somebody else. */
export function personOf(event: Pick<LogEvent, 'subjects' | 'names' | 'actor'>): string | undefined {
  const subjects = event.subjects.flatMap((each) => (each.startsWith('person:') ? [each.slice('person:'.length)] : []));
  const belongs = event.names.flatMap(({ kind, personId }) => (kind !== 'person' && personId ? [personId] : []));
  const people = event.names.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
  const all = [...subjects, ...belongs, ...people];
  return all.find((id) => id !== event.actor.id) ?? all[0];
}

/** Puts values into `{{places}}`; French drops the e of « de » before a vowel. */
export function filled(template: string, values: Readonly<Record<string, string>>, language: 'en' | 'fr'): string {
  return template.replace(/(\b[Dd]e )?\{\{(\w+)\}\}/g, (_, of: string | undefined, place: string) => {
    const value = values[place] ?? UNKNOWN;
    const elided = language === 'fr' && of !== undefined && /^[aeiouàâäéèêëîïôöùûüœæ]/i.test(value);
    return elided ? `${of.charAt(0)}’${value}` : `${of ?? ''}${value}`;
  });
}
