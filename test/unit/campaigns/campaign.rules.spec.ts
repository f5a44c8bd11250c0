import {
  noticeDue,
  orderOf,
  refusalToCancel,
  refusalToClose,
  refusalToPlan,
  roundAfter,
  roundDay,
} from '../../../src/campaigns/campaign.rules.js';
import { factsKeyOf, refusalOfReason, refusalToReview, refusalToTogether } from '../../../src/campaigns/item.rules.js';
import { chooseReviewer, turned } from '../../../src/campaigns/reviewer.rules.js';

const TODAY = '2026-11-17';

describe('rounds of a review', () => {
  it.each([
    ['2026-11-30', 'quarterly', 1, '2027-02-28'],
    ['2026-11-30', 'quarterly', 2, '2027-05-30'],
    ['2024-02-29', 'yearly', 1, '2025-02-28'],
    ['2026-08-31', 'half_yearly', 1, '2027-02-28'],
    ['2026-11-17', 'once', 3, '2026-11-17'],
  ])('from %s %s, %d later: %s', (first, cadence, rounds, day) => {
    expect(roundDay(first, cadence, rounds)).toBe(day);
  });

  it('goes on with the next day to come, whatever was missed', () => {
    const campaign = { cadence: 'quarterly', round: 1 };
    expect(roundAfter(campaign, '2026-01-15', TODAY)).toEqual({ round: 5, startsOn: '2027-01-15' });
    expect(roundAfter({ ...campaign, cadence: 'once' }, '2026-01-15', TODAY)).toBeNull();
  });

  const plan = { subject: 'grants', startsOn: TODAY, afterDeadline: 'suspend', scope: {} };
  it.each([
    [plan, undefined],
    [{ ...plan, startsOn: '2026-11-16' }, 'campaign.starts_in_past'],
    [{ ...plan, subject: 'register' }, 'campaign.not_for_register'],
    [{ ...plan, subject: 'register', afterDeadline: 'nothing' }, undefined],
    [
      { ...plan, subject: 'register', afterDeadline: 'nothing', scope: { onlyFullControl: true } },
      'campaign.not_for_register',
    ],
  ])('is planned: %#', (planned, code) => expect(refusalToPlan(planned, TODAY)?.code).toBe(code));

  const running = { state: 'open', dueOn: TODAY, afterDeadline: 'nothing' };
  it.each([
    [running, 0, undefined, undefined],
    [running, 1, undefined, 'campaign.unanswered'],
    [{ ...running, dueOn: '2026-11-16' }, 1, 'campaign.started_late', undefined],
    [{ ...running, dueOn: '2026-11-16', afterDeadline: 'revoke' }, 1, 'campaign.started_late', 'campaign.still_ending'],
    [{ ...running, state: 'planned', dueOn: null }, 0, undefined, 'campaign.not_open'],
    [{ ...running, state: 'closed' }, 0, 'campaign.over', 'campaign.over'],
    [{ ...running, state: 'skipped' }, 0, 'campaign.over', 'campaign.over'],
  ])('ends: %#', (campaign, open, toCancel, toClose) => {
    expect(refusalToCancel(campaign, TODAY)?.code).toBe(toCancel);
    expect(refusalToClose(campaign, open, TODAY)?.code).toBe(toClose);
  });

  const told = { halfwayAt: null, soonAt: null, escalatedAt: null };
  const asked = { ...told, startedAt: '2026-11-01T08:00:00.000Z', dueOn: '2026-11-15', answerDays: 14 };
  it.each([
    ['2026-11-07', asked, null],
    ['2026-11-08', asked, 'halfway'],
    ['2026-11-08', { ...asked, halfwayAt: 'then' }, null],
    ['2026-11-12', asked, 'soon'],
    ['2026-11-15', { ...asked, soonAt: 'then' }, null],
    ['2026-11-16', asked, 'escalated'],
    ['2026-11-16', { ...asked, escalatedAt: 'then' }, null],
  ])('on %s tells %#', (day, campaign, notice) => expect(noticeDue(campaign, day)).toBe(notice));
});

