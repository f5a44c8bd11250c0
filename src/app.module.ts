import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { ConsoleModule } from './console/console.module.js';
import type { Core } from './core.js';
import { AuditModule } from './audit/audit.module.js';
import { CoreModule } from './core.module.js';
import { EntitlementModule } from './entitlement/entitlement.module.js';
import { BrandingModule } from './branding/branding.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';
import { HandoverModule } from './handover/handover.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { GroupsModule } from './groups/groups.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { IncidentsModule } from './incidents/incidents.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { OnboardingModule } from './onboarding/onboarding.module.js';
import { OperationModule } from './operation/operation.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RegistryModule } from './registry/registry.module.js';
import { PoliciesModule } from './policies/policies.module.js';
import { PeopleModule } from './people/people.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { PlatformModule } from './platforms/platform.module.js';
import { VaultModule } from './vault/vault.module.js';
import { WorkerModule } from './worker/worker.module.js';

/** The rooms of the house, lower floors first. */
const ROOMS = [
  OperationModule,
  PeopleModule,
  PlatformModule,
  IdentityModule,
  AccountsModule,
  EntitlementModule,
  PoliciesModule,
  GroupsModule,
  AccessModule,
  VaultModule,
  CampaignsModule,
  ReconciliationModule,
  IncidentsModule,
  OnboardingModule,
  BrandingModule,
  HandoverModule,
  PrivacyModule,
  AuditModule,
  ImportsModule,
  ExportsModule,
  HealthModule,
  RegistryModule,
  ReportsModule,
  ConsoleModule,
  WorkerModule,
];

@Module({})
export class AppModule {
  static of(core: Core): DynamicModule {
    return { module: AppModule, imports: [CoreModule.of(core), ...ROOMS] };
  }
}
