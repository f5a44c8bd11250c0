import { useState } from 'react';
import { Button, Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { PersonPicker, ReasonField } from '../parts/fields';
import { Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { useFormats } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';

interface Days {
  personId: string;
  from: string;
  until: string;
  reason: string;
}

/** Who acts for an owner who is away, on one account. */
export function ActingOwner({ accountId }: { accountId: string }) {
  const t = useTexts(texts);
  const format = useFormats();
  const [open, setOpen] = useState<'name' | 'end' | null>(null);
  const read = useRead('/api/v1/accounts/{id}/acting-owner', { path: { id: accountId } });
  return (
    <Part title={t('actingOwner')}>
      <Loaded read={read}>
        {({ actingOwner, can }) => (
          <Group gap="md">
            <Text size="sm">
              {actingOwner
                ? t('actingNow', {
                    ...{ name: actingOwner.fullName, owner: actingOwner.owner },
                    ...{ from: format.day(actingOwner.from), until: format.day(actingOwner.until) },
                  })
                : t('actingNone')}
            </Text>
            {can.includes('acting_owner.name') ? (
              <Button size="xs" variant="default" onClick={() => setOpen('name')}>
                {t('nameActing')}
              </Button>
            ) : null}
            {actingOwner?.can.includes('acting_owner.end') ? (
              <Button size="xs" variant="default" onClick={() => setOpen('end')}>
                {t('endActing')}
              </Button>
            ) : null}
          </Group>
        )}
      </Loaded>
      {open === 'name' ? <NameActing accountId={accountId} onClose={() => setOpen(null)} /> : null}
      {open === 'end' ? <EndActing accountId={accountId} onClose={() => setOpen(null)} /> : null}
    </Part>
  );
}

function NameActing({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/accounts/{id}/acting-owner');
  return (
    <ActDialog<Days>
      title={t('nameActingTitle')}
      submit={t('nameActing')}
      done={t('named')}
      initial={{ personId: '', from: '', until: '', reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: accountId }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('nameActingHint')}</Text>
          <PersonPicker
            value={form.values.personId || null}
            onChange={(id) => form.setFieldValue('personId', id ?? '')}
            error={form.errors['personId']}
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

function EndActing({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('delete', '/api/v1/accounts/{id}/acting-owner');
  return (
    <ActDialog
      title={t('endActingTitle')}
      submit={t('endActing')}
      danger
      initial={{}}
      onSubmit={() => act.mutateAsync({ path: { id: accountId } })}
      onClose={onClose}
    >
      <Text size="sm">{t('endActingHint')}</Text>
    </ActDialog>
  );
}
