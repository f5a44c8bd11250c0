/** What a field for date and time holds (the reader's own wall clock) as the instant the service reads. */
export const instantOf = (local: string): string => new Date(local).toISOString();
