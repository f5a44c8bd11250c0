import { Text, Textarea, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/new-accounts';
import type { Gate } from './set-up-tab';

interface GateActProps {
  gate: Gate;
  accountId: string;
  title: string;
  onClose: () => void;
}

/** Somebody vouches for what the service cannot see: one sentence, or one link. */
export function Attest({ gate, accountId, title, onClose }: GateActProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const act = useAct('post', '/api/v1/accounts/{id}/set-up/{gate}/attest');
  const send = ({ evidence: given }: { evidence: string }) => {
    const text = given.trim();
    const evidence = /^https:\/\/\S+$/.test(text) ? { link: text } : { text };
    return act.mutateAsync({ path: { id: accountId, gate: gate.code }, body: { evidence } as never });
  };
  return (
    <ActDialog
      title={t('attestNamed', { title })}
      submit={t('attest')}
      done={t('vouched')}
      initial={{ evidence: '' }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{(gate.todo ?? gate.why)[lang]}</Text>
          <Textarea
            label={t('evidence')}
            description={t('evidenceHint')}
            autosize
            maxLength={2000}
            required
            data-autofocus
            {...form.getInputProps('evidence')}
          />
        </>
      )}
    </ActDialog>
  );
}

export function Waive({ gate, accountId, title, onClose }: GateActProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/accounts/{id}/set-up/{gate}/waive');
  return (
    <ActDialog
      title={t('waiveNamed', { title })}
      submit={t('waive')}
      done={t('leftOut')}
      initial={{ reviewOn: '', reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: accountId, gate: gate.code }, body })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            type="date"
            label={t('reviewOn')}
            description={t('reviewOnHint')}
            required
            {...form.getInputProps('reviewOn')}
          />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

export function Verify({ gate, accountId, title, onClose }: GateActProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/accounts/{id}/set-up/{gate}/verify');
  return (
    <ActDialog
      title={t('verifyNamed', { title })}
      submit={t('verify')}
      done={t('verified')}
      initial={{}}
      onSubmit={() => act.mutateAsync({ path: { id: accountId, gate: gate.code }, body: {} })}
      onClose={onClose}
    >
      <Text size="sm">{t('verifyFollows')}</Text>
    </ActDialog>
  );
}
