import { useState } from 'react';
import { Button, Code, Group, Stack, Table, TagsInput, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { GoButton } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/settings';

type Addresses = Answer<'/api/v1/own-addresses', 'get'>;

/** Which mail domains and phone numbers are the organisation's, since when and because of whom. */
export function AddressesPage() {
  const t = useTexts(texts);
  const read = useRead('/api/v1/own-addresses');
  const [isChanging, setChanging] = useState(false);
  const mayChange = read.data?.can.includes('own_address.change') ?? false;
  return (
    <Page
      title={t('addresses')}
      acts={
        <>
          <GoButton to="/settings" variant="default">
            {t('back')}
          </GoButton>
          {mayChange ? <Button onClick={() => setChanging(true)}>{t('change')}</Button> : null}
        </>
      }
    >
      <Text maw={720}>{t('addressesWhy')}</Text>
      <Loaded read={read}>
        {(addresses) => (
          <Stack gap="lg">
            <List title={t('mailDomains')} values={addresses.mailDomains} from={addresses.mailDomainsFrom} />
            <List title={t('phoneRanges')} values={addresses.phoneRanges} from={addresses.phoneRangesFrom} />
            <History addresses={addresses} />
            {isChanging ? <ChangeDialog addresses={addresses} onClose={() => setChanging(false)} /> : null}
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function List({ title, values, from }: { title: string; values: readonly string[]; from: string }) {
  const t = useTexts(texts);
  return (
    <Part title={title}>
      {values.length === 0 ? (
        <Text>{t('noneYet')}</Text>
      ) : (
        <Group gap="xs">
          {values.map((value) => (
            <Code key={value}>{value}</Code>
          ))}
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {t(`from_${from as 'register' | 'settings' | 'employees'}`)}
      </Text>
    </Part>
  );
}

function ChangeDialog({ addresses, onClose }: { addresses: Addresses; onClose: () => void }) {
  const t = useTexts(texts);
  const { mutateAsync } = useAct('put', '/api/v1/own-addresses');
  const initial = { mailDomains: addresses.mailDomains, phoneRanges: addresses.phoneRanges, reason: '' };
  const headers = { 'if-match': `"${addresses.version}"` };
  return (
    <ActDialog
      title={t('changeAddresses')}
      submit={t('save')}
      initial={initial}
      onSubmit={(body) => mutateAsync({ body, headers })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TagsInput
            label={t('mailDomains')}
            description={t('mailDomainsHint')}
            acceptValueOnBlur
            {...form.getInputProps('mailDomains')}
          />
          <TagsInput
            label={t('phoneRanges')}
            description={t('phoneRangesHint')}
            acceptValueOnBlur
            {...form.getInputProps('phoneRanges')}
          />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function History({ addresses: { history } }: { addresses: Addresses }) {
  const t = useTexts(texts);
  if (history.length === 0) return <Empty>{t('noHistory')}</Empty>;
  return (
    <Part title={t('history')}>
      <Table className="data" aria-label={t('history')}>
        <Table.Thead>
          <Table.Tr>
            {(['value', 'since', 'by', 'until', 'why'] as const).map((head) => (
              <Table.Th key={head} scope="col">
                {t(head)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {history.map((row) => (
            <Table.Tr key={`${row.kind} ${row.value} ${row.addedAt}`}>
              <Table.Td data-head={t('value')}>
                <Code>{row.value}</Code>
              </Table.Td>
              <Table.Td data-head={t('since')}>
                <When at={row.addedAt} />
              </Table.Td>
              <Table.Td data-head={t('by')}>{row.addedBy ?? t('startValue')}</Table.Td>
              <Table.Td data-head={t('until')}>
                {row.endedAt === null ? t('stillThere') : <When at={row.endedAt} />} {row.endedBy}
              </Table.Td>
              <Table.Td data-head={t('why')}>{row.endedReason ?? (row.addedBy === null ? '' : row.reason)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}
