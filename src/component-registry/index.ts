export { ComponentRegistryModule } from './component-registry.module.js';
export { ComponentRegistry } from './component-registry.service.js';
