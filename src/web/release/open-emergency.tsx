import { useState } from 'react';
import { Alert, Anchor, Button, Group, List, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useForm } from '@mantine/form';
import { AccountName } from '../parts/account-name';
import { ActForm } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useGo } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { SearchField } from '../parts/search-field';
import { useAct, useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { texts } from '../texts/break-glass';
import { useTexts } from '../texts/language';
import { texts as parts } from '../texts/parts';
import { reasonOf } from '../texts/problem-texts';
import { word } from '../texts/words';

type Preview = Answer<'/api/v1/accounts/{id}/break-glass', 'get'>;

/** Which account, who will be told, what follows; then the reason. */
export function OpenEmergency({ accountId, onClose }: { accountId: string | null; onClose: () => void }) {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState(accountId);
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('openTitle')}
      closeButtonProps={{ 'aria-label': useTexts(parts)('close') }}
    >
      {chosen === null ? (
        <ChooseAccount onChoose={setChosen} />
      ) : (
        <Consequences accountId={chosen} onAnother={() => setChosen(null)} onClose={onClose} />
      )}
    </Dialog>
  );
}

function ChooseAccount({ onChoose }: { onChoose: (id: string) => void }) {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const found = useRead('/api/v1/break-glass-accounts', { query: { limit: 10, ...(q === '' ? {} : { q }) } as never });
  return (
    <Stack>
      <SearchField value={q} onSearch={setQ} label={t('findAccount')} />
      <Loaded read={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('noAccount')}</Empty>
          ) : (
            items.map((account) => (
              <Group key={account.id} justify="space-between" wrap="nowrap">
                <AccountName account={account} link={false} />
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('chooseNamed', { name: account.displayName })}
                  onClick={() => onChoose(account.id)}
                >
                  {t('choose')}
                </Button>
              </Group>
            ))
          )
        }
      </Loaded>
    </Stack>
  );
}

interface ConsequencesProps {
  accountId: string;
  onAnother: () => void;
  onClose: () => void;
}

function Consequences({ accountId, onAnother, onClose }: ConsequencesProps) {
  const t = useTexts(texts);
  const preview = useRead('/api/v1/accounts/{id}/break-glass', { path: { id: accountId } });
  return (
    <Stack>
      <Loaded read={preview}>
        {(known) => (
          <>
            <AccountName account={known.account} link={false} />
            {known.withheld ? (
              <Alert color="yellow">{reasonOf(known.withheld)}</Alert>
            ) : (
              <OpenForm preview={known} onClose={onClose} />
            )}
          </>
        )}
      </Loaded>
      <Anchor component="button" type="button" size="sm" onClick={onAnother}>
        {t('another')}
      </Anchor>
    </Stack>
  );
}

const USUAL_MINUTES = 60;

function OpenForm({ preview, onClose }: { preview: Preview; onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const act = useAct('post', '/api/v1/accounts/{id}/break-glass');
  const form = useForm({ initialValues: { reason: '', ticket: '', minutes: USUAL_MINUTES } });
  const send = async (body: typeof form.values): Promise<void> => {
    const opening = await act.mutateAsync({ path: { id: preview.account.id }, body });
    go(`/break-glass/${opening.id}`);
  };
  return (
    <ActForm
      form={form}
      submit={t('open')}
      done={t('opened')}
      danger
      onSubmit={send}
      onCancel={onClose}
      onDone={onClose}
    >
      <Told preview={preview} />
      <ReasonField form={form} />
      <TextInput label={t('ticket')} maxLength={200} required {...form.getInputProps('ticket')} />
      <NumberInput
        label={t('minutes')}
        description={t('minutesHint', { most: preview.mostMinutes })}
        min={1}
        max={preview.mostMinutes}
        required
        {...form.getInputProps('minutes')}
      />
    </ActForm>
  );
}

/** What happens the moment it is opened, before it is. */
function Told({ preview }: { preview: Preview }) {
  const t = useTexts(texts);
  return (
    <Alert color="gray" title={t('toldTitle')}>
      <Stack gap="xs">
        {preview.told.length === 0 ? <Text size="sm">{t('toldNobody')}</Text> : null}
        <List size="sm">
          {preview.told.map(({ personId, fullName, as }) => (
            <List.Item key={personId}>{t('toldOne', { name: fullName, as: word('told', as) })}</List.Item>
          ))}
        </List>
        <Text size="sm">
          {t(preview.needsSecondPerson ? 'second' : 'atOnce')} {t('reviewFollows', { count: preview.reviewDays })}
        </Text>
      </Stack>
    </Alert>
  );
}
