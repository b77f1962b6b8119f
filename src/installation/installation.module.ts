import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../platform/index.js';
import { BackupsController } from './backup/backups.controller.js';
import { Backups } from './backup/backups.service.js';
import { Restore } from './backup/restore.service.js';
import { DiagnosisController } from './diagnosis/diagnosis.controller.js';
import { CONFIG, DiagnosisService } from './diagnosis/diagnosis.service.js';
import { CiphertextsController } from './root-key/ciphertexts.controller.js';
import { Ciphertexts } from './root-key/ciphertexts.service.js';
import { RootKeyController } from './root-key/root-key.controller.js';
import { RootKeyService } from './root-key/root-key.service.js';

/** What operators do with the installation as a whole. */
@Module({})
export class InstallationModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: InstallationModule,
      controllers: [DiagnosisController, CiphertextsController, BackupsController, RootKeyController],
      providers: [
        { provide: CONFIG, useValue: config },
        DiagnosisService,
        Ciphertexts,
        Backups,
        Restore,
        RootKeyService,
      ],
    };
  }
}
