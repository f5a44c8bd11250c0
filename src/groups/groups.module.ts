import { Global, Module } from '@nestjs/common';
import { DirectoryWatch } from '../people/directory-watch.js';
import { Groups } from './groups.service.js';
import { GroupsController } from './groups.controller.js';
import { Members } from './members.service.js';
import { GroupRules } from './rules.service.js';

/** Global because the directory, below, tells it what it wrote; `GroupWatch` comes from access. */
@Global()
@Module({
  controllers: [GroupsController],
  providers: [Groups, Members, GroupRules, { provide: DirectoryWatch, useExisting: GroupRules }],
  exports: [Groups, Members, GroupRules, DirectoryWatch],
})
export class GroupsModule {}
