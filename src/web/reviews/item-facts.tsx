import { Stack, Text } from '@mantine/core';
import { Facts } from '../parts/facts';
import { Count, Day, When } from '../parts/when';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reviews';
import { word } from '../texts/words';
import type { ReviewItem } from './campaign-items';

/** The facts as they stood when the round began. */
export function ItemFacts({ item }: { item: ReviewItem }) {
  return (
    <Stack gap="sm">
      {item.grant ? <GrantFacts item={item} grant={item.grant} /> : null}
      {item.register ? <RegisterFacts item={item} register={item.register} /> : null}
    </Stack>
  );
}

const MISSING = {
  acknowledgement: 'missing_acknowledgement',
  training_lapsed: 'missing_training_lapsed',
  training_needed: 'missing_training_needed',
} as const;

function GrantFacts({ item, grant }: { item: ReviewItem; grant: NonNullable<ReviewItem['grant']> }) {
  const t = useTexts(texts);
  const missing = grant.missing.map(({ what, policyCode }) =>
    t(MISSING[what as keyof typeof MISSING] ?? 'missing_training_needed', { code: policyCode }),
  );
  return (
    <>
      {grant.reason ? (
        <Text size="sm" className="quoted">
          {grant.reason}
        </Text>
      ) : null}
      <Facts
        of={[
          [t('kind'), [word('personKind', item.person?.kind), item.person?.organisation].filter(Boolean).join(' · ')],
          [t('use'), word('scope', grant.scope)],
          [t('since'), <Day on={grant.since} />],
          [t('until'), grant.until === null ? t('openEnded') : <Day on={grant.until} />],
          [t('lastUse'), <When at={grant.lastUseAt} />],
          [t('exposures'), <Count of={grant.exposures} />],
          [t('requestedBy'), grant.requestedBy.name],
          [t('approvedBy'), grant.approvedBy.name],
          [t('nativeRole'), word('level', grant.nativeRole)],
          [t('missing'), missing.join(', ')],
          [t('seats'), item.seats.map(({ seat }) => word('seat', seat)).join(', ')],
        ]}
      />
    </>
  );
}

function RegisterFacts({ item, register }: { item: ReviewItem; register: NonNullable<ReviewItem['register']> }) {
  const t = useTexts(texts);
  return (
    <Facts
      of={[
        [t('status'), word('accountStatus', register.status)],
        [t('owner'), register.ownerEntity],
        [t('purpose'), register.purpose],
        [t('verified'), register.lastVerifiedOn === null ? null : <Day on={register.lastVerifiedOn} />],
        [t('seats'), item.seats.map(({ seat, person }) => `${word('seat', seat)} : ${person}`).join(', ')],
      ]}
    />
  );
}
