import { Module } from '@nestjs/common';
import { Keys } from './keys.service.js';

@Module({ providers: [Keys], exports: [Keys] })
export class KeysModule {}
