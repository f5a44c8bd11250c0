import { useState } from 'react';
import { Select, SimpleGrid } from '@mantine/core';
import { Choice } from '../parts/choice';
import { Loaded } from '../parts/loaded';
import { usePlatforms } from '../parts/platform-name';
import { Day, useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { texts } from '../texts/home';
import { useTexts } from '../texts/language';
import { word } from '../texts/words';
import { Bars } from './bars';

type Charts = Answer<'/api/v1/charts', 'get'>;
type Coverage = Charts['byPlatform'][number];

const FIGURES = ['twoOwners', 'secondFactorInVault', 'organisationHeld'] as const;
type Figure = (typeof FIGURES)[number];
const BANDS = ['days_90', 'days_180', 'days_365', 'older'] as const;
const WHOLE = 100;
/** The drawing is at least a day wide, so that a bar of minutes looks short. */
const DAY_HOURS = 24;

/** What people would rather look at than read. */
export function ChartsPart() {
  const read = useRead('/api/v1/charts');
  return (
    <Loaded read={read}>
      {(charts) => (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="xl">
          <CoverageChart charts={charts} />
          {charts.secretAges ? <AgeChart ages={charts.secretAges} /> : null}
          <DepartureChart departures={charts.departures} />
        </SimpleGrid>
      )}
    </Loaded>
  );
}

/** Accounts by platform or brand: one figure at a time, so that no colour has to tell them apart. */
function CoverageChart({ charts }: { charts: Charts }) {
  const t = useTexts(texts);
  const format = useFormats();
  const [by, setBy] = useState('platform');
  const [figure, setFigure] = useState<Figure>('twoOwners');
  const { nameOf: platformOf } = usePlatforms();
  const nameOf = (name: string | null): string =>
    by === 'platform' && name ? platformOf(name) : (name ?? t('noBrand'));
  const share = ({ counted, of }: Coverage[Figure]): number => (of === 0 ? 0 : (WHOLE * counted) / of);
  const rows = (by === 'brand' ? charts.byBrand : charts.byPlatform).filter((row) => row[figure].of > 0);
  const bars = rows.map((row) => ({
    name: nameOf(row.name),
    value: share(row[figure]),
    label: t('ofWhich', { count: row[figure].counted, all: row[figure].of }),
    cells: [row[figure].counted, row[figure].of, format.percent(share(row[figure]))],
  }));
  return (
    <Bars
      title={t('coverage')}
      bars={bars}
      heads={[t(by === 'brand' ? 'byBrand' : 'byPlatform'), t(figure), t('accounts'), t('share')]}
      empty={t('nothingMeasured')}
      most={WHOLE}
      acts={
        <>
          <Choice
            label={t('by')}
            value={by}
            onChange={setBy}
            data={[
              { value: 'platform', label: t('byPlatform') },
              { value: 'brand', label: t('byBrand') },
            ]}
          />
          <Select
            aria-label={t('measure')}
            size="xs"
            w={240}
            allowDeselect={false}
            value={figure}
            onChange={(chosen) => setFigure(chosen as Figure)}
            data={FIGURES.map((value) => ({ value, label: t(value) }))}
          />
        </>
      }
    />
  );
}

function AgeChart({ ages }: { ages: NonNullable<Charts['secretAges']> }) {
  const t = useTexts(texts);
  const format = useFormats();
  const kinds = [...new Set(ages.map(({ kind }) => kind))];
  const sum = (band: string, kind?: string): number =>
    ages
      .filter((age) => age.band === band && (kind === undefined || age.kind === kind))
      .reduce((all, { total }) => all + total, 0);
  const bars = BANDS.map((band) => ({
    name: t(band),
    value: sum(band),
    label: format.number(sum(band)),
    cells: [...kinds.map((kind) => format.number(sum(band, kind))), format.number(sum(band))],
  }));
  return (
    <Bars
      title={t('ages')}
      bars={ages.length === 0 ? [] : bars}
      heads={[t('age'), ...kinds.map((kind) => word('secretKind', kind)), t('secrets')]}
      empty={t('noSecrets')}
    />
  );
}

function DepartureChart({ departures }: { departures: Charts['departures'] }) {
  const t = useTexts(texts);
  const format = useFormats();
  const bars = departures.map(({ person, lastDay, hours, open }) => ({
    name: person,
    value: hours,
    label: [t('hours', { value: format.number(hours) }), ...(open ? [t('stillOpen')] : [])].join(' · '),
    cells: [<Day key="day" on={lastDay} />, format.number(hours)],
  }));
  return (
    <Bars
      title={t('zeroAccess')}
      about={t('zeroAccessAbout')}
      bars={bars}
      heads={[t('person'), t('lastDay'), t('hoursHead')]}
      empty={t('noDepartures')}
      most={Math.max(DAY_HOURS, ...departures.map(({ hours }) => hours))}
    />
  );
}
