import { Module } from '@nestjs/common';
import { Erasures } from './erasure.service.js';
import { PersonalData } from './personal-data.service.js';
import { PrivacyController } from './privacy.controller.js';

/** What the service holds on people, and for how long. */
@Module({ controllers: [PrivacyController], providers: [Erasures, PersonalData], exports: [Erasures] })
export class PrivacyModule {}
