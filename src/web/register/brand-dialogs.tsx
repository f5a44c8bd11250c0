import { Stack, Table, Text, TextInput } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { ActDialog } from '../parts/act-dialog';
import { PersonPicker, ReasonField } from '../parts/fields';
import { Go } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Day, When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/brands';
import type { Brand } from './shapes';

/** Names who is accountable for a brand, known or new. */
export function AccountableDialog({ brand, onClose }: { brand: Brand | null; onClose: () => void }) {
  const t = useTexts(texts);
  const assign = useAct('put', '/api/v1/brands/{name}');
  const initial = { name: brand?.name ?? '', accountableId: null as string | null, reason: '' };
  return (
    <ActDialog
      title={brand ? t('assign', { name: brand.name }) : t('add')}
      submit={t('save')}
      initial={initial}
      onClose={onClose}
      onSubmit={({ name, accountableId, reason }) =>
        assign.mutateAsync({
          path: { name: name.trim() },
          body: { accountableId: accountableId ?? '', reason } as never,
        })
      }
    >
      {(form) => (
        <>
          {brand?.accountableId ? <Text size="sm">{t('assignFollows')}</Text> : null}
          {brand ? null : <TextInput label={t('name')} required maxLength={120} {...form.getInputProps('name')} />}
          <PersonPicker
            label={t('person')}
            value={form.values.accountableId}
            onChange={(id) => form.setFieldValue('accountableId', id)}
            error={form.errors['accountableId']}
          />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

/** Everybody who was accountable for a brand, and why. */
export function BrandHistory({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/brands/{name}/history', { path: { name } });
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('history', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Loaded read={read}>
        {({ items }) => (
          <Table className="data" aria-label={t('history', { name })}>
            <Table.Tbody>
              {items.map((held) => (
                <Table.Tr key={held.id}>
                  <Table.Td data-head={t('accountable')}>
                    <Go to={`/people/${held.accountableId}`}>{held.fullName}</Go>
                  </Table.Td>
                  <Table.Td data-head={t('since')}>
                    <Day on={held.since} />
                  </Table.Td>
                  <Table.Td data-head={t('until')}>{held.endedAt ? <When at={held.endedAt} /> : null}</Table.Td>
                  <Table.Td data-head={t('reason')}>
                    <Stack gap={0}>
                      <Text size="sm">{held.reason}</Text>
                      <Text size="xs" c="dimmed">
                        {t('namedBy', { name: held.givenByName ?? t('byService') })}
                      </Text>
                    </Stack>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </Dialog>
  );
}
