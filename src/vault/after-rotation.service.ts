import { Inject, Injectable, Optional } from '@nestjs/common';
import { list, rows, sql } from '../database/sql.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import type { Catalogue as CatalogueFacts } from '../platforms/platform.js';
import type { AfterRotationView } from './after-rotation.view.js';
import { RotationSteps } from './rotation-steps.js';
import { sharedWith } from './shared-login.queries.js';

interface Opened {
  id: string;
  platform: string;
  accessModel: string;
}

/** What a new password does not revoke: facts of the catalogue, and what nobody knows said as such. */
@Injectable()
export class AfterRotation {
  constructor(
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Optional() @Inject(RotationSteps) private readonly steps?: RotationSteps,
  ) {}

  /** Of every account the credential opens. Only a password is used to stay signed in: nothing hangs on the other kinds. */
  async of(op: Operation, { accountId, kind }: { accountId: string; kind: string }): Promise<AfterRotationView[]> {
    if (kind !== 'password') return [];
    const facts = await this.catalogue.all(op.db);
    const others = (await sharedWith(op.db, facts, [accountId])).get(accountId) ?? [];
    const accounts = await rows<Opened>(
      op.db,
      sql`select id, platform, access_model as "accessModel" from account where id in ${list([accountId, ...others])} order by id`,
    );
    const own = accounts.filter(({ id }) => id === accountId);
    return [...own, ...accounts.filter(({ id }) => id !== accountId)].flatMap((account) => this.left(facts, account));
  }

  private left({ platforms, survivors }: CatalogueFacts, { id, platform, accessModel }: Opened): AfterRotationView[] {
    const known = platforms.get(platform);
    const steps = this.steps?.ending(accessModel);
    return [...survivors].flatMap(([what, { en, fr, always }]) => {
      const said = known?.survives[what];
      if (!said && !always) return [];
      return [
        {
          ...{ accountId: id, platform, what, text: { en, fr } },
          survives: said?.is ?? 'unknown',
          source: said ? (said.source ?? known.sources['survives'] ?? null) : null,
          mark: said?.mark ?? null,
          where: known?.revoke ?? null,
          tasks: [...(steps?.get(what) ?? [])],
        },
      ];
    });
  }
}
