import { Inject, Injectable } from '@nestjs/common';
import { Emergencies } from '../access/break-glass.service.js';
import { Grants } from '../access/grants.service.js';
import { RequestEscalation } from '../access/request-escalation.service.js';
import { GrantWarnings } from '../access/warnings.service.js';
import { GroupSync } from '../access/group-sync.js';
import { Requests } from '../access/requests.service.js';
import { Deadlines } from '../campaigns/deadlines.service.js';
import { Passing } from '../campaigns/passing.service.js';
import { Starting } from '../campaigns/starting.service.js';
import { LastDays } from '../handover/last-days.js';
import { DepartureHook } from '../imports/departure-hook.service.js';
import { ImportRunning } from '../imports/import-running.service.js';
import { Asking } from '../handover/asking.service.js';
import { TaskReminders } from '../handover/reminders.service.js';
import { Returns } from '../handover/returns.js';
import { iso } from '../kernel/clock.js';
import { Digests } from '../notifications/digest.service.js';
import { ReleaseWatching } from '../notifications/release-watch.service.js';
import { MailSending } from '../notifications/mail-sending.service.js';
import { Expiries } from '../onboarding/expiries.service.js';
import { waiting } from '../outbox/outbox.js';
import { PolicyReminders } from '../policies/reminders.js';
import { Erasures } from '../privacy/erasure.service.js';
import { CheckOuts } from '../vault/check-out.service.js';
import { Settings } from '../settings/settings.js';
import { forgetting } from './forgetting.js';
import { reviewing } from './reviewing.js';
import { Rewrapping } from './rewrapping.js';
import { departing, telling } from './telling.js';
import type { TimedJob } from './timed-job.js';
import { NativeIdentities } from '../reconciliation/identities.service.js';
import { Upkeep } from './upkeep.js';

const MINUTE = 60;

/** What ends by itself. The clock decides at the moment of use anyway; these write it down. */
const deadlines = (lastDays: LastDays, returns: Returns, grants: Grants, warnings: GrantWarnings): TimedJob[] => [
  {
    name: 'case.cut',
    everySeconds: 1,
    what: 'ends all access of a leaver when the last day is over where they are, one case at a time',
    action: lastDays.action,
    reason: lastDays.reason,
    due: (op) => lastDays.due(op),
    work: (op) => lastDays.work(op),
  },
  {
    name: 'case.return',
    everySeconds: MINUTE,
    what: 'opens the door again for whoever comes back from an absence that day; gives nothing back',
    action: returns.action,
    reason: returns.reason,
    due: (op) => returns.due(op),
    work: (op) => returns.work(op),
  },
  {
    name: 'grant.expire',
    everySeconds: 30,
    what: 'ends grants whose last day is over',
    action: 'grant.expire',
    work: async (op) => (await grants.expireDue(op)) > 0,
  },
  {
    name: 'grant.warn',
    everySeconds: 5 * MINUTE,
    what: 'announces once, some days before, that access ends',
    action: 'grant.warn',
    work: async (op) => (await warnings.warn(op)) > 0,
  },
];

/** What nobody answered, of what was asked about accounts themselves. */
const answers = (expiries: Expiries): TimedJob[] => [
  {
    name: 'account_request.expire',
    everySeconds: MINUTE,
    what: 'ends requests for new accounts that nobody decided in time, and announces those about to end',
    action: 'account_request.expire',
    work: (op) => expiries.tend(op),
  },
];

/** What waits for an answer. */
const asking = (requests: Requests, escalation: RequestEscalation, expiries: Expiries): TimedJob[] => [
  {
    name: 'request.expire',
    everySeconds: MINUTE,
    what: 'ends requests that nobody decided in time',
    action: 'request.expire',
    work: async (op) => (await requests.expireRequests(op)) > 0,
  },
  {
    name: 'request.escalate',
    everySeconds: 5 * MINUTE,
    what: 'tells admins once of requests that their owner seats left waiting, or nobody is there to decide',
    action: 'request.escalate',
    work: async (op) => (await escalation.escalateDue(op)) > 0,
  },
  ...answers(expiries),
];

/** What follows from groups. */
const grouping = (groups: GroupSync): TimedJob[] => [
  {
    name: 'group.sync',
    everySeconds: 30,
    what: 'lets in and out of groups whom time or a file changed; tries again whom a rule kept from what a group was granted',
    action: 'group.sync',
    work: (op) => groups.sync(op),
  },
];

