import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Database } from '../persistence/index.js';
import { TextSeal } from '../identity/index.js';
import type { Config } from '../platform/index.js';
import { WorkspacesModule } from '../workspaces/index.js';
import { Absence } from './absence.js';
import { CredentialDepartures } from './credential-departures.js';
import { CredentialList } from './credential-list.js';
import { CredentialSecrets } from './credential-secrets.js';
import { CredentialVersionsController } from './credential-versions.controller.js';
import { CredentialVersionsService } from './credential-versions.service.js';
import { CredentialWatch } from './credential-watch.js';
import { CredentialsController } from './credentials.controller.js';
import { CredentialsService } from './credentials.service.js';
import { Environment, ENVIRONMENT } from './environment.js';
import { Keyring, ROOT_KEY } from './keyring.js';
import { obtainRootKey } from './root-key.js';
import { SealedTexts } from './sealed-texts.js';
import { Uses } from './uses.js';

@Global()
@Module({})
export class CredentialsModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: CredentialsModule,
      imports: [WorkspacesModule],
      controllers: [CredentialsController, CredentialVersionsController],
      providers: [
        { provide: ROOT_KEY, useFactory: (database: Database) => obtainRootKey(config, database), inject: [Database] },
        { provide: ENVIRONMENT, useValue: config.environment },
        Environment,
        Absence,
        Uses,
        Keyring,
        SealedTexts,
        { provide: TextSeal, useExisting: SealedTexts },
        CredentialSecrets,
        CredentialsService,
        CredentialList,
        CredentialDepartures,
        CredentialVersionsService,
        CredentialWatch,
      ],
      exports: [
        Absence,
        CredentialList,
        CredentialSecrets,
        CredentialsService,
        Environment,
        SealedTexts,
        TextSeal,
        Uses,
      ],
    };
  }
}
