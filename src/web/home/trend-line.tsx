import { Sparkline } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { Box } from '@mantine/core';

/** The way of a figure, oldest at the left; its numbers stand beside it in words, so nobody has to stop here. */
export const TrendLine = ({ values }: { values: readonly (number | null)[] }) => (
  <Box inert>
    <Sparkline
      w={84}
      h={28}
      data={[...values]}
      color="lagoon.7"
      strokeWidth={1.5}
      fillOpacity={0.25}
      curveType="linear"
      areaProps={{ isAnimationActive: false }}
    />
  </Box>
);
