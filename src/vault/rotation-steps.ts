/**
 * Which steps of a runbook end what a new password leaves working, by the names of the catalogue, for accounts of an access
 * model. The handover above provides it (from a global module); without a provider there are none.
 */
export abstract class RotationSteps {
  abstract ending(accessModel: string): ReadonlyMap<string, readonly string[]>;
}
