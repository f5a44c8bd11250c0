import { Anchor, Group, List, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Loaded } from '../parts/loaded';
import { usePair } from '../parts/names';
import { Part } from '../parts/page';
import { usePlatforms } from '../parts/platform-name';
import { Day, When } from '../parts/when';
import { useRead } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/case';
import type { Case } from './shapes';

/** What a certificate states, as far as the page shows it. */
interface Certificate {
  person: { name: string };
  closedBy: { name: string };
  times: { closedAt: string; cutAt: string | null };
  accounts: { accountId: string; platform: string; handle: string; successor: { name: string } | null }[];
  rotations: unknown[];
  evidence: unknown[];
  exceptions: {
    taskId: string;
    code: string;
    accountId: string | null;
    reason: string | null;
    reviewOn: string | null;
  }[];
  followUps: { taskId: string; code: string; accountId: string | null; dueAt: string }[];
  steps: Record<string, { en: string; fr: string }>;
}

/** The record that was signed at the close: read here, kept as a file, printed in both languages. */
export function CaseCertificate({ kase }: { kase: Case }) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/offboarding-cases/{id}/certificate', { path: { id: kase.id } });
  const file = `/api/v1/offboarding-cases/${kase.id}/certificate`;
  return (
    <Stack>
      <Text size="sm">{t('certLead')}</Text>
      <Group gap="lg" className="no-print">
        <File href={`${file}?format=pdf&lang=fr`} label={t('pdfFr')} />
        <File href={`${file}?format=pdf&lang=en`} label={t('pdfEn')} />
        <File href={`${file}?format=json`} label={t('json')} name={`certificate-${kase.id}.json`} />
      </Group>
      <Loaded read={read}>
        {(signed) => <Shown certificate={(signed as { certificate: unknown }).certificate as Certificate} />}
      </Loaded>
    </Stack>
  );
}

const File = ({ href, label, name }: { href: string; label: string; name?: string }) => (
  <Anchor href={href} download={name ?? true}>
    <Group gap={4}>
      <IconDownload size={16} />
      {label}
    </Group>
  </Anchor>
);

function Shown({ certificate }: { certificate: Certificate }) {
  const t = useTexts(texts);
  const pair = usePair();
  const { nameOf } = usePlatforms();
  const { closedBy, times, accounts, rotations, evidence } = certificate;
  return (
    <Stack>
      <Text size="sm">
        {t('certBy', { name: closedBy.name })} · <When at={times.closedAt} />
      </Text>
      <Part title={`${t('certTaken')} (${accounts.length})`}>
        <List size="sm">
          {accounts.map(({ accountId, platform, handle, successor }) => (
            <List.Item key={accountId}>
              {nameOf(platform)} {handle} → {successor?.name ?? t('nobody')}
            </List.Item>
          ))}
        </List>
      </Part>
      <Group gap="xl">
        <Text size="sm">{pair(t('certRotations'), rotations.length)}</Text>
        <Text size="sm">{pair(t('certEvidence'), evidence.length)}</Text>
      </Group>
      <Exceptions certificate={certificate} />
    </Stack>
  );
}

function Exceptions({ certificate: { accounts, exceptions, followUps, steps } }: { certificate: Certificate }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { nameOf } = usePlatforms();
  const title = (code: string, accountId: string | null): string => {
    const account = accounts.find((one) => one.accountId === accountId);
    return `${code} ${steps[code]?.[language] ?? ''}${account ? ` · ${nameOf(account.platform)} ${account.handle}` : ''}`;
  };
  return (
    <>
      {exceptions.length > 0 ? (
        <Part title={t('certExceptions')}>
          <List size="sm">
            {exceptions.map(({ taskId, code, accountId, reason, reviewOn }) => (
              <List.Item key={taskId}>
                {title(code, accountId)} · {reason} {reviewOn ? <Day on={reviewOn} /> : null}
              </List.Item>
            ))}
          </List>
        </Part>
      ) : null}
      {followUps.length > 0 ? (
        <Part title={t('certFollowUps')}>
          <List size="sm">
            {followUps.map(({ taskId, code, accountId, dueAt }) => (
              <List.Item key={taskId}>
                {title(code, accountId)} · <Day on={dueAt.slice(0, 10)} />
              </List.Item>
            ))}
          </List>
        </Part>
      ) : null}
    </>
  );
}
