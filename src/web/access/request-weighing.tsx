import { Alert, Stack, Text } from '@mantine/core';
import { Facts } from '../parts/facts';
import { Part } from '../parts/page';
import { Day, useFormats } from '../parts/when';
import { texts } from '../texts/access';
import { useLanguage, useTexts } from '../texts/language';
import { reasonOf } from '../texts/problem-texts';
import { word } from '../texts/words';
import type { RequestDetail } from './request-page';

/** What speaks for and against it: who asks, what they hold, rules, policies and who else is there. */
export function Weighing({ request }: { request: RequestDetail }) {
  const t = useTexts(texts);
  const { requester, decision } = request;
  return (
    <>
      {decision?.obstacle ? (
        <Alert color="red" title={t('obstacle')}>
          {reasonOf(decision.obstacle)}
        </Alert>
      ) : null}
      <Part title={t('whoAsks')}>
        <Facts
          of={[
            [t('person'), requester.fullName],
            [t('kind'), word('personKind', requester.kind)],
            [t('organisation'), requester.organisation],
            [t('department'), requester.department],
            [t('leavesOn'), requester.lastDay === null ? null : <Day on={requester.lastDay} />],
            [t('holdsNow'), <Held request={request} />],
          ]}
        />
      </Part>
      <Rules entitlement={request.entitlement} />
      <Part title={t('gate')}>
        {request.gate.length === 0 ? (
          <Text size="sm">{t('gateClear')}</Text>
        ) : (
          request.gate.map(({ what, policyCode }) => (
            <Text size="sm" key={`${what} ${policyCode ?? ''}`}>
              {t(GATES[what as keyof typeof GATES] ?? 'gate_training_needed', { code: policyCode })}
            </Text>
          ))
        )}
      </Part>
      {decision ? <Others decision={decision} /> : null}
    </>
  );
}

const GATES = {
  acknowledgement: 'gate_acknowledgement',
  training_lapsed: 'gate_training_lapsed',
  training_needed: 'gate_training_needed',
} as const;

function Held({ request }: { request: RequestDetail }) {
  const t = useTexts(texts);
  if (request.currentAccess.length === 0) return <>{t('nothing')}</>;
  return <>{request.currentAccess.map(({ level }) => word('level', level)).join(', ')}</>;
}

function Rules({ entitlement }: { entitlement: RequestDetail['entitlement'] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const summary = entitlement.rules.length === 0 ? 'rulesFree' : entitlement.allowed ? 'rulesAllow' : 'rulesForbid';
  return (
    <Part title={t('rules')}>
      <Text size="sm">{t(summary)}</Text>
      {entitlement.rules.map(({ id, text }) => (
        <Text size="sm" c="dimmed" key={id}>
          {text[language]}
        </Text>
      ))}
    </Part>
  );
}

function Others({ decision }: { decision: NonNullable<RequestDetail['decision']> }) {
  const t = useTexts(texts);
  const format = useFormats();
  const more = decision.othersTotal - decision.others.length;
  return (
    <Part title={t('others')}>
      {decision.others.length === 0 ? (
        <Text size="sm">{t('othersNone')}</Text>
      ) : (
        <Stack gap={2} component="ul" className="plain-list">
          {decision.others.map((other) => (
            <Text size="sm" component="li" key={`${other.personId} ${other.level}`}>
              {[other.fullName, word('level', other.level), other.until ? format.day(other.until) : null]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          ))}
          {more > 0 ? <Text size="sm">{t('othersMore', { count: more })}</Text> : null}
        </Stack>
      )}
    </Part>
  );
}
