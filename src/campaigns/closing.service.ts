import { Inject, Injectable } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import { logProof, signedDocument } from '../ledger/signed-document.js';
import type { Operation } from '../operation/operation.js';
import { Campaign } from './campaign.entity.js';
import { CampaignFailures } from './campaign.failures.js';
import { heldCampaign, visibleCampaign } from './campaign.queries.js';
import { refusalToClose } from './campaign.rules.js';
import { progressOf } from './campaign.view.js';
import { countItems } from './item.queries.js';
import { endOpenItems } from './item.writing.js';
import { reportOf } from './report.js';
import type { SignedReport } from './report.view.js';

/** Ends a round and certifies what came of it. */
@Injectable()
export class CampaignClosing {
  constructor(@Inject(CheckpointKeeper) private readonly keeper: CheckpointKeeper) {}

  /**
   * Throws `campaign.unanswered` while answers may still come in time, `campaign.still_ending` while grants are being ended.
   * What rests for want of an answer goes on resting: its reviewer may still give one.
   */
  async close(op: Operation, id: string): Promise<Campaign> {
    op.about(`campaign:${id}`);
    const campaign = await heldCampaign(op.db, id);
    const open = progressOf(campaign.state, await countItems(op.db, [id])).open;
    op.refuse(refusalToClose(campaign, open, day(op.now)));
    op.expect(campaign);
    if (campaign.afterDeadline !== 'suspend') await endOpenItems(op, id, 'unanswered');
    const counts = progressOf('closed', await countItems(op.db, [id]));
    const document = signedDocument(
      this.keeper,
      await reportOf(op.db, {
        ...{ campaign, counts, reason: op.reason ?? '', closedAt: iso(op.now) },
        closedBy: { id: op.actor.id, name: op.actor.name },
      }),
    );
    const closeEntry = op.record(`campaign:${id}`, { campaign: id, counts, report: { sha256: document.sha256 } });
    Object.assign(campaign, {
      ...{ state: 'closed', endedAt: iso(op.now), endedBy: op.actor.id, endReason: op.reason },
      ...{ report: document.text, signature: document.signature, closeEntry, version: campaign.version + 1 },
    });
    await op.db.save(Campaign, campaign);
    op.announce('campaign.closed', { campaignId: id, unanswered: counts.unanswered });
    return campaign;
  }

  /** The report with the proof that its leaf is in the log, against a signed head. Throws `campaign.no_report`. */
  async report(op: Operation, id: string): Promise<SignedReport> {
    const { signature, closeEntry } = await visibleCampaign(op, id);
    const kept = await one<{ report: string | null }>(op.db, sql`select report from campaign where id = ${id}`);
    if (!kept?.report || signature === null || closeEntry === null) throw CampaignFailures.NO_REPORT();
    const proof = await logProof(op.db, this.keeper, closeEntry, day(op.now));
    if (!proof) throw CampaignFailures.NO_REPORT();
    return { report: JSON.parse(kept.report) as Record<string, unknown>, signature, ...proof };
  }
}
