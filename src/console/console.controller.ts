import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../operation/http.js';
import { Settings } from '../settings/settings.js';
import { pagesOf } from './assets.js';

/** Stands in the built page where the nonce of this one answer goes. */
const NONCE = '__NONCE__';
const STYLES = "style-src 'self'";
const OWN = /^\/(api|assets|health|metrics)(\/|$|\?)/;

const nothingHere = (): Error => Object.assign(new Error('No such page'), { statusCode: 404 });

/** The one page of the console: which part of it an address means, the page itself decides. */
@ApiExcludeController()
@Controller()
export class ConsoleController {
  private page: Promise<string> | undefined;

  constructor(@Inject(Settings) private readonly settings: Settings) {}

  @Get(['/', '/*'])
  @Public()
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const wantsPage = /\btext\/html\b/.test(request.headers.accept ?? '');
    if (OWN.test(request.url) || !wantsPage) throw nothingHere();
    const nonce = randomBytes(18).toString('base64');
    const policy = String(reply.getHeader('content-security-policy') ?? '');
    void reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy.replace(STYLES, `${STYLES} 'nonce-${nonce}'`));
    return (await this.built()).replaceAll(NONCE, nonce);
  }

  /** Read once; until the pages are built, whoever asks is told that there are none. */
  private built(): Promise<string> {
    this.page ??= readFile(join(pagesOf(this.settings), 'index.html'), 'utf8').catch(() => {
      this.page = undefined;
      throw nothingHere();
    });
    return this.page;
  }
}