/** What somebody holds for hours, not days. */
const openings = (emergencies: Emergencies, checkOuts: CheckOuts): TimedJob[] => [
  {
    name: 'check_out.tend',
    everySeconds: 15,
    what: 'writes down turns whose time is up and tells whoever is next in the queue',
    action: 'check_out.tend',
    work: async (op) => (await checkOuts.tendDue(op)) > 0,
  },
  {
    name: 'break_glass.expire',
    everySeconds: 30,
    what: 'writes down the end of emergencies whose time is up',
    action: 'break_glass.expire',
    work: async (op) => (await emergencies.expireDue(op)) > 0,
  },
];

/** What the log, the outbox, the mails and the keys need done. */
const upkeeping = (settings: Settings, upkeep: Upkeep, rewrapping: Rewrapping, mails: MailSending): TimedJob[] => [
  {
    name: 'mail.send',
    everySeconds: 5,
    what: 'sends the mails that wait; without a mail server they go on waiting',
    action: 'service.tend',
    due: (op) => mails.due(op),
    work: (op) => mails.work(op),
  },
  {
    name: 'outbox.relay',
    everySeconds: 2,
    what: 'tells the outside what was committed',
    action: 'service.tend',
    due: async (op) => (await waiting(op.db, iso(op.now), 1)).length > 0,
    work: (op) => upkeep.relay(op),
  },
  {
    name: 'checkpoint.sign',
    everySeconds: settings.checkpointSeconds,
    what: 'signs the newest head of the log; every process keeps its own memory outside the database',
    action: 'checkpoint.sign',
    work: (op) => upkeep.sign(op),
  },
  {
    name: 'ledger.settle',
    everySeconds: 1,
    what: 'gives entries their place in the log that a killed process left waiting (PostgreSQL)',
    action: 'service.look',
    work: (op) => upkeep.settle(op),
  },
  {
    name: 'key.rewrap',
    everySeconds: MINUTE,
    what: 'goes on with an interrupted rotation of keys',
    action: 'key.rewrap',
    due: (op) => rewrapping.due(op),
    work: (op) => rewrapping.work(op),
  },
];

/** Every timed job of the service, on one page. */
@Injectable()
export class Jobs {
  readonly all: readonly TimedJob[];

  constructor(
    @Inject(Settings) settings: Settings,
    @Inject(Upkeep) upkeep: Upkeep,
    @Inject(Rewrapping) rewrapping: Rewrapping,
    @Inject(LastDays) lastDays: LastDays,
    @Inject(Returns) returns: Returns,
    @Inject(Grants) grants: Grants,
    @Inject(GrantWarnings) warnings: GrantWarnings,
    @Inject(GroupSync) groups: GroupSync,
    @Inject(Requests) requests: Requests,
    @Inject(RequestEscalation) escalation: RequestEscalation,
    @Inject(MailSending) mails: MailSending,
    @Inject(Emergencies) emergencies: Emergencies,
    @Inject(CheckOuts) checkOuts: CheckOuts,
    @Inject(Starting) starting: Starting,
    @Inject(Passing) passing: Passing,
    @Inject(Deadlines) roundEnds: Deadlines,
    @Inject(PolicyReminders) policies: PolicyReminders,
    @Inject(NativeIdentities) identities: NativeIdentities,
    @Inject(Expiries) expiries: Expiries,
    @Inject(TaskReminders) tasks: TaskReminders,
    @Inject(Asking) successors: Asking,
    @Inject(ReleaseWatching) releases: ReleaseWatching,
    @Inject(Digests) digests: Digests,
    @Inject(DepartureHook) hook: DepartureHook,
    @Inject(Erasures) erasures: Erasures,
    @Inject(ImportRunning) imports: ImportRunning,
  ) {
    this.all = [
      ...deadlines(lastDays, returns, grants, warnings),
      ...asking(requests, escalation, expiries),
      ...grouping(groups),
      ...openings(emergencies, checkOuts),
      ...reviewing(starting, passing, roundEnds),
      ...telling(policies, releases, digests),
      ...departing(tasks, successors),
      ...upkeeping(settings, upkeep, rewrapping, mails),
      ...forgetting(identities, erasures, hook, imports),
    ];
  }
}
