import { DateTime } from 'luxon';

export const times = [new Date(), Date.now(), Date(), DateTime.now(), DateTime.utc()];
export const fine = [new Date(0), DateTime.fromISO('2026-11-17')];
