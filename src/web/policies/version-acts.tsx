import { useState } from 'react';
import { Button, Text, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { GoButton } from '../parts/go';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/policies';
import type { Version } from './version-page';

type Open = 'comments' | 'publish' | 'withdraw' | 'review' | null;

interface DialogProps {
  version: Version;
  onClose: () => void;
}

/** What the reader may do with a version, as the service says. */
export function VersionActs({ version }: { version: Version }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Open>(null);
  const { policyCode, number, can } = version;
  const may = (act: string): boolean => can.includes(act);
  const close = (): void => setOpen(null);
  return (
    <>
      {may('policy.withdraw') ? (
        <Button variant="default" onClick={() => setOpen('withdraw')}>
          {t('withdraw')}
        </Button>
      ) : null}
      {may('policy.draft') ? (
        <GoButton variant="default" to={`/policies/${policyCode}/versions/${number}/edit`}>
          {t('write')}
        </GoButton>
      ) : null}
      {may('policy.open_comments') ? (
        <Button variant="default" onClick={() => setOpen('comments')}>
          {t('openComments')}
        </Button>
      ) : null}
      {may('policy.review') ? (
        <Button variant="default" onClick={() => setOpen('review')}>
          {t('review')}
        </Button>
      ) : null}
      {may('policy.publish') ? <Button onClick={() => setOpen('publish')}>{t('publish')}</Button> : null}
      {open === 'comments' ? <CommentsDialog version={version} onClose={close} /> : null}
      {open === 'publish' ? <PublishDialog version={version} onClose={close} /> : null}
      {open === 'withdraw' ? <WithdrawDialog version={version} onClose={close} /> : null}
      {open === 'review' ? <ReviewDialog version={version} onClose={close} /> : null}
    </>
  );
}

const pathOf = ({ policyCode, number }: Version) => ({ code: policyCode, n: String(number) });

function CommentsDialog({ version, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/policies/{code}/versions/{n}/open-comments');
  return (
    <ActDialog
      title={t('openComments')}
      submit={t('openComments')}
      initial={{ until: version.commentsUntil ?? '' }}
      onSubmit={(body) => act.mutateAsync({ path: pathOf(version), body })}
      onClose={onClose}
    >
      {(form) => (
        <TextInput
          type="date"
          label={t('lastDay')}
          description={t('openCommentsHint')}
          required
          {...form.getInputProps('until')}
        />
      )}
    </ActDialog>
  );
}

function PublishDialog({ version, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/policies/{code}/versions/{n}/publish');
  return (
    <ActDialog
      title={t('publish')}
      submit={t('publish')}
      initial={{ effectiveFrom: '', reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: pathOf(version), body: { ...body, version: version.version } })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('publishHint')}</Text>
          <TextInput type="date" label={t('firstDay')} required {...form.getInputProps('effectiveFrom')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function WithdrawDialog({ version, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/policies/{code}/versions/{n}/withdraw');
  return (
    <ActDialog
      title={t('withdraw')}
      submit={t('withdraw')}
      danger
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: pathOf(version), body })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('withdrawHint')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function ReviewDialog({ version, onClose }: DialogProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/policies/{code}/versions/{n}/review');
  return (
    <ActDialog
      title={t('review')}
      submit={t('review')}
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: pathOf(version), body })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('reviewHint')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
