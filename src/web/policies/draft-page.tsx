import { useForm } from '@mantine/form';
import { Checkbox, Paper, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { ActForm, type Fields } from '../parts/act-dialog';
import { Go, useGo, usePart } from '../parts/go';
import { Empty, Loaded, Loading } from '../parts/loaded';
import { Page } from '../parts/page';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/policies';
import { word } from '../texts/words';
import { bodyOf, LEVELS, startOf, type DraftValues } from './draft-values';
import { ScopeFields } from './scope-fields';

/** A new version, which begins as the one before. */
export function NewDraftPage() {
  const code = usePart('policyCode');
  const read = useRead('/api/v1/policies/{code}', { path: { code } });
  return <Loaded read={read}>{({ versions }) => <Draft code={code} from={versions.at(-1)?.number} />}</Loaded>;
}

/** A draft of one's own, written on. */
export function DraftPage() {
  const [code, number] = [usePart('policyCode'), Number(usePart('number'))];
  return <Draft code={code} from={number} number={number} />;
}

interface DraftProps {
  code: string;
  /** The version it begins as. */
  from: number | undefined;
  /** Given where it is there already. */
  number?: number;
}

function Draft({ code, from, number }: DraftProps) {
  const path = { code, n: String(from ?? 1) };
  const when = { when: from !== undefined };
  const fr = useRead('/api/v1/policies/{code}/versions/{n}', { path, query: { language: 'fr' } }, when);
  const en = useRead('/api/v1/policies/{code}/versions/{n}', { path, query: { language: 'en' } }, when);
  const isLoading = from !== undefined && (fr.isPending || en.isPending);
  if (isLoading) return <Loading />;
  const version = fr.data ?? en.data;
  if (number !== undefined && !version?.can.includes('policy.draft')) return <NotYours code={code} number={number} />;
  return <Form code={code} initial={startOf(fr.data, en.data)} {...(number === undefined ? {} : { number })} />;
}

/** Only its author writes in a draft, and nobody in what is published. */
function NotYours({ code, number }: { code: string; number: number }) {
  const t = useTexts(texts);
  return (
    <Page title={t('write')}>
      <Empty act={<Go to={`/policies/${code}/versions/${number}`}>{t('version', { number })}</Go>}>
        {t('notYours')}
      </Empty>
    </Page>
  );
}

function Form({ code, number, initial }: { code: string; number?: number; initial: DraftValues }) {
  const t = useTexts(texts);
  const go = useGo();
  const create = useAct('post', '/api/v1/policies/{code}/versions');
  const change = useAct('patch', '/api/v1/policies/{code}/versions/{n}');
  const form = useForm<DraftValues>({ initialValues: initial });
  const back = (made: number | undefined): void =>
    go(made === undefined ? `/policies/${code}` : `/policies/${code}/versions/${made}`);
  const save = async (values: DraftValues): Promise<void> => {
    const body = bodyOf(values);
    const { number: made } =
      number === undefined
        ? await create.mutateAsync({ path: { code }, body: body as never })
        : await change.mutateAsync({ path: { code, n: String(number) }, body: body as never });
    back(made);
  };
  return (
    <Page title={t(number === undefined ? 'draft' : 'write')} about={t('draftAbout')}>
      <ActForm form={form} submit={t('saveDraft')} onSubmit={save} onCancel={() => back(number)}>
        <Stack>
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            <LanguageFields form={form} language="fr" />
            <LanguageFields form={form} language="en" />
          </SimpleGrid>
          <ScopeFields form={form} />
          <Checkbox
            label={t('asksAcceptance')}
            {...form.getInputProps('requiresAcknowledgement', { type: 'checkbox' })}
          />
          <Select
            label={t('trainingLevel')}
            data={LEVELS.map((value) => ({
              value,
              label: value === '0' ? t('noTraining') : word('trainingLevel', value),
            }))}
            allowDeselect={false}
            maw={320}
            {...form.getInputProps('requiresTraining')}
          />
        </Stack>
      </ActForm>
    </Page>
  );
}

const LONGEST = 60_000;

function LanguageFields({ form, language }: { form: Fields<DraftValues>; language: 'fr' | 'en' }) {
  const t = useTexts(texts);
  const field = (name: string) => form.getInputProps(`texts.${language}.${name}`);
  return (
    <Paper withBorder p="md" component="fieldset">
      <Text component="legend" fw={600} size="sm">
        {t(language === 'fr' ? 'inFrench' : 'inEnglish')}
      </Text>
      <Stack gap="sm" lang={language}>
        <TextInput label={t('textTitle')} maxLength={200} {...field('title')} />
        <Textarea label={t('summary')} autosize minRows={2} maxLength={2000} {...field('summary')} />
        <Textarea label={t('body')} autosize minRows={10} maxRows={30} maxLength={LONGEST} {...field('body')} />
        <TextInput
          label={t('documentUrl')}
          description={t('documentHint')}
          type="url"
          maxLength={2048}
          {...field('documentUrl')}
        />
      </Stack>
    </Paper>
  );
}
