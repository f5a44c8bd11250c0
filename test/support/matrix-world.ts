import type { Answer, Browser } from './browser.js';
import type { Somebody } from './given.js';
import type { House } from './house.js';

/** From those who may least to those who may most, so that an act of one hardly changes what the next one meets. */
export const ROLES = ['anonymous', 'pending', 'member', 'engager', 'hr', 'auditor', 'owner', 'admin'] as const;
export type MatrixRole = (typeof ROLES)[number];

/** What a route is pointed at. `own` belongs to the owner and is used by the engager; `other` is somebody else's. */
export interface Objects {
  account: string;
  credential: string;
  totp: string;
  codes: string;
  grant: string;
  request: string;
  person: string;
  case: string;
  handover: string;
  task: string;
  opening: string;
  breakGlassRight: string;
  entitlement: string;
  group: string;
  groupGrant: string;
  campaign: string;
  item: string;
  policy: string;
  training: string;
  capture: string;
  incident: string;
  accountRequest: string;
  impersonation: string;
  audit: string;
  fault: string;
  import: string;
  mapping: string;
}

const REASON = 'Asked for by the matrix';
const TRAINING = { course: 'Matrix', level: '2', completedOn: '2026-11-01', evidence: 'Seen by the matrix' };

const NEW_ACCOUNT = {
  platform: 'instagram',
  displayName: 'Matrix',
  purpose: 'Tried by the matrix',
  audience: 'Nobody',
  ownerEntity: 'Matrix',
  criticality: 'low',
  notPersonal: true,
};

/** Everybody and everything a route can be tried with. */
export class MatrixWorld {
  private count = 0;

  private constructor(
    private readonly house: House,
    readonly people: Record<
      'member' | 'engager' | 'hr' | 'auditor' | 'owner' | 'admin' | 'stranger' | 'third',
      Somebody
    >,
    readonly browsers: Record<MatrixRole, Browser>,
  ) {}

  static async open(house: House): Promise<MatrixWorld> {
    const { given } = house;
    const [member, engager, owner, stranger, third] = [
      await given.person(),
      await given.person(),
      await given.person(),
      await given.person(),
      await given.person(),
    ];
    const people = {
      member,
      engager,
      owner,
      stranger,
      third,
      hr: await given.hr(),
      auditor: await given.auditor(),
      admin: await given.admin(),
    };
    const pending = house.browser();
    await pending.post('/session', { email: member.email, password: 'releve-demo-2026' });
    const [asMember, asEngager, asHr, asAuditor, asOwner, asAdmin] = await Promise.all(
      [member, engager, people.hr, people.auditor, owner, people.admin].map((somebody) => given.as(somebody)),
    );
    const browsers = {
      anonymous: house.browser(),
      pending,
      member: asMember,
      engager: asEngager,
      hr: asHr,
      auditor: asAuditor,
      owner: asOwner,
      admin: asAdmin,
    };
    return new MatrixWorld(house, people, browsers as Record<MatrixRole, Browser>);
  }

  next(): number {
    return ++this.count;
  }

  /** Fresh objects of both sides, as far as a route of this path can touch them. */
  async objects(path: string): Promise<{ own: Objects; other: Objects }> {
    const { owner, engager, stranger } = this.people;
    return { own: await this.side(path, owner, engager), other: await this.side(path, stranger, null) };
  }

