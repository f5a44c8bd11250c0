import { Paper, Stack, Text, VisuallyHidden } from '@mantine/core';
import { Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/policies';
import { lineChanges, type Line } from './line-changes';
import type { Version } from './version-page';

const SIGNS = { added: '+', removed: '−', same: ' ' } as const;

/** What a version says anew and no longer says, line by line; signs and words say it, colour only helps. */
export function Changes({ version, before }: { version: Version; before: string }) {
  const t = useTexts(texts);
  const { policyCode: code, language } = version;
  const read = useRead('/api/v1/policies/{code}/versions/{n}', {
    path: { code, n: before },
    query: { language: language as 'en' | 'fr' },
  });
  return (
    <Part title={t('changes', { number: before })}>
      <Loaded read={read}>{({ text }) => <Lines lines={lineChanges(text, version.text)} />}</Loaded>
    </Part>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const t = useTexts(texts);
  if (lines.every(({ sign }) => sign === 'same')) return <Text size="sm">{t('same')}</Text>;
  return (
    <Paper withBorder p="sm" maw={820}>
      <Stack gap={0} component="ol" className="plain-list">
        {lines.map(({ sign, text }, n) => (
          <Text component="li" size="sm" key={n} className={`line ${sign}`}>
            <span aria-hidden className="sign">
              {SIGNS[sign]}
            </span>
            {sign === 'same' ? null : <VisuallyHidden>{t(sign)}</VisuallyHidden>}
            {text}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}
