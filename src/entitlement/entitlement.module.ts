import { Module } from '@nestjs/common';
import { EntitlementController } from './entitlement.controller.js';
import { Entitlements } from './entitlement.service.js';

@Module({ controllers: [EntitlementController], providers: [Entitlements] })
export class EntitlementModule {}
