// Rounds and ratios. Absolute figures mean nothing on a shared machine: every bar compares two things measured in turn.
import autocannon from 'autocannon';

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Measures each in turn, one discarded round first, the order turning round by round. Answers the median of each. */
export async function interleaved(measures, rounds = 5) {
  const names = Object.keys(measures);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 ? [...names].reverse() : names) {
      const value = await measures[name]();
      if (round > 0) results[name].push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(results[name])]));
}

/** Requests per second over HTTP; any answer that is not 2xx fails the case. */
export async function load(url, { connections = 16, seconds = 2, requests, onCount }) {
  const result = await autocannon({ url, connections, duration: seconds, requests });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} answers were not 2xx and ${result.errors} failed at ${new URL(url).pathname}`);
  }
  onCount?.(result['2xx']);
  return result['2xx'] / result.duration;
}

/** Calls per second of an async function from `clients` at once. */
export async function callsPerSecond(call, { clients, seconds = 2 }) {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        await call();
        done++;
      }
    }),
  );
  return (done / (performance.now() - started)) * 1000;
}

/** Mean milliseconds of a call made `times` over, after one call that does not count. */
export async function milliseconds(call, times) {
  await call();
  const started = performance.now();
  for (let i = 0; i < times; i++) await call();
  return (performance.now() - started) / times;
}
