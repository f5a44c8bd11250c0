import { list, one, rows, sql } from '../database/sql.js';
import { Credentials } from '../vault/credentials.service.js';
import { Cutting } from '../handover/cutting.service.js';
import type { Declare } from '../handover/declaration.dto.js';
import { Declarations } from '../handover/declarations.service.js';
import { CaseOpening } from '../handover/opening.service.js';
import { Closing } from '../handover/closing.service.js';
import { Handovers } from '../handover/handovers.service.js';
import { allTasks, type TaskRow } from '../handover/task.queries.js';
import { RunbookShelf } from '../handover/runbook.service.js';
import { Moving } from '../handover/moving.service.js';
import { WaiverReviewing } from '../handover/waiver-reviews.service.js';
import type { KeptGrant } from '../handover/move.dto.js';
import { Moves } from '../handover/moves.service.js';
import { Tasks } from '../handover/tasks.service.js';
import type { OpenCase } from '../handover/case.dto.js';
import type { DemoStory } from './demo-story.js';

/** When something was done, and by whom (work e-mail). */
export interface When {
  at: string;
  by: string;
}

/** A step of a runbook that was done, by its code; for one account or for all that have it. */
interface Done extends When {
  codes: readonly string[];
  text: string;
}

interface Seen {
  id: string;
  kind: string;
  ownerId: string;
  handle: string;
}

/** Obviously invented, and stored like any other. */
const newValue = (kind: string, handle: string): unknown =>
  kind === 'password'
    ? { username: handle, password: `demo-${handle}-2026-06` }
    : { seed: 'DEMOQ25NA526PNSDBRDNWBCH7WCV5FGT', algorithm: 'SHA1', digits: 6, period: 30 };

/** One departure of the demo, told act by act. */
export class Departure {
  constructor(
    private readonly story: DemoStory,
    readonly id: string,
  ) {}

  static async open(
    story: DemoStory,
    who: string,
    when: When,
    asked: Omit<OpenCase, 'personId' | 'reason'> & { reason: string },
  ): Promise<Departure> {
    const personId = await story.person(who);
    const opened = await story.act({ ...when, does: 'case.open', because: asked.reason }, (op) =>
      story.app.get(CaseOpening).open(op, { ...asked, personId }),
    );
    return new Departure(story, opened.id);
  }

  /** Everybody who was asked says yes. */
  async allAccept(at: string): Promise<void> {
    for (const { id, successor } of await this.asked()) {
      await this.story.act({ at, by: successor, does: 'handover.accept' }, (op) =>
        this.story.app.get(Handovers).accept(op, id),
      );
    }
  }

  /** Asks one person for all accounts. */
  async ask(when: When, successor: string): Promise<void> {
    const successorId = await this.story.person(successor);
    for (const { id } of await this.asked()) {
      await this.story.act({ ...when, does: 'handover.name' }, (op) =>
        this.story.app.get(Handovers).name(op, id, successorId),
      );
    }
  }

  /** Steps are done by whoever they are given to; what nobody has is done by `by`. */
  async done({ at, by, codes, text }: Done): Promise<void> {
    for (const { id, assigneeId, status } of await this.tasks(at, codes)) {
      if (status === 'done') continue;
      await this.story.act({ at, by: assigneeId ?? by, does: 'task.complete' }, (op) =>
        this.story.app.get(Tasks).complete(op, id, { evidence: { text }, text: undefined, upload: undefined }),
      );
    }
  }

  /** Somebody else looks at the evidence of these steps. */
  async seen({ at, by }: When, codes: readonly string[]): Promise<void> {
    for (const { id, status } of await this.tasks(at, codes))
      if (status === 'done' || status === 'waived')
        await this.story.act({ at, by, does: 'task.verify' }, (op) => this.story.app.get(Tasks).verify(op, id));
  }

  async declare(when: When, declared: Declare): Promise<void> {
    await this.story.act({ ...when, does: 'declaration.give' }, (op) =>
      this.story.app.get(Declarations).declare(op, this.id, declared),
    );
  }

