import { Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import type { Person } from './shapes';

/** A one-time link goes to somebody by mail; nobody else sees it. */
export function InviteDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTexts(texts);
  const invite = useAct('post', '/api/v1/people/{id}/invite');
  return (
    <ActDialog
      title={t('inviteTitle', { name: person.fullName })}
      submit={t('invite')}
      initial={{}}
      onClose={onClose}
      onSubmit={() => invite.mutateAsync({ path: { id: person.id }, body: {} as never })}
    >
      <Text size="sm">{t('inviteFollows')}</Text>
    </ActDialog>
  );
}
