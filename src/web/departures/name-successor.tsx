import { List, Paper, Radio, Stack, Text } from '@mantine/core';
import type { components } from '#api';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { PersonPicker, ReasonField } from '../parts/fields';
import { Loaded } from '../parts/loaded';
import { useNames, useOneOf, type Names } from '../parts/names';
import { Day } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/handovers';
import { word } from '../texts/words';
import type { Candidate, Case, Handover } from './shapes';

interface Chosen {
  successorId: string;
  reason: string;
}

interface NameProps {
  kase: Case;
  handovers: readonly Handover[];
  names: Names;
  onClose: () => void;
}

/** One person for one account or for several; proposed are those who are nearest and least loaded. */
export function NameSuccessor({ kase, handovers, names, onClose }: NameProps) {
  const t = useTexts(texts);
  const one = useAct('patch', '/api/v1/handovers/{id}');
  const many = useAct('post', '/api/v1/offboarding-cases/{id}/handovers/name');
  const { place } = useNames(names);
  const [first] = handovers;
  if (!first) return null;
  const isOne = handovers.length === 1;
  const send = ({ successorId, reason }: Chosen): Promise<unknown> =>
    isOne
      ? one.mutateAsync({ path: { id: first.id }, body: { successorId } })
      : many.mutateAsync({
          path: { id: kase.id },
          body: { successorId, reason, handoverIds: handovers.map(({ id }) => id) },
        });
  return (
    <ActDialog<Chosen>
      title={isOne ? `${t('name')} · ${place(first.accountId)}` : t('nameChosen', { count: handovers.length })}
      submit={t('name')}
      initial={{ successorId: '', reason: '' }}
      size="xl"
      onClose={onClose}
      onSubmit={send}
    >
      {(form) => (
        <>
          <Text size="sm">{t('nameLead')}</Text>
          <Candidates handover={first} form={form} />
          {isOne ? null : <ReasonField form={form} />}
        </>
      )}
    </ActDialog>
  );
}

function Candidates({ handover, form }: { handover: Handover; form: Fields<Chosen> }) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/handovers/{id}/candidates', { path: { id: handover.id } });
  return (
    <Loaded read={read}>
      {({ items, refusals, names }) => (
        <Stack gap="sm">
          {items.length === 0 ? <Text size="sm">{t('noCandidates')}</Text> : null}
          <Radio.Group aria-label={t('successor')} {...form.getInputProps('successorId')}>
            <Stack gap="xs">
              {items.map((candidate) => (
                <CandidateCard key={candidate.personId} candidate={candidate} />
              ))}
            </Stack>
          </Radio.Group>
          <PersonPicker
            label={t('somebodyElse')}
            value={form.values.successorId || null}
            named={items.find(({ personId }) => personId === form.values.successorId)?.fullName}
            onChange={(id) => form.setFieldValue('successorId', id ?? '')}
            error={form.errors['successorId']}
          />
          {refusals.length > 0 ? <Refusals refusals={refusals} names={names} /> : null}
        </Stack>
      )}
    </Loaded>
  );
}

/** Who it is, why they are proposed, how much they carry already, and what they would have to do first. */
function CandidateCard({ candidate }: { candidate: Candidate }) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  const { personId, fullName, why, near, load, missing } = candidate;
  const because = [word('proposal', why), ...(near === null ? [] : [word('near', near)]), t('load', { count: load })];
  return (
    <Paper withBorder p="xs">
      <Radio value={personId} label={fullName} description={because.join(' · ')} />
      {missing.length > 0 ? (
        <Stack gap={2} pl={28} pt={4}>
          <Text size="xs" fw={600}>
            {t('missing')}
          </Text>
          <List size="xs">
            {missing.map(({ what, policyCode, text }) => (
              <List.Item key={`${what} ${policyCode}`}>{oneOf(text.en, text.fr)}</List.Item>
            ))}
          </List>
        </Stack>
      ) : (
        <Text size="xs" c="dimmed" pl={28}>
          {t('ready')}
        </Text>
      )}
    </Paper>
  );
}

function Refusals({ refusals, names }: { refusals: components['schemas']['RefusalView'][]; names: Names }) {
  const t = useTexts(texts);
  const { person } = useNames(names);
  return (
    <Stack gap={2}>
      <Text size="sm" fw={600}>
        {t('refusals')}
      </Text>
      <List size="sm">
        {refusals.map(({ personId, refusedAt, reason }) => (
          <List.Item key={refusedAt}>
            {person(personId)} (<Day on={refusedAt.slice(0, 10)} />) {reason}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
