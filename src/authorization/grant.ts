import type { Permission } from './permissions.js';

/** What a connect session is for: a picker in somebody else's page. */
export interface ConnectReach {
  id: string;
  /** The names of the credential types that it may see and add. */
  types: readonly string[];
  /** The page's. */
  origin: string;
  expiresAt: Date;
}

/** Who somebody is and what they hold. Found once per token; carries nothing of a single request. */
export interface Grant {
  /** `system` for what follows from elsewhere, such as what an identity provider says of somebody. */
  kind: 'key' | 'session' | 'connect' | 'system';
  organizationId: string;
  /** The one workspace in which they work. */
  workspaceId: string;
  /** The person, or the person as whom an API key acts. */
  userId: string | null;
  /** The API key, if it is one, or if one has made the connect session. */
  keyId: string | null;
  /** The session, if a person has signed in; none for a connect session. */
  sessionId: string | null;
  /** How the audit log names them. */
  name: string;
  /** The person behind what this actor makes: themselves, or who made the key. Their keys end with them. */
  makerId: string | null;
  permissions: ReadonlySet<Permission>;
  /** The organization requires a second factor, and this person has none: they may do nothing but set one up. */
  lacksSecondFactor?: true;
  /** For connect sessions, and only for them. */
  connect?: ConnectReach;
}
