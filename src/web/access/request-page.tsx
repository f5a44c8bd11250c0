import { Alert, Grid, Paper, Stack, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { Facts } from '../parts/facts';
import { usePart } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Day, When } from '../parts/when';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';
import { word } from '../texts/words';
import { RequestActs } from './request-acts';
import { Weighing } from './request-weighing';

export type RequestDetail = Answer<'/api/v1/access-requests/{id}', 'get'>;

/** One request with all that whoever decides it needs to know, and the acts it allows. */
export function RequestPage() {
  const id = usePart('requestId');
  const read = useRead('/api/v1/access-requests/{id}', { path: { id } });
  return <Loaded read={read}>{(request) => <Request request={request} />}</Loaded>;
}

function Request({ request }: { request: RequestDetail }) {
  const t = useTexts(texts);
  const title = t('requestTitle', { level: word('level', request.level), account: request.account.displayName });
  return (
    <Page
      title={title}
      about={t('requestAbout', { name: request.requester.fullName })}
      acts={<RequestActs request={request} />}
    >
      {request.escalated && request.can.length > 0 ? <Alert color="yellow">{t('escalated')}</Alert> : null}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Asked request={request} />
            <Weighing request={request} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Deciders request={request} />
            <History events={request.history} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function Asked({ request }: { request: RequestDetail }) {
  const t = useTexts(texts);
  const waits = request.state === 'pending' || request.state === 'asked_back';
  return (
    <Part title={t('whatIsAsked')}>
      <Paper withBorder p="md">
        <Stack>
          <AccountName account={request.account} link={request.decision !== null} />
          <Facts
            of={[
              [t('level'), word('level', request.level)],
              [t('use'), word('scope', request.scope)],
              [t('from'), request.validFrom === null ? null : <Day on={request.validFrom} />],
              [t('until'), request.until === null ? t('openEnded') : <Day on={request.until} />],
              [t('ticket'), request.ticket],
              [t('state'), <StateBadge kind="requestState" value={request.state} />],
              [t('waitsUntil'), waits ? <When at={request.expiresAt} /> : null],
            ]}
          />
          <Text size="sm" className="quoted">
            {request.reason}
          </Text>
        </Stack>
      </Paper>
    </Part>
  );
}

function Deciders({ request }: { request: RequestDetail }) {
  const t = useTexts(texts);
  const named = request.deciders.map(({ fullName, by }) =>
    by === 'delegate' ? t('asDelegate', { name: fullName }) : fullName,
  );
  return (
    <Part title={t('whoDecides')}>
      <Text size="sm">{named.length === 0 ? t('whoDecidesNone') : named.join(', ')}</Text>
    </Part>
  );
}

function History({ events }: { events: RequestDetail['history'] }) {
  const t = useTexts(texts);
  return (
    <Part title={t('history')}>
      <Stack gap="xs" component="ol" className="plain-list">
        {events.map((event) => (
          <li key={`${event.at} ${event.event}`}>
            <Text size="sm">
              <Text span fw={600} inherit>
                {word('requestEvent', event.event)}
              </Text>{' '}
              {event.byName ?? t('system')}
            </Text>
            <Text size="xs" c="dimmed">
              <When at={event.at} />
            </Text>
            {event.text ? <Text size="sm">{event.text}</Text> : null}
          </li>
        ))}
      </Stack>
    </Part>
  );
}
