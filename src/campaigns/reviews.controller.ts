import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Certify, ChangeLevel, DecideTogether, ItemsQuery, Reassign } from './campaign.dto.js';
import { AnsweredView, ItemPage, ItemView } from './item.view.js';
import { Items } from './items.service.js';
import { Reviews } from './reviews.service.js';

@ApiTags('reviews')
@Controller('api/v1')
export class ReviewsController {
  constructor(
    @Inject(Items) private readonly items: Items,
    @Inject(Reviews) private readonly reviews: Reviews,
  ) {}

  /** Everything that waits for your answer, the most urgent first. */
  @Get('reviews')
  @Does('review.list')
  mine(@Op() op: Operation, @Query() query: ListQuery): Promise<ItemPage> {
    return this.items.mine(op, query);
  }

  /** The items of a round; members see their own. */
  @Get('campaigns/:id/items')
  @Does('review.list')
  list(@Op() op: Operation, @Param('id') id: string, @Query() query: ItemsQuery): Promise<ItemPage> {
    return this.items.list(op, id, query);
  }

  /** One answer for items that say the same, of one account or of one person. */
  @Post('campaigns/:id/decide')
  @HttpCode(200)
  @Does('review.decide')
  async decide(@Op() op: Operation, @Param('id') id: string, @Body() input: DecideTogether): Promise<AnsweredView> {
    return { items: await this.items.shown(op, await this.reviews.decide(op, id, input.itemIds, input.decision)) };
  }

  /** Still right as it is; an entry of the register is confirmed. */
  @Post('campaigns/:id/items/:item/certify')
  @HttpCode(200)
  @Does('review.certify')
  async certify(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('item') item: string,
    @Body() _: Certify,
  ): Promise<ItemView> {
    return this.items.one(op, await this.reviews.decide(op, id, [item], 'certify'));
  }

  /** Ends the grant at once. */
  @Post('campaigns/:id/items/:item/revoke')
  @HttpCode(200)
  @Does('review.revoke')
  async revoke(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('item') item: string,
    @Body() _: Reasoned,
  ): Promise<ItemView> {
    return this.items.one(op, await this.reviews.decide(op, id, [item], 'revoke'));
  }

  /** Puts a lower grant in its place at once. */
  @Post('campaigns/:id/items/:item/change-level')
  @HttpCode(200)
  @Does('review.change_level')
  async changeLevel(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('item') item: string,
    @Body() input: ChangeLevel,
  ): Promise<ItemView> {
    return this.items.one(op, [await this.reviews.changeLevel(op, id, item, input.level)]);
  }

  /** An entry of the register that is wrong: an admin is told to correct it. */
  @Post('campaigns/:id/items/:item/flag')
  @HttpCode(200)
  @Does('review.flag')
  async flag(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('item') item: string,
    @Body() _: Reasoned,
  ): Promise<ItemView> {
    return this.items.one(op, await this.reviews.decide(op, id, [item], 'flag'));
  }

  /** Somebody else is asked: never the holder, never whoever granted it. */
  @Post('campaigns/:id/items/:item/reassign')
  @HttpCode(200)
  @Does('review.reassign')
  async reassign(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('item') item: string,
    @Body() input: Reassign,
  ): Promise<ItemView> {
    return this.items.one(op, [await this.reviews.reassign(op, id, item, input.reviewerId)]);
  }
}
