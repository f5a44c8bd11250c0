import { Badge, Button, Group, Kbd, Paper, Stack, Text, Textarea } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { StateBadge } from '../parts/state-badge';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reviews';
import { word } from '../texts/words';
import { nameOf, type ReviewItem } from './campaign-items';
import type { Desk } from './desk-page';
import { isOffered, type Decision, type Draft } from './drafts';
import { ItemFacts } from './item-facts';

const ANSWERS = [
  ['certify', 'certify', 'C'],
  ['revoke', 'revoke', 'R'],
  ['change_level', 'changeLevel', 'L'],
  ['flag', 'flag', 'F'],
] as const;
const UNDO = 'U';
const LONGEST_REASON = 500;

/** One item with what its reviewer must know, and its answers. */
export function DeskItem({ item, desk }: { item: ReviewItem; desk: Desk }) {
  const t = useTexts(texts);
  const draft = desk.drafts.get(item.id);
  return (
    <Paper withBorder p="md" component="section" aria-label={nameOf(item)}>
      <Stack>
        <Group justify="space-between" align="flex-start">
          <Stack gap={4}>
            <Text size="lg" fw={600}>
              {[item.person?.name, word('level', item.grant?.level)].filter(Boolean).join(' · ') ||
                item.account.displayName}
            </Text>
            <AccountName account={item.account} link={false} />
          </Stack>
          <Group gap="xs">
            <StateBadge kind="criticality" value={item.account.criticality} />
            <Answer draft={draft} />
          </Group>
        </Group>
        {item.suspended ? <Text size="sm">{t('rests')}</Text> : null}
        <ItemFacts item={item} />
        {draft ? (
          <Textarea
            label={t('note')}
            description={t('noteHint')}
            autosize
            maxLength={LONGEST_REASON}
            value={desk.notes.get(item.id) ?? ''}
            onChange={(event) => desk.note(event.currentTarget.value)}
          />
        ) : null}
        <Acts item={item} desk={desk} draft={draft} />
      </Stack>
    </Paper>
  );
}

function Answer({ draft }: { draft: Draft | undefined }) {
  const t = useTexts(texts);
  if (!draft) return <Text size="sm">{t('noAnswerYet')}</Text>;
  return (
    <Badge size="lg" variant="light" tt="none" color={COLOURS[draft.decision]} className="state">
      {draft.level === null
        ? t(ANSWERS.find(([decision]) => decision === draft.decision)?.[1] ?? 'certify')
        : t('lowerTo', { level: word('level', draft.level) })}
    </Badge>
  );
}

const COLOURS: Record<Decision, string> = { certify: 'teal', revoke: 'red', change_level: 'yellow', flag: 'yellow' };

function Acts({ item, desk, draft }: { item: ReviewItem; desk: Desk; draft: Draft | undefined }) {
  const t = useTexts(texts);
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="xs">
        {ANSWERS.filter(([decision]) => isOffered(item, decision)).map(([decision, label, key]) => (
          <Button
            key={decision}
            variant={draft?.decision === decision ? 'filled' : 'default'}
            onClick={() => desk.decide(decision)}
            rightSection={<Kbd size="xs">{key}</Kbd>}
            aria-keyshortcuts={key}
          >
            {t(label)}
          </Button>
        ))}
        {draft ? (
          <Button
            variant="subtle"
            onClick={desk.undo}
            rightSection={<Kbd size="xs">{UNDO}</Kbd>}
            aria-keyshortcuts={UNDO}
          >
            {t('undo')}
          </Button>
        ) : null}
      </Group>
      <Group gap="xs">
        <Button variant="subtle" onClick={() => desk.move(-1)}>
          {t('previous')}
        </Button>
        <Button variant="subtle" onClick={() => desk.move(1)}>
          {t('next')}
        </Button>
      </Group>
    </Group>
  );
}
