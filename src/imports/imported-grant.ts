/** What a row says of a right. */
export interface ImportedGrant {
  accountId: string;
  personId: string;
  level: string;
  nativeRole: string | null;
  reason: string | null;
  requestedBy: string | null;
  approvedBy: string | null;
  since: string;
  until: string | null;
  status: string;
  endedOn: string | null;
  endedReason: string | null;
}
