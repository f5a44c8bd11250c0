import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.js';
import { Exports } from './exports.service.js';

@Module({ controllers: [ExportsController], providers: [Exports], exports: [Exports] })
export class ExportsModule {}
