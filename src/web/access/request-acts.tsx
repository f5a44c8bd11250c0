import { useState } from 'react';
import { Button, Text, Textarea } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';
import { ApproveDialog } from './approve-dialog';
import type { RequestDetail } from './request-page';

const ACTS = [
  ['request.approve', 'approve', 'filled'],
  ['request.ask_back', 'askBack', 'default'],
  ['request.reject', 'reject', 'default'],
  ['request.answer', 'answer', 'filled'],
  ['request.cancel', 'withdraw', 'default'],
] as const;
type Act = (typeof ACTS)[number][0];

/** The buttons the service says work, each with its dialog. */
export function RequestActs({ request }: { request: RequestDetail }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Act | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {ACTS.filter(([act]) => request.can.includes(act)).map(([act, label, variant]) => (
        <Button key={act} variant={variant} onClick={() => setOpen(act)}>
          {t(label)}
        </Button>
      ))}
      {open === 'request.approve' ? <ApproveDialog request={request} onClose={close} /> : null}
      {open === 'request.ask_back' ? <AskBack request={request} onClose={close} /> : null}
      {open === 'request.reject' ? <Reject request={request} onClose={close} /> : null}
      {open === 'request.answer' ? <AnswerDialog request={request} onClose={close} /> : null}
      {open === 'request.cancel' ? <Withdraw request={request} onClose={close} /> : null}
    </>
  );
}

interface DialogProps {
  request: RequestDetail;
  onClose: () => void;
}

function AskBack({ request, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/access-requests/{id}/ask-back');
  return (
    <ActDialog
      title={t('askBackTitle', { name: request.requester.fullName })}
      submit={t('askBack')}
      done={t('askedBack')}
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: request.id }, body: body as never })}
      onClose={onClose}
    >
      {(form) => <Textarea label={t('question')} autosize minRows={3} required {...form.getInputProps('reason')} />}
    </ActDialog>
  );
}

function Reject({ request, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/access-requests/{id}/reject');
  return (
    <ActDialog
      title={t('rejectTitle', { name: request.requester.fullName })}
      submit={t('reject')}
      done={t('rejected')}
      danger
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: request.id }, body: body as never })}
      onClose={onClose}
    >
      {(form) => <ReasonField form={form} hint={t('rejectHint')} />}
    </ActDialog>
  );
}

function AnswerDialog({ request, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/access-requests/{id}/answer');
  const question = request.history.findLast(({ event }) => event === 'question');
  return (
    <ActDialog
      title={t('answerTitle')}
      submit={t('answer')}
      done={t('answered')}
      initial={{ text: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: request.id }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm" className="quoted">
            {question?.text}
          </Text>
          <Textarea label={t('yourAnswer')} autosize minRows={3} required {...form.getInputProps('text')} />
        </>
      )}
    </ActDialog>
  );
}

function Withdraw({ request, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/access-requests/{id}/cancel');
  return (
    <ActDialog
      title={t('withdrawTitle')}
      submit={t('withdraw')}
      done={t('withdrawn')}
      initial={{}}
      onSubmit={() => act.mutateAsync({ path: { id: request.id }, body: {} as never })}
      onClose={onClose}
    >
      <Text size="sm">{t('withdrawHint')}</Text>
    </ActDialog>
  );
}
