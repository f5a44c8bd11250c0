import { digestText, localDayOf, NOTHING_WAITS } from '../../../src/notifications/digest.rules.js';
import { mailText } from '../../../src/notifications/mail-text.rules.js';
import { nightOf } from '../../../src/notifications/working-hours.rules.js';

const HOURS = { from: '07:00', to: '20:00' };
const PARIS = { timeZone: 'Europe/Paris', holidays: new Set(['2026-12-25']) };

describe('the night something was released in', () => {
  it.each([
    ['in the morning, at once', '2026-11-17T06:00:00.000Z', null],
    ['a minute before', '2026-11-17T05:59:00.000Z', '2026-11-16'],
    ['in the evening, at once', '2026-11-17T19:00:00.000Z', '2026-11-17'],
    ['a minute before', '2026-11-17T18:59:00.000Z', null],
    ['after midnight', '2026-11-18T01:00:00.000Z', '2026-11-17'],
    ['on a Saturday', '2026-11-21T11:00:00.000Z', '2026-11-21'],
    ['before a Monday', '2026-11-23T05:00:00.000Z', '2026-11-22'],
    ['at Christmas', '2026-12-25T11:00:00.000Z', '2026-12-25'],
    ['in summer time, an hour earlier', '2026-07-14T05:00:00.000Z', null],
  ])('%s', (_, at, night) => expect(nightOf(new Date(at), PARIS, HOURS)).toBe(night));

  it('is another where somebody is elsewhere', () => {
    const tokyo = { timeZone: 'Asia/Tokyo', holidays: new Set<string>() };
    expect(nightOf(new Date('2026-11-17T12:00:00.000Z'), tokyo, HOURS)).toBe('2026-11-17');
  });
});

describe('the daily mail', () => {
  it('ends today and this week where somebody is, also when the clocks change', () => {
    expect(localDayOf(new Date('2026-10-24T23:30:00.000Z'), 'Europe/Paris')).toEqual({
      day: '2026-10-25',
      hour: 1,
      today: '2026-10-25T22:59:59.999Z',
      week: '2026-10-25T22:59:59.999Z',
    });
  });

  it('says only what there is', () => {
    const news = { news: [{ subject: 'Vous avez accès à Atelier', link: 'http://r/accounts/1' }], left: 2 };
    expect(digestText('fr', { ...NOTHING_WAITS, late: 2, reviews: 4 }, news, 'http://r')).toBe(
      [
        'Ce qui vous attend :',
        '- Tâches de départs : 2 en retard, 0 pour aujourd’hui, 0 autres cette semaine',
        '  http://r/offboarding-cases',
        '- Questions de revue en attente : 4',
        '  http://r/reviews',
        '',
        'Ce qui s’est passé :',
        '- Vous avez accès à Atelier',
        '  http://r/accounts/1',
        '… et 2 autres',
      ].join('\n'),
    );
    expect(digestText('en', NOTHING_WAITS, { news: [], left: 0 }, 'http://r')).toBe('');
  });
});

describe('a mail', () => {
  it.each([
    ['Olive Ravenel', 'accès d’Olive Ravenel'],
    ['Élodie Garnier', 'accès d’Élodie Garnier'],
    ['Harriet $& Penhallow', 'accès de Harriet $& Penhallow'],
  ])('names %s as French does', (leaver, said) =>
    expect(mailText('case.cut', 'fr', { leaver }, 'http://r').text).toContain(said),
  );
});
