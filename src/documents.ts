import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The OpenAPI 3.1 document of the running routes. */
export function describe(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Relève')
    .setDescription("The register and vault of an organisation's official social accounts.")
    .setVersion('1')
    .addCookieAuth('releve', { type: 'apiKey', in: 'cookie', name: 'releve' }, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Releve-CSRF' }, 'csrf')
    .build();
  return SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
}

/** Serves the document and a page to browse it. */
export function addDocuments(app: NestFastifyApplication): void {
  let document: OpenAPIObject | null = null;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_request, reply) => {
      document ??= describe(app);
      void reply.send(document);
    });
}
