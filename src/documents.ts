import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI 3.1 document of the running routes. */
export function describe(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Relève')
    .setDescription("The register and vault of an organisation's official social accounts.")
    .setVersion('1')
    .addCookieAuth('releve', { type: 'apiKey', in: 'cookie', name: 'releve' }, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Releve-CSRF' }, 'csrf')
    .addSecurityRequirements({ session: [], csrf: [] })
    .build();
  return SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
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
