import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { GoButton } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts as settings } from '../texts/settings';
import { texts } from '../texts/settings-health';

type Check = Answer<'/api/v1/health', 'get'>['checks'][number];
type Label = keyof typeof texts.texts;

const SIGNS = {
  ok: { icon: IconCircleCheck, color: 'teal', label: 'good' },
  attention: { icon: IconAlertTriangle, color: 'yellow', label: 'attention' },
  wrong: { icon: IconCircleX, color: 'red', label: 'wrong' },
} as const;

const EVERY_MS = 30_000;

/** How the service is, in words; what is wrong stands first. */
export function HealthPage() {
  const t = useTexts(texts);
  const back = useTexts(settings)('back');
  const read = useRead('/api/v1/health', {}, { every: EVERY_MS });
  return (
    <Page
      title={t('title')}
      about={t('about')}
      acts={
        <GoButton to="/settings" variant="default">
          {back}
        </GoButton>
      }
    >
      <Loaded read={read}>
        {({ checks }) => (
          <Stack gap="sm" maw={820} aria-live="polite">
            {checks.every(({ state }) => state === 'ok') ? <Text>{t('allWell')}</Text> : null}
            {(['wrong', 'attention', 'ok'] as const).flatMap((state) =>
              checks.filter((each) => each.state === state).map((each) => <CheckLine key={each.check} check={each} />),
            )}
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function CheckLine({ check: { check, state, says, facts } }: { check: Check }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { icon: Sign, color, label } = SIGNS[state];
  const said = Object.fromEntries(
    Object.entries(facts as Record<string, string | number>).map(([key, value]) => [
      key,
      typeof value === 'number' ? format.number(value) : key === 'day' ? format.day(value) : value,
    ]),
  );
  return (
    <Paper withBorder p="sm">
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Sign size={22} color={`var(--mantine-color-${color}-filled)`} aria-hidden />
        <Stack gap={2} flex={1}>
          <Group gap="xs">
            <Text fw={600}>{t(check as Label)}</Text>
            <Badge variant="light" tt="none" radius="sm" color={color} className="state">
              {t(label)}
            </Badge>
          </Group>
          <Text size="sm">{t(`${check}_${says}` as Label, said)}</Text>
        </Stack>
      </Group>
    </Paper>
  );
}
