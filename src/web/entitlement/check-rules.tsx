import { useState } from 'react';
import { Alert, Paper, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { AccountPicker, PersonPicker } from '../parts/fields';
import { Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { texts } from '../texts/entitlement';
import { useLanguage, useTexts } from '../texts/language';
import { choices } from '../texts/words';
import { GRANTED } from './add-rule';

type Verdict = Answer<'/api/v1/entitlements/check', 'get'>;

/** What the rules say about one person, one account and one level. */
export function CheckRules() {
  const t = useTexts(texts);
  const [personId, setPerson] = useState<string | null>(null);
  const [accountId, setAccount] = useState<string | null>(null);
  const [level, setLevel] = useState('publisher');
  const [scope, setScope] = useState('routine');
  const isAsked = personId !== null && accountId !== null;
  const query = { personId, accountId, level, scope } as never;
  const read = useRead('/api/v1/entitlements/check', { query }, { when: isAsked });
  return (
    <Part title={t('check')}>
      <Paper withBorder p="md">
        <Stack>
          <Text size="sm">{t('checkAbout')}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <PersonPicker value={personId} onChange={setPerson} />
            <AccountPicker value={accountId} onChange={setAccount} />
            <Select
              label={t('level')}
              allowDeselect={false}
              data={choices('level').filter(({ value }) => GRANTED.includes(value))}
              value={level}
              onChange={(next) => setLevel(next ?? 'publisher')}
            />
            <Select
              label={t('scope')}
              allowDeselect={false}
              data={choices('scope')}
              value={scope}
              onChange={(next) => setScope(next ?? 'routine')}
            />
          </SimpleGrid>
          {isAsked ? <Loaded read={read}>{(verdict) => <Said verdict={verdict} />}</Loaded> : null}
        </Stack>
      </Paper>
    </Part>
  );
}

function Said({ verdict }: { verdict: Verdict }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <Alert {...(verdict.allowed ? {} : { color: 'red' })} title={t(verdict.allowed ? 'yes' : 'no')} role="alert">
      {verdict.rules.length === 0 ? t('free') : null}
      {verdict.rules.map((rule) => (
        <Text size="sm" key={rule.id}>
          {`${rule.text[language]} (${t(rule.allows ? 'allows' : 'other')})`}
        </Text>
      ))}
    </Alert>
  );
}
