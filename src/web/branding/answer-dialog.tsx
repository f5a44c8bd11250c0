import { Radio, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/branding';
import { choices, word } from '../texts/words';
import type { Audit, AuditItem } from './shapes';

interface Values {
  results: Record<string, string>;
  note: string;
  text: string;
  link: string;
}

/** What somebody saw on one account: every point of the checklist. */
export function AnswerDialog({ audit, item, onClose }: { audit: Audit; item: AuditItem; onClose: () => void }) {
  const t = useTexts(texts);
  const answer = useAct('post', '/api/v1/brand-audits/{id}/items/{accountId}');
  const initial: Values = {
    results: Object.fromEntries(audit.checklist.map((point) => [point, ''])),
    ...{ note: '', text: '', link: '' },
  };
  const send = ({ results, note, text, link }: Values): Promise<unknown> => {
    const given = Object.fromEntries(Object.entries(results).filter(([, result]) => result !== ''));
    const shown = { ...(text.trim() ? { text } : {}), ...(link.trim() ? { link } : {}) };
    const evidence = Object.keys(shown).length > 0 ? { evidence: shown } : {};
    const body = { results: given, ...(note.trim() ? { note } : {}), ...evidence } as never;
    return answer.mutateAsync({ path: { id: audit.id, accountId: item.accountId }, body });
  };
  return (
    <ActDialog
      title={t('answerTitle', { name: item.displayName })}
      submit={t('answer')}
      initial={initial}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          {audit.checklist.map((point) => (
            <Point key={point} form={form} point={point} />
          ))}
          <Textarea label={t('note')} autosize maxLength={2000} {...form.getInputProps('note')} />
          <Textarea label={t('evidenceText')} autosize maxLength={4000} {...form.getInputProps('text')} />
          <TextInput type="url" label={t('evidenceLink')} {...form.getInputProps('link')} />
        </>
      )}
    </ActDialog>
  );
}

function Point({ form, point }: { form: Fields<Values>; point: string }) {
  return (
    <Radio.Group label={word('auditPoint', point)} {...form.getInputProps(`results.${point}`)}>
      <Stack gap={4} mt={4}>
        <Group gap="md">
          {choices('auditResult').map(({ value, label }) => (
            <Radio key={value} size="xs" value={value} label={label} />
          ))}
        </Group>
      </Stack>
    </Radio.Group>
  );
}
