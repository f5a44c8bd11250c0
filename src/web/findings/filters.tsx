import { Button, Group, Select, TextInput } from '@mantine/core';
import { usePlatforms } from '../parts/platform-name';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { texts } from '../texts/findings';
import { useTexts } from '../texts/language';
import { choices } from '../texts/words';

/** What the list is narrowed to, as it stands in the address. */
export const NOTHING = { kind: '', severity: '', brand: '', platform: '', asOf: '', accountId: '', personId: '' };
export type Wanted = typeof NOTHING;
type Kinds = Answer<'/api/v1/findings', 'get'>['kinds'];

interface FiltersProps {
  wanted: Wanted;
  onChange: (change: Partial<Wanted>) => void;
  kinds: Kinds;
}

export function Filters({ wanted, onChange, kinds }: FiltersProps) {
  const t = useTexts(texts);
  const { platforms } = usePlatforms();
  const brands = useRead('/api/v1/brands', { query: { limit: 200 } });
  const pick = (key: keyof Wanted) => (value: string | null) => onChange({ [key]: value ?? '' });
  // Several kinds at once come from a figure; they stay until another one is chosen.
  const kindChoices = kinds.map(({ kind, title, total }) => ({
    value: kind,
    label: t('kindOf', { title, count: total }),
  }));
  const several = wanted.kind.includes(',')
    ? [{ value: wanted.kind, label: kinds.map(({ title }) => title).join(', ') }]
    : [];
  const isNarrowed = Object.values(wanted).some((value) => value !== '');
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={t('severity')}
        placeholder={t('anySeverity')}
        data={choices('severity')}
        value={wanted.severity || null}
        onChange={pick('severity')}
        clearable
        w={150}
      />
      <Select
        label={t('kind')}
        placeholder={t('anyKind')}
        data={[...several, ...kindChoices]}
        value={wanted.kind || null}
        onChange={pick('kind')}
        clearable
        searchable
        w={260}
        maw="100%"
      />
      <Select
        label={t('brand')}
        data={(brands.data?.items ?? []).map(({ name }) => name)}
        value={wanted.brand || null}
        onChange={pick('brand')}
        clearable
        searchable
        w={150}
      />
      <Select
        label={t('platform')}
        data={platforms.map(({ id, name }) => ({ value: id, label: name }))}
        value={wanted.platform || null}
        onChange={pick('platform')}
        clearable
        searchable
        w={170}
      />
      <TextInput
        type="date"
        label={t('asOf')}
        value={wanted.asOf}
        onChange={(event) => onChange({ asOf: event.currentTarget.value })}
        w={150}
      />
      {isNarrowed ? (
        <Button variant="subtle" onClick={() => onChange(NOTHING)}>
          {t('clear')}
        </Button>
      ) : null}
    </Group>
  );
}
