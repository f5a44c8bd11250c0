import { ActionIcon, SegmentedControl, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { chooseLanguage, useLanguage, useTexts, type Language } from '../texts/language';
import { texts } from '../texts/menu';

/** Each language is named in itself. */
const NAMES: { value: Language; label: string }[] = [
  { value: 'fr', label: 'FR' },
  { value: 'en', label: 'EN' },
];

export function LanguageSwitch() {
  const t = useTexts(texts);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      data={NAMES}
      value={useLanguage()}
      onChange={(chosen) => chooseLanguage(chosen as Language)}
    />
  );
}

export function SchemeSwitch() {
  const t = useTexts(texts);
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const Sign = isDark ? IconSun : IconMoon;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t(isDark ? 'light' : 'dark')}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <Sign size={18} />
    </ActionIcon>
  );
}
