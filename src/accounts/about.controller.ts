import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { AboutAccounts } from './about.service.js';
import { AccountChangePage, RecognisedView, RecoveryWaysView } from './about.view.js';
import { RecogniseUrl } from './account.dto.js';

@Controller('api/v1/accounts')
export class AboutController {
  constructor(@Inject(AboutAccounts) private readonly about: AboutAccounts) {}

  /** What the address of a profile says, and whether the register has it. */
  @Get('recognise')
  @Does('account.recognise')
  recognise(@Op() op: Operation, @Query() { url }: RecogniseUrl): Promise<RecognisedView> {
    return this.about.recognise(op, url);
  }

  /** What was changed and when. */
  @Get(':id/history')
  @Does('account.show')
  history(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<AccountChangePage> {
    return this.about.history(op, id, query);
  }

  /** With what one gets back into it, and whose that is. */
  @Get(':id/recovery-channels')
  @Does('account.show')
  recoveryWays(@Op() op: Operation, @Param('id') id: string): Promise<RecoveryWaysView> {
    return this.about.recoveryWays(op, id);
  }
}