describe('who is asked', () => {
  const candidates = {
    owner: 'owner',
    backupOwner: 'backup',
    accountable: null,
    manager: 'chief',
    admins: ['a1', 'a2'],
  };
  const choose = (
    rule: 'owner' | 'manager' | 'admin',
    holderId: string,
    approvedBy: string | null,
    gone: string[] = [],
  ) =>
    chooseReviewer(orderOf(rule), candidates, { holderId, approvedBy }, (id) => !gone.includes(id))?.reviewerId ?? null;

  it.each([
    [choose('owner', 'user', null), 'owner'],
    [choose('owner', 'owner', null), 'backup'],
    [choose('owner', 'user', 'owner'), 'backup'],
    [choose('owner', 'owner', 'backup'), 'chief'],
    [choose('owner', 'owner', 'backup', ['chief']), 'a1'],
    [choose('manager', 'user', 'chief'), 'owner'],
    [choose('admin', 'a1', 'a2'), 'owner'],
    [choose('owner', 'owner', 'backup', ['chief', 'a1', 'a2']), null],
  ])('%s: %s', (chosen, expected) => expect(chosen).toBe(expected));

  it('whoever is accountable for the brand before the manager', () => {
    const asked = { holderId: 'owner', approvedBy: 'backup' };
    const all = { ...candidates, accountable: 'brand' };
    expect(chooseReviewer(orderOf('owner'), all, asked, () => true)).toEqual({
      reviewerId: 'brand',
      by: 'accountable',
    });
  });

  it('only those the rule names, where it falls back on nobody', () => {
    expect(orderOf('manager', [])).toEqual(['manager']);
    expect(orderOf('manager')).toEqual(['manager', 'owner', 'admin']);
    expect(orderOf('owner', ['admin', 'owner'])).toEqual(['owner', 'admin']);
  });

  it('every admin in turn, the same one for one account', () => {
    expect(turned([], 'x')).toEqual([]);
    const first = new Set(Array.from({ length: 20 }, (_, n) => turned(['a1', 'a2'], `account-${n}`)[0]));
    expect(first.size).toBe(2);
    expect(turned(['a1', 'a2'], 'one')).toEqual(turned(['a1', 'a2'], 'one'));
  });
});

describe('answers', () => {
  const telling = {
    ...{ subject: 'grant' as const, level: 'publisher', scope: null, isOpenEnded: true, hasReason: true },
    ...{ groupGrantId: null, isUsed: true, exposures: 0, missing: ['b', 'a'], seats: [] },
  };

  it('items say the same when nothing that matters differs', () => {
    const key = factsKeyOf(telling);
    expect(factsKeyOf({ ...telling, scope: 'routine', missing: ['a', 'b'] })).toBe(key);
    for (const other of [
      { exposures: 1 },
      { level: 'analyst' },
      { isUsed: false },
      { seats: ['owner'] },
      { missing: [] },
    ])
      expect(factsKeyOf({ ...telling, ...other })).not.toBe(key);
  });

  const item = { subject: 'grant:1', factsKey: 'k', accountId: 'a', personId: 'p', level: 'publisher', state: 'open' };
  it.each([
    [[item], undefined],
    [[item, { ...item, accountId: 'b' }], undefined],
    [[item, { ...item, personId: 'q' }], undefined],
    [[item, { ...item, accountId: 'b', personId: 'q' }], 'campaign.mixed'],
    [[item, { ...item, factsKey: 'other' }], 'campaign.mixed'],
    [
      [
        { ...item, personId: null },
        { ...item, personId: null, accountId: 'b' },
      ],
      'campaign.mixed',
    ],
  ])('together: %#', (items, code) => expect(refusalToTogether(items)?.code).toBe(code));

  it('need a reason where they take away or leave full control', () => {
    const full = { ...item, level: 'full_control' };
    expect(refusalOfReason('certify', [item], null)).toBeNull();
    expect(refusalOfReason('certify', [item, full], null)?.code).toBe('request.reason_needed');
    expect(refusalOfReason('revoke', [item], 'short')?.code).toBe('request.reason_needed');
    expect(refusalOfReason('certify', [full], 'Needs it for the crisis desk')).toBeNull();
  });

  const asked = { personId: 'holder', reviewerId: 'me' };
  it.each([
    ['me', null, true, undefined],
    ['me', 'me', true, 'campaign.own_approval'],
    ['holder', null, true, 'campaign.own_item'],
    ['other', null, true, 'campaign.not_reviewer'],
    ['me', null, false, 'campaign.no_longer_reviewer'],
  ])('by %s, granted by %s, still able %s: %s', (actorId, approvedBy, isStillAble, code) =>
    expect(refusalToReview(asked, { actorId, approvedBy, isStillAble })?.code).toBe(code),
  );
});
