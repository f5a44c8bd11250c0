import { BreakGlassRights } from '../access/break-glass-rights.service.js';
import { Emergencies } from '../access/break-glass.service.js';
import { ActingOwners } from '../access/acting-owners.service.js';
import type { DemoStory } from './demo-story.js';
import { AgencyDepartures } from '../handover/agencies.service.js';
import { RunbookShelf } from '../handover/runbook.service.js';
import { Organisations } from '../people/organisations.service.js';
import { Departure, type When } from './demo-departure.js';

const HR = 'rh@brevanne.example';
const ADMIN = 'admin@brevanne.example';
const SECOND_ADMIN = 'admin2@brevanne.example';

/** 1: on track and half done; the last day came three weeks earlier than first said. */
async function marcus(story: DemoStory): Promise<void> {
  const hr = (at: string): When => ({ at, by: HR });
  const departure = await Departure.open(story, 'marcus.odell@lumio.example', hr('2026-10-05T08:40:00Z'), {
    scenario: 'planned',
    lastDay: '2027-01-15',
    reason: 'Resignation received on 2 October',
  });
  await departure.ask(hr('2026-10-06T09:05:00Z'), 'harriet.penhallow@lumio.example');
  await departure.allAccept('2026-10-07T10:20:00Z');
  const done = (at: string, codes: string[], text: string): Promise<void> =>
    departure.done({ at, by: ADMIN, codes, text });
  await done(
    '2026-10-08T09:00:00Z',
    ['O3'],
    'The mailbox and the Google account stay until the channel has a new owner',
  );
  await done('2026-10-09T15:30:00Z', ['B1', 'N1', 'O1', 'Q1'], 'Checked on the platform together with Harriet');
  await done('2026-10-12T13:10:00Z', ['B2', 'N2'], 'Harriet invited');
  await done('2026-10-21T14:00:00Z', ['N3', 'S1'], 'Harriet accepted and signed in');
  await done('2026-10-28T10:00:00Z', ['C07', 'C08'], 'Plans and invoices are in the export team’s folder');
  const declared = { none: true, statement: 'I know of no other account of the company' };
  await departure.declare({ at: '2026-10-30T15:00:00Z', by: 'marcus.odell@lumio.example' }, declared);
  await done('2026-11-03T14:30:00Z', ['B4', 'N4'], 'Harriet is the first owner now');
  await done('2026-11-04T16:00:00Z', ['O2'], 'Not needed: the channel has its second owner');
  await done('2026-11-13T11:00:00Z', ['C10', 'S3'], 'Harriet changed a line of the description and changed it back');
  await departure.move(hr('2026-11-02T09:15:00Z'), '2026-12-25', 'Both sides agreed on an earlier day');
}

/** 2: too late for the platform's own delay, and a successor elsewhere. */
async function bastien(story: DemoStory): Promise<void> {
  await Departure.open(
    story,
    'bastien.rouviere@brevanne.example',
    { at: '2026-11-13T09:10:00Z', by: HR },
    { scenario: 'planned', lastDay: '2026-11-22', reason: 'Fin de contrat annoncée le 12 novembre' },
  );
}

/** 3: cut in one act, closed in under three hours. */
async function dominic(story: DemoStory): Promise<void> {
  const departure = await Departure.open(
    story,
    'dominic.rusk@lumio.example',
    { at: '2026-06-18T14:10:00Z', by: HR },
    { scenario: 'hostile', lastDay: '2026-06-18', cut: true, reason: 'Dismissed with immediate effect' },
  );
  const done = (at: string, codes: string[], text: string): Promise<void> =>
    departure.done({ at, by: ADMIN, codes, text });
  await done('2026-06-18T14:22:00Z', ['X1', 'X2'], 'Pictures and lists taken before anything was changed');
  await done('2026-06-18T14:40:00Z', ['X3'], 'Drafts and planned posts looked through');
  await emergency(story);
  await departure.rotate('2026-06-18T15:05:00Z', 'New value set on the platform after a departure');
  await done('2026-06-18T15:15:00Z', ['S4', 'S5', 'S6'], 'New values set on the platform');
  await done('2026-06-18T15:20:00Z', ['S7', 'S8'], 'All sessions and connected applications ended');
  await done('2026-06-18T16:10:00Z', ['C08', 'C11', 'X5'], 'Done the same afternoon');
  await departure.done({
    at: '2026-06-18T16:40:00Z',
    by: SECOND_ADMIN,
    codes: ['S9'],
    text: 'The old passwords are refused',
  });
  const looked = { at: '2026-06-18T16:50:00Z', by: SECOND_ADMIN };
  await departure.seen(looked, ['X1', 'X2', 'X3', 'S4', 'S5', 'S6', 'S7', 'S8']);
  await departure.seen({ at: '2026-06-18T16:52:00Z', by: ADMIN }, ['S9']);
  await departure.close({ at: '2026-06-18T17:05:00Z', by: ADMIN }, 'Everything is in other hands');
}

