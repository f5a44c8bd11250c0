import { Inject, Injectable } from '@nestjs/common';
import { forUpdate, insertRows, list, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { mayTry } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { violatedUnique } from '../operation/storage-errors.js';
import { Settings } from '../settings/settings.js';
import { AccountFailures } from './accounts.failures.js';
import type { ChangeOwnAddresses } from './own-address.dto.js';
import { ownAddresses, ownAddressHistory, ownAddressVersion } from './own-address.queries.js';
import { asDomain, asRange, difference, isDomain, isRange, type AddressKind } from './own-address.rules.js';
import { ownAddressView, type OwnAddressesView } from './own-address.view.js';

const START = 'The start value of the settings';

/** Which mail domains and phone numbers are the organisation's, and since when. */
@Injectable()
export class OwnAddressList {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  async show({ db, actor }: Operation): Promise<OwnAddressesView> {
    const { domains, domainsFrom, phones, phonesFrom } = await ownAddresses(db, this.settings);
    return {
      mailDomains: domains,
      mailDomainsFrom: domainsFrom,
      phoneRanges: phones,
      phoneRangesFrom: phonesFrom,
      history: (await ownAddressHistory(db)).map(ownAddressView),
      can: mayTry(actor, 'own_address.change') ? ['own_address.change'] : [],
      version: await ownAddressVersion(db),
    };
  }

  /** Replaces both lists; what goes ends and stays as history. Throws `account.bad_domain`, `account.bad_phone_range`. */
  async change(op: Operation, input: ChangeOwnAddresses): Promise<OwnAddressesView> {
    op.about('settings:own_addresses');
    const domains = checked('mailDomains', input.mailDomains.map(asDomain));
    const phones = checked('phoneRanges', input.phoneRanges.map(asRange));
    await rows(op.db, sql`select id from own_address where ended_at is null order by id${forUpdate(op.db)}`);
    op.expect({ version: await ownAddressVersion(op.db) });
    const before = await ownAddresses(op.db, this.settings);
    const heldDomains = before.domainsFrom === 'employees' ? [] : before.domains;
    // Sending back what was shown of the employees' domains says nothing new.
    const isDerived = before.domainsFrom === 'employees' && same(domains, before.domains);
    const mail = isDerived ? { added: [], ended: [] } : difference(heldDomains, domains);
    const phone = difference(before.phones, phones);
    if ([mail, phone].every(({ added, ended }) => added.length + ended.length === 0)) {
      op.unchanged();
      return this.show(op);
    }
    try {
      if (mail.added.length + mail.ended.length > 0)
        await replace(op, 'mail_domain', mail, before.domainsFrom === 'settings' ? before.domains : []);
      if (phone.added.length + phone.ended.length > 0)
        await replace(op, 'phone_range', phone, before.phonesFrom === 'settings' ? before.phones : []);
    } catch (error) {
      throw violatedUnique(error) ? AccountFailures.OWN_ADDRESS_RACE() : error;
    }
    op.record('settings:own_addresses', { mailDomains: mail, phoneRanges: phone });
    return this.show(op);
  }
}

const same = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((value) => others.includes(value));

function checked(field: 'mailDomains' | 'phoneRanges', values: readonly string[]): readonly string[] {
  const fits = field === 'mailDomains' ? isDomain : isRange;
  if (values.every(fits)) return values;
  throw field === 'mailDomains' ? AccountFailures.BAD_DOMAIN() : AccountFailures.BAD_PHONE_RANGE();
}

/** The first change of a list also writes down what the settings said until then. */
async function replace(
  op: Operation,
  kind: AddressKind,
  { added, ended }: { added: readonly string[]; ended: readonly string[] },
  start: readonly string[],
): Promise<void> {
  const now = iso(op.now);
  const because = op.reason ?? '';
  const columns = ['id', 'kind', 'value', 'added_at', 'added_by', 'reason'];
  await insertRows(op.db, 'own_address', columns, [
    ...start.map((value) => [newId(), kind, value, now, 'system', START]),
    ...added.map((value) => [newId(), kind, value, now, op.actor.id, because]),
  ]);
  await run(
    op.db,
    sql`update own_address set ended_at = ${now}, ended_by = ${op.actor.id}, ended_reason = ${because}
        where kind = ${kind} and ended_at is null and value in ${list(ended)}`,
  );
}
