import { useState } from 'react';
import { Text } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ActForm } from '../parts/act-dialog';
import { RecoverySlip } from '../parts/recovery-slip';
import { call } from '../service/client';
import { useTexts } from '../texts/language';
import { texts } from '../texts/me';
import { texts as parts } from '../texts/parts';

/** New recovery codes, shown once; they live in this dialog and nowhere else. */
export function CodesDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const closeLabel = useTexts(parts)('close');
  const queries = useQueryClient();
  const form = useForm({ initialValues: {} });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const make = async (): Promise<void> => {
    const made = await call('post', '/api/v1/me/recovery-codes', { body: {} });
    setCodes(made.codes);
    void queries.invalidateQueries();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('makeCodes')}
      size="lg"
      closeOnClickOutside={codes === null}
      closeOnEscape={codes === null}
      withCloseButton={codes === null}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      {codes === null ? (
        <ActForm form={form} submit={t('make')} done="" onSubmit={make} onCancel={onClose}>
          <Text size="sm">{t('codesFollow')}</Text>
        </ActForm>
      ) : (
        <RecoverySlip codes={codes} onKept={onClose} />
      )}
    </Dialog>
  );
}
