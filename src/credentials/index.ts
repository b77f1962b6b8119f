export { CredentialsModule } from './credentials.module.js';
export { Credential, credentialEntities, CredentialShare } from './entities.js';
