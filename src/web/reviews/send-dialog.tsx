import { Progress, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ActDialog } from '../parts/act-dialog';
import { useTexts } from '../texts/language';
import { texts as shared } from '../texts/parts';
import { texts } from '../texts/reviews';
import type { ReviewItem } from './campaign-items';
import { kindsWithoutReason, type Decision, type Drafts } from './drafts';
import { useSending, type Sent } from './sending';

const WHY = { certify: 'whyCertify', revoke: 'whyRevoke', change_level: 'whyChangeLevel', flag: 'whyFlag' } as const;
const SUM = {
  certify: 'sum_certify',
  revoke: 'sum_revoke',
  change_level: 'sum_change_level',
  flag: 'sum_flag',
} as const;
const KINDS = ['certify', 'revoke', 'change_level', 'flag'] as const;
const LONGEST_REASON = 500;

interface SendProps {
  items: readonly ReviewItem[];
  drafts: Drafts;
  notes: ReadonlyMap<string, string>;
  onClose: () => void;
  onSent: (sent: Sent[]) => void;
}

/** The answers in numbers, the reasons they need, and the sending. */
export function SendDialog({ items, drafts, notes, onClose, onSent }: SendProps) {
  const t = useTexts(texts);
  const own = useTexts(shared);
  const { send, done } = useSending();
  const missing = kindsWithoutReason(items, drafts, notes);
  const submit = async (reasons: Record<Decision, string>): Promise<void> => {
    const all = items.flatMap((item) => {
      const draft = drafts.get(item.id);
      return draft ? [{ item, draft, note: notes.get(item.id) }] : [];
    });
    const sent = await send(all, reasons);
    const taken = sent.filter(({ problem }) => problem === null).length;
    if (taken > 0)
      notifications.show({ message: t('sentAll', { count: taken }), closeButtonProps: { 'aria-label': own('close') } });
    onSent(sent);
  };
  return (
    <ActDialog<Record<Decision, string>>
      title={t('sendTitle')}
      submit={t('send')}
      done=""
      initial={{ certify: '', revoke: '', change_level: '', flag: '' }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('sendHint')}</Text>
          <Sums drafts={drafts} />
          {missing.map((kind) => (
            <Textarea
              key={kind}
              label={t(WHY[kind])}
              description={t('whyHint')}
              autosize
              minRows={2}
              maxLength={LONGEST_REASON}
              required
              {...form.getInputProps(kind)}
            />
          ))}
          {done > 0 ? <Progress value={(done / drafts.size) * 100} aria-label={t('sending')} animated /> : null}
        </>
      )}
    </ActDialog>
  );
}

function Sums({ drafts }: { drafts: Drafts }) {
  const t = useTexts(texts);
  const all = [...drafts.values()];
  const count = (kind: Decision): number => all.filter(({ decision }) => decision === kind).length;
  return (
    <Stack gap={2} component="ul" className="plain-list">
      {KINDS.filter((kind) => count(kind) > 0).map((kind) => (
        <Text component="li" key={kind} fw={600}>
          {t(SUM[kind], { count: count(kind) })}
        </Text>
      ))}
    </Stack>
  );
}
