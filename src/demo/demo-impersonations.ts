import { insertRows } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Operation } from '../operation/operation.js';

/** The impersonations of `sample/README.md`, which is their only source. */
const IMPERSONATIONS = [
  {
    platform: 'instagram',
    handle: 'brevanne_officiel',
    url: 'https://www.instagram.com/brevanne_officiel/',
    brand: 'Brévanne',
    seenOn: '2026-08-24',
    reports: ['2026-08-25', '2026-10-02'],
    outcome: { state: 'still_up', on: '2026-10-02', reason: 'Still up after the second report' },
  },
  {
    platform: 'facebook_page',
    handle: 'maison.brevanne.promo',
    key: 'maisonbrevannepromo',
    url: 'https://www.facebook.com/maison.brevanne.promo',
    brand: 'Brévanne',
    seenOn: '2026-03-09',
    reports: ['2026-03-09'],
    outcome: { state: 'removed', on: '2026-03-17', reason: 'Closed by the platform' },
  },
  {
    platform: 'x',
    handle: 'Lumio_Support_',
    key: 'lumio_support_',
    url: 'https://x.com/Lumio_Support_',
    brand: 'Lumio',
    seenOn: '2026-05-18',
    reports: ['2026-05-18'],
    outcome: { state: 'pending', on: '2026-05-18', reason: 'The platform has not answered' },
  },
  {
    platform: 'tiktok',
    handle: 'lumio.giveaway',
    url: 'https://www.tiktok.com/@lumio.giveaway',
    brand: 'Lumio',
    seenOn: '2025-12-01',
    reports: ['2025-12-02'],
    outcome: { state: 'renamed', on: null, reason: 'Renamed, no longer a copy' },
  },
  {
    platform: 'whatsapp_business',
    handle: '+33639987766',
    url: 'https://wa.me/33639987766',
    brand: 'Brévanne',
    seenOn: '2026-09-29',
    reports: ['2026-09-29'],
    outcome: { state: 'blocked', on: null, reason: 'The number was blocked by the platform' },
  },
] as const;

const COLUMNS = 'id platform handle handle_key profile_url seen_on brand state created_by created_at version'.split(
  ' ',
);
const REPORT_COLUMNS = 'id impersonation_id reported_on reported_by created_at'.split(' ');
const OUTCOME_COLUMNS = 'id impersonation_id outcome happened_on reason decided_by decided_at'.split(' ');

/** Each with its reports and how it stands today. */
export async function addImpersonations(op: Operation): Promise<void> {
  const [by, at] = [op.actor.id, iso(op.now)];
  for (const fake of IMPERSONATIONS) {
    const { platform, handle, url, brand, seenOn, reports, outcome } = fake;
    const id = newId();
    const key = 'key' in fake ? fake.key : handle;
    const row = [id, platform, handle, key, url, seenOn, brand, outcome.state, by, at, 1];
    await insertRows(op.db, 'impersonation', COLUMNS, [row]);
    await insertRows(
      op.db,
      'impersonation_report',
      REPORT_COLUMNS,
      reports.map((reportedOn) => [newId(), id, reportedOn, by, at]),
    );
    const decided = [newId(), id, outcome.state, outcome.on, outcome.reason, by, at];
    await insertRows(op.db, 'impersonation_outcome', OUTCOME_COLUMNS, [decided]);
    op.record([`impersonation:${id}`], { platform, handle, seenOn, state: outcome.state, brand });
  }
}
