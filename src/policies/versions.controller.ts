import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { AcknowledgementView } from './acknowledgement.view.js';
import { Acknowledgements } from './acknowledgements.service.js';
import { Comments } from './comments.service.js';
import { Editions } from './editions.service.js';
import { Policies } from './policies.service.js';
import {
  AcknowledgeVersion,
  ChangeDraft,
  CommentDraft,
  DraftVersion,
  InLanguageQuery,
  OpenComments,
  PublishVersion,
} from './policy.dto.js';
import { numberOf } from './policy.rules.js';
import { CommentPageView, CommentView, VersionSummaryView, VersionView } from './policy.view.js';

/** Versions of a policy, from draft to "read and accepted". */
@ApiTags('policies')
@Controller('api/v1/policies/:code/versions')
export class VersionsController {
  constructor(
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Comments) private readonly comments: Comments,
    @Inject(Acknowledgements) private readonly acknowledgements: Acknowledgements,
  ) {}

  @Post()
  @Does('policy.draft')
  async draft(
    @Op() op: Operation,
    @Param('code') code: string,
    @Body() input: DraftVersion,
  ): Promise<VersionSummaryView> {
    return this.policies.summary(op, await this.editions.draft(op, code, input));
  }

  /** A version with its text, as Markdown, as HTML that is safe to show, and with the hash that accepting it needs. */
  @Get(':n')
  @Does('policy.list')
  show(
    @Op() op: Operation,
    @Param('code') code: string,
    @Param('n') n: string,
    @Query() { language }: InLanguageQuery,
  ): Promise<VersionView> {
    return this.policies.version(op, code, numberOf(n), language);
  }

  /** Write on in a draft of your own. */
  @Patch(':n')
  @Does('policy.draft')
  async change(
    @Op() op: Operation,
    @Param('code') code: string,
    @Param('n') n: string,
    @Body() input: ChangeDraft,
  ): Promise<VersionSummaryView> {
    return this.policies.summary(op, await this.editions.change(op, code, numberOf(n), input));
  }

  @Post(':n/open-comments')
  @HttpCode(200)
  @Does('policy.open_comments')
  async openComments(
    @Op() op: Operation,
    @Param('code') code: string,
    @Param('n') n: string,
    @Body() input: OpenComments,
  ): Promise<VersionSummaryView> {
    return this.policies.summary(op, await this.editions.openComments(op, code, numberOf(n), input));
  }

  /** Put the draft of somebody else into force. */
  @Post(':n/publish')
  @HttpCode(200)
  @Does('policy.publish')
  async publish(
    @Op() op: Operation,
    @Param('code') code: string,
    @Param('n') n: string,
    @Body() input: PublishVersion,
  ): Promise<VersionSummaryView> {
    return this.policies.summary(op, await this.editions.publish(op, code, numberOf(n), input));
  }

  @Post(':n/withdraw')
  @HttpCode(200)
  @Does('policy.withdraw')
  async withdraw(
    @Op() op: Operation,
    @Param('code') code: string,
    @Param('n') n: string,
    @Body() _reason: Reasoned,
  ): Promise<VersionSummaryView> {
    return this.policies.summary(op, await this.editions.withdraw(op, code, numberOf(n)));
  }

  /** Looked at again and found right as it is. */
  @Post(':n/review')
  @HttpCode(200)
  @Does('policy.review')
  async review(
    @Op() op: Operation,
    @Param('code') code: string,
    @Param('n') n: string,
    @Body() _reason: Reasoned,
  ): Promise<VersionSummaryView> {
    return this.policies.summary(op, await this.editions.review(op, code, numberOf(n)));
  }

  @Get(':n/comments')
  @Does('policy.list')
  listComments(
    @Op() op: Operation,
    @Param('code') code: string,
    @Param('n') n: string,
    @Query() query: ListQuery,
  ): Promise<CommentPageView> {
    return this.comments.list(op, code, numberOf(n), query);
  }

  @Post(':n/comments')
  @Does('policy.comment')
  comment(
    @Op() op: Operation,
    @Param('code') code: string,
    @Param('n') n: string,
    @Body() { text }: CommentDraft,
  ): Promise<CommentView> {
    return this.comments.add(op, code, numberOf(n), text);
  }

  /** Read and accepted, by you. */
  @Post(':n/acknowledge')
  @Does('policy.acknowledge')
  acknowledge(
    @Op() op: Operation,
    @Param('code') code: string,
    @Param('n') n: string,
    @Body() input: AcknowledgeVersion,
  ): Promise<AcknowledgementView> {
    return this.acknowledgements.give(op, code, numberOf(n), input);
  }
}
