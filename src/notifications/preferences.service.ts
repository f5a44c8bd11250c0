import { Inject, Injectable } from '@nestjs/common';
import { run, sql } from '../database/sql.js';
import type { Operation } from '../operation/operation.js';
import { People } from '../people/people.service.js';
import { Person } from '../people/person.entity.js';
import { heldPerson, personById } from '../people/person.queries.js';
import { refusalToFields } from '../people/person.rules.js';
import type { ChangePreferences } from './preferences.dto.js';
import type { PreferencesView } from './preferences.view.js';
import { MailPreference } from './telling.entity.js';

/** How people want to be told; only they themselves say so. */
@Injectable()
export class Preferences {
  constructor(@Inject(People) private readonly people: People) {}

  async show({ db, actor }: Operation): Promise<PreferencesView> {
    const preference = await db.findOneBy(MailPreference, { personId: actor.id });
    const { locale, timeZone, ownTimeZone } = await personById(db, actor.id);
    return { mail: preference?.mail ?? 'each', locale, timeZone: ownTimeZone ?? timeZone };
  }

  async change(op: Operation, { mail, locale, timeZone }: ChangePreferences): Promise<PreferencesView> {
    const { id } = await heldPerson(op.db, op.actor.id);
    const before = await this.show(op);
    if (locale !== undefined && locale !== before.locale) await this.people.change(op, id, { locale });
    if (timeZone !== undefined && timeZone !== before.timeZone) await this.readBy(op, id, timeZone);
    if (mail !== undefined && mail !== before.mail) await this.write(op, id, mail);
    if (op.entries.length === 0) op.unchanged();
    return this.show(op);
  }

  /** By which clock they read; where they work, by which their last day ends, is not theirs to move. */
  private async readBy(op: Operation, personId: string, timeZone: string): Promise<void> {
    op.refuse(refusalToFields({ timeZone }));
    await op.db.update(Person, { id: personId }, { ownTimeZone: timeZone });
    op.record(`person:${personId}`, { timeZone });
  }

  private async write(op: Operation, personId: string, mail: string): Promise<void> {
    await run(
      op.db,
      sql`insert into mail_preference (person_id, mail) values (${personId}, ${mail})
          on conflict (person_id) do update set mail = excluded.mail`,
    );
    // What was kept for the daily mail goes out by itself now.
    if (mail === 'each')
      await run(
        op.db,
        sql`update mail set state = 'waiting' where person_id = ${personId} and state = 'collected' and digest_id is null`,
      );
    op.record(`person:${personId}`, { mail });
  }
}
