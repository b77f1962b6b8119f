import type { Permission } from './permissions.js';

/** Who somebody is and what they hold. Found once per token; carries nothing of a single request. */
export interface Grant {
  kind: 'key' | 'session';
  organizationId: string;
  /** The one workspace in which they work. */
  workspaceId: string;
  /** The person, or the person as whom an API key acts. */
  userId: string | null;
  /** The API key, if it is one. */
  keyId: string | null;
  /** The session, if a person has signed in. */
  sessionId: string | null;
  /** How the audit log names them. */
  name: string;
  /** The person behind what this actor makes: themselves, or who made the key. Their keys end with them. */
  makerId: string | null;
  permissions: ReadonlySet<Permission>;
  /** The organization requires a second factor, and this person has none: they may do nothing but set one up. */
  lacksSecondFactor?: true;
}
