import { useRef } from 'react';
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { FactorPicture } from '../parts/factor-picture';
import { call } from '../service/client';
import { useRemember } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/enrolment';
import { texts as wayIn } from '../texts/way-in';

/** The second step: the code that proves the second factor arrived signs in, and the first recovery codes are made. */
export function ScanStep({ uri, onDone }: { uri: string; onDone: (codes: readonly string[]) => void }) {
  const t = useTexts(texts);
  const own = useTexts(wayIn);
  const remember = useRemember();
  const form = useForm({ initialValues: { code: '' } });
  const isEnrolled = useRef(false);
  const send = async (body: { code: string }): Promise<void> => {
    // A code works once: where only the paper did not arrive, nothing is confirmed again.
    if (!isEnrolled.current) remember(await call('post', '/api/v1/enrolment/confirm', { body }));
    isEnrolled.current = true;
    const { codes } = await call('post', '/api/v1/me/recovery-codes', { body: {} });
    onDone(codes);
  };
  return (
    <ActForm form={form} submit={t('finish')} done={t('ready')} onSubmit={send}>
      <FactorPicture uri={uri} />
      <TextInput
        label={own('codeOfNew')}
        description={own('codeOfNewHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        required
        {...form.getInputProps('code')}
      />
    </ActForm>
  );
}
