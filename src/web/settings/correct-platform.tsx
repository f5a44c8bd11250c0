import { TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { useAct } from '../service/reading';
import { Problem } from '../service/problem';
import { useTexts } from '../texts/language';
import { texts } from '../texts/settings-platforms';
import { FACTS, fromField, toField, valueOf, type Fact, type Platform, type Shape } from './platform-facts';
import { factLabel } from './platform-page';

interface DialogProps {
  platform: Platform;
  fact: Fact;
  onClose: () => void;
}

interface Correction {
  value: string | string[];
  source: string;
}

/** Says what is right instead, and where one has it from. */
export function CorrectDialog({ platform, fact, onClose }: DialogProps) {
  const t = useTexts(texts);
  const { mutateAsync } = useAct('patch', '/api/v1/platforms/{id}');
  const shape = FACTS[fact];
  const meant = (field: string | string[]): unknown => {
    try {
      return fromField(shape, field);
    } catch {
      const detail = t('notJson');
      throw new Problem(422, { code: 'page.not_json', detail, errors: [{ field: 'value', code: 'page', detail }] });
    }
  };
  const send = async ({ value, source }: Correction): Promise<unknown> => {
    const [first = '', second] = fact.split('.');
    const corrected = second === undefined ? { [first]: meant(value) } : { [first]: { [second]: meant(value) } };
    return mutateAsync({
      path: { id: platform.id },
      body: { ...corrected, source } as never,
      headers: { 'if-match': `"${platform.version}"` },
    });
  };
  return (
    <ActDialog<Correction>
      title={t('correctFact', { fact: t(factLabel(fact)) })}
      submit={t('save')}
      initial={{ value: toField(shape, valueOf(platform, fact)), source: '' }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <ValueField shape={shape} form={form} />
          <SourceField {...form.getInputProps('source')} />
        </>
      )}
    </ActDialog>
  );
}

function ValueField({ shape, form }: { shape: Shape; form: Fields<Correction> }) {
  const t = useTexts(texts);
  const props = form.getInputProps('value') as object;
  const label = t('value');
  switch (shape) {
    case 'list':
      return <TagsInput label={label} description={t('listHint')} acceptValueOnBlur {...props} />;
    case 'json':
      return <Textarea label={label} description={t('jsonHint')} autosize minRows={4} spellCheck={false} {...props} />;
    case 'lines':
      return <Textarea label={label} description={t('emptyMeans')} autosize minRows={2} {...props} />;
    case 'number':
      return <TextInput label={label} description={t('emptyMeans')} type="number" {...props} />;
    case 'day':
      return <TextInput label={label} description={t('emptyMeans')} type="date" {...props} />;
    default:
      return <TextInput label={label} description={t('emptyMeans')} {...props} />;
  }
}

function SourceField(props: object) {
  const t = useTexts(texts);
  return <Textarea label={t('source')} description={t('sourceHint')} autosize required maxLength={500} {...props} />;
}

/** Ends a correction: the fact of the catalogue holds again. */
export function WithdrawDialog({ platform, fact, onClose }: DialogProps) {
  const t = useTexts(texts);
  const { mutateAsync } = useAct('patch', '/api/v1/platforms/{id}');
  return (
    <ActDialog
      title={t('withdrawFact', { fact: t(factLabel(fact)) })}
      submit={t('withdraw')}
      initial={{ source: '' }}
      onSubmit={({ source }) =>
        mutateAsync({
          path: { id: platform.id },
          body: { withdraw: [fact], source } as never,
          headers: { 'if-match': `"${platform.version}"` },
        })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('withdrawWhat')}</Text>
          <SourceField {...form.getInputProps('source')} />
        </>
      )}
    </ActDialog>
  );
}
