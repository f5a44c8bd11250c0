import type { ReactNode } from 'react';
import { Alert, Badge, Group, Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { components } from '#api';
import { Loaded } from '../parts/loaded';
import { AccountOf } from '../parts/names';
import { Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Count, Day, useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/preview';
import { word } from '../texts/words';

type Preview = components['schemas']['DeparturePreview'];

/** What would happen: what to look at first, the figures, then account by account. */
export function PreviewOf({ personId, lastDay }: { personId: string; lastDay?: string }) {
  const read = useRead('/api/v1/people/{id}/departure-preview', {
    path: { id: personId },
    query: lastDay ? { lastDay } : {},
  } as never);
  return (
    <Loaded read={read}>
      {(preview) => (
        <Stack>
          <Warnings preview={preview} />
          <Figures preview={preview} />
          <Order preview={preview} />
        </Stack>
      )}
    </Loaded>
  );
}

function Warnings({ preview }: { preview: Preview }) {
  const t = useTexts(texts);
  const late = preview.order.items.filter((step) => step.late).length;
  const alone = preview.secondFactors.items.filter((factor) => !factor.inVault).length;
  const lines = [
    preview.soleControl.length > 0 ? t('soleControl', { count: preview.soleControl.length }) : null,
    preview.soleSeat.length > 0 ? t('soleSeat', { count: preview.soleSeat.length }) : null,
    alone > 0 ? t('factors', { count: alone }) : null,
    preview.recoveryChannels.length > 0 ? t('channels', { count: preview.recoveryChannels.length }) : null,
    late > 0 ? t('lateStart', { count: late }) : null,
  ].filter((line) => line !== null);
  if (lines.length === 0) return <Alert color="teal">{t('nothing')}</Alert>;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title={t('warnings')}>
      <Stack gap={4}>
        {lines.map((line) => (
          <Text size="sm" key={line}>
            {line}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}

const FIGURES = [
  ...(['seats', 'grants', 'exposures', 'tools', 'tokens', 'paidPlans', 'nativeRoles', 'groups'] as const),
  ...(['tasks', 'successorIn', 'reviews', 'requests', 'delegations', 'breakGlassRights'] as const),
] as const;

function Figures({ preview: { counts, latestSafeStart } }: { preview: Preview }) {
  const t = useTexts(texts);
  return (
    <Part title={t('numbers')}>
      <SimpleGrid cols={{ base: 2, sm: 4, lg: 6 }} spacing="xs">
        {latestSafeStart === null ? null : (
          <Figure label={t('safeStart')}>
            <Day on={latestSafeStart} />
          </Figure>
        )}
        {FIGURES.filter((name) => counts[name] > 0).map((name) => (
          <Figure key={name} label={t(name)}>
            <Count of={counts[name]} />
          </Figure>
        ))}
      </SimpleGrid>
    </Part>
  );
}

const Figure = ({ label, children }: { label: string; children: ReactNode }) => (
  <Paper withBorder p="xs">
    <Text fw={600}>{children}</Text>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
  </Paper>
);

const SHOWN = 30;

function Order({ preview }: { preview: Preview }) {
  const t = useTexts(texts);
  const { items, total } = preview.order;
  const shown = items.slice(0, SHOWN);
  if (total === 0) return <Text c="dimmed">{t('noAccounts')}</Text>;
  return (
    <Part title={t('order')}>
      <Table className="data" aria-label={t('order')}>
        <Table.Thead>
          <Table.Tr>
            {[t('account'), t('criticality'), t('leadTime'), t('safeStart'), t('why')].map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((step) => (
            <OrderRow key={step.accountId} step={step} names={preview.names} />
          ))}
        </Table.Tbody>
      </Table>
      {total > shown.length ? <Text c="dimmed">{t('more', { count: total - shown.length })}</Text> : null}
    </Part>
  );
}

function OrderRow({ step, names }: { step: Preview['order']['items'][number]; names: Preview['names'] }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  return (
    <Table.Tr>
      <Table.Td data-head={t('account')}>
        <AccountOf id={step.accountId} names={names} />
      </Table.Td>
      <Table.Td data-head={t('criticality')}>
        <StateBadge kind="criticality" value={step.criticality} />
      </Table.Td>
      <Table.Td data-head={t('leadTime')}>{t('lead', { count: step.leadDays })}</Table.Td>
      <Table.Td data-head={t('safeStart')}>
        <Group gap={4}>
          <Day on={step.latestSafeStart} />
          {step.late ? (
            <Badge variant="light" color="red" tt="none" radius="sm" className="state">
              {t('late')}
            </Badge>
          ) : null}
        </Group>
        {step.keepLoginUntil ? <Text size="xs">{t('keepLogin', { day: day(step.keepLoginUntil) })}</Text> : null}
      </Table.Td>
      <Table.Td data-head={t('why')}>
        <Text size="sm">{step.reasons.map((reason) => word('held', reason)).join(', ')}</Text>
      </Table.Td>
    </Table.Tr>
  );
}
