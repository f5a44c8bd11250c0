import { Inject, Injectable } from '@nestjs/common';
import { day, iso } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { violatedUnique } from '../operation/storage-errors.js';
import { fullNames } from '../people/names.queries.js';
import { AccountFailures } from './accounts.failures.js';
import type { BrandQuery } from './brand.dto.js';
import { Brand } from './brand.entity.js';
import { brandMac } from './brand.mac.js';
import {
  brandHistory,
  brandNamed,
  brandPage,
  brandsCarried,
  heldBrand,
  type CarriedBrand,
  type NamedBrand,
} from './brand.queries.js';
import { candidates } from './people.queries.js';
import { visibleTo } from './visible.queries.js';

const LONGEST_NAME = 120;

/** Who is accountable for which brand: says yes or no to new official accounts of it. */
@Injectable()
export class Brands {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  list(op: Operation, query: BrandQuery): Promise<Page<NamedBrand>> {
    return brandPage(op.db, this.keys.current, query);
  }

  async inUse(op: Operation): Promise<CarriedBrand[]> {
    return brandsCarried(op.db, this.keys.current, await visibleTo(op, this.keys.current));
  }

  /** With the names of who named and ended. Throws `account.unknown_brand`. */
  async history(
    op: Operation,
    name: string,
  ): Promise<{ found: NamedBrand[]; names: Awaited<ReturnType<typeof fullNames>> }> {
    const found = await brandHistory(op.db, this.keys.current, name);
    if (found.length === 0) throw AccountFailures.UNKNOWN_BRAND();
    return {
      found,
      names: await fullNames(
        op.db,
        found.flatMap(({ givenBy, endedBy }) => [givenBy, endedBy]),
      ),
    };
  }

  /** The person before ends and stays as history. Throws `account.brand_name`, `account.unknown_person`, `account.person_left`. */
  async name(op: Operation, called: string, accountableId: string): Promise<NamedBrand> {
    const name = called.replace(/\s+/g, ' ').trim();
    const nameKey = fold(name);
    if (nameKey === '' || name.length > LONGEST_NAME) throw AccountFailures.BRAND_NAME();
    op.about(`brand:${nameKey}`);
    const held = await heldBrand(op.db, this.keys.current, nameKey);
    if (held) op.expect(held.row);
    const known = (await candidates(op.db, [accountableId], op.now, { hold: true })).get(accountableId);
    const errors = [{ field: 'accountableId', code: 'invalid', detail: 'This person cannot be accountable.' }];
    if (!known) throw AccountFailures.UNKNOWN_PERSON({ errors });
    if (known.isLeaving) throw AccountFailures.PERSON_LEFT({ errors });
    const isSame = held?.isBelieved === true && held.row.accountableId === accountableId && held.row.name === name;
    if (isSame) op.unchanged();
    else await this.replace(op, held, { name, nameKey, accountableId });
    return (await brandNamed(op.db, this.keys.current, name)) as NamedBrand;
  }

  private async replace(
    op: Operation,
    held: Awaited<ReturnType<typeof heldBrand>>,
    brand: Pick<Brand, 'name' | 'nameKey' | 'accountableId'>,
  ): Promise<void> {
    if (held) await this.end(op, held);
    const row = {
      id: newId(),
      ...brand,
      since: day(op.now),
      createdAt: iso(op.now),
      givenBy: op.actor.id,
      reason: op.reason ?? '',
      endedAt: null,
      endedBy: null,
      version: 1,
    };
    try {
      await op.db.insert(Brand, { ...row, mac: brandMac(this.keys.current, row) });
    } catch (error) {
      throw violatedUnique(error) ? AccountFailures.BRAND_RACE() : error;
    }
    op.record(
      [`brand:${row.nameKey}`, `person:${row.accountableId}`],
      { event: 'begin', brand: row.id, name: row.name, accountable: row.accountableId, version: 1 },
      { mark: `brand:${row.id}` },
    );
    op.announce('brand.named', { brandId: row.id, personId: row.accountableId });
  }

  /** A row nobody gave is put aside without being made believable. */
  private async end(op: Operation, { row, isBelieved }: { row: Brand; isBelieved: boolean }): Promise<void> {
    const ended = { ...row, endedAt: iso(op.now), endedBy: op.actor.id, version: row.version + 1 };
    const { endedAt, endedBy, version } = ended;
    const mac = isBelieved ? brandMac(this.keys.current, ended) : row.mac;
    await op.db.update(Brand, { id: row.id }, { endedAt, endedBy, version, mac });
    op.record(
      [`brand:${row.nameKey}`, `person:${row.accountableId}`],
      { event: isBelieved ? 'end' : 'discard', brand: row.id, accountable: row.accountableId, version },
      { mark: `brand:${row.id}` },
    );
  }
}
