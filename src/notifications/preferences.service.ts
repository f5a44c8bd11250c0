import { Inject, Injectable } from '@nestjs/common';
import { run, sql } from '../database/sql.js';
import type { Operation } from '../operation/operation.js';
import { People } from '../people/people.service.js';
import { heldPerson, personById } from '../people/person.queries.js';
import type { ChangePreferences } from './preferences.dto.js';
import type { PreferencesView } from './preferences.view.js';
import { MailPreference } from './telling.entity.js';

/** How people want to be told; only they themselves say so. */
@Injectable()
export class Preferences {
  constructor(@Inject(People) private readonly people: People) {}

  async show({ db, actor }: Operation): Promise<PreferencesView> {
    const preference = await db.findOneBy(MailPreference, { personId: actor.id });
    return { mail: preference?.mail ?? 'each', locale: (await personById(db, actor.id)).locale };
  }

  async change(op: Operation, { mail, locale }: ChangePreferences): Promise<PreferencesView> {
    const { id } = await heldPerson(op.db, op.actor.id);
    const before = await this.show(op);
    if (locale !== undefined && locale !== before.locale) await this.people.change(op, id, { locale });
    if (mail !== undefined && mail !== before.mail) await this.write(op, id, mail);
    if (op.entries.length === 0) op.unchanged();
    return this.show(op);
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
