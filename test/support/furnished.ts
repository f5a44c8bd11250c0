import { readFileSync } from 'node:fs';
import type { Answer, Browser } from './browser.js';

type As = (who: string) => Browser;
const REASON = 'So that every page has something to show';

/** Makes on the demo one of everything that has a page of its own; answers ids by the name they have in an address. */
export async function furnish(as: As): Promise<Record<string, string>> {
  const accountOf = async (handle: string): Promise<string> =>
    must(await as('admin').get(`/accounts?q=${handle}`)).items[0].id;
  const personOf = async (email: string): Promise<string> =>
    must(await as('admin').get(`/people?q=${encodeURIComponent(email)}`)).items[0].id;
  const [first, second, third] = await Promise.all(['releve_demo_1', 'releve_demo_2', 'releve_demo_3'].map(accountOf));
  const engager = await personOf('engager@brevanne.example');
  const auditee = await personOf('admin2@brevanne.example');
  const cases = must(await as('hr').get('/offboarding-cases?status=running')).items;
  const caseId = cases[0].id;
  const groupId = await made(as('admin'), '/groups', { name: 'Night shift', description: 'Answers until midnight' });
  must(await as('owner').post(`/accounts/${second}/group-grants`, { groupId, level: 'moderator', reason: REASON }));
  const [policy] = must(await as('admin').get('/policies')).items;
  const file = new FormData();
  file.append('kind', 'sheet');
  file.append('file', new Blob([readFileSync('sample/register-as-found.csv')], { type: 'text/csv' }), 'register.csv');
  const right = { personId: engager, accountId: second, until: '2026-12-31', reason: REASON };
  await made(as('admin'), '/break-glass-rights', right);
  return {
    openingId: await made(as('engager'), `/accounts/${second}/break-glass`, {
      ...{ ticket: 'INC-7', minutes: 30, reason: REASON },
    }),
    accountRequestId: await made(as('owner'), '/account-requests', {
      ...{ platform: 'instagram', handle: 'a_new_presence', displayName: 'A new presence', criticality: 'medium' },
      ...{ purpose: 'Shows the winter range', audience: 'Customers in France', brand: 'Brevanne', notPersonal: true },
      ...{ ownerEntity: 'Brevanne SAS', ownerId: engager, backupOwnerId: auditee, reason: REASON },
    }),
    importId: must(await as('admin').post('/imports', file)).id,
    accountId: first as string,
    personId: engager,
    requestId: await made(as('engager'), '/access-requests', {
      accountId: second,
      level: 'publisher',
      until: '2027-03-31',
      reason: REASON,
    }),
    incidentId: await made(as('owner'), `/accounts/${third}/incidents`, { kind: 'compromised', reason: REASON }),
    impersonationId: await made(as('owner'), '/impersonations', {
      platform: 'instagram',
      handle: 'releve_dem0_1',
      seenOn: '2026-11-17',
      accountId: first,
    }),
    auditId: await made(as('owner'), '/brand-audits', {
      accountIds: [first],
      dueOn: '2026-12-31',
      assigneeId: auditee,
      checklist: ['logo'],
    }),
    groupId,
    captureId: await made(as('owner'), `/accounts/${second}/captures`, {
      capturedOn: '2026-11-17',
      source: 'paste',
      text: 'Anne Brev;Admin',
    }),
    campaignId: await made(as('admin'), '/campaigns', {
      ...{
        name: 'Autumn review',
        subject: 'grants',
        scope: { platform: 'instagram' },
        cadence: 'once',
        startsOn: '2026-11-17',
      },
      ...{ answerDays: 21, reviewerRule: 'owner', afterDeadline: 'nothing', reason: REASON },
    }),
    caseId,
    departureId: must(await as('hr').get('/agency-departures')).items[0].id,
    taskId: must(await as('hr').get(`/offboarding-cases/${caseId}/tasks`)).items[0].id,
    handoverId: must(await as('hr').get(`/offboarding-cases/${caseId}/handovers`)).items[0].id,
    platform: 'instagram',
    policyCode: policy.code,
    number: String(policy.versions.at(-1).number),
    figure: 'two_full_control',
    index: '3',
  };
}

const made = async (by: Browser, path: string, body: object): Promise<string> => must(await by.post(path, body)).id;

function must(answer: Answer): any {
  if (answer.status < 300) return answer.body;
  throw new Error(`Furnishing: ${answer.status} ${answer.text}`);
}
