import { Anchor, Stack, Text } from '@mantine/core';
import { Facts } from '../parts/facts';
import { GoButton, usePart } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { usePlatforms } from '../parts/platform-name';
import { StateBadge } from '../parts/state-badge';
import { When } from '../parts/when';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/new-accounts';
import { word } from '../texts/words';
import { AccountRequestActs } from './account-request-acts';

export type AccountRequest = Answer<'/api/v1/account-requests/{id}', 'get'>;
type Step = AccountRequest['history'][number];

/** A new account somebody asks for, on one screen: what, who would answer, what was said, what one may do. */
export function AccountRequestPage() {
  const id = usePart('accountRequestId');
  const read = useRead('/api/v1/account-requests/{id}', { path: { id } });
  return <Loaded read={read}>{(request) => <Shown request={request} />}</Loaded>;
}

function Shown({ request }: { request: AccountRequest }) {
  const t = useTexts(texts);
  const { nameOf } = usePlatforms();
  const { platform, handle, deciderIds, people, state } = request;
  const names = deciderIds.map((id) => people[id] ?? '').join(', ');
  return (
    <Page
      title={t('request', { name: request.displayName })}
      about={`${nameOf(platform)} · ${handle}`}
      acts={<AccountRequestActs request={request} />}
    >
      <Stack gap={4} align="flex-start">
        <StateBadge kind="accountRequestState" value={state} />
        {names === '' ? null : (
          <Text size="sm">
            {t('deciders', { count: request.deciders })} {t('canDecide', { names })}
          </Text>
        )}
      </Stack>
      {state === 'approved' ? (
        <GoButton to={`/accounts/${request.accountId}/set-up`} w="fit-content">
          {t('toSetUp')}
        </GoButton>
      ) : null}
      <Asked request={request} />
      <History request={request} />
    </Page>
  );
}

function Asked({ request }: { request: AccountRequest }) {
  const t = useTexts(texts);
  const { people, links } = request;
  return (
    <Part title={t('asked')}>
      <Facts
        of={[
          [t('askedBy'), people[request.requesterId]],
          [t('reason'), request.reason],
          [t('askedOn'), <When key="at" at={request.createdAt} />],
          [t('expires'), request.decidedAt === null ? <When key="until" at={request.expiresAt} /> : null],
          [t('purpose'), request.purpose],
          [t('audience'), request.audience],
          [t('brand'), request.brand],
          [t('ownerEntity'), request.ownerEntity],
          [t('owner'), people[request.ownerId]],
          [t('backupOwner'), people[request.backupOwnerId]],
          [t('criticality'), word('criticality', request.criticality)],
          [word('askedField', 'accessModel'), word('accessModel', request.accessModel)],
          [t('registrationEmail'), request.registrationEmail],
          [t('recoveryPhone'), request.recoveryPhone],
          [t('links'), links.length === 0 ? null : <Links key="links" links={links} />],
        ]}
      />
    </Part>
  );
}

const Links = ({ links }: { links: readonly string[] }) => (
  <>
    {links.map((link) => (
      <Anchor key={link} href={link} target="_blank" rel="noopener noreferrer" size="sm" display="block">
        {link}
      </Anchor>
    ))}
  </>
);

function History({ request }: { request: AccountRequest }) {
  const t = useTexts(texts);
  const { history } = request;
  return (
    <Part title={t('history')}>
      {history.length === 0 ? <Empty>{t('nothingSaid')}</Empty> : null}
      <Stack gap="sm" component="ol" className="plain-list">
        {history.map((step) => (
          <li key={step.at + step.kind + step.byId}>
            <OneStep step={step} people={request.people} />
          </li>
        ))}
      </Stack>
    </Part>
  );
}

const PEOPLE_FIELDS = ['ownerId', 'backupOwnerId'];

function OneStep({ step, people }: { step: Step; people: AccountRequest['people'] }) {
  const t = useTexts(texts);
  const said = (field: string, value: string | null): string =>
    value === null ? t('nothing') : PEOPLE_FIELDS.includes(field) ? (people[value] ?? t('nothing')) : value;
  return (
    <Stack gap={2}>
      <Text size="sm">
        <Text span fw={600}>
          {word('accountRequestStep', step.kind)}
        </Text>{' '}
        {t('by', { name: people[step.byId] ?? t('service'), capacity: word('capacity', step.capacity) })}
        {' · '}
        <When at={step.at} />
        {step.counts === false ? ` · ${t('countsNoMore')}` : ''}
      </Text>
      {step.text ? (
        <Text size="sm" className="quoted">
          {step.text}
        </Text>
      ) : null}
      {step.changes.map(({ field, old, new: value }) => (
        <Text size="xs" key={field}>
          {t('fromTo', { field: word('askedField', field), old: said(field, old), new: said(field, value) })}
        </Text>
      ))}
    </Stack>
  );
}
