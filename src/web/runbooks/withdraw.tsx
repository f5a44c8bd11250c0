import { Checkbox, Stack } from '@mantine/core';
import type { Fields } from '../parts/act-dialog';
import { useTexts } from '../texts/language';
import { texts } from '../texts/runbooks';
import type { RunbookCorrection } from './shapes';

/** Which corrections end, so that what was delivered stands again. */
export function Withdraw<T extends { withdraw: string[] }>({
  form,
  corrections,
}: {
  form: Fields<T>;
  corrections: readonly RunbookCorrection[];
}) {
  const t = useTexts(texts);
  if (corrections.length === 0) return null;
  return (
    <Checkbox.Group label={t('withdraw')} description={t('withdrawLead')} {...form.getInputProps('withdraw')}>
      <Stack gap={4} mt={4}>
        {corrections.map(({ field }) => (
          <Checkbox key={field} value={field} label={field} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
