import { useState } from 'react';
import { Button, Code, Progress, Stack, Table, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { GoButton } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { Count, useFormats, When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/settings';

type Keys = Answer<'/api/v1/keys', 'get'>;

const MOVING_MS = 5000;
/** Enough of an id to tell two keys apart. */
const SHOWN_DIGITS = 8;

/** Under which key how much lies, and a new one on demand. */
export function KeysPage() {
  const t = useTexts(texts);
  const [isRenewing, setRenewing] = useState(false);
  const [every, setEvery] = useState(MOVING_MS);
  const read = useRead('/api/v1/keys', {}, { every });
  const mayRenew = read.data?.can.includes('key.renew') ?? false;
  const isMoving = read.data !== undefined && read.data.underActive < read.data.versions;
  const wanted = isMoving ? MOVING_MS : MOVING_MS * 12;
  if (every !== wanted) setEvery(wanted);
  return (
    <Page
      title={t('keys')}
      acts={
        <>
          <GoButton to="/settings" variant="default">
            {t('back')}
          </GoButton>
          {mayRenew ? <Button onClick={() => setRenewing(true)}>{t('renew')}</Button> : null}
        </>
      }
    >
      <Text maw={720}>{t('keysWhy')}</Text>
      <Loaded read={read}>
        {(keys) => (
          <Stack gap="lg">
            <HowFar keys={keys} />
            <KeyTable keys={keys} />
          </Stack>
        )}
      </Loaded>
      {isRenewing ? <RenewDialog onClose={() => setRenewing(false)} /> : null}
    </Page>
  );
}

function HowFar({ keys: { versions, underActive } }: { keys: Keys }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  if (versions === 0) return <Text>{t('nothingStored')}</Text>;
  const isComplete = underActive === versions;
  return (
    <Stack gap="xs" maw={720}>
      <Progress value={(100 * underActive) / versions} aria-label={t('progressLabel')} />
      <Text aria-live="polite">
        {isComplete ? t('allMoved') : t('progress', { done: number(underActive), all: number(versions) })}
      </Text>
      {isComplete ? null : (
        <Text size="sm" c="dimmed">
          {t('stuck')}
        </Text>
      )}
    </Stack>
  );
}

function KeyTable({ keys: { items } }: { keys: Keys }) {
  const t = useTexts(texts);
  return (
    <Table className="data" aria-label={t('keys')}>
      <Table.Thead>
        <Table.Tr>
          {(['keyId', 'keyState', 'keySince', 'keyUntil', 'keyVersions'] as const).map((head) => (
            <Table.Th key={head} scope="col">
              {t(head)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {[...items].reverse().map((key) => (
          <Table.Tr key={key.id}>
            <Table.Td data-head={t('keyId')}>
              <Code>{key.id.slice(-SHOWN_DIGITS)}</Code>
            </Table.Td>
            <Table.Td data-head={t('keyState')}>
              {t(`key_${key.state as 'pending' | 'active' | 'retired' | 'destroyed'}`)}
            </Table.Td>
            <Table.Td data-head={t('keySince')}>
              <When at={key.activatedAt ?? key.createdAt} />
            </Table.Td>
            <Table.Td data-head={t('keyUntil')}>{key.retiredAt === null ? '–' : <When at={key.retiredAt} />}</Table.Td>
            <Table.Td data-head={t('keyVersions')}>
              <Count of={key.versions} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function RenewDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const { mutateAsync } = useAct('post', '/api/v1/keys/renewal');
  return (
    <ActDialog
      title={t('renew')}
      submit={t('renew')}
      initial={{ reason: '' }}
      done={t('renewed')}
      onSubmit={(body) => mutateAsync({ body })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('renewWhat')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
