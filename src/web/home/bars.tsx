import { useState, type ReactNode } from 'react';
import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { Box, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { Empty } from '../parts/loaded';
import { Part } from '../parts/page';
import { useTexts } from '../texts/language';
import { texts } from '../texts/parts';

/** One bar: its length, what stands at its end, and its row of the table. */
export interface Bar {
  name: string;
  value: number;
  label: string;
  cells: readonly ReactNode[];
}

interface BarsProps {
  title: string;
  about?: string;
  /** Chooses what is drawn. */
  acts?: ReactNode;
  bars: readonly Bar[];
  heads: readonly string[];
  empty: string;
  /** Where the longest bar would end; without it, with the greatest value. */
  most?: number;
}

const ROW = 34;
const NAME_WIDTH = 160;
/** Longer names are cut in the drawing; the table has them whole. */
const NAME_LENGTH = 22;
const short = (name: string): string => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name);

/** Bars of one kind with their values written at the end, so that no colour is needed; the same figures as a table. */
export function Bars({ title, about, acts, bars, heads, empty, most }: BarsProps) {
  const t = useTexts(texts);
  const [asTable, setAsTable] = useState(false);
  return (
    <Part
      title={title}
      acts={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={asTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'asChart' : 'asTable')}
        </Button>
      }
    >
      <Stack gap="xs">
        {about ? (
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        ) : null}
        {acts ? <Group gap="xs">{acts}</Group> : null}
        {bars.length === 0 ? <Empty>{empty}</Empty> : null}
        {bars.length > 0 && asTable ? <BarTable {...{ title, heads, bars }} /> : null}
        {bars.length > 0 && !asTable ? <Drawing {...{ title, bars }} most={most} /> : null}
      </Stack>
    </Part>
  );
}

function Drawing({ title, bars, most }: { title: string; bars: readonly Bar[]; most: number | undefined }) {
  const data = bars.map(({ name, value, label }, n) => ({ key: `${n}`, name, value, label }));
  const labelOf = (key: unknown): string => short(bars[Number(key)]?.name ?? '');
  return (
    <Box role="img" aria-label={[title, ...bars.map(({ name, label }) => `${name}: ${label}`)].join('. ')}>
      <BarChart
        h={bars.length * ROW + 12}
        data={data}
        dataKey="key"
        orientation="vertical"
        series={[{ name: 'value', color: 'lagoon.7' }]}
        gridAxis="none"
        tickLine="none"
        withXAxis={false}
        withTooltip={false}
        accessibilityLayer={false}
        maxBarWidth={18}
        barChartProps={{ margin: { top: 0, right: 92, bottom: 0, left: 0 }, accessibilityLayer: false }}
        barProps={{ isAnimationActive: false, minPointSize: 2 }}
        withBarValueLabel
        valueLabelProps={{ dataKey: 'label', position: 'right', formatter: (label: unknown) => String(label) } as never}
        xAxisProps={{ domain: [0, most ?? 'dataMax'] as never }}
        yAxisProps={{ width: NAME_WIDTH, tickFormatter: labelOf, interval: 0 }}
      />
    </Box>
  );
}

const BarTable = ({ title, heads, bars }: Pick<BarsProps, 'title' | 'heads' | 'bars'>) => (
  <Table.ScrollContainer minWidth={320}>
    <Table aria-label={title}>
      <Table.Thead>
        <Table.Tr>
          {heads.map((head, n) => (
            <Table.Th key={head} scope="col" ta={n === 0 ? 'left' : 'right'}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {bars.map(({ name, cells }, row) => (
          <Table.Tr key={`${name}-${row}`}>
            <Table.Th scope="row" fw={400}>
              {name}
            </Table.Th>
            {cells.map((cell, n) => (
              <Table.Td key={heads[n + 1]} ta="right">
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
