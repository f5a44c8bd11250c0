import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { DoorRequest } from '../operation/http.js';
import { RunbookShelf } from './runbook.service.js';

/** Before a route looks into the runbooks: what another process corrected meanwhile holds here too. */
@Injectable()
export class FreshRunbooks implements NestInterceptor {
  constructor(@Inject(RunbookShelf) private readonly shelf: RunbookShelf) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { operation } = context.switchToHttp().getRequest<DoorRequest>();
    if (operation) await this.shelf.refresh(operation.db);
    return next.handle();
  }
}
