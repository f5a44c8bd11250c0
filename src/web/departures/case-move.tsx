import { Radio, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { components } from '#api';
import { ActForm, type Fields } from '../parts/act-dialog';
import { Loaded } from '../parts/loaded';
import { AccountOf, type Names } from '../parts/names';
import { StateBadge } from '../parts/state-badge';
import { useFormats } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/case';
import { word } from '../texts/words';
import type { Case } from './shapes';

type Move = components['schemas']['MoveView'];
type MovedGrant = Move['items'][number];
/** `keep:<grant>`: keep or remove; `why:<grant>`: its own reason. */
type Decisions = Record<string, string>;

/** Somebody moves inside the house: what they keep, each with a reason of its own. */
export function CaseMove({ kase }: { kase: Case }) {
  const t = useTexts(texts);
  const { instant } = useFormats();
  const read = useRead('/api/v1/offboarding-cases/{id}/move', {
    path: { id: kase.id },
    query: { limit: 200 },
  } as never);
  return (
    <Loaded read={read}>
      {(move) => (
        <Stack>
          <Text size="sm">{t('moveNote', { day: instant(move.endsAt) })}</Text>
          {move.items.length === 0 ? <Text c="dimmed">{t('noGrants')}</Text> : <Decide kase={kase} move={move} />}
        </Stack>
      )}
    </Loaded>
  );
}

function Decide({ kase, move }: { kase: Case; move: Move }) {
  const t = useTexts(texts);
  const decide = useAct('put', '/api/v1/offboarding-cases/{id}/move');
  const form = useForm<Decisions>({ initialValues: {} });
  const may = kase.can.includes('case.decide_move');
  const send = (values: Decisions): Promise<unknown> => {
    const ids = move.items.map(({ grantId }) => grantId);
    const keep = ids
      .filter((id) => values[`is:${id}`] === 'keep')
      .map((grantId) => ({ grantId, reason: values[`why:${grantId}`] ?? '' }));
    const remove = ids.filter((id) => values[`is:${id}`] === 'remove');
    return decide.mutateAsync({ path: { id: kase.id }, body: { keep, remove } });
  };
  const table = <Grants move={move} form={form} may={may} />;
  if (!may) return table;
  return (
    <ActForm form={form} submit={t('decide')} done={t('doneDecide')} onSubmit={send} onDone={() => form.reset()}>
      {table}
    </ActForm>
  );
}

function Grants({ move, form, may }: { move: Move; form: Fields<Decisions>; may: boolean }) {
  const t = useTexts(texts);
  return (
    <Table className="data" aria-label={t('move')}>
      <Table.Thead>
        <Table.Tr>
          {[t('account'), t('level'), t('decision')].map((head) => (
            <Table.Th key={head} scope="col">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {move.items.map((grant) => (
          <Table.Tr key={grant.grantId}>
            <Table.Td data-head={t('account')}>
              <AccountOf id={grant.accountId} names={move.names as Names} />
            </Table.Td>
            <Table.Td data-head={t('level')}>
              <StateBadge kind="level" value={grant.level} />
            </Table.Td>
            <Table.Td data-head={t('decision')}>
              {may && grant.decision === null && grant.endedOn === null ? (
                <Choice grant={grant} form={form} />
              ) : (
                <Decided grant={grant} />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Choice({ grant, form }: { grant: MovedGrant; form: Fields<Decisions> }) {
  const t = useTexts(texts);
  const [is, why] = [`is:${grant.grantId}`, `why:${grant.grantId}`];
  return (
    <Stack gap={4}>
      <Radio.Group
        aria-label={`${t('decision')} ${word('level', grant.level)}`}
        value={form.values[is] ?? ''}
        onChange={(value) => form.setFieldValue(is, value)}
      >
        <Group gap="sm">
          <Radio value="keep" label={t('keep')} />
          <Radio value="remove" label={t('remove')} />
        </Group>
      </Radio.Group>
      {form.values[is] === 'keep' ? (
        <TextInput
          size="xs"
          label={t('keptWhy')}
          description={t('reasonLead')}
          maxLength={500}
          value={form.values[why] ?? ''}
          onChange={(event) => form.setFieldValue(why, event.currentTarget.value)}
        />
      ) : null}
    </Stack>
  );
}

function Decided({ grant }: { grant: MovedGrant }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  if (grant.endedOn) return <Text size="sm">{t('ended', { day: day(grant.endedOn) })}</Text>;
  if (grant.decision === null) return <Text size="sm">{t('undecided')}</Text>;
  return (
    <Stack gap={0}>
      <Text size="sm">{t(grant.decision === 'keep' ? 'keep' : 'remove')}</Text>
      <Text size="xs" c="dimmed">
        {[grant.reason, grant.keptUntil ? t('until', { day: day(grant.keptUntil) }) : null].filter(Boolean).join(' · ')}
      </Text>
    </Stack>
  );
}
