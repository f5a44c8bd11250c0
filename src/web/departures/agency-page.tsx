import { useState } from 'react';
import { Button, Group, Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { Go, usePart } from '../parts/go';
import { AccountOf } from '../parts/names';
import { Page, PageOf, Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Count, Day } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/agencies';
import type { AgencyDeparture } from './shapes';

/** One organisation that leaves: its people, what hangs on it, and the acts for all of them at once. */
export function AgencyPage() {
  const read = useRead('/api/v1/agency-departures/{id}', { path: { id: usePart('departureId') } });
  const t = useTexts(texts);
  return (
    <PageOf read={read} title={t('organisation')}>
      {(departure) => <Shown departure={departure} />}
    </PageOf>
  );
}

function Shown({ departure }: { departure: AgencyDeparture }) {
  const t = useTexts(texts);
  const { organisation, status, lastDay, counts, progress } = departure;
  const figures = [
    ['people', counts.people],
    ['seats', counts.seats],
    ['grants', counts.grants],
    ['tools', counts.toolConnections],
    ['profiles', counts.nativeIdentities],
  ] as const;
  return (
    <Page
      title={organisation}
      about={
        <Group gap="xs">
          <StateBadge kind="agencyStatus" value={status} />
          <Text span>
            {t('lastDay')} <Day on={lastDay} /> · {t('progress', { ...progress })}
          </Text>
        </Group>
      }
      acts={<Acts departure={departure} />}
    >
      <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} spacing="xs">
        {figures.map(([label, value]) => (
          <Paper key={label} withBorder p="xs">
            <Text fw={600}>
              <Count of={value} />
            </Text>
            <Text size="xs" c="dimmed">
              {t(label)}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
      <People departure={departure} />
      <Assets departure={departure} />
    </Page>
  );
}

function Acts({ departure }: { departure: AgencyDeparture }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<'cut' | 'close' | null>(null);
  const cut = useAct('post', '/api/v1/agency-departures/{id}/cut');
  const close = useAct('post', '/api/v1/agency-departures/{id}/close');
  const path = { id: departure.id };
  return (
    <>
      {departure.can.includes('agency.cut') ? (
        <Button color="red" variant="light" onClick={() => setOpen('cut')}>
          {t('cut')}
        </Button>
      ) : null}
      {departure.can.includes('agency.close') ? <Button onClick={() => setOpen('close')}>{t('close')}</Button> : null}
      {open === null ? null : (
        <ActDialog
          title={t(open)}
          submit={t(open)}
          danger={open === 'cut'}
          typedName={open === 'cut' ? departure.organisation : undefined}
          done={t(open === 'cut' ? 'doneCut' : 'doneClose')}
          initial={{ reason: '' }}
          onClose={() => setOpen(null)}
          onSubmit={(body) => (open === 'cut' ? cut : close).mutateAsync({ path, body })}
        >
          {(form) => (
            <>
              <Text size="sm">{t(open === 'cut' ? 'cutLead' : 'closeLead')}</Text>
              <ReasonField form={form} />
            </>
          )}
        </ActDialog>
      )}
    </>
  );
}

function People({ departure }: { departure: AgencyDeparture }) {
  const t = useTexts(texts);
  const heads = [t('person'), t('state'), t('seats'), t('grants'), t('tools')];
  return (
    <Part title={t('people')}>
      <Table className="data" aria-label={t('people')}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {departure.people.map((person) => (
            <Table.Tr key={person.personId}>
              <Table.Td data-head={t('person')}>
                <Go to={`/departures/${person.caseId}`}>{person.fullName}</Go>
              </Table.Td>
              <Table.Td data-head={t('state')}>
                <StateBadge kind="caseStatus" value={person.status} />
              </Table.Td>
              <Table.Td data-head={t('seats')}>
                <Count of={person.seats} />
              </Table.Td>
              <Table.Td data-head={t('grants')}>
                <Count of={person.grants} />
              </Table.Td>
              <Table.Td data-head={t('tools')}>
                <Count of={person.toolConnections} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}

function Assets({ departure }: { departure: AgencyDeparture }) {
  const t = useTexts(texts);
  return (
    <Part title={t('assets')}>
      {departure.assets.length === 0 ? <Text c="dimmed">{t('noAssets')}</Text> : null}
      <Stack gap="xs">
        {departure.assets.map(({ accountId, leadDays, removableFrom }) => (
          <Paper key={accountId} withBorder p="xs">
            <Group justify="space-between">
              <AccountOf id={accountId} names={departure.names} />
              <Text size="sm">
                {leadDays === 0 ? t('ours') : removableFrom === null ? t('notYet') : t('removable')}{' '}
                {leadDays > 0 ? <Day on={removableFrom} /> : null}
              </Text>
            </Group>
          </Paper>
        ))}
      </Stack>
    </Part>
  );
}
