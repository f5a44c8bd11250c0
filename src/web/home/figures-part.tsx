import { lazy, Suspense } from 'react';
import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Go } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import type { Item } from '../service/shapes';
import { texts } from '../texts/home';
import { useLanguage, useTexts } from '../texts/language';
import { pageOfList } from './addresses';

export type Figure = Item<'/api/v1/kpis'>;
type Values = Item<'/api/v1/kpis/trend'>['values'];

const WEEKS = 12;
const Trend = lazy(async () => ({ default: (await import('./trend-line')).TrendLine }));

/** The ten figures of governance, each with its way over the weeks and the lists behind it. */
export function FiguresPart() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const format = useFormats();
  const read = useRead('/api/v1/kpis', { query: { lang } });
  const trend = useRead('/api/v1/kpis/trend', { query: { weeks: WEEKS } });
  const valuesOf = (code: string): Values => trend.data?.items.find((line) => line.code === code)?.values ?? [];
  return (
    <Part title={t('figures')}>
      <Loaded read={read}>
        {({ asOf, items }) => (
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t('figuresAbout', { day: format.day(asOf), weeks: WEEKS })}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2, lg: 5 }} spacing="sm">
              {items.map((figure) => (
                <FigureCard key={figure.code} figure={figure} values={valuesOf(figure.code)} />
              ))}
            </SimpleGrid>
          </Stack>
        )}
      </Loaded>
    </Part>
  );
}

function FigureCard({ figure, values }: { figure: Figure; values: Values }) {
  const t = useTexts(texts);
  const show = useMeasure();
  const { title, code, unit, value, numerator, denominator, parts } = figure;
  const first = values[0];
  const missing = figure.list ? pageOfList(figure.list) : null;
  return (
    <Card withBorder padding="sm" component="article" aria-label={title}>
      <Stack gap={4} h="100%">
        <Title order={3} size="sm" fw={500}>
          {title}
        </Title>
        <Group justify="space-between" align="flex-end" wrap="nowrap">
          <Text fz="h2" fw={600} lh={1.1} className="whole">
            {show(value, unit)}
          </Text>
          <Suspense fallback={null}>{values.length > 0 ? <Trend values={values} /> : null}</Suspense>
        </Group>
        <Text size="xs" c="dimmed">
          {numerator !== null && denominator !== null ? t('ofWhich', { count: numerator, all: denominator }) : null}
          {value === null ? t('nothingMeasured') : null}
        </Text>
        {first === undefined || first === null ? null : (
          <Text size="xs" c="dimmed">
            {t('trendFrom', { weeks: WEEKS, value: show(first, unit) })}
          </Text>
        )}
        {parts.map((part) => (
          <Text size="xs" key={part.code}>
            {t('labelled', { name: part.title, value: show(part.value, part.unit) })}
          </Text>
        ))}
        <Group gap="sm" mt="auto">
          {figure.rows ? (
            <Go to={`/figures/${code}`} fz="xs" aria-label={t('behindOf', { title })}>
              {t('behind')}
            </Go>
          ) : null}
          {missing ? (
            <Go to={missing.to} search={missing.search} fz="xs" aria-label={t('shortfallsOf', { title })}>
              {t('shortfalls')}
            </Go>
          ) : null}
        </Group>
      </Stack>
    </Card>
  );
}

/** A value in the unit of its figure. */
export function useMeasure(): (value: number | null, unit: string) => string {
  const t = useTexts(texts);
  const format = useFormats();
  return (value, unit) => {
    if (value === null) return '–';
    if (unit === 'percent') return format.percent(value);
    if (unit === 'hours') return t('hours', { value: format.number(value) });
    return unit === 'days' ? t('days', { count: value }) : format.number(value);
  };
}
