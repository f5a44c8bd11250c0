import { Text } from '@mantine/core';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';

const NOBODY: readonly (string | null)[] = ['system', 'machine'];

/** Who said yes to an access: a person's address, or the service where it came from a file or a rule. */
export function ApprovedBy({ by }: { by: string | null }) {
  const t = useTexts(texts);
  if (by === null) return null;
  return (
    <Text size="xs" c="dimmed">
      {[t('approvedBy'), NOBODY.includes(by) ? t('byService') : by].join(' ')}
    </Text>
  );
}
