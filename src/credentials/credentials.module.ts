import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Database } from '../persistence/index.js';
import { TextSeal } from '../identity/index.js';
import type { Config } from '../platform/index.js';
import { WorkspacesModule } from '../workspaces/index.js';
import { Absence } from './absence.js';
import { CredentialDepartures } from './credential-departures.js';
import { CredentialImportController } from './credential-import.controller.js';
import { CredentialImport } from './credential-import.js';
import { CredentialList } from './credential-list.js';
import { CredentialSecrets } from './credential-secrets.js';
import { CredentialVersionsController } from './credential-versions.controller.js';
import { CredentialVersionsService } from './credential-versions.service.js';
import { CredentialWatch } from './credential-watch.js';
import { CredentialsController } from './credentials.controller.js';
import { CredentialsService } from './credentials.service.js';
import { Environment, ENVIRONMENT } from './environment.js';
import { Keyring, ROOT_KEY } from './keyring.js';
import { Openings } from './openings.js';
import { RootKeyRotation } from './root-key-rotation.js';
import { RootKeys } from './root-keys.js';
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
      controllers: [CredentialImportController, CredentialsController, CredentialVersionsController],
      providers: [
        { provide: ROOT_KEY, useFactory: (database: Database) => obtainRootKey(config, database), inject: [Database] },
        { provide: ENVIRONMENT, useValue: config.environment },
        Environment,
        Absence,
        Uses,
        Keyring,
        Openings,
        RootKeyRotation,
        RootKeys,
        SealedTexts,
        { provide: TextSeal, useExisting: SealedTexts },
        CredentialSecrets,
        CredentialsService,
        CredentialImport,
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
        Openings,
        RootKeyRotation,
        RootKeys,
        SealedTexts,
        TextSeal,
        Uses,
      ],
    };
  }
}
