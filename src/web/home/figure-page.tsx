import { Group, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { Choice } from '../parts/choice';
import { DataTable, type Column } from '../parts/data-table';
import { Go, usePart, useUrl } from '../parts/go';
import { Loaded, Refused } from '../parts/loaded';
import { Page } from '../parts/page';
import { usePlatforms } from '../parts/platform-name';
import { Problem } from '../service/problem';
import { useList, useRead } from '../service/reading';
import type { Item } from '../service/shapes';
import { texts } from '../texts/home';
import { useLanguage, useTexts } from '../texts/language';
import { pageOf, pageOfList } from './addresses';
import { useMeasure, type Figure } from './figures-part';

type Row = Item<'/api/v1/kpis/{code}/rows'>;
const MISSING = 404;

/** Everything that was counted for one figure. */
export function FigurePage() {
  const code = usePart('figure');
  const lang = useLanguage();
  const read = useRead('/api/v1/kpis', { query: { lang } });
  return (
    <Loaded read={read}>
      {({ items }) => {
        const figure = items.find((each) => each.code === code);
        return figure ? <Behind figure={figure} /> : <Refused problem={new Problem(MISSING, {})} />;
      }}
    </Loaded>
  );
}

function Behind({ figure }: { figure: Figure }) {
  const t = useTexts(texts);
  const show = useMeasure();
  const [url, setUrl] = useUrl({ counted: '' });
  const counted = url.counted === '0' || url.counted === '1' ? { counted: url.counted } : {};
  const list = useList('/api/v1/kpis/{code}/rows', {
    path: { code: figure.code },
    query: counted as { counted?: '0' | '1' },
  });
  const missing = figure.list ? pageOfList(figure.list) : null;
  const about = [
    show(figure.value, figure.unit),
    ...figure.parts.map((part) => t('labelled', { name: part.title, value: show(part.value, part.unit) })),
  ];
  return (
    <Page
      title={figure.title}
      about={about.join(' · ')}
      acts={
        missing ? (
          <Go to={missing.to} search={missing.search}>
            {t('shortfalls')}
          </Go>
        ) : null
      }
    >
      <Group>
        <Choice
          label={t('whichRows')}
          value={url.counted}
          onChange={(value) => setUrl({ counted: value })}
          data={[
            { value: '', label: t('countedRows') },
            { value: '1', label: t('inFigure') },
            { value: '0', label: t('notCounted') },
          ]}
        />
      </Group>
      <DataTable caption={figure.title} list={list} rowKey={(row) => row.subject} columns={useColumns(figure)} />
    </Page>
  );
}

function useColumns(figure: Figure): Column<Row>[] {
  const t = useTexts(texts);
  const show = useMeasure();
  const unit = figure.parts.find(({ unit: own }) => own === 'days')?.unit ?? figure.unit;
  const titles = new Map(figure.parts.map((part) => [part.code, part.title]));
  const value: Column<Row> = { key: 'value', head: t('value'), end: true, cell: (row) => show(row.value, unit) };
  const hasValue = unit === 'hours' || unit === 'days';
  return [
    { key: 'what', head: t('what'), cell: (row) => <What row={row} /> },
    {
      key: 'counted',
      head: t('counted'),
      cell: (row) => (
        <Text span inherit {...(row.counted ? {} : { c: 'dimmed' })}>
          {[t(row.counted ? 'inFigure' : 'notCounted'), ...row.parts.map((code) => titles.get(code) ?? code)].join(
            ' · ',
          )}
        </Text>
      ),
    },
    ...(hasValue ? [value] : []),
  ];
}

function What({ row }: { row: Row }) {
  const { subject, accountId, platform, handle, person } = row;
  const { nameOf } = usePlatforms();
  const to = pageOf({ subject, accountId });
  if (accountId && platform && handle && subject.startsWith('account:'))
    return <AccountName account={{ id: accountId, platform, handle }} />;
  const name = [person, platform && handle ? `${nameOf(platform)} ${handle}` : null].filter(Boolean).join(' · ');
  return to && name ? <Go to={to}>{name}</Go> : <Text span>{name}</Text>;
}