  private async side(path: string, owner: Somebody, engager: Somebody | null): Promise<Objects> {
    const { given } = this.house;
    const objects: Objects = {
      account: '-',
      credential: '-',
      totp: '-',
      codes: '-',
      grant: '-',
      request: '-',
      person: (await given.person()).id,
      case: '-',
      handover: '-',
      task: '-',
      opening: '-',
      breakGlassRight: '-',
      accountRequest: '-',
      entitlement: '-',
      group: '-',
      groupGrant: '-',
      campaign: '-',
      item: '-',
      policy: '-',
      training: '-',
      capture: '-',
      incident: '-',
      impersonation: '-',
      audit: '-',
      fault: '-',
      import: '-',
      mapping: '-',
    };
    if (/^\/account-requests|set-up|activate/.test(path)) return { ...objects, ...(await this.askedFor(path, owner)) };
    if (/^\/(offboarding-cases|handovers|tasks)/.test(path)) return { ...objects, ...(await this.departure(owner)) };
    if (path.startsWith('/incidents')) return { ...objects, incident: await this.incident(owner) };
    if (/^\/break-glass|\/break-glass$/.test(path)) return this.emergency(objects, path, owner, engager);
    if (/^\/(policies|training)/.test(path)) return { ...objects, ...(await this.policy(path, objects.person)) };
    if (path.startsWith('/groups')) return { ...objects, group: await this.group(owner, engager) };
    if (path.startsWith('/group-grants')) return { ...objects, groupGrant: await this.groupGrant(owner, engager) };
    if (path.startsWith('/entitlements')) return { ...objects, entitlement: await this.rule() };
    if (path.startsWith('/campaigns')) return { ...objects, ...(await this.round(owner, engager)) };
    if (path.startsWith('/import')) return { ...objects, ...(await this.imported(path, engager !== null)) };
    if (/^\/(impersonations|brand-audit)/.test(path)) return { ...objects, ...(await this.branding(path, owner)) };
    if (!/^\/(accounts|credentials|grants|access-requests|captures)/.test(path)) return objects;
    const account = await given.account({ owner });
    const user = engager ?? (await given.person());
    await given.grant(user, account, 'publisher');
    objects.account = account.id;
    if (path.endsWith('/group-grants')) objects.group = await this.group(await given.person(), null);
    objects.grant = (await given.grant(await given.person(), account, 'analyst')).id;
    if (path.startsWith('/captures')) objects.capture = await this.capture(owner, account.id);
    if (path.includes('/check-out')) {
      const policy = { required: true, minutes: 30, rotateOnReturn: false, reason: REASON };
      this.must(await (await given.as(owner)).put(`/accounts/${account.id}/check-out-policy`, policy), 200);
    }
    if (path.startsWith('/credentials')) {
      objects.credential = (
        await given.credential(owner, account, 'password', { username: 'matrix', password: 'matrix secret' })
      ).id;
      objects.totp = (await given.credential(owner, account, 'totp', { seed: 'JBSWY3DPEHPK3PXP' })).id;
      objects.codes = (
        await given.credential(owner, account, 'recovery_codes', {
          codes: Array.from({ length: 20 }, (_, i) => `code-${i}-matrix`),
        })
      ).id;
      if (/staged\/./.test(path)) await this.stage(owner, objects);
    }
    if (path.startsWith('/access-requests')) {
      const asker = await given.as(this.people.third);
      objects.request = this.must(
        await asker.post('/access-requests', { accountId: account.id, level: 'analyst', reason: REASON }),
        201,
      ).id;
    }
    return objects;
  }

  private async stage(owner: Somebody, { credential, totp }: Objects): Promise<void> {
    const browser = await this.house.given.as(owner);
    const values = { [credential]: { password: 'matrix candidate' }, [totp]: { seed: 'KRSXG5CTMVRXEZLU' } };
    for (const [id, value] of Object.entries(values))
      this.must(await browser.post(`/credentials/${id}/staged`, { value, reason: REASON }), 201);
  }

  private async rule(): Promise<string> {
    const asAdmin = await this.house.given.as(this.people.admin);
    return this.must(await asAdmin.post('/entitlements', ruleFor(this.next())), 201).id;
  }

  /** Somebody else has the owner's account open; the engager could open their own. */
  private async emergency(objects: Objects, path: string, owner: Somebody, engager: Somebody | null): Promise<Objects> {
    const { given } = this.house;
    const account = await given.account({ owner });
    const opener = await given.person();
    const asAdmin = await given.as(await given.registrar());
    const right = { accountId: account.id, until: '2026-12-31', reason: REASON };
    for (const { id } of engager ? [opener, engager] : [opener])
      objects.breakGlassRight = this.must(
        await asAdmin.post('/break-glass-rights', { ...right, personId: id }),
        201,
      ).id;
    const asked = { reason: REASON, ticket: 'INC-1', minutes: 30 };
    const asOpener = await given.as(opener);
    objects.opening = this.must(await asOpener.post(`/accounts/${account.id}/break-glass`, asked), 201).id;
    if (path.endsWith('/review')) this.must(await asOpener.post(`/break-glass/${objects.opening}/end`, {}), 200);
    return { ...objects, account: account.id };
  }

