import { useState } from 'react';
import { ActionIcon, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { PersonPicker } from '../parts/fields';
import { Go } from '../parts/go';
import { Empty } from '../parts/loaded';
import { Part } from '../parts/page';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import { choices, word } from '../texts/words';
import type { Incident } from './shapes';

/** Who is called, and for what. */
export function Contacts({ incident }: { incident: Incident }) {
  const t = useTexts(texts);
  const [changing, setChanging] = useState(false);
  return (
    <Part
      title={t('contacts')}
      acts={
        incident.can.includes('incident.steer') ? (
          <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>
            {t('contactsChange')}
          </Button>
        ) : null
      }
    >
      {incident.contacts.length === 0 ? (
        <Empty>{t('contactsEmpty')}</Empty>
      ) : (
        <Table className="data" aria-label={t('contacts')}>
          <Table.Tbody>
            {incident.contacts.map(({ personId, person, organisation, reach, role }) => (
              <Table.Tr key={`${personId ?? organisation} ${role}`}>
                <Table.Td data-head={t('role')}>{word('contactRole', role)}</Table.Td>
                <Table.Td data-head={t('person')}>
                  {personId ? <Go to={`/people/${personId}`}>{person}</Go> : organisation}
                </Table.Td>
                <Table.Td data-head={t('reach')}>{reach}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {changing ? <ContactsDialog incident={incident} onClose={() => setChanging(false)} /> : null}
    </Part>
  );
}

interface Contact {
  personId: string | null;
  person: string | null;
  organisation: string;
  reach: string;
  role: string;
}
interface Values {
  people: Contact[];
  organisations: Contact[];
}

const NOBODY: Contact = { personId: null, person: null, organisation: '', reach: '', role: 'other' };

function ContactsDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const t = useTexts(texts);
  const set = useAct('put', '/api/v1/incidents/{id}/contacts');
  const known = incident.contacts.map((each) => ({
    ...NOBODY,
    ...each,
    organisation: each.organisation ?? '',
    reach: each.reach ?? '',
  }));
  const initial: Values = {
    people: known.filter(({ personId }) => personId !== null),
    organisations: known.filter(({ personId }) => personId === null),
  };
  const save = ({ people, organisations }: Values): Promise<unknown> =>
    set.mutateAsync({
      path: { id: incident.id },
      body: {
        people: people.flatMap(({ personId, role }) => (personId ? [{ personId, role }] : [])),
        organisations: organisations.map(({ organisation, reach, role }) => ({
          organisation,
          role,
          ...(reach ? { reach } : {}),
        })),
      } as never,
    });
  return (
    <ActDialog title={t('contactsChange')} submit={t('save')} initial={initial} onSubmit={save} onClose={onClose}>
      {(form) => (
        <Stack>
          <Text size="sm">{t('contactsHelp')}</Text>
          <Rows form={form} list="people" />
          <Rows form={form} list="organisations" />
        </Stack>
      )}
    </ActDialog>
  );
}

function Rows({ form, list }: { form: Fields<Values>; list: 'people' | 'organisations' }) {
  const t = useTexts(texts);
  const add = (): void => form.insertListItem(list, { ...NOBODY });
  return (
    <Stack gap="xs">
      {form.values[list].map((contact, n) => (
        <Group key={n} gap="xs" align="flex-end" wrap="wrap">
          {list === 'people' ? (
            <PersonPicker
              flex="1 1 12rem"
              value={contact.personId}
              named={contact.person ?? undefined}
              onChange={(id) => form.setFieldValue(`people.${n}.personId`, id)}
            />
          ) : (
            <>
              <TextInput
                flex="1 1 8rem"
                label={t('organisation')}
                {...form.getInputProps(`${list}.${n}.organisation`)}
              />
              <TextInput flex="1 1 8rem" label={t('reach')} {...form.getInputProps(`${list}.${n}.reach`)} />
            </>
          )}
          <Select
            flex="0 1 10rem"
            label={t('role')}
            data={choices('contactRole')}
            allowDeselect={false}
            {...form.getInputProps(`${list}.${n}.role`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('contactRemove', { name: contact.person ?? contact.organisation })}
            onClick={() => form.removeListItem(list, n)}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
          {t(list === 'people' ? 'contactAddPerson' : 'contactAddOrganisation')}
        </Button>
      </Group>
    </Stack>
  );
}
