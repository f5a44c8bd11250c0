import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { LogController } from 'fastify';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Core } from './core.js';
import { DoorFailures } from './operation/operation.failures.js';
import { keepBytes } from './operation/kept-bytes.js';
import { refusalToInput } from './operation/body.rules.js';
import { answerBroken } from './operation/failure.filter.js';
import { Operations } from './operation/operations.js';
import { shapePipe } from './operation/shape.pipe.js';
import { DoorLogger, loggerOptions } from './logging.js';
import type { Settings } from './settings/settings.js';
import { serveAssets } from './console/assets.js';
import { addDocuments } from './documents.js';

const GRACE_MS = 2500;
const BODY_LIMIT = 1024 * 1024;

/** Builds the HTTP service around an open core; not yet listening. */
export async function buildService(core: Core): Promise<NestFastifyApplication> {
  const { settings } = core;
  const adapter = new FastifyAdapter({
    logger: loggerOptions(settings.logLevel),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    trustProxy: (_address: string, hop: number) => hop < settings.trustProxy,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerBroken,
    // Our own line says route and id; addresses of one-time links never reach a log.
    logController: new LogController({ disableRequestLogging: true }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(core), adapter, {
    logger: new DoorLogger(adapter.getInstance().log),
    abortOnError: false,
    bodyParser: true,
  });
  await protect(app, settings);
  await serveAssets(app, settings);
  widenRoutes(app);
  watchRequests(app);
  app.useGlobalPipes(shapePipe());
  const operations = app.get(Operations);
  operations.readOnly = core.complaint !== null;
  addDocuments(app);
  await app.init();
  await adapter.getInstance().ready();
  return app;
}

async function protect(app: NestFastifyApplication, settings: Settings): Promise<void> {
  await app.register(cookie);
  // Reads nothing by itself: the door does, for whoever may send a file where one is taken.
  await app.register(multipart);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        // Plain http on loopback has nothing to upgrade to.
        ...(settings.https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: settings.https ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: true,
  });
  await app.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) => DoorFailures.SLOW_DOWN({ retryAfter: Math.ceil(context.ttl / 1000) }),
  });
}

/** Routes that say so take larger bodies than the rest, or theirs unparsed. */
function widenRoutes(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    const { bodyLimit, keepsBytes } = (route.config ?? {}) as { bodyLimit?: unknown; keepsBytes?: unknown };
    if (typeof bodyLimit === 'number') route.bodyLimit = bodyLimit;
    if (typeof keepsBytes === 'number') route.preParsing = keepBytes(keepsBytes);
  });
}

const unsupported = (): Error => Object.assign(new Error('No form is taken here'), { statusCode: 415 });

/** What holds for every request, whichever route it meets. */
function watchRequests(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  // Before any guard reads the input.
  fastify.addHook('preHandler', (request, _reply, next) => next(refusalToInput(request) ?? undefined));
  fastify.addHook('preHandler', (request, _reply, next) => {
    const { takesFile } = (request.routeOptions.config ?? {}) as { takesFile?: boolean };
    next(request.isMultipart() && takesFile !== true ? unsupported() : undefined);
  });
  // A connection that never asked anything must not hold up a stop; whoever is being answered has this long.
  fastify.addHook('preClose', (next: () => void) => {
    setTimeout(() => fastify.server.closeAllConnections(), GRACE_MS).unref();
    next();
  });
  fastify.addHook('onSend', (request, reply, _payload, next) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    next();
  });
}
