import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../platform/index.js';
import { ComponentList } from './component-list.js';
import { ComponentRegistryController } from './component-registry.controller.js';
import { ComponentRegistry } from './component-registry.service.js';
import { IconController } from './icon.controller.js';
import { installedComponents } from './installed.js';

@Module({})
export class ComponentRegistryModule {
  static forRoot({ types }: Config): DynamicModule {
    return {
      module: ComponentRegistryModule,
      global: true,
      controllers: [ComponentRegistryController, IconController],
      providers: [
        {
          provide: ComponentRegistry,
          useFactory: async () => new ComponentRegistry(await installedComponents(types)),
        },
        ComponentList,
      ],
      exports: [ComponentRegistry],
    };
  }
}
