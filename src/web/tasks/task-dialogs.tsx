import { SegmentedControl, Text, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { PersonPicker, ReasonField } from '../parts/fields';
import { useNames, useOneOf, usePair } from '../parts/names';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import { EvidenceFields, NO_EVIDENCE, spoken, useFileUpload } from './evidence-form';
import type { Task } from './shapes';

export interface TaskDialogProps {
  task: Task;
  onClose: () => void;
}

export function Complete({ task, onClose }: TaskDialogProps) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  const pair = usePair();
  const complete = useAct('post', '/api/v1/tasks/{id}/complete');
  const { share, send } = useFileUpload();
  return (
    <ActDialog
      title={t('complete')}
      submit={t('complete')}
      done={t('doneComplete')}
      initial={NO_EVIDENCE}
      onClose={onClose}
      onSubmit={(given) =>
        given.kind === 'file'
          ? send(`/api/v1/tasks/${task.id}/complete`, given)
          : complete.mutateAsync({ path: { id: task.id }, body: spoken(given) })
      }
    >
      {(form) => (
        <>
          <Text size="sm">{pair(t('wanted'), oneOf(task.evidence, task.evidenceFr))}</Text>
          {task.needsVerification ? <Text size="sm">{t('second')}</Text> : null}
          <EvidenceFields form={form} share={share} />
        </>
      )}
    </ActDialog>
  );
}

export function Verify({ task, onClose }: TaskDialogProps) {
  const t = useTexts(texts);
  const verify = useAct('post', '/api/v1/tasks/{id}/verify');
  const label = t(task.status === 'waived' ? 'sign' : 'verify');
  return (
    <ActDialog
      title={label}
      submit={label}
      done={t('doneVerify')}
      initial={{}}
      onClose={onClose}
      onSubmit={() => verify.mutateAsync({ path: { id: task.id }, body: {} })}
    >
      <Text size="sm">{t(task.status === 'waived' ? 'signLead' : 'verifyLead')}</Text>
    </ActDialog>
  );
}

export function Block({ task, onClose }: TaskDialogProps) {
  const t = useTexts(texts);
  const block = useAct('post', '/api/v1/tasks/{id}/block');
  return (
    <ActDialog
      title={t('block')}
      submit={t('block')}
      done={t('done')}
      initial={{ reason: '' }}
      onClose={onClose}
      onSubmit={(body) => block.mutateAsync({ path: { id: task.id }, body })}
    >
      {(form) => <ReasonField form={form} hint={t('blockLead')} />}
    </ActDialog>
  );
}

export function Assign({ task, onClose }: TaskDialogProps) {
  const t = useTexts(texts);
  const assign = useAct('post', '/api/v1/tasks/{id}/assign');
  const { person } = useNames(task.names);
  return (
    <ActDialog
      title={t('assign')}
      submit={t('assign')}
      done={t('done')}
      initial={{ assigneeId: task.assigneeId ?? '', reason: '' }}
      onClose={onClose}
      onSubmit={(body) => assign.mutateAsync({ path: { id: task.id }, body })}
    >
      {(form) => (
        <>
          <PersonPicker
            label={t('assignee')}
            value={form.values.assigneeId || null}
            named={task.assigneeId ? person(task.assigneeId) : undefined}
            onChange={(id) => form.setFieldValue('assigneeId', id ?? '')}
            error={form.errors['assigneeId']}
          />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

export function Waive({ task, onClose }: TaskDialogProps) {
  const t = useTexts(texts);
  const waive = useAct('post', '/api/v1/tasks/{id}/waive');
  return (
    <ActDialog
      title={t('waive')}
      submit={t('waive')}
      done={t('done')}
      initial={{ reviewOn: '', reason: '' }}
      onClose={onClose}
      onSubmit={(body) => waive.mutateAsync({ path: { id: task.id }, body })}
    >
      {(form) => (
        <>
          <Text size="sm">{t('waiveLead')}</Text>
          <TextInput type="date" label={t('reviewOn')} required {...form.getInputProps('reviewOn')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

/** An exception whose day has come: another day, or the evidence that settles it. */
export function Review({ task, onClose }: TaskDialogProps) {
  const t = useTexts(texts);
  const review = useAct('post', '/api/v1/tasks/{id}/review');
  return (
    <ActDialog
      title={t('review')}
      submit={t('review')}
      done={t('done')}
      initial={{ ...NO_EVIDENCE, how: 'postpone', reviewOn: '', reason: '' }}
      onClose={onClose}
      onSubmit={({ how, reviewOn, reason, ...given }) =>
        review.mutateAsync({
          path: { id: task.id },
          body: how === 'postpone' ? { reviewOn, reason } : { ...spoken(given), reason },
        })
      }
    >
      {(form) => (
        <>
          <Text size="sm">{t('reviewLead')}</Text>
          <SegmentedControl
            aria-label={t('review')}
            data={[
              { value: 'postpone', label: t('postpone') },
              { value: 'settle', label: t('settle') },
            ]}
            {...form.getInputProps('how')}
          />
          {form.values.how === 'postpone' ? (
            <TextInput type="date" label={t('reviewOn')} required {...form.getInputProps('reviewOn')} />
          ) : (
            <EvidenceFields form={form} share={null} files={false} />
          )}
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
