import { Module, type DynamicModule } from '@nestjs/common';
import { InstalledTypes } from '../identity/index.js';
import type { Components } from './component.js';
import { ComponentList } from './component-list.js';
import { ComponentRegistryController } from './component-registry.controller.js';
import { ComponentRegistry } from './component-registry.service.js';
import { IconController } from './icon.controller.js';

@Module({})
export class ComponentRegistryModule {
  static forRoot(components: Components): DynamicModule {
    return {
      module: ComponentRegistryModule,
      global: true,
      controllers: [ComponentRegistryController, IconController],
      providers: [
        { provide: ComponentRegistry, useValue: new ComponentRegistry(components) },
        ComponentList,
        { provide: InstalledTypes, useExisting: ComponentRegistry },
      ],
      exports: [ComponentRegistry, InstalledTypes],
    };
  }
}
