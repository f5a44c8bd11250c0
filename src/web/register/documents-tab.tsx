import { useState } from 'react';
import { ActionIcon, Anchor, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconUnlink } from '@tabler/icons-react';
import { ActDialog } from '../parts/act-dialog';
import { Empty, Loaded } from '../parts/loaded';
import { When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import { choices, word } from '../texts/words';
import type { TabProps } from './account-tabs';

type Document = Item<'/api/v1/accounts/{id}/documents'>;

/** Links to what belongs to the account and is kept elsewhere. */
export function DocumentsTab({ account: { id } }: TabProps) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/accounts/{id}/documents', { path: { id } });
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Document | null>(null);
  return (
    <Stack>
      <Text size="sm">{t('documentsLead')}</Text>
      <Loaded read={read}>
        {({ items, can }) => (
          <>
            {items.length === 0 ? <Empty>{t('documentsEmpty')}</Empty> : null}
            {items.length > 0 ? (
              <Documents items={items} {...(can.includes('document.remove') ? { remove: setLeaving } : {})} />
            ) : null}
            {can.includes('document.add') ? (
              <Group>
                <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
                  {t('documentAdd')}
                </Button>
              </Group>
            ) : null}
          </>
        )}
      </Loaded>
      {adding ? <AddDialog id={id} onClose={() => setAdding(false)} /> : null}
      {leaving ? <RemoveDialog id={id} document={leaving} onClose={() => setLeaving(null)} /> : null}
    </Stack>
  );
}

function Documents({ items, remove }: { items: Document[]; remove?: (document: Document) => void }) {
  const t = useTexts(texts);
  return (
    <Table className="data" aria-label={t('tabDocuments')}>
      <Table.Tbody>
        {items.map((document) => (
          <Table.Tr key={document.id}>
            <Table.Td data-head={t('documentTitle')}>
              <Anchor href={document.url} target="_blank" rel="noopener noreferrer" size="sm">
                {document.title}
              </Anchor>
            </Table.Td>
            <Table.Td data-head={t('documentKind')}>{word('documentKind', document.kind)}</Table.Td>
            <Table.Td>
              <Text size="xs" c="dimmed">
                {document.addedByName ? t('documentAdded', { name: document.addedByName }) : null}{' '}
                <When at={document.addedAt} />
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              {remove ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('documentRemove', { title: document.title })}
                  onClick={() => remove(document)}
                >
                  <IconUnlink size={16} />
                </ActionIcon>
              ) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function AddDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(texts);
  const add = useAct('post', '/api/v1/accounts/{id}/documents');
  return (
    <ActDialog
      title={t('documentAdd')}
      submit={t('save')}
      initial={{ kind: 'guidelines', title: '', url: '' }}
      onClose={onClose}
      onSubmit={(body) => add.mutateAsync({ path: { id }, body: body as never })}
    >
      {(form) => (
        <>
          <Select
            label={t('documentKind')}
            data={choices('documentKind')}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <TextInput label={t('documentTitle')} required maxLength={200} {...form.getInputProps('title')} />
          <TextInput type="url" label={t('documentUrl')} required {...form.getInputProps('url')} />
        </>
      )}
    </ActDialog>
  );
}

function RemoveDialog({ id, document, onClose }: { id: string; document: Document; onClose: () => void }) {
  const t = useTexts(texts);
  const remove = useAct('delete', '/api/v1/accounts/{id}/documents/{document}');
  return (
    <ActDialog
      title={t('documentRemoveTitle', { title: document.title })}
      submit={t('documentRemoveGo')}
      initial={{}}
      onClose={onClose}
      onSubmit={() => remove.mutateAsync({ path: { id, document: document.id } })}
    >
      <Text size="sm">{t('documentRemoveFollows')}</Text>
    </ActDialog>
  );
}