/** The platform had locked an account that afternoon: somebody without a right of their own had to get in. */
async function emergency(story: DemoStory): Promise<void> {
  const personId = await story.person(SECOND_ADMIN);
  const accountId = await story.account('x', 'lumio_help');
  const rights = story.app.get(BreakGlassRights);
  const emergencies = story.app.get(Emergencies);
  const given = {
    at: '2026-06-01T09:00:00Z',
    by: ADMIN,
    because: 'On call for the Lumio accounts this year',
    fresh: true,
  };
  await story.act({ ...given, does: 'break_glass_right.give' }, (op) =>
    rights.give(op, { personId, accountId, until: '2026-12-31', reason: given.because }),
  );
  const because = 'Locked by the platform while its keeper was being replaced';
  const opening = await story.act(
    { at: '2026-06-18T14:45:00Z', by: SECOND_ADMIN, does: 'break_glass.open', because, fresh: true },
    (op) => emergencies.open(op, accountId, { ticket: 'INC-2381', minutes: 60, reason: because }),
  );
  await story.act({ at: '2026-06-18T15:30:00Z', by: SECOND_ADMIN, does: 'break_glass.end' }, (op) =>
    emergencies.end(op, opening.id),
  );
  const seen = 'Needed to answer the platform, and used for nothing else';
  await story.act({ at: '2026-06-19T08:30:00Z', by: ADMIN, does: 'break_glass.review', because: seen }, (op) =>
    emergencies.review(op, opening.id, { outcome: 'justified', reason: seen }),
  );
}

/** 7: an account made with a private mailbox and a private telephone. */
async function ines(story: DemoStory): Promise<void> {
  await Departure.open(
    story,
    'ines.boukhalfa@brevanne.example',
    { at: '2026-11-12T14:00:00Z', by: HR },
    { scenario: 'planned', lastDay: '2026-12-08', reason: 'Fin du contrat d’apprentissage' },
  );
}

/** 8: an account nobody could win back; the risk was accepted until a day that is over. */
async function veronique(story: DemoStory): Promise<void> {
  const departure = await Departure.open(
    story,
    'veronique.astier@brevanne.example',
    { at: '2024-11-12T09:00:00Z', by: HR },
    { scenario: 'planned', lastDay: '2024-11-29', reason: 'Départ annoncé le 8 novembre' },
  );
  await departure.cut({ at: '2024-11-29T17:30:00Z', by: HR }, 'Fin du dernier jour');
  await departure.done({ at: '2024-12-02T10:00:00Z', by: ADMIN, codes: ['C08', 'C11'], text: 'Fait avec les RH' });
  const given = { at: '2025-01-08T10:30:00Z', by: ADMIN };
  const because = 'La plateforme n’a pas rendu le compte : aucune adresse de secours ne répond plus';
  const undone = ['C05', 'C10', 'S2', 'S3', 'S4', 'S5', 'C09', 'C15'];
  await departure.waive(given, undone, '2025-07-10', because);
  await departure.seen({ at: '2025-01-09T09:00:00Z', by: SECOND_ADMIN }, undone);
  await departure.close({ at: '2025-01-10T15:00:00Z', by: HR }, 'Dossier clos avec un risque accepté');
  const first = { at: '2025-07-10T09:20:00Z', by: ADMIN };
  const second = { at: '2025-07-10T11:00:00Z', by: SECOND_ADMIN };
  const until = { first, second, reviewOn: '2026-07-10' };
  await departure.acceptAgain(until, undone, 'Toujours aucune réponse de la plateforme');
}

