import { useState } from 'react';
import { ActionIcon, Menu, Text, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';
import { filled } from './ask-form';
import type { Grant } from './grants-tab';

const ACTS = [
  ['grant.extend', 'extend'],
  ['grant.suspend', 'suspend'],
  ['grant.resume', 'resume'],
  ['grant.revoke', 'revoke'],
] as const;
type Act = (typeof ACTS)[number][0];

/** What may be done with one grant, as the service says. */
export function GrantActs({ grant }: { grant: Grant }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Act | null>(null);
  const offered = ACTS.filter(([act]) => grant.can.includes(act));
  if (offered.length === 0) return null;
  const close = (): void => setOpen(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('actsOn', { name: grant.person })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map(([act, label]) => (
            <Menu.Item key={act} onClick={() => setOpen(act)}>
              {t(label)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {open === 'grant.extend' ? <Extend grant={grant} onClose={close} /> : null}
      {open === 'grant.suspend' ? <Suspend grant={grant} onClose={close} /> : null}
      {open === 'grant.resume' ? <Resume grant={grant} onClose={close} /> : null}
      {open === 'grant.revoke' ? <Revoke grant={grant} onClose={close} /> : null}
    </>
  );
}

interface DialogProps {
  grant: Pick<Grant, 'id' | 'person' | 'until'>;
  onClose: () => void;
}

function Extend({ grant, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/grants/{id}/extend');
  return (
    <ActDialog
      title={t('extendTitle', { name: grant.person })}
      submit={t('extend')}
      done={t('extended')}
      initial={{ until: grant.until ?? '', ticket: '', reason: '' }}
      onSubmit={(values) => act.mutateAsync({ path: { id: grant.id }, body: filled(values) as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('extendHint')}</Text>
          <TextInput type="date" label={t('lastDay')} required {...form.getInputProps('until')} />
          <TextInput label={t('ticket')} description={t('ticketHint')} {...form.getInputProps('ticket')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Suspend({ grant, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/grants/{id}/suspend');
  return (
    <ActDialog
      title={t('suspendTitle', { name: grant.person })}
      submit={t('suspend')}
      done={t('suspended')}
      danger
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: grant.id }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('suspendHint')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Resume({ grant, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/grants/{id}/resume');
  return (
    <ActDialog
      title={t('resumeTitle', { name: grant.person })}
      submit={t('resume')}
      done={t('resumed')}
      initial={{ until: '', ticket: '', reason: '' }}
      onSubmit={(values) => act.mutateAsync({ path: { id: grant.id }, body: filled(values) as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('resumeHint')}</Text>
          <TextInput type="date" label={t('lastDay')} description={t('sameLastDay')} {...form.getInputProps('until')} />
          <TextInput label={t('ticket')} description={t('ticketHint')} {...form.getInputProps('ticket')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Revoke({ grant, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/grants/{id}/revoke');
  return (
    <ActDialog
      title={t('revokeTitle', { name: grant.person })}
      submit={t('revoke')}
      done={t('revoked')}
      danger
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: grant.id }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('revokeHint')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
