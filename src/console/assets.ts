import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../settings/settings.js';

/** Where the built pages lie. */
export const pagesOf = ({ home }: Settings): string => join(home, 'dist', 'web');

/** Scripts, styles and pictures of the pages: named by their content, so a browser keeps them for good; compressed when built. */
export async function serveAssets(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const root = join(pagesOf(settings), 'assets');
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });
}
