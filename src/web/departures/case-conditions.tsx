import { useState } from 'react';
import { Alert, Anchor, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { Go } from '../parts/go';
import { useNames, useOneOf, type Names } from '../parts/names';
import { useTexts } from '../texts/language';
import { texts } from '../texts/case';
import type { Case } from './shapes';

type Condition = Case['openConditions'][number];

/** So many at first: the case page is not a list of a thousand lines. */
const FIRST = 6;

/** What stands between the case and its close, and what will not work out as planned. */
export function CaseConditions({ kase }: { kase: Case }) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  const isRunning = kase.status === 'open' || kase.status === 'cut';
  if (!isRunning) return null;
  return (
    <Stack gap="sm">
      {kase.warnings.length > 0 ? (
        <Alert color="yellow" icon={<IconAlertTriangle />} title={t('warnings')}>
          <List size="sm">
            {kase.warnings.map(({ code, count, text }) => (
              <List.Item key={code}>
                {oneOf(text.en, text.fr)} {`(${count})`}
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      {kase.openConditions.length > 0 ? <Open conditions={kase.openConditions} names={kase.names} /> : null}
      {kase.can.includes('case.close') ? (
        <Alert color="teal" icon={<IconCircleCheck />}>
          {t('ready')}
        </Alert>
      ) : null}
    </Stack>
  );
}

/** The list, the first few of it until all are asked for. */
function Open({ conditions, names }: { conditions: readonly Condition[]; names: Names }) {
  const t = useTexts(texts);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? conditions : conditions.slice(0, FIRST);
  return (
    <Alert color="gray" icon={<IconHourglass />} title={t('blocking', { count: conditions.length })}>
      <Stack gap="xs" align="flex-start">
        <ConditionList conditions={shown} names={names} />
        {conditions.length > FIRST ? (
          <Anchor component="button" type="button" size="sm" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'showLess' : 'showAll')}
          </Anchor>
        ) : null}
      </Stack>
    </Alert>
  );
}

export function ConditionList({ conditions, names }: { conditions: readonly Condition[]; names: Names }) {
  const oneOf = useOneOf();
  const { place } = useNames(names);
  return (
    <List size="sm" spacing={2}>
      {conditions.map((condition) => (
        <List.Item key={`${condition.code} ${condition.subject} ${condition.detail}`}>
          <Group gap={6}>
            <What subject={condition.subject} text={oneOf(condition.detail, condition.detailFr)} />
            <Text size="sm" c="dimmed">
              {place(condition.accountId)}
            </Text>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}

/** A step is opened where it is worked on; everything else is only said. */
function What({ subject, text }: { subject: string; text: string }) {
  if (!subject.startsWith('task:')) return <Text size="sm">{text}</Text>;
  return (
    <Go to={`/tasks/${subject.slice('task:'.length)}`} size="sm">
      {text}
    </Go>
  );
}
