import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Controller, Get, Module, Post, SetMetadata, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { openCore, type Core } from '../../src/core.js';
import { ACTIONS } from '../../src/operation/actions.js';
import { ACTION, Does, Public } from '../../src/operation/http.js';
import { RouteCheck } from '../../src/operation/route-check.js';
import { AppModule } from '../../src/app.module.js';
import { loadSettings } from '../../src/settings/settings.js';
import { sharedNames } from '../support/same-names.js';

@Controller('planted')
class Silent {
  @Get()
  read(): string {
    return 'nobody asked who you are';
  }
}

@Controller('planted')
class Misspelt {
  @Post()
  @SetMetadata(ACTION, 'account.creat')
  create(): void {}
}

@Controller('planted')
class TwoFaced {
  @Get()
  @Public()
  @Does('account.list')
  read(): void {}
}

@Controller('planted')
class Declared {
  @Get()
  @Does('account.list')
  read(): void {}

  @Get('open')
  @Public()
  open(): void {}

  /** No route: nothing to declare. */
  notARoute(): void {}
}

describe('every route says which action it is', () => {
  let core: Core;
  const directory = mkdtempSync(join(tmpdir(), 'releve-routes-'));

  beforeAll(async () => {
    const environment = { NODE_ENV: 'test', RELEVE_DATA_DIR: directory };
    core = await openCore(loadSettings({ environment, home: resolve(__dirname, '../..') }), { role: 'service' });
  });
  afterAll(async () => {
    await core.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Starts a house that has this one more controller. */
  async function startWith(controller: Type): Promise<void> {
    @Module({ imports: [AppModule.of(core)], controllers: [controller] })
    class Planted {}
    const built = await Test.createTestingModule({ imports: [Planted] }).compile();
    try {
      await built.init();
    } finally {
      await built.close();
    }
  }

  it('a silent route stops the start and is named', () => expect(startWith(Silent)).rejects.toThrow(/Silent\.read/));
  it('so does one with an action that is not in the table', () =>
    expect(startWith(Misspelt)).rejects.toThrow(/Misspelt\.create/));
  it('so does one that is public and an action at once', () =>
    expect(startWith(TwoFaced)).rejects.toThrow(/TwoFaced\.read/));
  it('declared routes start', () => expect(startWith(Declared)).resolves.toBeUndefined());

  it('the house as it is: every route known, the open ones reviewed', async () => {
    const built = await Test.createTestingModule({ imports: [AppModule.of(core)] }).compile();
    await built.init();
    const routes = built.get(RouteCheck).routes();
    await built.close();
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((route) => !route.open && !(String(route.action) in ACTIONS))).toEqual([]);
    const open = routes
      .filter((route) => route.open)
      .map((route) => route.name)
      .sort();
    // Whatever is added here touches no data of the organisation; say why in the review.
    expect(open).toEqual([
      'ConsoleController.show',
      'HealthController.live',
      'HealthController.ready',
      'MetricsController.read',
    ]);
  });
});

describe('routes: every shape has a name of its own', () => {
  it('catches two shapes of one name', () => {
    expect(sharedNames('test/support/sabotage/views')).toEqual(['ScopeView']);
  });

  it('finds none in the house', () => {
    expect(sharedNames('src')).toEqual([]);
  });
});
