import { Global, Module } from '@nestjs/common';
import { ComponentRegistryController } from './component-registry.controller.js';
import { ComponentRegistry } from './component-registry.service.js';

@Global()
@Module({ controllers: [ComponentRegistryController], providers: [ComponentRegistry], exports: [ComponentRegistry] })
export class ComponentRegistryModule {}
