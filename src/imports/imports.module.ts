import { Module } from '@nestjs/common';
import { Imports } from './imports.service.js';

@Module({ providers: [Imports], exports: [Imports] })
export class ImportsModule {}
