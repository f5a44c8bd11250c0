import { Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useNames, type Names } from '../parts/names';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/handovers';
import type { Handover } from './shapes';

interface AnswerProps {
  act: 'accept' | 'refuse' | 'complete';
  handover: Handover;
  names: Names;
  onClose: () => void;
}

/** Whoever was asked says yes or no; whoever keeps the account finishes it. Each says what follows. */
export function AnswerDialog({ act, handover, names, onClose }: AnswerProps) {
  const t = useTexts(texts);
  const accept = useAct('post', '/api/v1/handovers/{id}/accept');
  const refuse = useAct('post', '/api/v1/handovers/{id}/refuse');
  const complete = useAct('post', '/api/v1/handovers/{id}/complete');
  const account = useNames(names).place(handover.accountId);
  const path = { id: handover.id };
  const said = {
    accept: { title: t('acceptTitle', { account }), lead: t('acceptLead'), submit: t('accept'), done: t('doneAccept') },
    refuse: { title: account, lead: t('refuseLead'), submit: t('refuse'), done: t('doneRefuse') },
    complete: {
      title: t('completeTitle', { account }),
      lead: t('completeLead'),
      submit: t('complete'),
      done: t('doneComplete'),
    },
  }[act];
  const send = (body: { reason: string }): Promise<unknown> => {
    if (act === 'accept') return accept.mutateAsync({ path, body: {} });
    return (act === 'refuse' ? refuse : complete).mutateAsync({ path, body });
  };
  return (
    <ActDialog
      title={said.title}
      submit={said.submit}
      done={said.done}
      danger={act === 'complete'}
      initial={{ reason: '' }}
      onClose={onClose}
      onSubmit={send}
    >
      {(form) => (
        <>
          <Text size="sm">{said.lead}</Text>
          {act === 'accept' ? null : <ReasonField form={form} />}
        </>
      )}
    </ActDialog>
  );
}
