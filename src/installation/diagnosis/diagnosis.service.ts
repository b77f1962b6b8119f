import { Inject, Injectable } from '@nestjs/common';
import { ComponentRegistry } from '../../component-registry/index.js';
import { Openings, RootKeys } from '../../credentials/index.js';
import { Database } from '../../persistence/index.js';
import type { Config } from '../../platform/index.js';
import type { Check } from './check.js';
import { checkConfiguration, checkEgress } from './configuration.js';
import { checkTypes, checkWebhooks } from './contents.js';
import { checkClock, checkDatabase, checkMigrations } from './database-checks.js';
import { checkRootKey } from './root-key-check.js';
import { checkSealedValues } from './sealed-values.js';
import { checkDisk, checkNames } from './surroundings.js';

export const CONFIG = Symbol('configuration');

/** Looks at everything that an operator can do something about, and changes nothing. */
@Injectable()
export class DiagnosisService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly rootKeys: RootKeys,
    private readonly openings: Openings,
    private readonly registry: ComponentRegistry,
  ) {}

  async run(): Promise<Check[]> {
    const { config, database } = this;
    return [
      checkConfiguration(config),
      await checkDatabase(database),
      await checkMigrations(database),
      await checkRootKey(this.rootKeys),
      await checkClock(database),
      await checkDisk(config),
      checkEgress(config),
      await checkNames(config),
      await checkSealedValues(database, this.openings.begin(), await this.missingRootKeys()),
      await checkTypes(database, this.registry),
      await checkWebhooks(database),
    ];
  }

  private async missingRootKeys(): Promise<string[]> {
    return (await this.rootKeys.uses()).flatMap(({ id, use }) => (use === 'unknown' ? [id] : []));
  }
}
