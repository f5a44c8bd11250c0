import { Anchor, Text } from '@mantine/core';
import { Facts } from '../parts/facts';
import { Go } from '../parts/go';
import { Day, When } from '../parts/when';
import { useTexts } from '../texts/language';
import { texts } from '../texts/registering';
import { texts as own } from '../texts/register';
import { word } from '../texts/words';
import type { TabProps } from './account-tabs';

/** What is written down about the account. */
export function FactsTab({ account }: TabProps) {
  const t = useTexts(texts);
  const u = useTexts(own);
  const { secondFactorHolderId, secondFactorHolderName, profileUrl, registrationEmail } = account;
  return (
    <>
      <Facts
        of={[
          [t('purpose'), account.purpose],
          [
            t('brand'),
            account.brand ? (
              <Go to="/accounts" search={{ brand: account.brand }}>
                {account.brand}
              </Go>
            ) : null,
          ],
          [t('ownerEntity'), account.ownerEntity],
          [t('ownershipBasis'), word('ownershipBasis', account.ownershipBasis)],
          [t('accessModel'), word('accessModel', account.accessModel)],
          [t('language'), word('accountLanguage', account.language)],
          [
            t('link'),
            profileUrl ? (
              <Anchor href={profileUrl} target="_blank" rel="noopener noreferrer" size="sm">
                {profileUrl}
              </Anchor>
            ) : null,
          ],
          [
            t('registrationEmail'),
            registrationEmail ? (
              <Go to="/accounts" search={{ q: registrationEmail }}>
                {registrationEmail}
              </Go>
            ) : null,
          ],
          [t('recoveryPhone'), account.recoveryPhone],
          [t('secondFactor'), word('secondFactor', account.secondFactor)],
          [
            t('secondFactorHolder'),
            secondFactorHolderId ? <Go to={`/people/${secondFactorHolderId}`}>{secondFactorHolderName}</Go> : null,
          ],
          [t('paidPlan'), account.paidPlan],
          [t('paidBy'), account.paidBy],
          [t('planRenewsOn'), account.planRenewsOn ? <Day on={account.planRenewsOn} /> : null],
          [t('createdOn'), account.createdOn ? <Day on={account.createdOn} /> : null],
          [t('lastVerifiedOn'), account.lastVerifiedOn ? <Day on={account.lastVerifiedOn} /> : null],
          [t('lastSignInOn'), account.lastSignInOn ? <Day on={account.lastSignInOn} /> : null],
          [t('reviewDueOn'), account.reviewDueOn ? <Day on={account.reviewDueOn} /> : null],
          [u('createdAt'), <When key="at" at={account.createdAt} />],
          [t('notes'), account.notes],
        ]}
      />
      {account.requestedByName ? (
        <Text size="xs" c="dimmed" mt="sm">
          {t('writtenBy', { name: account.requestedByName })}
          {account.decidedByName ? ` ${t('confirmedBy', { name: account.decidedByName })}` : ''}
        </Text>
      ) : null}
    </>
  );
}