  /** A review that asks the owner about somebody's grant. */
  private async round(owner: Somebody, engager: Somebody | null): Promise<Partial<Objects>> {
    const { given } = this.house;
    const brand = `Matrix ${this.next()}`;
    const account = await given.account({ owner, brand });
    await given.grant(engager ?? (await given.person()), account, 'publisher');
    const asAdmin = await given.as(this.people.admin);
    const begun = { ...roundOf(brand), startsOn: '2026-11-17' };
    const campaign = this.must(await asAdmin.post('/campaigns', begun), 201).id;
    const { items } = this.must(await asAdmin.get(`/campaigns/${campaign}/items`), 200);
    return { account: account.id, campaign, item: items[0].id };
  }

  /** A policy with a version in the state its route is about, and a training. */
  private async policy(path: string, personId: string): Promise<Partial<Objects>> {
    const { given } = this.house;
    const [author, second] = [await given.as(await given.registrar()), await given.as(this.people.admin)];
    const policy = `matrix-${this.next()}`;
    const version = `/policies/${policy}/versions/1`;
    this.must(await author.post('/policies', { code: policy, kind: 'guideline', cadence: 'yearly' }), 201);
    const text = { title: 'Matrix', body: 'Matrix' };
    this.must(await author.post(`/policies/${policy}/versions`, { texts: { fr: text, en: text } }), 201);
    if (/comments/.test(path)) this.must(await author.post(`${version}/open-comments`, { until: '2026-12-31' }), 200);
    if (/acknowledge|outstanding|review|versions$|code\}$/.test(path))
      this.must(
        await second.post(`${version}/publish`, { effectiveFrom: '2026-11-17', version: 1, reason: REASON }),
        200,
      );
    const training = this.must(await second.post(`/people/${personId}/training`, TRAINING), 201).id;
    return { policy, training };
  }

  /** The platform's list of an account, with one name nobody knows and a picture. */
  private async capture(owner: Somebody, accountId: string): Promise<string> {
    const browser = await this.house.given.as(owner);
    return this.must(await browser.post(`/accounts/${accountId}/captures`, A_LIST), 201).id;
  }

  /** Something happened to an account, and its owner reported it. */
  private async incident(owner: Somebody): Promise<string> {
    const { given } = this.house;
    const account = await given.account({ owner });
    const report = { kind: 'compromised', reason: REASON };
    return this.must(await (await given.as(owner)).post(`/accounts/${account.id}/incidents`, report), 201).id;
  }

  /** A new account that is asked for; its set-up where the route needs one. `owner` is accountable for the brand of the request. */
  private async askedFor(path: string, owner: Somebody): Promise<Partial<Objects>> {
    const { given } = this.house;
    const registrar = await given.as(await given.registrar());
    const brand = `Matrix ${this.next()}`;
    const [one, other] = [await given.person(), await given.person()];
    const isSetUp = !path.startsWith('/account-requests');
    this.must(await registrar.put(`/brands/${brand}`, { accountableId: owner.id, reason: REASON }), 200);
    const asked = this.must(
      await (
        await given.as(this.people.third)
      ).post('/account-requests', {
        ...NEW_ACCOUNT,
        handle: `matrix_${this.next()}`,
        brand,
        ownerId: isSetUp ? owner.id : one.id,
        backupOwnerId: other.id,
        reason: REASON,
      }),
      201,
    );
    if (isSetUp) this.must(await registrar.post(`/account-requests/${asked.id}/approve`, { reason: REASON }), 200);
    return { accountRequest: asked.id, account: asked.accountId };
  }

  /** A fake of the owner's account; an audit of it by somebody else, and a fault found in it. */
  private async branding(path: string, owner: Somebody): Promise<Partial<Objects>> {
    const account = (await this.house.given.account({ owner })).id;
    const browser = await this.house.given.as(owner);
    if (path.startsWith('/impersonations'))
      return {
        account,
        impersonation: this.must(await browser.post('/impersonations', fakeOf(this.next(), account)), 201).id,
      };
    const assigned = {
      accountIds: [account],
      dueOn: '2026-12-31',
      assigneeId: this.people.third.id,
      checklist: ['logo'],
    };
    const audit = this.must(await browser.post('/brand-audits', assigned), 201).id;
    if (!path.startsWith('/brand-audit-faults')) return { account, audit };
    const third = await this.house.given.as(this.people.third);
    const answered = await third.post(`/brand-audits/${audit}/items/${account}`, { results: { logo: 'wrong' } });
    return { account, fault: this.must(answered, 200).results[0].id };
  }

  /** A file of people, which hr reads in too, or of access, which only admins do; or a mapping of such a file. */
  private async imported(path: string, ofPeople: boolean): Promise<Partial<Objects>> {
    const browser = await this.house.given.as(await this.house.given.registrar());
    const opened = this.must(await browser.post('/imports', fileOf(ofPeople ? 'people' : 'access', this.next())), 201);
    if (/result/.test(path))
      await this.house.tamper('update import_run set result = $1 where id = $2', [NO_ROWS, opened.id]);
    const saved = { name: `Matrix ${this.next()}`, mapping: opened.mapping };
    return { import: opened.id, mapping: this.must(await browser.post('/import-mappings', saved), 201).id };
  }

  /** A group with the engager in it, made by the registrar. */
  private async group(owner: Somebody, engager: Somebody | null): Promise<string> {
    const { given } = this.house;
    const admin = await given.as(await given.registrar());
    const group = this.must(await admin.post('/groups', { name: `Group of the matrix ${this.next()}` }), 201);
    const personIds = [engager?.id ?? owner.id];
    this.must(await admin.post(`/groups/${group.id}/members`, { personIds, reason: REASON }), 201);
    return group.id;
  }

  private async groupGrant(owner: Somebody, engager: Somebody | null): Promise<string> {
    const { given } = this.house;
    const account = await given.account({ owner });
    const groupId = await this.group(await given.person(), engager);
    const admin = await given.as(await given.registrar());
    const body = { groupId, level: 'analyst', reason: REASON };
    return this.must(await admin.post(`/accounts/${account.id}/group-grants`, body), 201).id;
  }

  /** Somebody who owns an account leaves; `successor` is the backup owner. */
  private async departure(successor: Somebody): Promise<Partial<Objects>> {
    const { given } = this.house;
    const leaver = await given.person();
    const account = await given.account({ owner: leaver, backupOwner: successor });
    const asHr = await given.as(this.people.hr);
    const kase = this.must(
      await asHr.post('/offboarding-cases', {
        personId: leaver.id,
        scenario: 'planned',
        lastDay: '2026-12-31',
        reason: REASON,
      }),
      201,
    );
    const handovers = this.must(await asHr.get(`/offboarding-cases/${kase.id}/handovers`), 200);
    const tasks = this.must(await asHr.get(`/offboarding-cases/${kase.id}/tasks?limit=200`), 200);
    const handover = handovers.items[0];
    this.must(await asHr.patch(`/handovers/${handover.id}`, { successorId: successor.id }), 200);
    const task = tasks.items.find((one: any) => one.assigneeId === successor.id) ?? tasks.items[0];
    return { case: kase.id, handover: handover.id, task: task.id, account: account.id };
  }

  private must(answer: Answer, status: number): any {
    if (answer.status !== status) throw new Error(`The matrix could not be set up: ${answer.status} ${answer.text}`);
    return answer.body;
  }
}

