import { TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/release';
import type { Credential } from './credentials-tab';

/** Another label; it counts as no change of the secret. */
export function RenameDialog({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('patch', '/api/v1/credentials/{id}');
  const send = (body: { label: string }) =>
    act.mutateAsync({ path: { id: credential.id }, body, headers: { 'if-match': `"${credential.version}"` } });
  return (
    <ActDialog
      title={t('rename')}
      submit={t('save')}
      done={t('renamed')}
      initial={{ label: credential.label }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <TextInput
          label={t('label')}
          description={t('labelHint')}
          maxLength={200}
          required
          data-autofocus
          {...form.getInputProps('label')}
        />
      )}
    </ActDialog>
  );
}
