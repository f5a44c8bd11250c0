import { Module } from '@nestjs/common';
import { RegistryController } from './registry.controller.js';
import { Registry } from './registry.service.js';

@Module({ controllers: [RegistryController], providers: [Registry] })
export class RegistryModule {}
