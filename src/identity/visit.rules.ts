import { networkOf } from './attempts.rules.js';

/** By what somebody tells one of their own browsers from another. */
export interface Whence {
  browser: string | null;
  network: string | null;
}

/** Which word in what a browser says of itself means which browser; the first that is found counts, because each names others too. */
const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const LONGEST = 400;

/** `Firefox, Windows`; no version, which would tell more than anybody needs. Null for what is no browser we know. */
export function browserWords(userAgent: string | undefined): string | null {
  const said = (userAgent ?? '').slice(0, LONGEST);
  const first = (known: readonly [RegExp, string][]): string | undefined =>
    known.find(([pattern]) => pattern.test(said))?.[1];
  const browser = first(BROWSERS);
  const system = first(SYSTEMS);
  return [browser, system].filter((word) => word !== undefined).join(', ') || null;
}

/** `this_machine`, `private`, or the first half of the address: enough to say "that was me", too little to find anybody. */
export function networkWords(address: string): string | null {
  const network = networkOf(address);
  if (/^127\.|^0:0:0:0::\/64$/.test(network)) return 'this_machine';
  if (/^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\./.test(network)) return 'private';
  if (/^f[cd][0-9a-f]{2}:|^fe80:/.test(network)) return 'private';
  if (network.includes(':')) return `${network.split(':').slice(0, 2).join(':')}::/32`;
  const [a, b] = network.split('.');
  return b === undefined ? null : `${a}.${b}.0.0/16`;
}
