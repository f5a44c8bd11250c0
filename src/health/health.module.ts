import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HouseStateController } from './house-state.controller.js';
import { HouseState } from './house-state.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { Readiness } from './readiness.js';
import { RequestLog } from './request-log.js';

@Module({
  controllers: [HealthController, MetricsController, HouseStateController],
  providers: [HouseState, Metrics, Readiness, RequestLog],
})
export class HealthModule {}
