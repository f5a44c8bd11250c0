import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { DoorInterceptor } from './door.interceptor.js';
import { FailureFilter } from './failure.filter.js';
import { Operations } from './operations.js';
import { RouteCheck } from './route-check.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    Operations,
    RouteCheck,
    { provide: APP_INTERCEPTOR, useClass: DoorInterceptor },
    { provide: APP_FILTER, useClass: FailureFilter },
  ],
  exports: [Operations, RouteCheck],
})
export class OperationModule {}
