import { useEffect, useState } from 'react';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useSettled } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/parts';

/** Searches while one types; `onSearch` hears of it once the typing rests. */
export function SearchField({
  value,
  onSearch,
  label,
}: {
  value: string;
  onSearch: (text: string) => void;
  label?: string;
}) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState(value);
  const settled = useSettled(typed);
  useEffect(() => {
    if (settled !== value) onSearch(settled);
    // Only what was typed is told; a change from outside must not be told back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return (
    <TextInput
      type="search"
      aria-label={label ?? t('search')}
      placeholder={label ?? t('search')}
      leftSection={<IconSearch size={16} />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      maxLength={200}
      data-search
    />
  );
}
