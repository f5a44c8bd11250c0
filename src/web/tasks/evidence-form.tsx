import { useState } from 'react';
import { FileInput, Progress, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Fields } from '../parts/act-dialog';
import { upload } from '../service/upload';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import { choices } from '../texts/words';

export interface EvidenceGiven {
  kind: string;
  text: string;
  link: string;
  file: File | null;
}

export const NO_EVIDENCE: EvidenceGiven = { kind: 'text', text: '', link: '', file: null };

/** The body for evidence that is no file. */
export const spoken = ({ kind, text, link }: EvidenceGiven) =>
  kind === 'link' ? { evidence: { link } } : { evidence: { text } };

/** Sends a file with what is said of it and tells how much has gone; afterwards every page reads again. */
export function useFileUpload() {
  const queries = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const send = async (path: string, { file, text }: EvidenceGiven): Promise<void> => {
    const form = new FormData();
    if (text.trim() !== '') form.append('text', text);
    if (file) form.append('file', file, file.name);
    setShare(0);
    try {
      await upload(path, form, setShare);
      void queries.invalidateQueries();
    } finally {
      setShare(null);
    }
  };
  return { share, send };
}

/** A text, a link or a file; what was typed stays when the kind is changed. */
export function EvidenceFields<T extends EvidenceGiven>({
  form,
  share,
  files = true,
}: {
  form: Fields<T>;
  share: number | null;
  files?: boolean;
}) {
  const t = useTexts(texts);
  const kinds = choices('evidenceKind').filter(({ value }) => value !== 'observed' && (files || value !== 'file'));
  const { kind } = form.values;
  const error = form.errors['evidence'];
  return (
    <Stack gap="sm">
      <SegmentedControl aria-label={t('kind')} data={kinds} {...form.getInputProps('kind')} />
      {kind === 'link' ? (
        <TextInput
          type="url"
          label={t('link')}
          description={t('linkLead')}
          {...form.getInputProps('link')}
          error={error}
        />
      ) : null}
      {kind === 'file' ? (
        <FileInput
          label={t('file')}
          description={t('fileLead')}
          placeholder={t('choose')}
          accept="image/png,image/jpeg,image/webp,application/pdf,text/plain,text/csv,message/rfc822,.eml"
          clearable
          {...form.getInputProps('file')}
        />
      ) : null}
      {kind === 'link' ? null : (
        <Textarea
          label={t(kind === 'file' ? 'fileNote' : 'text')}
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('text')}
          error={kind === 'text' ? error : null}
        />
      )}
      {share === null ? null : (
        <Stack gap={2} role="status">
          <Progress value={share * 100} aria-label={t('sending', { done: Math.round(share * 100) })} />
          <Text size="xs">{t('sending', { done: Math.round(share * 100) })}</Text>
        </Stack>
      )}
    </Stack>
  );
}