  async move(when: When, lastDay: string, because: string): Promise<void> {
    await this.story.act({ ...when, does: 'case.move', because }, (op) =>
      this.story.app.get(Moving).move(op, this.id, lastDay),
    );
  }

  /** Of a move: the rights that go on, by platform, handle and why. */
  async keep(when: When, kept: readonly (readonly [string, string, string])[]): Promise<void> {
    const keep: KeptGrant[] = [];
    for (const [platform, handle, reason] of kept) {
      const accountId = await this.story.account(platform, handle);
      const held = sql`select g.id from access_grant g join offboarding_case k on k.person_id = g.person_id
        where k.id = ${this.id} and g.account_id = ${accountId} and g.ended_on is null`;
      const grant = await this.story.look((op) => one<{ id: string }>(op.db, held));
      keep.push({ grantId: grant!.id, reason });
    }
    await this.story.act({ ...when, does: 'case.decide_move' }, (op) =>
      this.story.app.get(Moves).decide(op, this.id, { keep }),
    );
  }

  async cut(when: When, because: string): Promise<void> {
    await this.story.act({ ...when, does: 'case.cut', because }, (op) => this.story.app.get(Cutting).cut(op, this.id));
  }

  /** Leaves these steps undone until a day, for somebody else to sign. */
  async waive(when: When, codes: readonly string[], reviewOn: string, reason: string): Promise<void> {
    for (const { id, status, who } of await this.tasks(when.at, codes))
      if (status !== 'done' && who !== 'vault')
        await this.story.act({ ...when, does: 'task.waive', because: reason }, (op) =>
          this.story.app.get(Tasks).waive(op, id, { reviewOn, reason }),
        );
  }

  /** Of a closed case: waivers are looked at again, left out for longer, and somebody else signs. */
  async acceptAgain(
    { first, second, reviewOn }: { first: When; second: When; reviewOn: string },
    codes: readonly string[],
    because: string,
  ): Promise<void> {
    const reviewing = this.story.app.get(WaiverReviewing);
    const waived = (await this.tasks(first.at, codes)).filter(({ status }) => status === 'waived');
    for (const { id } of waived)
      await this.story.act({ ...first, does: 'task.review', because }, (op) => reviewing.review(op, id, { reviewOn }));
    for (const { id } of waived)
      await this.story.act({ ...second, does: 'task.verify' }, (op) => reviewing.sign(op, id));
  }

  async close(when: When, because: string): Promise<void> {
    await this.story.act({ ...when, does: 'case.close', because }, (op) =>
      this.story.app.get(Closing).close(op, this.id),
    );
  }

  /** The owner of each account stores new values of everything the leaver has seen. */
  async rotate(at: string, because: string): Promise<void> {
    const seen = await this.story.look((op) =>
      rows<Seen>(
        op.db,
        sql`
      select distinct c.id, c.kind, s.person_id as "ownerId", a.handle from exposure e
      join credential c on c.id = e.credential_id and c.current_version = e.number join account a on a.id = c.account_id
      join offboarding_case k on k.person_id = e.person_id join seat s on s.account_id = a.id and s.seat = 'owner' and s.ended_at is null
      where k.id = ${this.id} and c.retired_at is null order by c.id`,
      ),
    );
    for (const { id, kind, ownerId, handle } of seen)
      await this.story.act({ at, by: ownerId, does: 'credential.rotate', because }, (op) =>
        this.story.app.get(Credentials).rotate(op, id, newValue(kind, handle)),
      );
  }

  private asked(): Promise<{ id: string; successor: string }[]> {
    const open = sql`select h.id, coalesce(p.work_email, '') as successor from handover h
      left join person p on p.id = h.successor_id where h.case_id = ${this.id} and h.accepted_at is null order by h.id`;
    return this.story.look((op) => rows(op.db, open));
  }

  private tasks(at: string, codes: readonly string[]): Promise<TaskRow[]> {
    const unsettled = sql`t.code in ${list([...codes])} and t.status in ('open', 'started', 'done', 'waived')`;
    return this.story.look((op) => allTasks(op.db, this.story.app.get(RunbookShelf), this.id, at, unsettled));
  }
}
