import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAIL_TOPICS } from '../../src/notifications/mail-topics.js';

/** Topics that are nobody's mail, and why: whoever has to act on them hears of it in another way, or nobody has to. */
const NOBODYS_MAIL: Record<string, string> = {
  'break_glass.ended': 'whoever was told of the opening finds its end on the page they were led to',
  'campaign.started': 'every reviewer is asked by review.assigned',
  'campaign.cancelled': 'nothing is asked any more; lists of reviews are simply shorter',
  'campaign.closed': 'the admin who closes it has the report in hand',
  'entitlement.begun': 'a rule of the house; what it changes for somebody shows when they ask for access',
  'entitlement.ended': 'a rule of the house; what it changes for somebody shows when they ask for access',
  'group.joined': 'what membership gives is told by grant.issued',
  'group.left': 'what membership gave is told by grant.ended',
  'group.ended': 'what membership gave is told by grant.ended',
  'group_grant.issued': 'every member is told by grant.issued',
  'group_grant.ended': 'every member is told by grant.ended',
  'policy.comments_open': 'the draft stands on the page of policies; its author asks those whose word is wanted',
  'policy.published': 'whoever has to accept it is asked by policy.acknowledgement_due',
  'policy.withdrawn': 'asks nothing of anybody',
};

const ANNOUNCEMENT =
  /\bop\.announce\(\s*(?:([^'"`,()]+(?:=== null)?)\?\s*)?(?:'([a-z_]+\.[a-z_]+)'(?:\s*:\s*'([a-z_]+\.[a-z_]+)')?)?/g;

function announcedIn(source: string): { topics: string[]; unreadable: number } {
  const found = [...source.matchAll(ANNOUNCEMENT)];
  const topics = found.flatMap(([, , first, second]) => [first, second]).filter((topic) => topic !== undefined);
  return { topics, unreadable: found.filter(([, , first]) => first === undefined).length };
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, ...announcedIn(readFileSync(join('src', name), 'utf8')) }));
const announced = new Set(sources.flatMap(({ topics }) => topics));

describe('mail: every announced topic has a mail, or a reason why it has none', () => {
  it('reads a topic, two of them behind a question, and none where it is computed', () => {
    expect(announcedIn("op.announce('a.b', {}); op.announce(x === null ? 'c.d' : 'e.f', {});")).toEqual({
      topics: ['a.b', 'c.d', 'e.f'],
      unreadable: 0,
    });
    expect(announcedIn('op.announce(topic, facts)')).toEqual({ topics: [], unreadable: 1 });
  });

  it('finds no topic that is computed', () => {
    expect(sources.filter(({ unreadable }) => unreadable > 0).map(({ name }) => name)).toEqual([]);
  });

  it('knows every topic', () => {
    expect([...announced].filter((topic) => !(topic in MAIL_TOPICS) && !(topic in NOBODYS_MAIL)).sort()).toEqual([]);
  });

  it('keeps no row for what nobody announces, and no reason for what has a mail', () => {
    const known = [...Object.keys(MAIL_TOPICS), ...Object.keys(NOBODYS_MAIL)];
    expect(known.filter((topic) => !announced.has(topic))).toEqual([]);
    expect(Object.keys(NOBODYS_MAIL).filter((topic) => topic in MAIL_TOPICS)).toEqual([]);
  });

  it('says it in both languages, and leads to a page', () => {
    const poor = Object.entries(MAIL_TOPICS).filter(
      ([, { subject, text, path }]) =>
        !path.startsWith('/') || [subject.en, subject.fr, text.en, text.fr].some((words) => words.trim() === ''),
    );
    expect(poor).toEqual([]);
  });
});
