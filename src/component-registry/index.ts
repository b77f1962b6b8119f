export { ComponentRegistryModule } from './component-registry.module.js';
export type { Components } from './component.js';
export { installedComponents } from './installed.js';
export { ComponentRegistry } from './component-registry.service.js';
