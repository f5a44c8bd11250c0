import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Cookies } from './identity/cookies.js';
import { completeDocument } from './operation/openapi-document.js';

/** The OpenAPI 3.1 document of the running routes. */
export function describe(app: NestFastifyApplication): OpenAPIObject {
  const cookie = app.get(Cookies).session;
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Relève')
    .setDescription("The register and vault of an organisation's official social accounts.")
    .setVersion('1')
    .addCookieAuth(cookie, { type: 'apiKey', in: 'cookie', name: cookie }, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Releve-CSRF' }, 'csrf')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  return completeDocument(document);
}

/** Serves the document at `/api/openapi.json` and a page to browse it at `/api/docs`. */
export function addDocuments(app: NestFastifyApplication): void {
  let made: OpenAPIObject | null = null;
  SwaggerModule.setup('api/docs', app, () => (made ??= describe(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Relève · API',
    raw: ['json'],
  });
}
