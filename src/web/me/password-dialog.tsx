import { PasswordInput, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { NewPasswordField } from '../parts/new-password-field';
import { useAct } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/me';

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const { person } = useReader();
  const change = useAct('put', '/api/v1/me/password');
  const about = person ? [person.fullName, person.workEmail] : [];
  return (
    <ActDialog
      title={t('changePassword')}
      submit={t('changePassword')}
      done={t('passwordChanged')}
      initial={{ current: '', password: '' }}
      onSubmit={(body) => change.mutateAsync({ body })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('passwordFollows')}</Text>
          <PasswordInput
            label={t('current')}
            autoComplete="current-password"
            required
            data-autofocus
            {...form.getInputProps('current')}
          />
          <NewPasswordField form={form} about={about} />
        </>
      )}
    </ActDialog>
  );
}
