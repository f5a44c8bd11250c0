import { Inject, Injectable } from '@nestjs/common';
import { accountById } from '../accounts/account.queries.js';
import { Lifecycle } from '../accounts/lifecycle.service.js';
import { rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import { logProof, signedDocument } from '../ledger/signed-document.js';
import type { Operation } from '../operation/operation.js';
import { inUseSince } from '../vault/staged.queries.js';
import { standingOf, type Standing } from './conditions.js';
import { Incident } from './incident.entity.js';
import { IncidentFailures } from './incident.failures.js';
import { contactsOf, doerOn, heldIncident, visibleIncident } from './incident.queries.js';
import { refusalToSteer } from './incident.rules.js';
import { IncidentShelf } from './incident-shelf.js';
import type { SignedIncidentReport } from './incident.view.js';

/** Ends an incident once what had to be done is done, and signs how. */
@Injectable()
export class IncidentClosing {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(IncidentShelf) private readonly shelf: IncidentShelf,
    @Inject(Lifecycle) private readonly life: Lifecycle,
    @Inject(CheckpointKeeper) private readonly keeper: CheckpointKeeper,
  ) {}

  /** By somebody else than who opened it. Throws `incident.conditions_open` (422) with `openConditions`. */
  async close(op: Operation, id: string): Promise<Incident> {
    const incident = await heldIncident(op, this.keys.current, id);
    op.refuse(refusalToSteer(incident, await doerOn(op, this.keys.current, incident.accountId, id)));
    if (incident.openedBy === op.actor.id) throw IncidentFailures.OWN_INCIDENT();
    const standing = await standingOf(op.db, this.shelf, incident);
    if (standing.open.length > 0) throw IncidentFailures.CONDITIONS_OPEN({ facts: { openConditions: standing.open } });
    const account = await accountById(op.db, incident.accountId);
    const document = signedDocument(this.keeper, await this.reportOf(op, incident, standing));
    const closed = {
      closedAt: iso(op.now),
      closedBy: op.actor.id,
      closeReason: op.reason,
      report: document.text,
      signature: document.signature,
      version: incident.version + 1,
    };
    const closeEntry = op.record([`incident:${id}`, `account:${incident.accountId}`], {
      incident: id,
      account: incident.accountId,
      report: { sha256: document.sha256 },
    });
    await op.db.update(Incident, { id }, { ...closed, closeEntry });
    await this.life.resume(op, account, { unfreeze: incident.wasFrozen === 'no' });
    op.announce('incident.closed', {
      incidentId: id,
      accountId: incident.accountId,
      kind: incident.kind,
      personId: op.actor.id,
    });
    return { ...incident, ...closed, closeEntry };
  }

  /** The report with the proof that its leaf is in the log, against a signed head of the log. */
  async report(op: Operation, id: string): Promise<SignedIncidentReport> {
    const { report, signature, closeEntry } = await visibleIncident(op, this.keys.current, id);
    if (report === null || signature === null || closeEntry === null) throw IncidentFailures.NO_REPORT();
    const proof = await logProof(op.db, this.keeper, closeEntry, day(op.now));
    if (!proof) throw IncidentFailures.NO_REPORT();
    return { report: JSON.parse(report) as Record<string, unknown>, signature, ...proof };
  }

  /** What happened, what was done by whom, and what was left out: from stored rows only, no evidence but its hash. */
  private async reportOf(op: Operation, incident: Incident, { tasks }: Standing): Promise<Record<string, unknown>> {
    const { id, accountId, kind, reason, noticedAt, openedAt, openedBy, personalData } = incident;
    const [account] = await rows<{ platform: string; handle: string }>(
      op.db,
      sql`select platform, handle from account where id = ${accountId}`,
    );
    const contacts = await contactsOf(op.db, id);
    return {
      type: 'releve/incident-report/v1',
      incidentId: id,
      account: { id: accountId, ...account },
      kind,
      reason,
      times: { noticedAt, openedAt, closedAt: iso(op.now) },
      openedBy,
      closedBy: { id: op.actor.id, name: op.actor.name },
      closeReason: op.reason,
      personalData,
      timeline: await rows(
        op.db,
        sql`select at, text, added_by as "addedBy", added_at as "addedAt" from incident_entry where incident_id = ${id} order by at, id`,
      ),
      contacts: contacts.map(({ personId, person, organisation, role }) => ({ personId, person, organisation, role })),
      tasks: tasks.map(reportedTask),
      rotations: await rows(
        op.db,
        sql`select c.id as "credentialId", c.kind, v.number as version, ${inUseSince('v')} as at from credential c
            join credential_version v on v.credential_id = c.id
            where c.account_id = ${accountId} and ${inUseSince('v')} > ${openedAt} order by 4, c.id`,
      ),
    };
  }
}

/** Evidence is named by its hash. */
const reportedTask = ({ task, state }: Standing['tasks'][number]): Record<string, unknown> => ({
  code: task.code,
  status: state.status,
  completedBy: task.completedBy,
  completedAt: task.completedAt,
  evidenceSha256: task.evidenceHash,
  waivedBy: task.waivedBy,
  waiveReason: task.waiveReason,
  reviewOn: task.reviewOn,
  verifiedBy: task.verifiedBy,
});
