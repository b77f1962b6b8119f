export { apiKeyEntity } from './api-key.entity.js';
export { FoundingService } from './founding.service.js';
export { IdentityModule } from './identity.module.js';
export { dialectOf, tokenIn } from './token.js';
