import { Group, TextInput } from '@mantine/core';
import { GoButton, usePart, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { useRead } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/preview';
import { PreviewOf } from './preview-of';

/** What would happen if one person left, tonight or on a day one thinks of. */
export function PersonPreviewPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const personId = usePart('personId');
  const [{ on }, setUrl] = useUrl({ on: '' });
  const person = useRead('/api/v1/people/{id}', { path: { id: personId } });
  const name = person.data?.fullName ?? '';
  const acts = can('case.open') ? (
    <GoButton to="/departures/new" search={{ person: personId }}>
      {t('openCase')}
    </GoButton>
  ) : null;
  return (
    <Page title={t('title', { name })} acts={acts}>
      <Group>
        <TextInput
          type="date"
          label={t('on')}
          value={on}
          onChange={(event) => setUrl({ on: event.currentTarget.value })}
        />
      </Group>
      <PreviewOf personId={personId} {...(/^\d{4}-\d{2}-\d{2}$/.test(on) ? { lastDay: on } : {})} />
    </Page>
  );
}
