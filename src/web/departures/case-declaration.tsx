import { useState } from 'react';
import { Alert, Badge, Button, Checkbox, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { Loaded } from '../parts/loaded';
import { useNames } from '../parts/names';
import { When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/case';
import type { Case } from './shapes';

/** Further official accounts, said by whoever leaves, or by HR for them. Personal accounts are never asked for. */
export function CaseDeclaration({ kase }: { kase: Case; name: string }) {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const isDeclared = kase.can.includes('declaration.show');
  return (
    <Stack align="flex-start">
      <Alert color="gray">{t('declLead')}</Alert>
      {isDeclared ? <Declared caseId={kase.id} /> : <Text c="dimmed">{t('declNone')}</Text>}
      {kase.can.includes('declaration.give') ? (
        <Button variant={isDeclared ? 'default' : 'filled'} onClick={() => setOpen(true)}>
          {t(isDeclared ? 'declareAgain' : 'declare')}
        </Button>
      ) : null}
      {isOpen ? <Declare caseId={kase.id} onClose={() => setOpen(false)} /> : null}
    </Stack>
  );
}

function Declared({ caseId }: { caseId: string }) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/offboarding-cases/{id}/declaration', { path: { id: caseId } });
  return (
    <Loaded read={read}>
      {(declaration) => (
        <Stack gap="xs">
          <Said {...declaration} />
          {declaration.none ? <Text>{t('noOthers')}</Text> : null}
          <List>
            {declaration.accounts.map(({ platform, handle, profileUrl, accountId }) => (
              <List.Item key={`${platform} ${handle} ${profileUrl}`}>
                <Group gap="xs">
                  <Text>{profileUrl ?? `${platform} ${handle}`}</Text>
                  {declaration.unknown !== null && accountId === null ? (
                    <Badge variant="light" color="yellow" tt="none" radius="sm" className="state">
                      {t('unknown')}
                    </Badge>
                  ) : null}
                </Group>
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
    </Loaded>
  );
}

function Said({ declaredBy, declaredAt, onBehalf, statement, names }: SaidProps) {
  const t = useTexts(texts);
  const name = useNames(names).person(declaredBy);
  return (
    <Stack gap={2}>
      <Text size="sm" c="dimmed">
        {t(onBehalf ? 'onBehalf' : 'declared', { name })} · <When at={declaredAt} />
      </Text>
      <Text>{statement}</Text>
    </Stack>
  );
}

interface SaidProps {
  declaredBy: string;
  declaredAt: string;
  onBehalf: boolean;
  statement: string;
  names?: Case['names'];
}

function Declare({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const declare = useAct('post', '/api/v1/offboarding-cases/{id}/declaration');
  const send = ({ links, none, statement }: { links: string; none: boolean; statement: string }): Promise<unknown> => {
    const accounts = links.split(/\s+/).filter((link) => link !== '');
    const said = none ? { none } : { accounts: accounts.map((profileUrl) => ({ profileUrl })) };
    return declare.mutateAsync({ path: { id: caseId }, body: { ...said, statement } });
  };
  return (
    <ActDialog
      title={t('declare')}
      submit={t('declare')}
      initial={{ links: '', none: false, statement: '' }}
      done={t('doneDeclare')}
      onClose={onClose}
      onSubmit={send}
    >
      {(form) => (
        <>
          <Text size="sm">{t('declLead')}</Text>
          <Checkbox label={t('noOthers')} {...form.getInputProps('none', { type: 'checkbox' })} />
          {form.values.none ? null : (
            <Textarea
              label={t('links')}
              autosize
              minRows={3}
              {...form.getInputProps('links')}
              error={form.errors['accounts']}
            />
          )}
          <Textarea
            label={t('statement')}
            description={t('statementLead')}
            autosize
            minRows={2}
            maxLength={2000}
            required
            {...form.getInputProps('statement')}
          />
        </>
      )}
    </ActDialog>
  );
}
