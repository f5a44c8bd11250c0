/** What became of an event. */
export class DepartureTaken {
  caseId: string;
  /** opened, moved, cancelled or unchanged */
  status: string;
}
