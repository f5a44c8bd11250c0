import { useState } from 'react';
import { Button, Group, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import type { Task } from './shapes';
import { Assign, Block, Complete, Review, Verify, Waive, type TaskDialogProps } from './task-dialogs';

type Open = 'complete' | 'verify' | 'review' | 'block' | 'assign' | 'waive';

const DIALOGS: Record<Open, (props: TaskDialogProps) => React.ReactNode> = {
  complete: Complete,
  verify: Verify,
  review: Review,
  block: Block,
  assign: Assign,
  waive: Waive,
};

/** What the reader may do with the step: the service says so in `can`. */
export function TaskActs({ task }: { task: Task }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Open | null>(null);
  const may = (act: Open | 'start' | 'unblock'): boolean => task.can.includes(`task.${act}`);
  const more = (['assign', 'block', 'waive'] as const).filter(may);
  const Dialog = open === null ? null : DIALOGS[open];
  return (
    <Group gap="xs" className="no-print">
      {more.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={14} />}>
              {t('more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((act) => (
              <Menu.Item key={act} onClick={() => setOpen(act)}>
                {t(act)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {may('unblock') ? <AtOnce task={task} act="unblock" /> : null}
      {may('start') ? <AtOnce task={task} act="start" /> : null}
      {may('review') ? (
        <Button variant="light" onClick={() => setOpen('review')}>
          {t('review')}
        </Button>
      ) : null}
      {may('verify') ? (
        <Button onClick={() => setOpen('verify')}>{t(task.status === 'waived' ? 'sign' : 'verify')}</Button>
      ) : null}
      {may('complete') ? <Button onClick={() => setOpen('complete')}>{t('complete')}</Button> : null}
      {Dialog === null ? null : <Dialog task={task} onClose={() => setOpen(null)} />}
    </Group>
  );
}

/** Needs no question: it can be undone. */
function AtOnce({ task, act }: { task: Task; act: 'start' | 'unblock' }) {
  const t = useTexts(texts);
  const start = useAct('post', '/api/v1/tasks/{id}/start');
  const unblock = useAct('post', '/api/v1/tasks/{id}/unblock');
  const doing = act === 'start' ? start : unblock;
  return (
    <Button variant="light" loading={doing.isPending} onClick={() => doing.mutate({ path: { id: task.id }, body: {} })}>
      {t(act)}
    </Button>
  );
}
