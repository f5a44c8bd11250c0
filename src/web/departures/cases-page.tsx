import { Badge, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import type { components } from '#api';
import { DataTable, type Column } from '../parts/data-table';
import { Go, GoButton, useUrl } from '../parts/go';
import { useNames } from '../parts/names';
import { Page } from '../parts/page';
import { SearchField } from '../parts/search-field';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/departures';
import { choices } from '../texts/words';
import { Share } from './share';
import { useScenarios } from './scenarios';

type Case = components['schemas']['ListedCase'];

/** Every departure the reader may know of, with how far it is. */
export function CasesPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [url, setUrl] = useUrl({ q: '', status: 'running', scenario: '' });
  const { titleOf, choices: scenarios } = useScenarios();
  const query = {
    limit: 50,
    ...(url.q ? { q: url.q } : {}),
    ...(url.status === 'all' ? {} : { status: url.status }),
    ...(url.scenario ? { scenario: url.scenario } : {}),
  };
  const list = useList('/api/v1/offboarding-cases', { query } as never);
  const columns = useColumns(titleOf, useNames(list.answer?.names).person);
  return (
    <Page title={t('title')} about={t('lead')} acts={can('case.open') ? <OpenButtons /> : null}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <SearchField value={url.q} onSearch={(q) => setUrl({ q })} label={t('search')} />
        <Select
          aria-label={t('state')}
          value={url.status}
          onChange={(status) => setUrl({ status: status ?? 'running' })}
          data={[
            { value: 'running', label: t('running') },
            ...choices('caseStatus'),
            { value: 'all', label: t('anyState') },
          ]}
        />
        <Select
          aria-label={t('scenario')}
          placeholder={t('anyScenario')}
          clearable
          value={url.scenario || null}
          onChange={(scenario) => setUrl({ scenario: scenario ?? '' })}
          data={scenarios()}
        />
      </SimpleGrid>
      <DataTable
        caption={t('cases')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={can('case.open') ? t('noneLead') : t('none')}
      />
    </Page>
  );
}

function OpenButtons() {
  const t = useTexts(texts);
  const { can } = useReader();
  return (
    <>
      {can('agency.list') ? (
        <GoButton to="/departures/organisations" variant="default">
          {t('organisations')}
        </GoButton>
      ) : null}
      <GoButton to="/exceptions" variant="default">
        {t('waivers')}
      </GoButton>
      <GoButton to="/departures/new">{t('open')}</GoButton>
    </>
  );
}

function useColumns(titleOf: (id: string) => string, nameOf: (id: string) => string): Column<Case>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'person',
      head: t('person'),
      cell: (row) => (
        <Stack gap={2}>
          <Go to={`/departures/${row.id}`}>{nameOf(row.personId)}</Go>
          <Text size="xs" c="dimmed">
            {titleOf(row.scenario)}
          </Text>
        </Stack>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      cell: (row) => (
        <Group gap={4}>
          <StateBadge kind="caseStatus" value={row.status} />
          {row.cutWaitsFor ? <Flag>{t('cutWaits')}</Flag> : null}
        </Group>
      ),
    },
    { key: 'lastDay', head: t('lastDay'), cell: (row) => <Day on={row.lastDay} /> },
    {
      key: 'safeStart',
      head: t('safeStart'),
      cell: (row) => (
        <Stack gap={2} align="flex-start">
          <Day on={row.latestSafeStart} />
          {row.atRisk ? <Flag>{t('atRisk')}</Flag> : null}
        </Stack>
      ),
    },
    {
      key: 'steps',
      head: t('progress'),
      cell: ({ status, progress: { tasks } }) => (
        <Stack gap={2}>
          <Share
            done={tasks.finished}
            total={tasks.total}
            label={t('of', { done: tasks.finished, total: tasks.total })}
          />
          {tasks.late > 0 && isRunning(status) ? <Flag>{t('late', { count: tasks.late })}</Flag> : null}
        </Stack>
      ),
    },
    {
      key: 'accounts',
      head: t('accounts'),
      cell: ({ progress: { handovers } }) =>
        handovers.total === 0 ? null : t('accepted', { done: handovers.accepted, total: handovers.total }),
    },
  ];
}

const isRunning = (status: string): boolean => status === 'open' || status === 'cut';

const Flag = ({ children }: { children: string }) => (
  <Badge variant="light" color="red" tt="none" radius="sm" className="state">
    {children}
  </Badge>
);
