import { Module } from '@nestjs/common';
import { LogLine } from './log-line.receiver.js';
import { Receivers } from './receivers.js';

@Module({ providers: [LogLine, Receivers], exports: [Receivers] })
export class NotificationsModule {}
