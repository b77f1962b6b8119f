export { CredentialTests } from './credential-tests.service.js';
export { runtimeEntities } from './entities.js';
export { RuntimeModule } from './runtime.module.js';
export { UsagesService } from './usages.service.js';