const roundOf = (brand: string): object => ({
  ...{ name: 'Matrix', subject: 'grants', scope: { brand }, cadence: 'once', startsOn: '2026-12-31', answerDays: 14 },
  ...{ reviewerRule: 'owner', afterDeadline: 'nothing', reason: REASON },
});

const PEOPLE_MAPPING = { kind: 'people', columns: { full_name: 'full_name', work_email: 'work_email', kind: 'kind' } };
const NO_ROWS = JSON.stringify({ accepted: 0, unchanged: 0, refused: [], findings: [] });
const ONE_PERSON = (n: number): string => `full_name,work_email,kind\nMatrix,matrix-file-${n}@story.example,employee\n`;
const ONE_RIGHT =
  'platform,handle,person_email,level,since,status\nx,matrix,x@story.example,analyst,2026-01-01,active\n';

function fileOf(kind: 'people' | 'access', n: number, isNew = true): FormData {
  const form = new FormData();
  if (isNew) form.append('kind', kind);
  form.append('file', new Blob([kind === 'people' ? ONE_PERSON(n) : ONE_RIGHT], { type: 'text/csv' }), 'matrix.csv');
  return form;
}

/** A rule that concerns no account of the matrix. */
const ruleFor = (n: number): object => ({
  ...{ who: 'department', value: `Matrix ${n}`, brand: `Matrix ${n}` },
  ...{ levels: ['analyst'], scopes: ['routine'], reason: REASON },
});

const fakeOf = (n: number, accountId: string): object => ({
  ...{ platform: 'instagram', handle: `matrix_fake_${n}` },
  ...{ seenOn: '2026-11-17', accountId },
});

