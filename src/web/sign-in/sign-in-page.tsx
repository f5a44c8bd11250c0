import { useEffect, useState } from 'react';
import { Alert, Paper, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Go } from '../parts/go';
import { Page } from '../parts/page';
import type { Problem } from '../service/problem';
import { useSession } from '../service/session';
import { useTexts } from '../texts/language';
import { problemText } from '../texts/problem-texts';
import { texts } from '../texts/sign-in';
import { CodeStep } from './code-step';
import { PaperStep } from './paper-step';
import { PasswordStep } from './password-step';

type Step = 'password' | 'code' | 'paper';
const TITLES = { password: 'title', code: 'codeTitle', paper: 'paperTitle' } as const;

/** Only an address of this console is gone to. */
const inside = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

/** Address and password, then the code or one from paper; afterwards wherever one was going. */
export function SignInPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const { data: session } = useSession();
  const [chosen, setChosen] = useState<Step | null>(null);
  const [over, setOver] = useState<Problem | null>(null);
  const isPending = session?.state === 'second-factor-required';
  const isSignedIn = session?.state === 'signed-in';
  // A page loaded anew goes on where the door stands half open.
  const step: Step = chosen ?? (isPending ? 'code' : 'password');
  useEffect(() => {
    if (isSignedIn) void navigate({ href: inside(next), replace: true } as never);
  }, [isSignedIn, navigate, next]);
  const beginAgain = (why: Problem | null): void => {
    setOver(why);
    setChosen('password');
  };
  return (
    <Page title={t(TITLES[step])}>
      <Paper withBorder p="lg" maw={440} w="100%">
        {over !== null && step === 'password' ? (
          <Alert color="yellow" mb="md" role="alert">
            <Text size="sm">{problemText(over)}</Text>
            <Text size="sm">{t('beginAgain')}</Text>
          </Alert>
        ) : null}
        {step === 'password' ? <PasswordStep onDone={() => setChosen('code')} /> : null}
        {step === 'code' ? <CodeStep onOver={beginAgain} onPaper={() => setChosen('paper')} /> : null}
        {step === 'paper' ? <PaperStep onOver={beginAgain} onPhone={() => setChosen('code')} /> : null}
      </Paper>
      <Go to="/official" size="sm">
        {t('official')}
      </Go>
    </Page>
  );
}
