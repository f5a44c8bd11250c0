import { useState } from 'react';
import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { Facts } from '../parts/facts';
import { usePart } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { ReasonDialog } from '../parts/reason-dialog';
import { StateBadge } from '../parts/state-badge';
import { When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import { word } from '../texts/words';
import { Contacts } from './contacts';
import { DownloadReport } from './download-report';
import { NoticeClock } from './notice-clock';
import { PersonalDataDialog } from './personal-data-dialog';
import type { Incident } from './shapes';
import { Tasks } from './tasks';
import { Timeline } from './timeline';

/** One incident: what has to be done, what happened when, who is called, and its close. */
export function IncidentPage() {
  const id = usePart('incidentId');
  const read = useRead('/api/v1/incidents/{id}', { path: { id } });
  return <Loaded read={read}>{(incident) => <Shown incident={incident} />}</Loaded>;
}

function Shown({ incident }: { incident: Incident }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <Page title={incident.title[language]} acts={<Acts incident={incident} />}>
      <Stack gap="xs">
        {incident.account ? <AccountName account={incident.account} /> : null}
        <Group gap="xs">
          <StateBadge kind="incidentStatus" value={incident.status} />
          <NoticeClock incident={incident} />
        </Group>
        <Text size="sm">{incident.reason}</Text>
        <Facts
          of={[
            [t('noticed'), <When key="noticed" at={incident.noticedAt} />],
            [t('openedBy'), incident.openedByName ?? t('service')],
            [t('personalData'), word('personalData', incident.personalData)],
            [t('closedBy'), incident.closedByName],
            [t('closeReason'), incident.closeReason],
          ]}
        />
      </Stack>
      <OpenConditions incident={incident} />
      <Part title={t('tasks')}>
        <Tasks incident={incident} />
      </Part>
      <Part title={t('timeline')}>
        <Timeline incident={incident} />
      </Part>
      <Contacts incident={incident} />
    </Page>
  );
}

function Acts({ incident }: { incident: Incident }) {
  const t = useTexts(texts);
  const [wanted, setWanted] = useState<'close' | 'data' | null>(null);
  const close = useAct('post', '/api/v1/incidents/{id}/close');
  const may = (action: string): boolean => incident.can.includes(action);
  const shut = (): void => setWanted(null);
  return (
    <>
      {may('incident.report') ? <DownloadReport id={incident.id} /> : null}
      {may('incident.steer') ? (
        <Button variant="default" onClick={() => setWanted('data')}>
          {t('setPersonalData')}
        </Button>
      ) : null}
      {may('incident.close') ? <Button onClick={() => setWanted('close')}>{t('close')}</Button> : null}
      {wanted === 'data' ? <PersonalDataDialog incident={incident} onClose={shut} /> : null}
      {wanted === 'close' ? (
        <ReasonDialog
          title={t('closeTitle')}
          follows={t('closeFollows')}
          submit={t('close')}
          onSubmit={(reason) => close.mutateAsync({ path: { id: incident.id }, body: { reason } })}
          onClose={shut}
        />
      ) : null}
    </>
  );
}

/** What keeps it open, in the reader's own words where it is a task. */
function OpenConditions({ incident }: { incident: Incident }) {
  const t = useTexts(texts);
  const language = useLanguage();
  if (incident.status !== 'open') return null;
  const titles = new Map(incident.tasks.map((task) => [`task:${task.code}`, task.title[language]]));
  if (incident.openConditions.length === 0) return <Text size="sm">{t('conditionsNone')}</Text>;
  return (
    <Alert color="yellow" title={t('conditions')}>
      <List size="sm">
        {incident.openConditions.map(({ subject, code, detail }) => (
          <List.Item key={subject}>
            {titles.get(subject) ?? (code === 'owed_rotation' ? t('conditionRotation') : detail)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
