import { Checkbox, NumberInput, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { Problem } from '../service/problem';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/release';
import type { CheckOut } from './check-out-panel';

interface TurnProps {
  turns: CheckOut;
  onClose: () => void;
}

/** Takes it, or gets a place in the queue: that is kept although the service answers with a refusal. */
export function TakeTurn({ turns, onClose }: TurnProps) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const act = useAct('post', '/api/v1/accounts/{id}/check-out');
  const isFree = turns.holder === null;
  const send = async (body: { reason: string }): Promise<void> => {
    try {
      await act.mutateAsync({ path: { id: turns.accountId }, body: body as never });
      notifications.show({ message: t('taken') });
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== 'vault.checked_out') throw thrown;
      notifications.show({ message: t('queued', { place: Number(thrown.facts['place']) }) });
      await queries.invalidateQueries();
    }
  };
  return (
    <ActDialog
      title={t('turnTitle')}
      submit={t(isFree ? 'take' : 'queueUp')}
      done=""
      initial={{ reason: '' }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <ReasonField form={form} />}
    </ActDialog>
  );
}

export function GiveBack({ turns, onClose }: TurnProps) {
  const t = useTexts(texts);
  const act = useAct('delete', '/api/v1/accounts/{id}/check-out');
  return (
    <ActDialog
      title={t('giveBack')}
      submit={t('giveBack')}
      done={t('gaveBack')}
      initial={{}}
      onSubmit={() => act.mutateAsync({ path: { id: turns.accountId } })}
      onClose={onClose}
    >
      {turns.rotateOnReturn ? <Text size="sm">{t('turnRotates')}</Text> : null}
    </ActDialog>
  );
}

export function ForceReturn({ turns, onClose }: TurnProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/accounts/{id}/check-out/force-return');
  const holderId = turns.holder?.personId ?? '';
  return (
    <ActDialog
      title={t('forceTitle', { name: turns.people[holderId] })}
      submit={t('force')}
      danger
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: turns.accountId }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('forceFollows')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

const USUAL_MINUTES = 60;

/** Whether one person at a time uses the account, for how long, and what follows. */
export function SetTurns({ turns, onClose }: TurnProps) {
  const t = useTexts(texts);
  const act = useAct('put', '/api/v1/accounts/{id}/check-out-policy');
  const { required, minutes, rotateOnReturn, version } = turns;
  return (
    <ActDialog
      title={t('policyTitle')}
      submit={t('save')}
      done={t('policySet')}
      initial={{ required, minutes: minutes ?? USUAL_MINUTES, rotateOnReturn, reason: '' }}
      onSubmit={(body) =>
        act.mutateAsync({
          path: { id: turns.accountId },
          body: body as never,
          headers: { 'if-match': `"${version}"` },
        })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <Checkbox label={t('required')} {...form.getInputProps('required', { type: 'checkbox' })} />
          <NumberInput
            label={t('minutes')}
            description={t('minutesHint')}
            min={5}
            max={480}
            {...form.getInputProps('minutes')}
          />
          <Checkbox label={t('rotates')} {...form.getInputProps('rotateOnReturn', { type: 'checkbox' })} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