/** One name nobody knows, and the first bytes of a picture. */
const A_LIST = { capturedOn: '2026-11-17', source: 'paste', text: 'Anne Brev;Admin', picture: 'iVBORw0KGgo=' };
const MATRIX_DAYS = { from: '2026-11-17', until: '2026-11-20' };

/** The body each changing route is tried with; a route that is not here fails the guard. */
export const BODIES: Record<string, (world: MatrixWorld, at: Objects) => unknown> = {
  'POST /people': (w) => ({ fullName: 'Matrix', workEmail: `matrix-${w.next()}@story.example` }),
  'PATCH /people/{id}': (w) => ({ department: `Matrix ${w.next()}` }),
  'PUT /people/{id}/roles': () => ({ roles: ['auditor'], reason: REASON }),
  'POST /people/{id}/freeze': () => ({ reason: REASON }),
  'POST /people/{id}/unfreeze': () => ({ reason: REASON }),
  'POST /people/{id}/invite': () => ({}),
  'POST /people/{id}/erase': () => ({ reason: REASON }),
  'PATCH /platforms/{id}': (w) => ({ source: 'Tried by the matrix', name: `Instagram ${w.next()}` }),
  'POST /accounts': (w) => ({
    platform: 'instagram',
    handle: `matrix_${w.next()}`,
    displayName: 'Matrix',
    accessModel: 'shared_login',
    ownerId: w.people.third.id,
  }),
  'PATCH /accounts/{id}': (w) => ({ displayName: `Matrix ${w.next()}` }),
  'POST /accounts/{id}/approve': () => ({ reason: REASON }),
  'POST /accounts/{id}/reject': () => ({ reason: REASON }),
  'POST /accounts/{id}/retire': () => ({ reason: REASON }),
  'POST /accounts/{id}/status': () => ({ status: 'dormant', reason: REASON }),
  'POST /accounts/{id}/freeze': () => ({ reason: REASON }),
  'POST /accounts/{id}/unfreeze': () => ({ reason: REASON }),
  'PUT /accounts/{id}/seats/{seat}': (w) => ({ personId: w.people.third.id, reason: REASON }),
  'POST /accounts/{id}/documents': () => ({ kind: 'other', title: 'Matrix', url: 'https://files.example/m' }),
  'DELETE /accounts/{id}/documents/{document}': () => undefined,
  'PUT /brands/{name}': (w) => ({ accountableId: w.people.third.id, reason: REASON }),
  'POST /account-requests': (w) => ({
    ...NEW_ACCOUNT,
    handle: `matrix_${w.next()}`,
    brand: 'Matrix',
    ownerId: w.people.third.id,
    backupOwnerId: w.people.stranger.id,
    reason: REASON,
  }),
  'PATCH /account-requests/{id}': (w) => ({ purpose: `Matrix ${w.next()}` }),
  'POST /account-requests/{id}/comments': () => ({ text: 'Said by the matrix' }),
  'POST /account-requests/{id}/ask-changes': () => ({ reason: REASON }),
  'POST /account-requests/{id}/approve': () => ({ reason: REASON }),
  'POST /account-requests/{id}/reject': () => ({ reason: REASON }),
  'POST /account-requests/{id}/withdraw': () => ({ reason: REASON }),
  'POST /accounts/{id}/set-up/{gate}/attest': () => ({ evidence: { text: 'Seen by the matrix' } }),
  'POST /accounts/{id}/set-up/{gate}/waive': () => ({ reason: REASON, reviewOn: '2027-01-31' }),
  'POST /accounts/{id}/set-up/{gate}/verify': () => ({}),
  'POST /accounts/{id}/activate': () => ({ reason: REASON }),
  'POST /accounts/{id}/grants': (w) => ({ personId: w.people.third.id, level: 'analyst', reason: REASON }),
  'POST /grants/{id}/revoke': () => ({ reason: REASON }),
  'POST /grants/{id}/extend': () => ({ until: '2027-12-31', reason: REASON }),
  'POST /grants/{id}/suspend': () => ({ reason: REASON }),
  'POST /grants/{id}/resume': () => ({ reason: REASON }),
  'POST /people/{id}/suspend-access': () => ({ reason: REASON }),
  'POST /people/{id}/resume-access': () => ({ reason: REASON }),
  'POST /groups': (w) => ({ name: `Matrix ${w.next()}` }),
  'PATCH /groups/{id}': (w) => ({ description: `Matrix ${w.next()}` }),
  'POST /groups/{id}/end': () => ({ reason: REASON }),
  'POST /groups/{id}/members': (w) => ({ personIds: [w.people.third.id], reason: REASON }),
  'DELETE /groups/{id}/members/{personId}': () => undefined,
  'PUT /groups/{id}/rule': (w) => ({ departments: [`Matrix ${w.next()}`], reason: REASON }),
  'POST /accounts/{id}/group-grants': (_, at) => ({ groupId: at.group, level: 'analyst', reason: REASON }),
  'POST /group-grants/{id}/revoke': () => ({ reason: REASON }),
  'POST /access-requests': (_, at) => ({ accountId: at.account, level: 'analyst', reason: REASON }),
  'POST /access-requests/{id}/approve': () => ({}),
  'POST /access-requests/{id}/reject': () => ({ reason: REASON }),
  'POST /access-requests/{id}/cancel': () => ({}),
  'POST /access-requests/{id}/ask-back': () => ({ reason: REASON }),
  'POST /access-requests/{id}/answer': () => ({ text: 'Answered by the matrix' }),
  'PUT /people/{id}/delegate': (w) => ({ ...MATRIX_DAYS, delegateId: w.people.third.id, reason: REASON }),
  'DELETE /people/{id}/delegate': () => undefined,
  'POST /accounts/{id}/acting-owner': (w) => ({ ...MATRIX_DAYS, personId: w.people.third.id, reason: REASON }),
  'DELETE /accounts/{id}/acting-owner': () => undefined,
  'POST /organisations': () => ({ name: 'Agence Matrice', reason: REASON }),
  'PATCH /organisations/{id}': () => ({ contractEnd: '2027-01-31', reason: REASON }),
  'POST /organisations/{id}/offboarding': () => ({ scenario: 'agency_end', lastDay: '2027-01-31', reason: REASON }),
  'POST /agency-departures/{id}/cut': () => ({ reason: REASON }),
  'POST /agency-departures/{id}/close': () => ({ reason: REASON }),
  'PUT /offboarding-cases/{id}/move': () => ({ keep: [], remove: [], ask: [] }),
  'POST /offboarding-cases/{id}/return': () => ({ day: '2026-11-17', reason: REASON }),
  'POST /entitlements': (w) => ruleFor(w.next()),
  'POST /entitlements/{id}/end': () => ({ reason: REASON }),
  'POST /accounts/{id}/credentials': (w) => ({
    kind: 'note',
    label: `Matrix ${w.next()}`,
    value: { text: 'matrix secret' },
  }),
  'PATCH /credentials/{id}': (w) => ({ label: `Matrix ${w.next()}` }),
  'POST /credentials/{id}/versions': (w) => ({
    value: { username: 'matrix', password: `matrix secret ${w.next()}` },
    reason: REASON,
  }),
  'POST /credentials/{id}/staged': () => ({ generate: {}, reason: REASON }),
  'POST /credentials/{id}/staged/reveal': () => ({ reason: REASON }),
  'POST /credentials/{id}/staged/code': () => ({}),
  'POST /credentials/{id}/staged/promote': () => ({ tested: 'Signed in with it', reason: REASON }),
  'POST /credentials/{id}/staged/discard': () => ({ reason: REASON }),
  'POST /credentials/{id}/reveal': () => ({ reason: REASON }),
  'POST /credentials/{id}/code': () => ({}),
  'POST /credentials/{id}/use-code': () => ({}),
  'POST /break-glass-rights': (w) => ({ personId: w.people.third.id, until: '2026-12-31', reason: REASON }),
  'POST /break-glass-rights/{id}/revoke': () => ({ reason: REASON }),
  'POST /accounts/{id}/break-glass': () => ({ reason: REASON, ticket: 'INC-2', minutes: 30 }),
  'POST /break-glass/{id}/confirm': () => ({}),
  'POST /break-glass/{id}/end': () => ({}),
  'POST /break-glass/{id}/review': () => ({ outcome: 'justified', reason: REASON }),
  'POST /impersonations': (w, at) => ({ ...fakeOf(w.next(), at.account), accountId: undefined, brand: 'Nobody' }),
  'PATCH /impersonations/{id}': () => ({ notes: 'Seen by the matrix' }),
  'POST /impersonations/{id}/reports': () => ({ reportedOn: '2026-11-17' }),
  'POST /impersonations/{id}/outcome': () => ({ outcome: 'pending', on: '2026-11-17', reason: REASON }),
  'POST /brand-audits': (w, at) => ({ accountIds: [at.account], dueOn: '2026-12-31', assigneeId: w.people.third.id }),
  'POST /brand-audits/{id}/items/{accountId}': () => ({ results: { logo: 'ok' } }),
  'POST /brand-audits/{id}/cancel': () => ({ reason: REASON }),
  'POST /brand-audit-faults/{id}/fixed': () => ({ reason: REASON }),
  'POST /accounts/{id}/captures': () => A_LIST,
  'PUT /captures/{id}/rows/{row}': () => ({ label: 'Agence Matrix' }),
  'POST /accounts/{id}/reconciliation/accept': () => ({
    difference: 'ghost:nobody:-',
    reviewOn: '2026-12-31',
    reason: REASON,
  }),
  'PUT /people/{id}/native-identities/{platform}': (w) => ({
    profileUrl: `https://www.instagram.com/matrix_${w.next()}`,
    consent: true,
  }),
  'DELETE /people/{id}/native-identities/{platform}': () => undefined,
  'POST /accounts/{id}/incidents': () => ({ kind: 'compromised', reason: REASON }),
  'POST /incidents/{id}/entries': () => ({ text: 'Told by the matrix' }),
  'PUT /incidents/{id}/contacts': (w) => ({ people: [{ personId: w.people.third.id, role: 'it' }] }),
  'PUT /incidents/{id}/personal-data': () => ({ personalData: 'no' }),
  'POST /incidents/{id}/close': () => ({ reason: REASON }),
  'POST /incidents/{id}/tasks/{task}/start': () => ({}),
  'POST /incidents/{id}/tasks/{task}/complete': () => ({ evidence: { text: 'Done by the matrix' } }),
  'POST /incidents/{id}/tasks/{task}/waive': () => ({ reason: REASON, reviewOn: '2027-01-31' }),
  'POST /incidents/{id}/tasks/{task}/verify': () => ({}),
  'PUT /accounts/{id}/check-out-policy': () => ({ required: true, minutes: 30, rotateOnReturn: false, reason: REASON }),
  'POST /accounts/{id}/check-out': () => ({ reason: REASON }),
  'DELETE /accounts/{id}/check-out': () => undefined,
  'POST /accounts/{id}/check-out/force-return': () => ({ reason: REASON }),
  'POST /offboarding-cases': (_, at) => ({
    personId: at.person,
    scenario: 'planned',
    lastDay: '2026-12-31',
    reason: REASON,
  }),
  'PATCH /offboarding-cases/{id}': () => ({ lastDay: '2027-01-31', reason: REASON }),
  'POST /offboarding-cases/{id}/reschedule': () => ({ reason: REASON }),
  'PUT /own-addresses': () => ({ mailDomains: ['matrix.example'], phoneRanges: [], reason: REASON }),
  'POST /keys/renewal': () => ({ reason: REASON }),
  'POST /outbox/{id}/retry': () => ({ reason: REASON }),
  'POST /mail/test': () => ({}),
  'PATCH /runbooks/tasks/{id}': () => ({ withdraw: ['due'], reason: REASON }),
  'PATCH /runbooks/scenarios/{id}': () => ({ withdraw: ['due'], reason: REASON }),
  'POST /offboarding-cases/{id}/cut': () => ({ reason: REASON }),
  'POST /offboarding-cases/{id}/close': () => ({ reason: REASON }),
  'POST /offboarding-cases/{id}/cancel': () => ({ reason: REASON }),
  'POST /campaigns': (w) => roundOf(`Matrix ${w.next()}`),
  'POST /campaigns/{id}/cancel': () => ({ reason: REASON }),
  'POST /campaigns/{id}/close': () => ({ reason: REASON }),
  'POST /campaigns/{id}/decide': (_, at) => ({ itemIds: [at.item], decision: 'certify' }),
  'POST /campaigns/{id}/items/{item}/certify': () => ({}),
  'POST /campaigns/{id}/items/{item}/revoke': () => ({ reason: REASON }),
  'POST /campaigns/{id}/items/{item}/change-level': () => ({ level: 'analyst', reason: REASON }),
  'POST /campaigns/{id}/items/{item}/flag': () => ({ reason: REASON }),
  'POST /campaigns/{id}/items/{item}/reassign': (w) => ({ reviewerId: w.people.third.id, reason: REASON }),
  'PATCH /handovers/{id}': (w) => ({ successorId: w.people.third.id }),
  'POST /handovers/{id}/accept': () => ({}),
  'POST /offboarding-cases/{id}/declaration': () => ({ none: true, statement: 'There are no others' }),
  'POST /handovers/{id}/refuse': () => ({ reason: REASON }),
  'POST /handovers/{id}/complete': () => ({ reason: REASON }),
  'POST /offboarding-cases/{id}/handovers/name': (w, o) => ({
    handoverIds: [o.handover],
    successorId: w.people.third.id,
    reason: REASON,
  }),
  'POST /hooks/departures': () => ({}),
  'PATCH /me/preferences': () => ({}),
  'PUT /me/password': () => ({ current: 'not the password at all', password: 'tried by the matrix' }),
  'POST /me/recovery-codes': () => ({}),
  'POST /me/second-factor': () => ({}),
  'POST /me/second-factor/confirm': () => ({ code: '000000' }),
  'POST /me/sessions/end-others': () => ({}),
  'DELETE /me/sessions/{id}': () => undefined,
  'POST /offboarding-cases/{id}/tasks/complete': (_, at) => ({
    taskIds: [at['task'] ?? 'nothing'],
    evidence: { text: 'Done by the matrix' },
  }),
  'POST /tasks/{id}/assign': (world) => ({ assigneeId: world.people.member?.id ?? 'nobody', reason: REASON }),
  'POST /tasks/{id}/comments': () => ({ text: 'Said by the matrix' }),
  'POST /tasks/{id}/start': () => ({}),
  'POST /tasks/{id}/complete': () => ({ evidence: { text: 'Done by the matrix' } }),
  'POST /tasks/{id}/evidence': () => ({ evidence: { text: 'Added by the matrix' } }),
  'POST /tasks/{id}/block': () => ({ reason: REASON }),
  'POST /tasks/{id}/waive': () => ({ reason: REASON, reviewOn: '2027-01-31' }),
  'POST /tasks/{id}/unblock': () => ({}),
  'POST /tasks/{id}/review': () => ({ reason: REASON, reviewOn: '2027-01-31' }),
  'POST /tasks/{id}/verify': () => ({}),
  'POST /policies': (w) => ({ code: `matrix-${w.next()}`, kind: 'guideline' }),
  'PATCH /policies/{code}': () => ({ cadence: 'quarterly' }),
  'POST /policies/{code}/versions': () => ({ texts: { fr: { title: 'Matrix', body: 'Matrix' } } }),
  'PATCH /policies/{code}/versions/{n}': () => ({ requiresTraining: 1 }),
  'POST /policies/{code}/versions/{n}/open-comments': () => ({ until: '2026-12-31' }),
  'POST /policies/{code}/versions/{n}/comments': () => ({ text: 'Said by the matrix' }),
  'POST /policies/{code}/versions/{n}/publish': () => ({ effectiveFrom: '2026-11-18', version: 1, reason: REASON }),
  'POST /policies/{code}/versions/{n}/withdraw': () => ({ reason: REASON }),
  'POST /policies/{code}/versions/{n}/review': () => ({ reason: REASON }),
  'POST /policies/{code}/versions/{n}/acknowledge': () => ({ language: 'fr', textHash: '0'.repeat(64) }),
  'POST /people/{id}/training': (w) => ({ ...TRAINING, course: `Matrix ${w.next()}` }),
  'POST /training/{id}/withdraw': () => ({ reason: REASON }),
  'POST /imports': (w) => fileOf('people', w.next()),
  'POST /imports/{id}/file': (w) => fileOf('people', w.next(), false),
  'PATCH /imports/{id}': () => ({ mapping: PEOPLE_MAPPING }),
  'PUT /imports/{id}/cells': () => ({ row: 2, column: 'full_name', value: 'Matrix' }),
  'POST /imports/{id}/run': () => ({}),
  'DELETE /imports/{id}': () => undefined,
  'DELETE /import-mappings/{id}': () => undefined,
  'POST /import-mappings': (w) => ({ name: `Matrix ${w.next()}`, mapping: PEOPLE_MAPPING }),
};

/** What a reading route needs in its address. */
export const QUERIES: Record<string, string> = {
  'GET /entitlements/check': '?personId=x&accountId=x&level=analyst',
  'GET /accounts/{id}/entitled': '?level=analyst',
  'GET /accounts/recognise': '?url=https://www.instagram.com/releve',
  'GET /audit/proof': '?index=0&size=1',
  'GET /audit/consistency': '?from=1&to=1',
  'GET /public/find': '?q=releve',
  'GET /public/verify': '?url=https://www.instagram.com/releve',
};
