import { useRef, useState } from 'react';
import { Button, Group, List, Stack, Text } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { ReasonDialog } from '../parts/reason-dialog';
import { useAct, useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import { reasonOf } from '../texts/problem-texts';
import type { Person } from './shapes';

type Resumed = Answer<'/api/v1/people/{id}/resume-access', 'post'>;

/** What was suspended goes on, each grant by a new decision; what does not is listed with its reason. */
export function ResumeDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTexts(texts);
  const resume = useAct('post', '/api/v1/people/{id}/resume-access');
  const [result, setResult] = useState<Resumed | null>(null);
  // The form shuts itself when it is done; then the result takes its place.
  const isDone = useRef(false);
  const title = t('resumeTitle', { name: person.fullName });
  if (result) return <Result title={title} result={result} onClose={onClose} />;
  return (
    <ReasonDialog
      title={title}
      follows={t('resumeFollows')}
      submit={t('resume')}
      onSubmit={async (reason) => {
        setResult(await resume.mutateAsync({ path: { id: person.id }, body: { reason } }));
        isDone.current = true;
      }}
      onClose={() => (isDone.current ? undefined : onClose())}
    />
  );
}

function Result({ title, result, onClose }: { title: string; result: Resumed; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Dialog opened onClose={onClose} title={title}>
      <Stack>
        <Text size="sm" role="status">
          {t('resumed', { count: result.resumed.length })}
        </Text>
        {result.refused.length > 0 ? (
          <>
            <Text size="sm">{t('notResumed', { count: result.refused.length })}</Text>
            <List size="sm">
              {result.refused.map((grant) => (
                <List.Item key={grant.grantId}>
                  <AccountCalled id={grant.accountId} /> {reasonOf(grant)}
                </List.Item>
              ))}
            </List>
          </>
        ) : null}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('close')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function AccountCalled({ id }: { id: string }) {
  const { data } = useRead('/api/v1/accounts/{id}', { path: { id } });
  return data ? (
    <Text span fw={600} inherit>
      {data.displayName}
    </Text>
  ) : null;
}
