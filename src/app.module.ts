import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { auditEntryEntity, AuditModule } from './audit/index.js';
import { AccessGuard, AuthorizationModule } from './authorization/index.js';
import { ComponentRegistryModule, type Components } from './component-registry/index.js';
import { credentialEntities, CredentialsModule } from './credentials/index.js';
import { dialects } from './dialects/index.js';
import { flowEntities, FlowsModule } from './flows/index.js';
import { HealthController } from './health.controller.js';
import {
  apiKeyEntity,
  connectSessionEntity,
  IdentityModule,
  invitationEntity,
  peopleEntities,
} from './identity/index.js';
import { InstallationModule } from './installation/index.js';
import { PersistenceModule, type AnyEntity } from './persistence/index.js';
import { EgressModule, InputPipe, type Config } from './platform/index.js';
import { runtimeEntities, RuntimeModule } from './runtime/index.js';
import { SharingModule } from './sharing/index.js';
import { webhookEntities, WebhooksModule } from './webhooks/index.js';
import { workspaceEntities, WorkspacesModule } from './workspaces/index.js';

export const entities: readonly AnyEntity[] = [
  auditEntryEntity,
  ...workspaceEntities,
  apiKeyEntity,
  ...peopleEntities,
  connectSessionEntity,
  invitationEntity,
  ...credentialEntities,
  ...flowEntities,
  ...runtimeEntities,
  ...webhookEntities,
];

@Module({})
export class AppModule {
  static forRoot(config: Config, components: Components): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DiscoveryModule,
        EgressModule.forRoot(config),
        PersistenceModule.forRoot(config, entities),
        AuthorizationModule,
        AuditModule,
        WorkspacesModule,
        IdentityModule.forRoot(config),
        ComponentRegistryModule.forRoot(components),
        CredentialsModule.forRoot(config),
        SharingModule,
        FlowsModule,
        RuntimeModule,
        WebhooksModule,
        InstallationModule.forRoot(config),
        ...dialects.map(({ module }) => module),
      ],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: InputPipe },
      ],
    };
  }
}
