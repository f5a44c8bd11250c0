import { useState } from 'react';
import { Alert, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { Choice } from '../parts/choice';
import { Facts } from '../parts/facts';
import { Go, usePart, useUrl } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { RichText } from '../parts/rich-text';
import { StateBadge } from '../parts/state-badge';
import { Day, useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import { Problem } from '../service/problem';
import type { Answer } from '../service/shapes';
import { useLanguage, useTexts, type Language } from '../texts/language';
import { texts } from '../texts/policies';
import { word } from '../texts/words';
import { AcceptPart } from './accept-part';
import { Changes } from './changes';
import { CommentsPart } from './comments-part';
import { VersionActs } from './version-acts';

export type Version = Answer<'/api/v1/policies/{code}/versions/{n}', 'get'>;

/** One version of a policy, read in one language; where asked, against another version. */
export function VersionPage() {
  const [code, n] = [usePart('policyCode'), usePart('number')];
  const reader = useLanguage();
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? reader;
  const path = { code, n };
  const read = useRead('/api/v1/policies/{code}/versions/{n}', { path, query: { language } });
  const other = language === 'fr' ? 'en' : 'fr';
  const lacks = read.error instanceof Problem && read.error.code === 'policies.no_language';
  const instead = useRead(
    '/api/v1/policies/{code}/versions/{n}',
    { path, query: { language: other } },
    { when: lacks },
  );
  return (
    <Loaded read={lacks ? instead : read}>
      {(version) => <Shown version={version} onLanguage={setChosen} isOther={lacks} />}
    </Loaded>
  );
}

interface ShownProps {
  version: Version;
  onLanguage: (language: Language) => void;
  isOther: boolean;
}

function Shown({ version, onLanguage, isOther }: ShownProps) {
  const t = useTexts(texts);
  const { policyCode, number, languages, language } = version;
  const [url, setUrl] = useUrl({ with: '' });
  const policy = useRead('/api/v1/policies/{code}', { path: { code: policyCode } });
  const others = (policy.data?.versions ?? []).filter((each) => each.number !== number);
  const words = { fr: t('french'), en: t('english') } as Record<string, string>;
  return (
    <Page
      title={version.title[language as Language] ?? policyCode}
      about={<Go to={`/policies/${policyCode}`}>{t('version', { number })}</Go>}
      acts={<VersionActs version={version} />}
    >
      <VersionHead version={version} />
      {isOther ? <Alert color="gray">{t('otherLanguage')}</Alert> : null}
      <Group align="flex-end">
        {languages.length > 1 ? (
          <Choice
            label={t('thisLanguage')}
            value={language}
            onChange={(chosen) => onLanguage(chosen as Language)}
            data={languages.map((value) => ({ value, label: words[value] ?? value }))}
          />
        ) : null}
        {others.length > 0 ? (
          <Select
            label={t('compareWith')}
            placeholder={t('noComparison')}
            clearable
            value={url.with || null}
            onChange={(value) => setUrl({ with: value ?? '' })}
            data={others.map((each) => ({ value: String(each.number), label: t('version', { number: each.number }) }))}
            w={220}
          />
        ) : null}
      </Group>
      {url.with ? <Changes version={version} before={url.with} /> : <TextOf version={version} />}
      <AcceptPart version={version} />
      <CommentsPart version={version} />
    </Page>
  );
}

const TextOf = ({ version }: { version: Version }) => (
  <Paper withBorder p="lg" maw={820}>
    <RichText html={version.html} />
  </Paper>
);

function VersionHead({ version }: { version: Version }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { state, effectiveFrom, effectiveTo, scope, requiresTraining, acceptedOn } = version;
  const span = [effectiveFrom && format.day(effectiveFrom), effectiveTo ? format.day(effectiveTo) : t('openEnd')];
  const levels = (scope.levels ?? []).map((level) => word('level', level));
  const kinds = (scope.personKinds ?? []).map((kind) => word('personKind', kind));
  const narrowed = [scope.platforms, scope.brands, scope.organisations, levels, kinds].flatMap(
    (values) => values ?? [],
  );
  const concerns = [...(scope.custodiansOnly ? [t('custodians')] : []), ...narrowed];
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <StateBadge kind="policyState" value={state} />
        {acceptedOn ? <Text size="sm">{t('acceptedOn', { day: format.day(acceptedOn) })}</Text> : null}
      </Group>
      <Facts
        of={[
          [t('from'), effectiveFrom ? span.join(' – ') : null],
          [t('commentsUntil'), version.commentsUntil ? <Day on={version.commentsUntil} /> : null],
          [t('concerns'), concerns.length === 0 ? t('everybody') : concerns.join(', ')],
          [t('asksTraining'), requiresTraining > 0 ? word('trainingLevel', String(requiresTraining)) : null],
          [t('author'), version.author],
          [t('approver'), version.approver],
          [t('reviewDue'), version.reviewDueOn ? <Day on={version.reviewDueOn} /> : null],
        ]}
      />
    </Stack>
  );
}
