import { Stack, Text } from '@mantine/core';
import { knownPaths } from '../layout/known-paths';
import { Go } from '../parts/go';
import { texts } from '../texts/audit';
import { recordLabel } from '../texts/audit-areas';
import { useTexts } from '../texts/language';
import { word } from '../texts/words';
import type { LogEvent } from './event-words';

/** Where a record has its page. */
const PAGES: Readonly<Record<string, string>> = {
  account: '/accounts',
  person: '/people',
  organisation: '/organisations',
  group: '/groups',
  campaign: '/campaigns',
  case: '/departures',
  incident: '/incidents',
  impersonation: '/impersonations',
  account_request: '/account-requests',
  request: '/requests',
  platform: '/settings/platforms',
  policy: '/policies',
};

/** Called by a level or a seat. */
const LEVELLED = ['grant', 'seat', 'request'];

/** The records an event is filed under, each with its name, its page and its other events. */
export function Concerned({ event }: { event: LogEvent }) {
  const t = useTexts(texts);
  const names = new Map(event.names.map(({ id, name }) => [id, name]));
  if (event.subjects.length === 0) return <Text c="dimmed">–</Text>;
  return (
    <Stack gap={2}>
      {event.subjects.map((subject) => {
        const at = subject.indexOf(':');
        const [kind, id] = [subject.slice(0, at), subject.slice(at + 1)];
        const label = [recordLabel(kind), nameOf(kind, id, names)].filter(Boolean).join(' · ');
        const page = pageOf(kind, id);
        return (
          <Text size="sm" key={subject}>
            {page === null ? label : <Go to={page}>{label}</Go>}
            {' · '}
            <Go to="/audit" search={{ subject }} aria-label={`${t('moreAbout')}: ${label}`}>
              {t('moreAbout')}
            </Go>
          </Text>
        );
      })}
    </Stack>
  );
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Codes of policies and platforms name themselves; an id names nothing to a reader. */
function nameOf(kind: string, id: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(id) ?? (ID.test(id) ? '' : id);
  return LEVELLED.includes(kind) ? word('level', name) : name;
}

/** Null where this console has no page for it. */
function pageOf(kind: string, id: string): string | null {
  const folder = PAGES[kind];
  const isThere = folder !== undefined && [...knownPaths].some((path) => path.startsWith(`${folder}/$`));
  return isThere ? `${folder}/${encodeURIComponent(id)}` : null;
}
