import type { Grant } from './access.entity.js';
import type { ViaGroup } from './group-grant.queries.js';
import { GrantView, grantView } from './grant.view.js';
import type { Resumed } from './person-access.service.js';

export class SuspendedAccessView {
  personId: string;
  /** How many grants were suspended. */
  suspended: number;
}

/** A suspended grant that did not go on, and why. */
export class NotResumedView {
  grantId: string;
  accountId: string;
  code: string;
  detail: string;
}

export class ResumedAccessView {
  personId: string;
  /** The new grants. */
  resumed: GrantView[];
  /** These stay suspended. */
  refused: NotResumedView[];
}

export const suspendedView = (personId: string, grants: readonly Grant[]): SuspendedAccessView => ({
  personId,
  suspended: grants.length,
});

/** `via`: the groups by the id of the grant to them. */
export function resumedView(
  personId: string,
  { issued, refused }: Resumed,
  today: string,
  via: ReadonlyMap<string, ViaGroup>,
): ResumedAccessView {
  return {
    personId,
    resumed: issued.map((grant) => grantView(grant, today, via)),
    refused: refused.map(({ proposal, failure }) => ({
      grantId: proposal.continuesId,
      accountId: proposal.account.id,
      code: failure?.code ?? '',
      detail: failure?.detail ?? '',
    })),
  };
}
