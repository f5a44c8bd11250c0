import { BRAKES, blockedUntil, networkOf } from '../../../src/identity/attempts.rules.js';

const NOW = new Date('2026-11-17T09:00:00.000Z');
const secondsAfter = (brake: keyof typeof BRAKES, failures: number): number => {
  const until = blockedUntil(BRAKES[brake], failures, NOW);
  return until === null ? 0 : (Date.parse(until) - NOW.getTime()) / 1000;
};

describe('brakes', () => {
  it.each([
    ['pair', 4, 0],
    ['pair', 5, 15],
    ['pair', 6, 30],
    ['pair', 10, 480],
    ['pair', 11, 900],
    ['pair', 10_000, 900],
    ['factor', 4, 0],
    ['factor', 5, 60],
    ['factor', 9, 900],
    ['address', 49, 0],
    ['address', 50, 5],
    ['person', 99, 0],
    ['person', 100, 5],
    ['person', 1_000_000, 30],
    ['link', 1000, 0],
  ] as const)('%s after %i failures: %i seconds', (brake, failures, seconds) => {
    expect(secondsAfter(brake, failures)).toBe(seconds);
  });

  it('never last longer than a quarter of an hour, nor half a minute for a person attacked from everywhere', () => {
    for (const brake of Object.values(BRAKES)) expect(brake.capSeconds).toBeLessThanOrEqual(900);
    expect(BRAKES.person.capSeconds).toBeLessThanOrEqual(30);
  });

  it('leave a second factor fewer than 200 guesses a day', () => {
    expect(BRAKES.factor.free + 86_400 / BRAKES.factor.capSeconds).toBeLessThan(200);
  });
});

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
