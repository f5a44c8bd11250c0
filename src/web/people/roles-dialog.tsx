import { Checkbox, Stack, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import { word } from '../texts/words';
import type { Person } from './shapes';

const ROLES = ['admin', 'hr', 'auditor'];

/** The whole new set of somebody's roles. */
export function RolesDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTexts(texts);
  const assign = useAct('put', '/api/v1/people/{id}/roles');
  const held = (person.roles ?? []).filter((role) => ROLES.includes(role));
  return (
    <ActDialog
      title={t('rolesTitle', { name: person.fullName })}
      submit={t('save')}
      initial={{ roles: held, reason: '' }}
      onClose={onClose}
      onSubmit={(body) => assign.mutateAsync({ path: { id: person.id }, body: body as never })}
    >
      {(form) => (
        <>
          <Text size="sm">{t('rolesFollows')}</Text>
          <Checkbox.Group label={t('roles')} description={t('rolesHint')} {...form.getInputProps('roles')}>
            <Stack gap="xs" mt="xs">
              {ROLES.map((role) => (
                <Checkbox key={role} value={role} label={word('role', role)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
