import { useState } from 'react';
import { Alert, Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { ActDialog } from '../parts/act-dialog';
import { Loaded } from '../parts/loaded';
import { useNames, type Names } from '../parts/names';
import { Part } from '../parts/page';
import { When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import { EvidenceFields, NO_EVIDENCE, spoken, useFileUpload } from './evidence-form';
import type { EvidencePiece, Task } from './shapes';

/** What was given as proof; each piece says by whom, and whether it is still what was given. */
export function TaskEvidence({ task }: { task: Task }) {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const read = useRead('/api/v1/tasks/{id}/evidence', { path: { id: task.id }, query: { limit: 50 } } as never);
  const add = task.can.includes('evidence.add') ? (
    <Button size="xs" variant="default" onClick={() => setOpen(true)}>
      {t('addEvidence')}
    </Button>
  ) : null;
  return (
    <Part title={t('evidence')} acts={add}>
      <Loaded read={read}>
        {({ items, names }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t('noEvidence')}</Text>
          ) : (
            <Stack gap="xs">
              {items.map((piece) => (
                <Piece key={piece.id} piece={piece} names={names} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {isOpen ? <Add taskId={task.id} onClose={() => setOpen(false)} /> : null}
    </Part>
  );
}

function Piece({ piece, names }: { piece: EvidencePiece; names: Names }) {
  const t = useTexts(texts);
  const { person } = useNames(names);
  const { id, kind, text, link, file, addedBy, addedAt, intact } = piece;
  return (
    <Paper withBorder p="xs">
      <Stack gap={4}>
        {intact ? null : <Alert color="red">{t('broken')}</Alert>}
        {text === null ? null : <Text size="sm">{text}</Text>}
        {link === null ? null : (
          <Anchor size="sm" href={link} rel="noreferrer noopener" target="_blank">
            {link}
          </Anchor>
        )}
        {file === null ? null : (
          <Anchor size="sm" href={`/api/v1/evidence/${id}/file`} download>
            <Group gap={4}>
              <IconPaperclip size={14} />
              {t('download', { name: file.name })}
            </Group>
          </Anchor>
        )}
        <Text size="xs" c="dimmed">
          {kind === 'observed' ? t('observed') : t('by', { name: person(addedBy) })} · <When at={addedAt} />
        </Text>
      </Stack>
    </Paper>
  );
}

function Add({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const add = useAct('post', '/api/v1/tasks/{id}/evidence');
  const { share, send } = useFileUpload();
  return (
    <ActDialog
      title={t('addEvidence')}
      submit={t('addEvidence')}
      initial={NO_EVIDENCE}
      onClose={onClose}
      onSubmit={(given) =>
        given.kind === 'file'
          ? send(`/api/v1/tasks/${taskId}/evidence`, given)
          : add.mutateAsync({ path: { id: taskId }, body: spoken(given) })
      }
    >
      {(form) => <EvidenceFields form={form} share={share} />}
    </ActDialog>
  );
}
