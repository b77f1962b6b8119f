export { environmentReferences, expandEnvironment, type EnvironmentReference } from './environment.js';
export { ExpressionError, type Finding } from './expression-error.js';
export { lookupIn, type CredentialReference, type Lookup, type Resolve } from './lookup.js';
export { references, substitute, type PlacedReference, type Substitution } from './substitute.js';
