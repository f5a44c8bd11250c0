import { Global, Module } from '@nestjs/common';
import { Catalogue } from './catalogue.service.js';
import { Corrections } from './corrections.service.js';
import { PlatformController } from './platform.controller.js';

@Global()
@Module({ controllers: [PlatformController], providers: [Catalogue, Corrections], exports: [Catalogue] })
export class PlatformModule {}
