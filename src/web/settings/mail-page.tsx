import { Alert, Button, Stack, Table, Text } from '@mantine/core';
import { GoButton } from '../parts/go';
import { Loaded, Refused } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { Count, When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useReader } from '../service/session';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts as settings } from '../texts/settings';
import { texts } from '../texts/settings-mail';
import { Outbox } from './outbox';

type Mail = Answer<'/api/v1/mail', 'get'>;

/** The mail server as the settings name it, a try, and every mail with its fate. */
export function MailPage() {
  const t = useTexts(texts);
  const back = useTexts(settings)('back');
  const { can } = useReader();
  const read = useRead('/api/v1/mail');
  return (
    <Page
      title={t('title')}
      acts={
        <GoButton to="/settings" variant="default">
          {back}
        </GoButton>
      }
    >
      <Part title={t('server')}>
        <Loaded read={read}>
          {(mail) => (
            <Stack gap="md" align="flex-start">
              <Facts mail={mail} />
              {mail.server !== null && can('mail.test') ? <Test /> : null}
            </Stack>
          )}
        </Loaded>
      </Part>
      <Part title={t('outbox')}>
        <Text c="dimmed">{t('outboxAbout')}</Text>
        <Outbox />
      </Part>
    </Page>
  );
}

function Facts({ mail }: { mail: Mail }) {
  const t = useTexts(texts);
  const { server } = mail;
  const how =
    server === null
      ? []
      : [t(server.isEncrypted ? 'encrypted' : 'encryptedWhenOffered'), t(server.signsIn ? 'signsIn' : 'noSignIn')];
  return (
    <>
      {server === null ? <Alert>{t('noServer')}</Alert> : null}
      <Table variant="vertical" layout="auto" maw={720}>
        <Table.Tbody>
          {server === null ? null : (
            <Row head={t('server')}>{[`${server.host}:${server.port}`, ...how].join(' · ')}</Row>
          )}
          <Row head={t('sender')}>{mail.from}</Row>
          <Row head={t('waiting')}>
            <Count of={mail.waiting} />
          </Row>
          <Row head={t('refused')}>
            <Count of={mail.refused} />
          </Row>
          <Row head={t('lastSent')}>
            <When at={mail.lastSentAt} />
          </Row>
          <Row head={t('lastTrouble')}>{mail.lastTrouble ?? t('noTrouble')}</Row>
        </Table.Tbody>
      </Table>
    </>
  );
}

const Row = ({ head, children }: { head: string; children: React.ReactNode }) => (
  <Table.Tr>
    <Table.Th scope="row">{head}</Table.Th>
    <Table.Td>{children}</Table.Td>
  </Table.Tr>
);

function Test() {
  const t = useTexts(texts);
  const { mutate, data, error, isPending } = useAct('post', '/api/v1/mail/test');
  return (
    <Stack gap="sm" align="flex-start" aria-live="polite">
      <Button variant="default" loading={isPending} onClick={() => mutate({ body: {} })}>
        {t('test')}
      </Button>
      {error ? <Refused problem={error} /> : null}
      {data === undefined ? null : (
        <Alert {...(data.reachable ? {} : { color: 'red' })}>
          {data.reachable ? t('reachable') : t('unreachable', { answer: data.answer ?? t('noAnswer') })}
        </Alert>
      )}
    </Stack>
  );
}
