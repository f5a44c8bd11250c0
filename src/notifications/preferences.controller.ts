import { Body, Controller, Get, Inject, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ChangePreferences } from './preferences.dto.js';
import { Preferences } from './preferences.service.js';
import { PreferencesView } from './preferences.view.js';

/** How you want to be told. */
@ApiTags('session')
@Controller('api/v1/me/preferences')
export class PreferencesController {
  constructor(@Inject(Preferences) private readonly preferences: Preferences) {}

  @Get()
  @Does('preference.show')
  show(@Op() op: Operation): Promise<PreferencesView> {
    return this.preferences.show(op);
  }

  @Patch()
  @Does('preference.change')
  change(@Op() op: Operation, @Body() input: ChangePreferences): Promise<PreferencesView> {
    return this.preferences.change(op, input);
  }
}