/** 4: somebody is away for long; a colleague acts for her. */
async function fatou(story: DemoStory): Promise<void> {
  await Departure.open(
    story,
    'fatou.diarra-lebon@brevanne.example',
    { at: '2026-07-20T08:30:00Z', by: HR },
    { scenario: 'death_absence', lastDay: '2026-07-19', reason: 'Absence de longue durée' },
  );
  const personId = await story.person('nadege.olivier@brevanne.example');
  for (const [platform, handle] of [
    ['x', 'brevanne_sav'],
    ['whatsapp_business', '+33639981101'],
  ] as const) {
    const accountId = await story.account(platform, handle);
    const acts = { personId, from: '2026-07-20', until: '2027-01-31', reason: 'Elle répond pour le compte' };
    await story.act(
      { at: '2026-07-20T09:15:00Z', by: ADMIN, does: 'acting_owner.name', because: acts.reason, fresh: true },
      (op) => story.app.get(ActingOwners).name(op, accountId, acts),
    );
  }
}

/** 6: from customer care to marketing; the new manager keeps two rights. */
async function callum(story: DemoStory): Promise<void> {
  const departure = await Departure.open(
    story,
    'callum.strode@lumio.example',
    { at: '2026-08-25T09:00:00Z', by: HR },
    { scenario: 'role_change', lastDay: '2026-08-31', reason: 'Joins the marketing team on 1 September' },
  );
  await departure.keep({ at: '2026-08-28T10:00:00Z', by: 'jerome.castaing@brevanne.example' }, [
    ['facebook_page', 'maison.brevanne', 'Reads the figures for the joint campaigns'],
    ['instagram', 'lumio.eu', 'Posts the campaigns he now plans'],
  ]);
  const because = 'He stays deputy for these accounts until the autumn review';
  const given = { at: '2026-08-31T15:00:00Z', by: ADMIN };
  const gates = story.app.get(RunbookShelf).codes((step) => step.gate);
  await departure.waive(given, gates, '2026-12-15', because);
  await departure.seen({ at: '2026-08-31T16:00:00Z', by: SECOND_ADMIN }, gates);
  await departure.cut({ at: '2026-09-01T07:30:00Z', by: HR }, 'The first day in the new team');
  await departure.close({ at: '2026-09-01T16:00:00Z', by: HR }, 'Moved; two rights kept');
}

/** 5: a contract ends; what the agency holds is to be taken back. */
async function pivoine(story: DemoStory): Promise<void> {
  const agency = { name: 'Agence Pivoine', kind: 'agency', contractEnd: '2026-12-12' };
  const { id } = await story.act({ at: '2026-11-09T08:50:00Z', by: HR, does: 'organisation.create' }, (op) =>
    story.app.get(Organisations).create(op, agency),
  );
  const because = 'The contract is not renewed';
  const asked = { scenario: 'agency_end', lastDay: '2026-12-12', reason: because };
  const opened = await story.act({ at: '2026-11-09T09:00:00Z', by: HR, does: 'agency.open', because }, (op) =>
    story.app.get(AgencyDepartures).open(op, id, asked),
  );
  // A successor who is about to leave himself: he is asked on the tenth, and says so three days later.
  for (const { caseId } of opened.people)
    await new Departure(story, caseId).ask({ at: '2026-11-10T10:30:00Z', by: HR }, 'bastien.rouviere@brevanne.example');
}

/** The departures of `sample/README.md`, which is their only source, in the order of their first day. */
export const DEPARTURES = {
  /** Before the list of who has access is read: what it says of her was only found later. */
  beforeAccess: [veronique],
  now: [dominic, fatou, callum, marcus, pivoine, ines, bastien],
};
