import { useEffect, useState } from 'react';
import { Alert, Paper, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Go, useGo } from '../parts/go';
import { Loading } from '../parts/loaded';
import { Page } from '../parts/page';
import { RecoverySlip } from '../parts/recovery-slip';
import { call } from '../service/client';
import { Problem } from '../service/problem';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/enrolment';
import { problemText } from '../texts/problem-texts';
import { ChooseStep } from './choose-step';
import { ScanStep } from './scan-step';

export type OneTimeLink = Answer<'/api/v1/enrolment/link', 'post'>;

const TITLES = { setup: 'setupTitle', invite: 'inviteTitle', recover: 'recoverTitle' } as const;
const WHY = { setup: 'setupWhy', invite: 'inviteWhy', recover: 'recoverWhy' } as const;
type Kind = keyof typeof TITLES;

/** A one-time link: password, second factor, recovery codes. Its token is taken out of the address before anything is shown. */
export function LinkPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [token] = useState(() => new URLSearchParams(location.search).get('token'));
  useEffect(() => void navigate({ to: '.', search: {}, replace: true } as never), [navigate]);
  const link = useLink(token);
  if (token === null)
    return (
      <Page title={t('inviteTitle')}>
        <Alert color="yellow">{t('noToken')}</Alert>
        <Go to="/sign-in">{t('toSignIn')}</Go>
      </Page>
    );
  if (link === null) return <Loading />;
  if (link instanceof Problem)
    return (
      <Page title={t('deadTitle')} about={problemText(link)}>
        <Text>{t('deadHint')}</Text>
        <Go to="/sign-in">{t('toSignIn')}</Go>
      </Page>
    );
  return <Steps token={token} link={link} />;
}

/** Whose link it is; a refusal where it leads nowhere. */
function useLink(token: string | null): OneTimeLink | Problem | null {
  const [link, setLink] = useState<OneTimeLink | Problem | null>(null);
  useEffect(() => {
    if (token === null) return;
    call('post', '/api/v1/enrolment/link', { body: { token } }).then(setLink, (problem: unknown) =>
      setLink(problem instanceof Problem ? problem : new Problem(500, {})),
    );
  }, [token]);
  return link;
}

function Steps({ token, link }: { token: string; link: OneTimeLink }) {
  const t = useTexts(texts);
  const go = useGo();
  const [uri, setUri] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const kind = (link.kind in TITLES ? link.kind : 'invite') as Kind;
  const step = codes !== null ? 3 : uri !== null ? 2 : 1;
  const name = ([t('choose'), t('scan'), t('paper')] as const)[step - 1];
  return (
    <Page title={t(TITLES[kind])} about={`${t('stepOf', { step })} · ${name ?? ''}`}>
      {step === 1 ? <Text>{t(WHY[kind])}</Text> : null}
      <Paper withBorder p="lg" maw={520} w="100%">
        {step === 1 ? <ChooseStep token={token} link={link} onDone={setUri} /> : null}
        {step === 2 && uri !== null ? <ScanStep uri={uri} onDone={setCodes} /> : null}
        {codes !== null ? <RecoverySlip codes={codes} onKept={() => go('/')} /> : null}
      </Paper>
    </Page>
  );
}
