import { Module } from '@nestjs/common';
import { AccessController } from './access.controller.js';
import { AccessList } from './access.service.js';
import { Grants } from './grants.service.js';
import { GrantsController } from './grants.controller.js';
import { Requests } from './requests.service.js';
import { RequestsController } from './requests.controller.js';

@Module({
  controllers: [GrantsController, RequestsController, AccessController],
  providers: [Grants, Requests, AccessList],
  exports: [Grants, Requests, AccessList],
})
export class AccessModule {}
