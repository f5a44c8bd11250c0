import { Alert, Group, Stack, Text } from '@mantine/core';
import { DataTable } from '../parts/data-table';
import { Go, GoButton } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { useFormats } from '../parts/when';
import { useList, useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import { word } from '../texts/words';
import type { TabProps } from './account-tabs';

type Compared = Answer<'/api/v1/accounts/{id}/reconciliation', 'get'>;

/** The platform's own list as it was last seen, beside the register. */
export function NativeTab({ account }: TabProps) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/accounts/{id}/reconciliation', { path: { id: account.id } });
  return (
    <Stack>
      <Group>
        <GoButton to="/reconciliation" search={{ accountId: account.id }} variant="default" size="compact-sm">
          {t('nativeOpen')}
        </GoButton>
      </Group>
      <Loaded read={read}>{(compared) => <Last compared={compared} />}</Loaded>
    </Stack>
  );
}

function Last({ compared }: { compared: Compared }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { captureId, capturedOn, dueOn, isOverdue, ghosts, missing, wrongRoles } = compared;
  const differences = [
    t('nativeGhosts', { count: ghosts.length }),
    t('nativeMissing', { count: missing.length }),
    t('nativeWrong', { count: wrongRoles.length }),
  ];
  return (
    <>
      {isOverdue && dueOn ? <Alert color="yellow">{t('nativeOverdue', { day: format.day(dueOn) })}</Alert> : null}
      {captureId === null || capturedOn === null ? (
        <Empty>{t('nativeNone')}</Empty>
      ) : (
        <>
          <Text size="sm">{t('nativeLead', { day: format.day(capturedOn) })}</Text>
          <Text size="sm" fw={600}>
            {differences.join(' · ')}
          </Text>
          <Rows captureId={captureId} />
        </>
      )}
    </>
  );
}

function Rows({ captureId }: { captureId: string }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/captures/{id}/rows', { path: { id: captureId } });
  return (
    <DataTable
      caption={t('tabNative')}
      list={list}
      rowKey={(row) => String(row.number)}
      columns={[
        { key: 'name', head: t('nativeName'), cell: (row) => row.name },
        { key: 'role', head: t('role'), cell: (row) => row.role },
        {
          key: 'person',
          head: t('nativePerson'),
          cell: (row) => (row.personId ? <Go to={`/people/${row.personId}`}>{row.person}</Go> : row.label),
        },
        { key: 'state', head: t('state'), cell: (row) => word('rowState', row.state) },
      ]}
    />
  );
}
