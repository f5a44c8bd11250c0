import { Module } from '@nestjs/common';
import { CampaignsController } from './campaigns.controller.js';
import { Campaigns } from './campaigns.service.js';
import { CampaignClosing } from './closing.service.js';
import { Deadlines } from './deadlines.service.js';
import { Items } from './items.service.js';
import { Passing } from './passing.service.js';
import { ReviewsController } from './reviews.controller.js';
import { Reviews } from './reviews.service.js';
import { Starting } from './starting.service.js';

@Module({
  controllers: [CampaignsController, ReviewsController],
  providers: [Campaigns, CampaignClosing, Deadlines, Items, Passing, Reviews, Starting],
  exports: [Deadlines, Passing, Starting],
})
export class CampaignsModule {}
