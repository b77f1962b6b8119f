import type { Actor } from '../authorization/index.js';

/** What the audit log says that was operated: the installation, in the log of the organization whose key does it. */
export function subjectFor({ organizationId }: Actor): { kind: 'Installation'; id: string } {
  return { kind: 'Installation', id: organizationId };
}
