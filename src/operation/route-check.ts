import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACTIONS } from './actions.js';
import { ACTION, PUBLIC } from './http.js';

/** The service does not start while a route has not said which action it is: closed when forgotten. */
@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const silent = this.routes().filter(({ action, open }) =>
      open ? action !== undefined : !(action !== undefined && action in ACTIONS),
    );
    if (silent.length > 0)
      throw new Error(`Routes without a declared action: ${silent.map((route) => route.name).join(', ')}`);
  }

  /** Every route handler with the action it declares. */
  routes(): { name: string; action: string | undefined; open: boolean }[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as object;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = (prototype as Record<string, unknown>)[method] as () => unknown;
        if (Reflect.getMetadata(METHOD_METADATA, handler) === undefined) return [];
        const action = this.reflector.get<string | undefined>(ACTION, handler);
        return [
          {
            name: `${metatype?.name ?? '?'}.${method}`,
            action,
            open: this.reflector.get<boolean>(PUBLIC, handler) === true,
          },
        ];
      });
    });
  }
}
