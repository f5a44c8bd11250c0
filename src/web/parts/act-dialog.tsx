import { useState, type ReactNode } from 'react';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Dialog } from './dialog';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { Problem } from '../service/problem';
import { useTexts } from '../texts/language';
import { texts } from '../texts/parts';
import { problemText, reasonOf } from '../texts/problem-texts';

export type Fields<T extends object> = UseFormReturnType<T>;

interface ActProps<T extends object> {
  title: string;
  /** What the button that does it says. */
  submit: string;
  /** Where it cannot be undone or takes something away. */
  danger?: boolean;
  /** To be typed before the button works: for what cannot be undone. */
  typedName?: string | undefined;
  initial: T;
  /** Does it; a {@link Problem} is shown in the dialog, which stays open with everything that was typed. */
  onSubmit: (values: T) => Promise<unknown>;
  onClose: () => void;
  /** Said when it is done; nothing when empty. */
  done?: string;
  size?: string;
  children?: ((form: Fields<T>) => ReactNode) | ReactNode;
}

/** One act as a dialog: says what follows, shows the service's objections at their fields, asks before typed text is lost. */
export function ActDialog<T extends object>({ title, onClose, size = 'lg', ...act }: ActProps<T>) {
  const t = useTexts(texts);
  const [leaving, setLeaving] = useState(false);
  const form = useForm<T>({ initialValues: act.initial });
  const close = (): void => (form.isDirty() && !leaving ? setLeaving(true) : onClose());
  return (
    <Dialog opened onClose={close} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      {leaving ? (
        <Stack>
          <Text fw={600}>{t('discard')}</Text>
          <Text size="sm">{t('discardHint')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setLeaving(false)} data-autofocus>
              {t('stay')}
            </Button>
            <Button color="red" onClick={onClose}>
              {t('leave')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <ActForm {...act} form={form} onCancel={close} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface ActFormProps<T extends object> extends Omit<ActProps<T>, 'title' | 'onClose' | 'initial' | 'size'> {
  form: Fields<T>;
  onCancel?: () => void;
  onDone?: () => void;
}

/** The same on a page of its own. */
export function ActForm<T extends object>({
  form,
  submit,
  danger,
  typedName,
  onSubmit,
  onCancel,
  onDone,
  done,
  children,
}: ActFormProps<T>) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [typed, setTyped] = useState('');
  const send = form.onSubmit(async (values) => {
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit(values);
      if (done !== '')
        notifications.show({ message: done ?? t('done'), closeButtonProps: { 'aria-label': t('close') } });
      form.resetDirty();
      onDone?.();
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      form.setErrors(Object.fromEntries(thrown.errors.map((each) => [each.field, reasonOf(each)])));
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  });
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        {typeof children === 'function' ? children(form) : children}
        {typedName === undefined ? null : (
          <TextInput
            label={t('typeName', { name: typedName })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
          />
        )}
        {problem ? <Objection problem={problem} shown={Object.keys(form.values)} /> : null}
        <Group justify="flex-end">
          {onCancel ? (
            <Button variant="default" onClick={onCancel} type="button">
              {t('cancel')}
            </Button>
          ) : null}
          <Button
            type="submit"
            loading={busy}
            disabled={typedName !== undefined && typed.trim() !== typedName}
            {...(danger ? { color: 'red' } : {})}
          >
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Why it was refused, and which fields that are not shown are at fault. */
export function Objection({ problem, shown = [] }: { problem: Problem; shown?: readonly string[] }) {
  const hidden = problem.errors.filter(({ field }) => !shown.includes(field));
  return (
    <Alert color="red" role="alert">
      <Text size="sm">{problemText(problem)}</Text>
      {hidden.map((each) => (
        <Text size="sm" key={each.field}>
          {reasonOf(each)}
        </Text>
      ))}
    </Alert>
  );
}
