import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { Egress } from './egress.js';

/** Gives everybody the one way out: its limits hold for the service as a whole. */
@Global()
@Module({})
export class EgressModule {
  static forRoot({ egress }: Config): DynamicModule {
    return {
      module: EgressModule,
      providers: [{ provide: Egress, useValue: new Egress(egress) }],
      exports: [Egress],
    };
  }
}
