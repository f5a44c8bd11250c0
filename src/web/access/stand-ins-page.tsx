import { useState } from 'react';
import { Alert, Badge, Button, Group, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { PersonPicker, ReasonField } from '../parts/fields';
import { useUrl } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { useFormats } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useReader } from '../service/session';
import type { Answer } from '../service/shapes';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';

/** Who decides about access while a holder of owner seats is away: one's own, or anybody's for whoever may look. */
export function StandInsPage() {
  const t = useTexts(texts);
  const { person, can } = useReader();
  const [{ personId }, setUrl] = useUrl({ personId: '' });
  const whose = personId || (person?.id ?? '');
  return (
    <Page title={t('standIns')} about={t('standInsAbout')}>
      <Stack maw={640}>
        {can('person.suspend_access') ? (
          <PersonPicker
            label={t('whose')}
            value={whose}
            {...(whose === person?.id ? { named: person.fullName } : {})}
            onChange={(id) => setUrl({ personId: id ?? '' })}
          />
        ) : null}
        <StandIn personId={whose} />
      </Stack>
    </Page>
  );
}

function StandIn({ personId }: { personId: string }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<'name' | 'end' | null>(null);
  const read = useRead('/api/v1/people/{id}/delegate', { path: { id: personId } });
  return (
    <Loaded read={read}>
      {({ delegate, can }) => (
        <>
          {delegate === null && can.length === 0 ? <Alert color="gray">{t('noSeat')}</Alert> : null}
          <Paper withBorder p="md">
            <Stack>
              {delegate ? <Named delegate={delegate} /> : <Text size="sm">{t('standInNone')}</Text>}
              <Group>
                {can.includes('delegate.name') ? (
                  <Button onClick={() => setOpen('name')}>{t(delegate ? 'replaceStandIn' : 'nameStandIn')}</Button>
                ) : null}
                {delegate?.can.includes('delegate.end') ? (
                  <Button variant="default" onClick={() => setOpen('end')}>
                    {t('endActing')}
                  </Button>
                ) : null}
              </Group>
            </Stack>
          </Paper>
          {open === 'name' ? <NameStandIn personId={personId} onClose={() => setOpen(null)} /> : null}
          {open === 'end' ? <EndStandIn personId={personId} onClose={() => setOpen(null)} /> : null}
        </>
      )}
    </Loaded>
  );
}

type Delegate = NonNullable<Answer<'/api/v1/people/{id}/delegate', 'get'>['delegate']>;

function Named({ delegate }: { delegate: Delegate }) {
  const t = useTexts(texts);
  const format = useFormats();
  const days = { from: format.day(delegate.from), until: format.day(delegate.until) };
  return (
    <Group justify="space-between">
      <Text size="sm">{t('standInNow', { name: delegate.delegateName, person: delegate.person, ...days })}</Text>
      <Badge variant="light" tt="none" color={delegate.active ? 'teal' : 'gray'} className="state">
        {t(delegate.active ? 'activeNow' : 'notActiveNow')}
      </Badge>
    </Group>
  );
}

function NameStandIn({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('put', '/api/v1/people/{id}/delegate');
  return (
    <ActDialog
      title={t('nameStandIn')}
      submit={t('nameStandIn')}
      done={t('named')}
      initial={{ delegateId: '', from: '', until: '', reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: personId }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <PersonPicker
            label={t('standIn')}
            value={form.values.delegateId || null}
            onChange={(id) => form.setFieldValue('delegateId', id ?? '')}
            error={form.errors['delegateId']}
            required
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput type="date" label={t('firstDay')} required {...form.getInputProps('from')} />
            <TextInput type="date" label={t('lastDay')} required {...form.getInputProps('until')} />
          </SimpleGrid>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function EndStandIn({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('delete', '/api/v1/people/{id}/delegate');
  return (
    <ActDialog
      title={t('endStandInTitle')}
      submit={t('endActing')}
      danger
      initial={{}}
      onSubmit={() => act.mutateAsync({ path: { id: personId } })}
      onClose={onClose}
    >
      <Text size="sm">{t('endStandInHint')}</Text>
    </ActDialog>
  );
}
