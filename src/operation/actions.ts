/** Who may walk up to the door. `member` is everybody signed in; `machine` is a command run by whoever owns the machine. */
export type Caller = 'anonymous' | 'pending' | 'member' | 'admin' | 'hr' | 'auditor' | 'machine' | 'system';

export interface Rule {
  readonly by: readonly Caller[];
  /** Holders of these roles are refused, whatever else they hold (invariant 1). */
  readonly not?: readonly Caller[];
  /** Recorded acts leave a ledger leaf in their own transaction; everything else reads and cannot write. */
  readonly recorded: boolean;
  /** Needs `reason`, 10 to 500 characters. */
  readonly reason?: boolean;
  /** The reason may say something about a person that nobody keeps: a refusal is filed without it. */
  readonly delicate?: boolean;
  /** Needs a fresh second factor. */
  readonly stepUp?: boolean;
  /** Several statements must see one state (exports, as-of answers). */
  readonly snapshot?: boolean;
  /** A release: shares its commit with other releases, on both databases, and never with acts. */
  readonly grouped?: boolean;
  /** Releases something secret: never answered from a stored answer. */
  readonly release?: boolean;
}

const anyone = ['anonymous', 'pending', 'member', 'machine'] as const;
const signedIn = ['member'] as const;
const everyAdmin = ['admin', 'machine'] as const;
const staff = ['admin', 'hr', 'machine'] as const;
const readers = ['admin', 'hr', 'auditor', 'machine'] as const;
/** Who reads files into the register: whoever runs the machine, or an admin with the console. */
const registrars = ['admin', 'machine', 'system'] as const;
const importers = ['admin', 'hr', 'machine', 'system'] as const;
const auditors = ['admin', 'auditor', 'machine'] as const;

/**
 * The whole authorisation matrix on one page, closed when forgotten: what is not here cannot be done.
 * `by` says who may do such a thing at all; whether they may do it to *this* record is the module's rule.
 */
