import { Radio, Stack } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import { choices } from '../texts/words';
import type { Incident } from './shapes';

/** Whether personal data are involved: it decides whether the authority has to hear of it. */
export function PersonalDataDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const t = useTexts(texts);
  const say = useAct('put', '/api/v1/incidents/{id}/personal-data');
  return (
    <ActDialog
      title={t('setPersonalData')}
      submit={t('save')}
      initial={{ personalData: incident.personalData }}
      onClose={onClose}
      onSubmit={(body) => say.mutateAsync({ path: { id: incident.id }, body: body as never })}
    >
      {(form) => (
        <Radio.Group label={t('personalData')} {...form.getInputProps('personalData')}>
          <Stack gap="xs" mt="xs">
            {choices('personalData').map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </ActDialog>
  );
}
