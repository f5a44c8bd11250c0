import { useState } from 'react';
import { Button, MultiSelect, TagsInput, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { Facts } from '../parts/facts';
import { ReasonField } from '../parts/fields';
import { Part } from '../parts/page';
import { useAct } from '../service/reading';
import { texts } from '../texts/groups';
import { useTexts } from '../texts/language';
import { choices, word } from '../texts/words';
import type { OneGroup } from './group-page';

/** Whom the directory puts in. */
export function GroupRule({ group }: { group: OneGroup }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const { rule } = group;
  return (
    <Part
      title={t('rule')}
      acts={
        group.can.includes('group.rule') ? (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {t('setRule')}
          </Button>
        ) : null
      }
    >
      {rule === null ? (
        <Text size="sm">{t('ruleNone')}</Text>
      ) : (
        <Facts
          of={[
            [t('departments'), rule.departments.join(', ')],
            [t('organisations'), rule.organisations.join(', ')],
            [t('kinds'), rule.kinds.map((kind) => word('personKind', kind)).join(', ')],
          ]}
        />
      )}
      {open ? <SetRule group={group} onClose={() => setOpen(false)} /> : null}
    </Part>
  );
}

function SetRule({ group, onClose }: { group: OneGroup; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('put', '/api/v1/groups/{id}/rule');
  const { departments = [], organisations = [], kinds = [] } = group.rule ?? {};
  return (
    <ActDialog
      title={t('setRule')}
      submit={t('setRule')}
      done={t('ruleSet')}
      initial={{ departments, organisations, kinds, reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: group.id }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('ruleHint')}</Text>
          <TagsInput label={t('departments')} description={t('tagsHint')} {...form.getInputProps('departments')} />
          <TagsInput label={t('organisations')} description={t('tagsHint')} {...form.getInputProps('organisations')} />
          <MultiSelect label={t('kinds')} data={choices('personKind')} {...form.getInputProps('kinds')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
