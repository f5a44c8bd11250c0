import { useState } from 'react';
import { Button, Text, Textarea } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/new-accounts';
import { wished, WishFields } from './account-request-fields';
import type { AccountRequest } from './account-request-page';

const ACTS = [
  ['account_request.approve', 'approve'],
  ['account_request.reject', 'reject'],
  ['account_request.ask_changes', 'askChanges'],
  ['account_request.change', 'change'],
  ['account_request.comment', 'comment'],
  ['account_request.withdraw', 'withdraw'],
] as const;
type Act = (typeof ACTS)[number][1];

/** What the reader may do about a request, as the service says. */
export function AccountRequestActs({ request }: { request: AccountRequest }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Act | null>(null);
  const close = (): void => setOpen(null);
  const offered = ACTS.filter(([act]) => request.can.includes(act));
  return (
    <>
      {offered.map(([act, label], index) => (
        <Button key={act} variant={index === 0 ? 'filled' : 'default'} onClick={() => setOpen(label)}>
          {t(label)}
        </Button>
      ))}
      {open === 'comment' ? <Comment request={request} onClose={close} /> : null}
      {open === 'change' ? <Change request={request} onClose={close} /> : null}
      {open !== null && open in SAID ? (
        <Decide request={request} act={open as keyof typeof SAID} onClose={close} />
      ) : null}
    </>
  );
}

interface ActProps {
  request: AccountRequest;
  onClose: () => void;
}

/** What each act with nothing but a reason says. */
const SAID = {
  approve: { title: 'approveTitle', follows: 'approveFollows', done: 'saidYes', danger: false },
  reject: { title: 'rejectTitle', follows: 'rejectFollows', done: 'saidNo', danger: true },
  askChanges: { title: 'askChanges', follows: 'changesFollow', done: 'changesAsked', danger: false },
  withdraw: { title: 'withdraw', follows: 'withdrawFollows', done: 'withdrawn', danger: true },
} as const;

function Decide({ request, act, onClose }: ActProps & { act: keyof typeof SAID }) {
  const t = useTexts(texts);
  const ways = {
    approve: useAct('post', '/api/v1/account-requests/{id}/approve'),
    reject: useAct('post', '/api/v1/account-requests/{id}/reject'),
    askChanges: useAct('post', '/api/v1/account-requests/{id}/ask-changes'),
    withdraw: useAct('post', '/api/v1/account-requests/{id}/withdraw'),
  };
  const { title, follows, done, danger } = SAID[act];
  const headers = { 'if-match': `"${request.version}"` };
  return (
    <ActDialog
      title={t(title, { name: request.displayName })}
      submit={t(act)}
      done={t(done)}
      danger={danger}
      initial={{ reason: '' }}
      onSubmit={(body) => ways[act].mutateAsync({ path: { id: request.id }, body, headers })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t(follows)}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Comment({ request, onClose }: ActProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/account-requests/{id}/comments');
  return (
    <ActDialog
      title={t('comment')}
      submit={t('comment')}
      done={t('commented')}
      initial={{ text: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: request.id }, body })}
      onClose={onClose}
    >
      {(form) => (
        <Textarea
          label={t('yourComment')}
          autosize
          minRows={3}
          maxLength={2000}
          required
          data-autofocus
          {...form.getInputProps('text')}
        />
      )}
    </ActDialog>
  );
}

function Change({ request, onClose }: ActProps) {
  const t = useTexts(texts);
  const act = useAct('patch', '/api/v1/account-requests/{id}');
  const { displayName, purpose, audience, brand, ownerEntity, ownerId, backupOwnerId, criticality } = request;
  const { registrationEmail, recoveryPhone, links, people, version } = request;
  return (
    <ActDialog
      title={t('changeTitle')}
      submit={t('change')}
      done={t('changed')}
      size="xl"
      initial={{
        ...{ displayName, purpose, audience, brand, ownerEntity, ownerId, backupOwnerId, criticality },
        registrationEmail: registrationEmail ?? '',
        recoveryPhone: recoveryPhone ?? '',
        links: links.join('\n'),
      }}
      onSubmit={(wish) =>
        act.mutateAsync({
          path: { id: request.id },
          body: wished(wish) as never,
          headers: { 'if-match': `"${version}"` },
        })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('changeFollows')}</Text>
          <WishFields form={form} people={people} />
        </>
      )}
    </ActDialog>
  );
}
