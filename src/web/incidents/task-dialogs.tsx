import { Text, Textarea, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import type { IncidentTask } from './shapes';

interface Props {
  id: string;
  task: IncidentTask;
  onClose: () => void;
}

/** A step is done: with a text or a link that shows it. */
export function CompleteDialog({ id, task, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const complete = useAct('post', '/api/v1/incidents/{id}/tasks/{task}/complete');
  return (
    <ActDialog
      title={t('completeTitle', { task: task.title[language] })}
      submit={t('complete')}
      initial={{ text: '', link: '' }}
      onClose={onClose}
      onSubmit={({ text, link }) => {
        const evidence = {
          ...(text.trim() ? { text: text.trim() } : {}),
          ...(link.trim() ? { link: link.trim() } : {}),
        };
        return complete.mutateAsync({ path: { id, task: task.code }, body: { evidence } as never });
      }}
    >
      {(form) => (
        <>
          <Text size="sm">{t('evidenceHelp')}</Text>
          <Textarea
            label={t('evidenceText')}
            autosize
            minRows={3}
            maxLength={4000}
            {...form.getInputProps('text')}
            error={form.errors['text'] ?? form.errors['evidence'] ?? form.errors['evidence.text']}
          />
          <TextInput
            type="url"
            label={t('evidenceLink')}
            {...form.getInputProps('link')}
            error={form.errors['link'] ?? form.errors['evidence.link']}
          />
        </>
      )}
    </ActDialog>
  );
}

/** A step is left out until a day, by two people. */
export function WaiveDialog({ id, task, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const waive = useAct('post', '/api/v1/incidents/{id}/tasks/{task}/waive');
  return (
    <ActDialog
      title={t('waiveTitle', { task: task.title[language] })}
      submit={t('waive')}
      danger
      initial={{ reviewOn: '', reason: '' }}
      onClose={onClose}
      onSubmit={(body) => waive.mutateAsync({ path: { id, task: task.code }, body: body as never })}
    >
      {(form) => (
        <>
          <Text size="sm">{t('waiveFollows')}</Text>
          <TextInput type="date" required label={t('reviewOn')} {...form.getInputProps('reviewOn')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
