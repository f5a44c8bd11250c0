import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Jobs } from './jobs.js';
import { Worker } from './worker.js';

/** Runs in the service process; `Worker.start` is called once it listens. */
@Module({ imports: [NotificationsModule], providers: [Jobs, Worker], exports: [Worker] })
export class WorkerModule {}
