import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { Go } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useLanguage, useTexts } from '../texts/language';
import { texts as parts } from '../texts/parts';
import { texts } from '../texts/release';
import { word } from '../texts/words';

type Survivor = Answer<'/api/v1/credentials/{id}/after-rotation', 'get'>[number];
type Owed = NonNullable<Answer<'/api/v1/credentials/{id}/staged/promote', 'post'>['owed']>;

interface AfterChangeProps {
  credentialId: string;
  /** What is owed again at once, because somebody saw the new value ahead. */
  owed?: Owed | null;
  onClose: () => void;
}

/** What a new password does not end, as a list to work through. */
export function AfterChange({ credentialId, owed = null, onClose }: AfterChangeProps) {
  const t = useTexts(texts);
  const left = useRead('/api/v1/credentials/{id}/after-rotation', { path: { id: credentialId } });
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('afterTitle')}
      closeButtonProps={{ 'aria-label': useTexts(parts)('close') }}
    >
      <Stack>
        {owed ? (
          <Alert color="yellow" title={t('owedTitle')}>
            <Text size="sm">{t('owedText', { count: owed.exposedTo.length })}</Text>
            <Go to="/rotations" size="sm">
              {t('toThere')}
            </Go>
          </Alert>
        ) : null}
        <Loaded read={left}>{(items) => <Survivors items={items} />}</Loaded>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('finished')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Survivors({ items }: { items: readonly Survivor[] }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const open = items.filter(({ survives }) => survives !== 'no');
  if (open.length === 0) return <Text size="sm">{t('afterNothing')}</Text>;
  return (
    <Stack gap="sm">
      <Text size="sm">{t('afterAbout')}</Text>
      {open.map((item) => (
        <Checkbox
          key={`${item.accountId} ${item.what}`}
          label={item.text[lang]}
          description={
            <>
              {word('survives', item.survives)} · {item.platform}
              {item.where === null ? null : ` · ${t('where', { where: item.where })}`}
              {item.source === null ? null : ` · ${t('sources', { source: item.source })}`}
            </>
          }
        />
      ))}
    </Stack>
  );
}
