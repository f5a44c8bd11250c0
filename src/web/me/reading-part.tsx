import { Paper, Radio, Select, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ActForm } from '../parts/act-dialog';
import { Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { useAct, useRead } from '../service/reading';
import { sessionQuery } from '../service/session';
import type { Answer } from '../service/shapes';
import { chooseLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/me';

type Preferences = Answer<'/api/v1/me/preferences', 'get'>;

/** Language of mails, clock and how one wants to be told. */
export function ReadingPart() {
  const t = useTexts(texts);
  const read = useRead('/api/v1/me/preferences');
  return (
    <Part title={t('reading')}>
      <Loaded read={read}>{(preferences) => <ReadingForm preferences={preferences} />}</Loaded>
    </Part>
  );
}

const languageOf = (locale: string): 'en' | 'fr' => (/^fr\b/i.test(locale) ? 'fr' : 'en');
/** The country of a locale says nothing here: only the language is chosen. */
const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const;

interface Chosen {
  language: 'en' | 'fr';
  timeZone: string;
  mail: 'each' | 'daily';
}

function ReadingForm({ preferences }: { preferences: Preferences }) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const change = useAct('patch', '/api/v1/me/preferences');
  const form = useForm<Chosen>({
    initialValues: {
      language: languageOf(preferences.locale),
      timeZone: preferences.timeZone,
      mail: preferences.mail === 'daily' ? 'daily' : 'each',
    },
  });
  const send = async ({ language, ...rest }: Chosen): Promise<void> => {
    const isSame = language === languageOf(preferences.locale);
    const locale = isSame ? preferences.locale : LOCALES[language];
    await change.mutateAsync({ body: { ...rest, locale } });
    if (!isSame) chooseLanguage(language);
    await queries.invalidateQueries(sessionQuery);
  };
  return (
    <Paper withBorder p="md" maw={640}>
      <ActForm form={form} submit={t('save')} done={t('saved')} onSubmit={send}>
        <Select
          label={t('locale')}
          description={t('localeHint')}
          data={[
            { value: 'en', label: t('english') },
            { value: 'fr', label: t('french') },
          ]}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
        <Select
          label={t('timeZone')}
          description={t('timeZoneHint')}
          data={zonesWith(preferences.timeZone)}
          searchable
          limit={100}
          nothingFoundMessage={t('noZone')}
          allowDeselect={false}
          {...form.getInputProps('timeZone')}
        />
        <Radio.Group label={t('mail')} description={t('mailHint')} {...form.getInputProps('mail')}>
          <Stack gap="xs" mt="xs">
            <Radio value="each" label={t('each')} />
            <Radio value="daily" label={t('daily')} />
          </Stack>
        </Radio.Group>
      </ActForm>
    </Paper>
  );
}

/** Every zone this browser knows, and the one chosen before, whatever it is called. */
const zonesWith = (chosen: string): string[] => [...new Set([chosen, ...Intl.supportedValuesOf('timeZone')])];
