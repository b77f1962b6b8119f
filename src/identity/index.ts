export { apiKeyEntity } from './api-key.entity.js';
export { FoundingService } from './founding.service.js';
export { IdentityModule } from './identity.module.js';
export { invitationEntity } from './invitations/invitation.entity.js';
export { peopleEntities } from './people.entities.js';
export { SetUpService } from './set-up.service.js';
export { TextSeal, type SealedPlace } from './second-factor/text-seal.js';
export { dialectOf, tokenIn } from './token.js';
