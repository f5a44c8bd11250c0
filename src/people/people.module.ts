import { Global, Module } from '@nestjs/common';
import { OrganisationsController } from './organisations.controller.js';
import { Organisations } from './organisations.service.js';
import { Directory } from './directory.service.js';
import { PeopleController } from './people.controller.js';
import { People } from './people.service.js';
import { Standing } from './standing.service.js';

/** Global because almost every room above names people; `SignInWatch` comes from identity. */
@Global()
@Module({
  controllers: [PeopleController, OrganisationsController],
  providers: [People, Standing, Directory, Organisations],
  exports: [People, Standing, Directory],
})
export class PeopleModule {}
