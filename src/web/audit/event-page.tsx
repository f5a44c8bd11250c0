import { Badge, Code, Group, Stack, Table, Text } from '@mantine/core';
import { Go, GoButton, usePart } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { Day, When } from '../parts/when';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { actLabel } from '../texts/acts';
import { texts } from '../texts/audit';
import { useTexts } from '../texts/language';
import { reasonOf } from '../texts/problem-texts';
import { EventProof } from './event-proof';
import { Concerned } from './concerned';
import { useSentences } from './event-sentence';
import { accountOf, type LogEvent } from './event-words';

type Event = Answer<'/api/v1/audit/events/{index}', 'get'>;

/** One event: in words, what it concerns, and its proof. */
export function EventPage() {
  const t = useTexts(texts);
  const index = usePart('index');
  const read = useRead('/api/v1/audit/events/{index}', { path: { index } as never });
  return (
    <Page title={t('eventTitle', { number: index })} acts={<Neighbours index={Number(index)} />}>
      <Loaded read={read}>
        {(event) => (
          <Stack gap="xl">
            <InWords event={event} />
            <EventProof event={event as never} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function Neighbours({ index }: { index: number }) {
  const t = useTexts(texts);
  return (
    <>
      {index > 0 ? (
        <GoButton to={`/audit/events/${index - 1}`} variant="default">
          {t('before')}
        </GoButton>
      ) : null}
      <GoButton to={`/audit/events/${index + 1}`} variant="default">
        {t('after')}
      </GoButton>
      <GoButton to="/audit" variant="default">
        {t('back')}
      </GoButton>
    </>
  );
}

function InWords({ event }: { event: Event }) {
  const t = useTexts(texts);
  const sentence = useSentences();
  const said = event as unknown as LogEvent;
  const code = event.refusal === null ? null : String(said.details['code']);
  const account = accountOf(said);
  return (
    <Part title={t('inWords')}>
      <Group gap="xs">
        <Text size="lg">{sentence(said)}</Text>
        {event.outcome === 'refused' ? <Badge color="red">{t('refused')}</Badge> : null}
      </Group>
      <Table variant="vertical" layout="auto">
        <Table.Tbody>
          <Fact head={t('when')}>
            <When at={event.time} />
          </Fact>
          <Fact head={t('act')}>{actLabel(event.action)}</Fact>
          <Fact head={t('who')}>
            <Go to="/audit" search={{ actor: event.actor.id }} size="sm">
              {event.actor.name}
            </Go>
          </Fact>
          {event.reason === null ? null : <Fact head={t('why')}>{event.reason}</Fact>}
          {code === null ? null : (
            <Fact head={t('refusalWhy')}>{reasonOf({ code, detail: event.refusal ?? code })}</Fact>
          )}
          <Fact head={t('concerns')}>
            <Concerned event={said} />
          </Fact>
          {account === undefined ? null : (
            <Fact head={t('accessThen')}>
              <Go to={`/accounts/${account}`} search={{ tab: 'access', asOf: event.time.slice(0, 10) }} size="sm">
                <Day on={event.time.slice(0, 10)} />
              </Go>
            </Fact>
          )}
        </Table.Tbody>
      </Table>
      <PersonalTexts event={event} />
    </Part>
  );
}

export const Fact = ({ head, children }: { head: string; children: React.ReactNode }) => (
  <Table.Tr>
    <Table.Th scope="row">{head}</Table.Th>
    <Table.Td>{children}</Table.Td>
  </Table.Tr>
);

function PersonalTexts({ event }: { event: Event }) {
  const t = useTexts(texts);
  const held = Object.entries(event.personal as Record<string, string>);
  if (held.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {t('personalTexts')}
      </Text>
      {held.map(([field, text]) => (
        <Text size="sm" key={field}>
          <Code>{field}</Code> {text}
        </Text>
      ))}
      <Text size="xs" c="dimmed">
        {t('personalHint')}
      </Text>
    </Stack>
  );
}
