import { useState } from 'react';
import { Button, Group, List, Menu, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/case';
import { useScenarios } from './scenarios';
import type { Case } from './shapes';

type Open = 'cut' | 'close' | 'move' | 'reschedule' | 'return' | 'cancel' | null;

/** What the reader may do with the case: the service says so in `can`. */
export function CaseActs({ kase, name }: { kase: Case; name: string }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Open>(null);
  const may = (act: string): boolean => kase.can.includes(act);
  const more = (
    [
      ['case.move', 'move', 'moveDay'],
      ['case.reschedule', 'reschedule', 'reschedule'],
      ['case.return', 'return', 'return'],
      ['case.cancel', 'cancel', 'cancel'],
    ] as const
  ).filter(([act]) => may(act));
  const dialog = { kase, name, onClose: () => setOpen(null) };
  return (
    <Group gap="xs" className="no-print">
      {more.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={14} />}>
              {t('acts')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map(([act, what, label]) => (
              <Menu.Item key={act} onClick={() => setOpen(what)}>
                {t(label)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {may('case.cut') ? (
        <Button color="red" variant="light" onClick={() => setOpen('cut')}>
          {t('cut')}
        </Button>
      ) : null}
      {may('case.close') ? <Button onClick={() => setOpen('close')}>{t('close')}</Button> : null}
      {open === 'cut' ? <Cut {...dialog} /> : null}
      {open === 'close' ? <Close {...dialog} /> : null}
      {open === 'move' ? <Move {...dialog} /> : null}
      {open === 'reschedule' ? <Recount {...dialog} /> : null}
      {open === 'return' ? <Return {...dialog} /> : null}
      {open === 'cancel' ? <Cancel {...dialog} /> : null}
    </Group>
  );
}

interface DialogProps {
  kase: Case;
  name: string;
  onClose: () => void;
}

const WHY = { reason: '' };

function Cut({ kase, name, onClose }: DialogProps) {
  const t = useTexts(texts);
  const cut = useAct('post', '/api/v1/offboarding-cases/{id}/cut');
  const moves = useScenarios().of(kase.scenario)?.confirmsKept ?? false;
  const follows = moves ? [t('cutKept')] : [t('cutSessions'), t('cutGrants'), t('cutSeats'), t('cutRotations')];
  return (
    <ActDialog
      title={t('cut')}
      submit={t('cut')}
      danger
      typedName={name}
      done=""
      initial={WHY}
      onClose={onClose}
      onSubmit={(body) => cut.mutateAsync({ path: { id: kase.id }, body })}
    >
      {(form) => (
        <>
          <Text size="sm">{t('cutLead')}</Text>
          <List size="sm">
            {follows.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Close({ kase, onClose }: DialogProps) {
  const t = useTexts(texts);
  const close = useAct('post', '/api/v1/offboarding-cases/{id}/close');
  return (
    <ActDialog
      title={t('close')}
      submit={t('close')}
      initial={WHY}
      done={t('doneClose')}
      onClose={onClose}
      onSubmit={(body) => close.mutateAsync({ path: { id: kase.id }, body })}
    >
      {(form) => (
        <>
          <Text size="sm">{t('closeLead')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Move({ kase, onClose }: DialogProps) {
  const t = useTexts(texts);
  const move = useAct('patch', '/api/v1/offboarding-cases/{id}');
  return (
    <ActDialog
      title={t('moveDay')}
      submit={t('moveDay')}
      initial={{ lastDay: kase.lastDay, reason: '' }}
      done={t('doneMove')}
      onClose={onClose}
      onSubmit={(body) => move.mutateAsync({ path: { id: kase.id }, body })}
    >
      {(form) => (
        <>
          <Text size="sm">{t('moveLead')}</Text>
          <TextInput type="date" label={t('newDay')} required {...form.getInputProps('lastDay')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Recount({ kase, onClose }: DialogProps) {
  const t = useTexts(texts);
  const recount = useAct('post', '/api/v1/offboarding-cases/{id}/reschedule');
  return (
    <ActDialog
      title={t('reschedule')}
      submit={t('reschedule')}
      initial={WHY}
      done={t('doneCount')}
      onClose={onClose}
      onSubmit={(body) => recount.mutateAsync({ path: { id: kase.id }, body })}
    >
      {(form) => (
        <>
          <Text size="sm">{t('rescheduleLead')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Return({ kase, onClose }: DialogProps) {
  const t = useTexts(texts);
  const back = useAct('post', '/api/v1/offboarding-cases/{id}/return');
  return (
    <ActDialog
      title={t('return')}
      submit={t('return')}
      initial={{ day: '', reason: '' }}
      done={t('doneReturn')}
      onClose={onClose}
      onSubmit={async (body) => {
        const { resumed } = await back.mutateAsync({ path: { id: kase.id }, body });
        if (resumed > 0) notifications.show({ message: t('resumed', { count: resumed }) });
      }}
    >
      {(form) => (
        <>
          <Text size="sm">{t('returnLead')}</Text>
          <TextInput type="date" label={t('firstDayBack')} required {...form.getInputProps('day')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Cancel({ kase, onClose }: DialogProps) {
  const t = useTexts(texts);
  const cancel = useAct('post', '/api/v1/offboarding-cases/{id}/cancel');
  return (
    <ActDialog
      title={t('cancel')}
      submit={t('cancel')}
      danger
      initial={WHY}
      done={t('doneCancel')}
      onClose={onClose}
      onSubmit={(body) => cancel.mutateAsync({ path: { id: kase.id }, body })}
    >
      {(form) => (
        <>
          <Text size="sm">{t('cancelLead')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