export const ACTIONS = {
  // signing in
  'session.open': { by: anyone, recorded: true, release: true },
  'session.confirm': { by: ['pending'], recorded: true, release: true },
  'session.recover': { by: ['pending'], recorded: true, release: true },
  'session.step_up': { by: signedIn, recorded: true, release: true },
  'session.show': { by: ['pending', 'member'], recorded: false },
  'session.close': { by: ['pending', 'member'], recorded: true },
  'session.purge': { by: ['system'], recorded: true },
  'session.list': { by: signedIn, recorded: false },
  'session.end': { by: signedIn, recorded: true },
  'sign_in.show': { by: signedIn, recorded: false },
  'recovery_codes.make': { by: signedIn, recorded: true, stepUp: true, release: true },
  'factor.begin': { by: signedIn, recorded: true, stepUp: true, release: true },
  'factor.replace': { by: signedIn, recorded: true, release: true },
  'password.change': { by: signedIn, recorded: true, release: true },
  'enrolment.begin': { by: anyone, recorded: true, release: true },
  'enrolment.confirm': { by: anyone, recorded: true, release: true },
  'enrolment.show': { by: anyone, recorded: false },
  'setup.open': { by: ['system'], recorded: true },
  'admin.create': { by: ['machine', 'system'], recorded: true },
  'admin.recover': { by: ['machine'], recorded: true },
  'person.recover': { by: ['machine'], recorded: true },

  // directory
  'person.list': { by: ['member', 'machine'], recorded: false },
  'person.show': { by: ['member', 'machine'], recorded: false },
  'person.create': { by: staff, recorded: true },
  'person.change': { by: staff, recorded: true },
  'person.invite': { by: staff, recorded: true },
  'person.roles': { by: ['admin'], recorded: true, reason: true, stepUp: true },
  'person.freeze': { by: ['admin'], recorded: true, reason: true },
  'organisation.list': { by: readers, recorded: false },
  'organisation.show': { by: readers, recorded: false },
  'organisation.create': { by: staff, recorded: true },
  'organisation.change': { by: staff, recorded: true },
  'person.access': { by: ['member', 'machine'], recorded: false, snapshot: true },
  'person.data': { by: signedIn, recorded: true },
  'person.data_read': { by: signedIn, recorded: false, snapshot: true },
  'person.erase': { by: ['admin'], recorded: true, reason: true, stepUp: true },
  'person.erase_due': { by: ['system'], recorded: true },
  'person.exposures': { by: auditors, recorded: false, snapshot: true },
  'person.preview': { by: staff, recorded: false, snapshot: true },

  // catalogue
  'platform.list': { by: ['member', 'machine'], recorded: false },
  'platform.show': { by: ['member', 'machine'], recorded: false },
  'platform.correct': { by: ['admin'], recorded: true },

  // register
  'account.list': { by: ['member', 'machine'], recorded: false },
  'account.show': { by: ['member', 'machine'], recorded: false },
  'account.recognise': { by: ['member', 'machine'], recorded: false },
  'account.create': { by: everyAdmin, recorded: true },
  'account.change': { by: ['admin'], recorded: true },
  'account.approve': { by: ['admin'], recorded: true, reason: true },
  'account.reject': { by: ['admin'], recorded: true, reason: true },
  'account.retire': { by: ['admin'], recorded: true, reason: true },
  'account.mark': { by: ['admin'], recorded: true, reason: true },
  'account.freeze': { by: ['admin', 'member'], not: ['auditor'], recorded: true, reason: true },
  'account.unfreeze': { by: ['admin'], recorded: true, reason: true },
  'account.access': { by: ['admin', 'auditor', 'member'], recorded: false, snapshot: true },
  'account.score': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false, snapshot: true },
  'own_address.show': { by: readers, recorded: false },
  'own_address.change': { by: ['admin'], recorded: true, reason: true, stepUp: true },
  'document.add': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'document.remove': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'seat.assign': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },

  // access
  'grant.list': { by: ['admin', 'auditor', 'member'], recorded: false },
  'grant.issue': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'grant.revoke': { by: ['admin', 'member'], not: ['auditor'], recorded: true, reason: true },
  'grant.extend': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'grant.suspend': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'grant.resume': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'person.suspend_access': { by: ['admin', 'hr'], recorded: true, reason: true },
  'person.resume_access': { by: ['admin'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'grant.warn': { by: ['system'], recorded: true },
  'grant.expire': { by: ['system'], recorded: true },
  'request.list': { by: signedIn, recorded: false },
  'request.prepare': { by: signedIn, not: ['auditor'], recorded: false, snapshot: true },
  'request.open': { by: signedIn, not: ['auditor'], recorded: true, reason: true },
  'request.approve': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'request.reject': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'request.cancel': { by: signedIn, recorded: true },
  'request.show': { by: signedIn, recorded: false, snapshot: true },
  'request.ask_back': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'request.answer': { by: signedIn, not: ['auditor'], recorded: true },
  'request.escalate': { by: ['system'], recorded: true },
  'request.expire': { by: ['system'], recorded: true },
  'delegate.show': { by: signedIn, recorded: false },
  'delegate.name': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'delegate.end': { by: ['admin', 'member'], not: ['auditor'], recorded: true },

  // groups
  'group.list': { by: ['member', 'machine'], recorded: false },
  'group.show': { by: ['member', 'machine'], recorded: false },
  'group.members': { by: ['member', 'machine'], recorded: false },
  'group.create': { by: ['admin'], recorded: true },
  'group.change': { by: ['admin'], recorded: true },
  'group.rule': { by: ['admin'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'group.add_member': { by: ['admin'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'group.remove_member': { by: ['admin'], recorded: true },
  'group.end': { by: ['admin'], recorded: true, reason: true },
  'group.sync': { by: ['system'], recorded: true },
  'group_grant.list': { by: ['admin', 'auditor', 'member'], recorded: false },
  'group_grant.issue': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'group_grant.revoke': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },

  // entitlement
  'entitlement.list': { by: readers, recorded: false },
  'entitlement.begin': { by: ['admin'], recorded: true, reason: true },
  'entitlement.end': { by: ['admin'], recorded: true, reason: true },
  'entitlement.check': { by: signedIn, recorded: false },
  'entitlement.people': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false, snapshot: true },

  // break-glass
  'break_glass_right.list': { by: signedIn, not: ['hr'], recorded: false },
  'break_glass_right.give': { by: ['admin'], not: ['hr', 'auditor'], recorded: true, reason: true, stepUp: true },
  'break_glass_right.revoke': { by: signedIn, not: ['auditor'], recorded: true, reason: true },
  'break_glass.open': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true, stepUp: true },
  'break_glass.accounts': { by: signedIn, not: ['hr', 'auditor'], recorded: false },
  'break_glass.preview': { by: signedIn, not: ['hr', 'auditor'], recorded: false, snapshot: true },
  'break_glass.list': { by: signedIn, not: ['hr'], recorded: false },
  'break_glass.show': { by: signedIn, not: ['hr'], recorded: false, snapshot: true },
  'break_glass.confirm': { by: signedIn, not: ['hr', 'auditor'], recorded: true, stepUp: true },
  'break_glass.end': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'break_glass.expire': { by: ['system'], recorded: true },
  'break_glass.review': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },

  // vault
  'account.mine': { by: signedIn, recorded: false, snapshot: true },
  'credential.list': { by: signedIn, recorded: false },
  'credential.create': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'credential.label': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'credential.rotate': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'credential.reveal': {
    by: signedIn,
    not: ['hr', 'auditor'],
    recorded: true,
    reason: true,
    stepUp: true,
    grouped: true,
    release: true,
  },
  'credential.code': {
    by: signedIn,
    not: ['hr', 'auditor'],
    recorded: true,
    stepUp: true,
    grouped: true,
    release: true,
  },
  'credential.use_code': {
    by: signedIn,
    not: ['hr', 'auditor'],
    recorded: true,
    stepUp: true,
    grouped: true,
    release: true,
  },
  'credential.generate': { by: signedIn, not: ['hr', 'auditor'], recorded: false },
  'credential.show': { by: signedIn, recorded: false },
  'credential.after_rotation': { by: signedIn, recorded: false },
  'credential.stage': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'credential.reveal_staged': {
    by: signedIn,
    not: ['hr', 'auditor'],
    recorded: true,
    reason: true,
    stepUp: true,
    grouped: true,
    release: true,
  },
  'credential.code_staged': {
    by: signedIn,
    not: ['hr', 'auditor'],
    recorded: true,
    stepUp: true,
    grouped: true,
    release: true,
  },
  'credential.promote': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'credential.discard': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'rotation.list': { by: ['admin', 'auditor', 'member'], recorded: false, snapshot: true },

  // check-out
  'check_out.policy': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'check_out.show': { by: signedIn, not: ['hr'], recorded: false },
  // Waiting is answered with a conflict: an answer kept under a key would say something else.
  'check_out.take': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true, release: true },
  'check_out.return': { by: signedIn, recorded: true },
  'check_out.force': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'check_out.tend': { by: ['system'], recorded: true },

  // policies and training
  'policy.list': { by: signedIn, recorded: false, snapshot: true },
  'policy.create': { by: ['admin'], recorded: true },
  'policy.change': { by: ['admin'], recorded: true },
  'policy.draft': { by: ['admin'], recorded: true },
  'policy.open_comments': { by: ['admin'], recorded: true },
  'policy.comment': { by: signedIn, not: ['auditor'], recorded: true },
  'policy.publish': { by: ['admin'], recorded: true, reason: true },
  'policy.withdraw': { by: ['admin'], recorded: true, reason: true },
  'policy.review': { by: ['admin'], recorded: true, reason: true },
  // About oneself: hr and auditors have read and accepted what concerns them like everybody else.
  'policy.acknowledge': { by: signedIn, recorded: true },
  'acknowledgement.own': { by: signedIn, recorded: false, snapshot: true },
  'policy.outstanding': { by: ['admin', 'hr', 'auditor'], recorded: false, snapshot: true },
  'policy.remind': { by: ['system'], recorded: true },
  'training.list': { by: signedIn, recorded: false, snapshot: true },
  'training.record': { by: ['admin', 'hr'], recorded: true },
  'training.withdraw': { by: ['admin', 'hr'], recorded: true, reason: true },

  // new official accounts
  'brand.list': { by: ['member', 'machine'], recorded: false },
  'brand.history': { by: auditors, recorded: false },
  'brand.assign': { by: ['admin'], recorded: true, reason: true },
  'account_request.list': { by: signedIn, recorded: false },
  'account_request.show': { by: signedIn, recorded: false, snapshot: true },
  'account_request.open': { by: signedIn, not: ['auditor'], recorded: true, reason: true },
  'account_request.comment': { by: signedIn, not: ['auditor'], recorded: true },
  'account_request.ask_changes': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'account_request.change': { by: signedIn, not: ['auditor'], recorded: true },
  'account_request.approve': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'account_request.reject': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'account_request.withdraw': { by: signedIn, recorded: true, reason: true },
  'account_request.expire': { by: ['system'], recorded: true },
  'set_up.show': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false, snapshot: true },
  'set_up.attest': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'set_up.waive': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'set_up.verify': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'account.activate': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },

  // review campaigns
  'campaign.list': { by: ['admin', 'auditor', 'member'], recorded: false },
  'campaign.show': { by: ['admin', 'auditor', 'member'], recorded: false },
  'campaign.open': { by: ['admin'], recorded: true, reason: true },
  'campaign.start': { by: ['system'], recorded: true },
  'campaign.cancel': { by: ['admin'], recorded: true, reason: true },
  'campaign.close': { by: ['admin'], recorded: true, reason: true },
  'campaign.report': { by: ['admin', 'auditor'], recorded: false, snapshot: true },
  'campaign.remind': { by: ['system'], recorded: true },
  'review.list': { by: signedIn, recorded: false },
  'review.certify': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'review.revoke': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'review.change_level': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'review.flag': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'review.reassign': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'review.decide': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'review.pass_on': { by: ['system'], recorded: true },
  'review.lapse': { by: ['system'], recorded: true },

  // the platform's own lists
  'capture.add': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'capture.list': { by: ['admin', 'auditor', 'member'], recorded: false },
  'capture.show': { by: ['admin', 'auditor', 'member'], recorded: false, snapshot: true },
  'capture.picture': { by: ['admin', 'auditor', 'member'], recorded: false },
  'capture.resolve': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'reconciliation.list': { by: ['admin', 'auditor', 'member'], recorded: false },
  'reconciliation.show': { by: ['admin', 'auditor', 'member'], recorded: false, snapshot: true },
  'reconciliation.accept': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'native_identity.list': { by: signedIn, recorded: false },
  'native_identity.give': { by: signedIn, recorded: true },
  'native_identity.remove': { by: signedIn, recorded: true },
  'native_identity.purge': { by: ['system'], recorded: true },

  // incidents
  'incident.open': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'incident.list': { by: ['admin', 'auditor', 'member'], recorded: false },
  'incident.show': { by: ['admin', 'auditor', 'member'], recorded: false, snapshot: true },
  'incident.tell': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'incident.steer': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'incident.work': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'incident.waive': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'incident.verify': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'incident.close': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true, reason: true },
  'incident.report': { by: ['admin', 'auditor', 'member'], recorded: false, snapshot: true },

  // impersonations and brand audits
  'impersonation.list': { by: signedIn, recorded: false },
  'impersonation.show': { by: signedIn, recorded: false },
  'impersonation.add': { by: ['member', 'system'], not: ['auditor'], recorded: true },
  'impersonation.change': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'impersonation.report': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'impersonation.decide': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'brand_audit.list': { by: signedIn, recorded: false },
  'brand_audit.show': { by: signedIn, recorded: false },
  'brand_audit.open': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'brand_audit.answer': { by: signedIn, not: ['auditor'], recorded: true },
  'brand_audit.cancel': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },
  'brand_audit.fix': { by: signedIn, not: ['hr', 'auditor'], recorded: true, reason: true },

  // handover
  'runbook.show': { by: signedIn, recorded: false },
  'runbook.correct': { by: ['admin'], recorded: true, reason: true },
  'case.list': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false },
  'case.show': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false, snapshot: true },
  // Why somebody is away is nobody's business: see `delicate`.
  'case.open': { by: ['admin', 'hr'], recorded: true, reason: true, delicate: true },
  'case.move': { by: ['admin', 'hr'], recorded: true, reason: true, delicate: true },
  'case.reschedule': { by: ['admin', 'hr'], recorded: true, reason: true, delicate: true },
  'case.cut': { by: ['admin', 'hr', 'system'], recorded: true, reason: true, delicate: true },
  'case.close': { by: ['admin', 'hr'], recorded: true, reason: true, delicate: true },
  'case.cancel': { by: ['admin', 'hr'], recorded: true, reason: true, delicate: true },
  'case.return': { by: ['admin', 'hr', 'system'], recorded: true, reason: true, delicate: true },
  'case.show_move': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false },
  'case.decide_move': { by: ['admin', 'member'], not: ['hr', 'auditor'], recorded: true },
  'agency.open': { by: ['admin', 'hr'], recorded: true, reason: true },
  'agency.list': { by: ['admin', 'hr', 'auditor'], recorded: false },
  'agency.show': { by: ['admin', 'hr', 'auditor'], recorded: false, snapshot: true },
  'agency.cut': { by: ['admin', 'hr'], recorded: true, reason: true },
  'agency.close': { by: ['admin', 'hr'], recorded: true, reason: true },
  'acting_owner.show': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false },
  'acting_owner.name': {
    by: ['admin', 'member'],
    not: ['hr', 'auditor'],
    recorded: true,
    reason: true,
    delicate: true,
  },
  'acting_owner.end': { by: ['admin', 'member'], not: ['auditor'], recorded: true },
  'case.certificate': { by: ['admin', 'hr', 'auditor'], recorded: false, snapshot: true },
  'handover.name': { by: ['admin', 'hr', 'member'], not: ['auditor'], recorded: true },
  'handover.name_many': { by: ['admin', 'hr', 'member'], not: ['auditor'], recorded: true, reason: true },
  'handover.candidates': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false, snapshot: true },
  'handover.plan': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false, snapshot: true },
  'handover.refuse': { by: signedIn, not: ['auditor'], recorded: true, reason: true },
  'handover.complete': { by: ['admin', 'hr', 'member'], not: ['auditor'], recorded: true, reason: true },
  'handover.accept': { by: signedIn, not: ['hr', 'auditor'], recorded: true },
  'declaration.show': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false, snapshot: true },
  'declaration.give': { by: signedIn, not: ['auditor'], recorded: true },
  'task.list': { by: signedIn, recorded: false },
  'task.start': { by: signedIn, not: ['auditor'], recorded: true },
  'task.complete': { by: signedIn, not: ['auditor'], recorded: true },
  'task.block': { by: signedIn, not: ['auditor'], recorded: true, reason: true },
  'task.waive': { by: signedIn, not: ['auditor'], recorded: true, reason: true },
  'task.assign': { by: signedIn, not: ['auditor'], recorded: true, reason: true },
  'task.comment': { by: signedIn, not: ['auditor'], recorded: true },
  'task.comments': { by: signedIn, recorded: false },
  'task.remind': { by: ['system'], recorded: true },
  'task.show': { by: signedIn, recorded: false },
  'task.unblock': { by: signedIn, not: ['auditor'], recorded: true },
  'task.review': { by: signedIn, not: ['auditor'], recorded: true, reason: true },
  'task.reviews': { by: signedIn, recorded: false },
  'case.progress': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false, snapshot: true },
  'case.timeline': { by: ['admin', 'hr', 'auditor', 'member'], recorded: false, snapshot: true },
  'task.evidence': { by: signedIn, recorded: false },
  'evidence.add': { by: signedIn, not: ['auditor'], recorded: true },
  'evidence.file': { by: signedIn, recorded: false },
  'task.verify': { by: signedIn, not: ['auditor'], recorded: true },

  // Anybody may knock; who acts is whoever signed, whom the guard of the route makes the sender.
  'hook.departures': { by: ['anonymous', 'system'], recorded: true },

  // import and export
  'import.people': { by: importers, recorded: true },
  'import.accounts': { by: registrars, not: ['hr', 'auditor'], recorded: true },
  'import.access': { by: registrars, not: ['hr', 'auditor'], recorded: true },
  'import.policies': { by: registrars, not: ['hr', 'auditor'], recorded: true },
  'import.acknowledgements': { by: registrars, not: ['hr', 'auditor'], recorded: true },
  'import.training': { by: registrars, not: ['hr', 'auditor'], recorded: true },
  'import.recovery_channels': { by: registrars, not: ['hr', 'auditor'], recorded: true },
  'import.sheet': { by: registrars, not: ['hr', 'auditor'], recorded: true },
  'import.departures': { by: ['machine', 'system'], recorded: true },
  'import.secrets': { by: registrars, not: ['hr', 'auditor'], recorded: true },
  'import.rehearse': { by: ['machine', 'system'], recorded: false, snapshot: true },
  'import.list': { by: ['admin', 'hr'], recorded: false },
  'import.open': { by: ['admin', 'hr'], recorded: true },
  'import.show': { by: ['admin', 'hr'], recorded: false, snapshot: true },
  'import.reread': { by: ['admin', 'hr'], recorded: true },
  'import.map': { by: ['admin', 'hr'], recorded: true },
  'import.fix': { by: ['admin', 'hr'], recorded: true },
  'import.run': { by: ['admin', 'hr'], recorded: true, stepUp: true },
  'import.fail': { by: ['system'], recorded: true },
  'import.discard': { by: ['admin', 'hr'], recorded: true },
  'import.purge': { by: ['system'], recorded: true },
  'mapping.list': { by: ['admin', 'hr'], recorded: false },
  'mapping.save': { by: ['admin', 'hr'], recorded: true },
  'mapping.delete': { by: ['admin', 'hr'], recorded: true },
  'export.access_list': { by: auditors, recorded: true },
  'export.register': { by: auditors, recorded: true },
  'export.findings': { by: readers, recorded: true },
  'export.read': { by: readers, recorded: false, snapshot: true },

  // audit, keys, service
  'audit.read': { by: auditors, recorded: false, snapshot: true },
  'audit.export': { by: auditors, recorded: true },
  'audit.key': { by: auditors, recorded: false },
  'checkpoint.sign': { by: ['system'], recorded: false, snapshot: true },
  'bus_factor.list': { by: readers, recorded: false, snapshot: true },
  'finding.list': { by: readers, recorded: false, snapshot: true },
  'kpi.list': { by: readers, recorded: false, snapshot: true },
  'work.show': { by: signedIn, recorded: false, snapshot: true },
  'key.status': { by: ['admin', 'machine'], recorded: false, snapshot: true },
  'key.renew': { by: ['admin'], recorded: true, reason: true, stepUp: true },
  'key.rotate': { by: ['machine'], recorded: true },
  'key.rewrap': { by: ['machine', 'system'], recorded: true },
  'public.verify': { by: anyone, recorded: false },
  'public.list': { by: anyone, recorded: false },
  'public.impersonations': { by: anyone, recorded: false },
  'preference.show': { by: signedIn, recorded: false },
  'preference.change': { by: signedIn, recorded: true },
  'outbox.list': { by: ['admin'], recorded: false },
  'outbox.retry': { by: ['admin'], recorded: true, reason: true },
  'mail.show': { by: ['admin'], recorded: false },
  'mail.test': { by: ['admin'], recorded: true },
  'health.show': { by: ['admin'], recorded: false },
  'service.look': { by: ['system'], recorded: false },
  'service.tend': { by: ['system'], recorded: true },
} as const satisfies Record<string, Rule>;

export type ActionName = keyof typeof ACTIONS;

export const ruleOf = (action: ActionName): Rule => ACTIONS[action];
