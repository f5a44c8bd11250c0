import { Module } from '@nestjs/common';
import { KeyRenewal } from './key-renewal.service.js';
import { Keys } from './keys.service.js';

@Module({ providers: [Keys, KeyRenewal], exports: [Keys, KeyRenewal] })
export class KeysModule {}
