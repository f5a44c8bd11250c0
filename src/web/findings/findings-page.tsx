import { Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { Go, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Day, When } from '../parts/when';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import type { Item } from '../service/shapes';
import { texts } from '../texts/findings';
import { useLanguage, useTexts } from '../texts/language';
import { placeOf } from './cures';
import { Filters, NOTHING, type Wanted } from './filters';

type Finding = Item<'/api/v1/findings'>;
type Act = Parameters<ReturnType<typeof useTexts<typeof texts.texts>>>[0];
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** What the register lacks, the worst kinds to choose from, each with the way to its cure. */
export function FindingsPage() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [wanted, setWanted] = useUrl(NOTHING);
  const list = useList('/api/v1/findings', { query: { lang, ...asked(wanted) } as never });
  const isNarrowed = Object.values(wanted).some((value) => value !== '');
  const undated = list.answer?.undated.length ?? 0;
  return (
    <Page title={t('title')} about={t('about')}>
      <Stack gap="sm">
        <Filters wanted={wanted} onChange={setWanted} kinds={list.answer?.kinds ?? []} />
        {undated > 0 ? (
          <Text size="sm" c="dimmed">
            {t('undated', { count: undated })}
          </Text>
        ) : null}
      </Stack>
      <DataTable
        caption={t('title')}
        list={list}
        rowKey={(row) => `${row.kind} ${row.subject}`}
        columns={useColumns()}
        empty={t(isNarrowed ? 'noneSuch' : 'none')}
      />
    </Page>
  );
}

const asked = (wanted: Wanted): Record<string, string> =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''));

function useColumns(): Column<Finding>[] {
  const t = useTexts(texts);
  return [
    { key: 'severity', head: t('severity'), cell: (row) => <StateBadge kind="severity" value={row.severity} /> },
    {
      key: 'finding',
      head: t('finding'),
      cell: (row) => (
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {row.title}
          </Text>
          <Text size="sm">{row.detail}</Text>
        </Stack>
      ),
    },
    { key: 'since', head: t('since'), cell: ({ since }) => (since ? <Since at={since} /> : '–') },
    { key: 'cure', head: t('cure'), cell: (row) => <Cure finding={row} /> },
  ];
}

const Since = ({ at }: { at: string }) => (at.length === DAY_LENGTH ? <Day on={at} /> : <When at={at} />);

/** The way to the act that mends it, for those whose roles let them do it. */
function Cure({ finding }: { finding: Finding }) {
  const t = useTexts(texts);
  const { can } = useReader();
  const { cure, detail } = finding;
  const label = t(cure.act as Act);
  const place = placeOf(cure, finding);
  // Accepting a policy is each person's own; whoever looks after the house sees who has not.
  if (!can(cure.act) && cure.act !== 'policy.acknowledge')
    return (
      <Text size="xs" c="dimmed">
        {[label, t('notYours')].join(' · ')}
      </Text>
    );
  if (place === null) return <Text size="sm">{label}</Text>;
  return (
    <Go
      to={place.to}
      {...(place.search ? { search: place.search } : {})}
      fz="sm"
      aria-label={t('cureOf', { cure: label, what: detail })}
    >
      {label}
    </Go>
  );
}
