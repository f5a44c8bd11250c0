import type { Platform } from '../platforms/platform.js';

const LONGEST = 500;

/** A profile's address as it is compared; null for what is no address on one of these hosts. */
export function addressKeyOf(text: string, { hosts, anyHost }: Pick<Platform, 'hosts' | 'anyHost'>): string | null {
  const typed = text.trim();
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (address.length > LONGEST || !URL.canParse(address)) return null;
  const { hostname, pathname, searchParams, username, password, port } = new URL(address);
  if (username !== '' || password !== '' || port !== '') return null;
  const isTheirs = anyHost || hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  const path = pathname.replace(/\/+$/, '').toLowerCase();
  if (!isTheirs || path === '') return null;
  const host = hosts.find((each) => hostname.endsWith(`.${each}`)) ?? hostname;
  const id = searchParams.get('id');
  return `${host}${path}${id !== null && /^\d{1,30}$/.test(id) ? `?id=${id}` : ''}`;
}

/** The address without what follows the path, as it is stored. */
export const addressOf = (key: string): string => `https://${key}`;
