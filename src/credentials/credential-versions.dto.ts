import type { VersionView } from './credential-versions.service.js';

/** Who wrote values. */
export class WriterDto {
  /** @example key */
  kind: string;
  /** @example 019a9f3c-0000-7000-8000-000000000004 */
  id: string | null;
  /** The name as it was then. @example Deployment */
  name: string;
}

/** Values that a credential has or had, without the values. */
export class CredentialVersionDto {
  /** @example 2 */
  version: number;
  /** Whether these are the values that it has now. */
  current: boolean;
  /** When they were written. @example 2026-11-20T10:00:00.000Z */
  at: string;
  /** Who wrote them; null for those from before that was kept. */
  by: WriterDto | null;
  /** The inputs that were written then; null for those from before that was kept. @example ["openAIApiKey"] */
  changed: string[] | null;
  /** The version of the credential type that they were sealed under. @example 1 */
  typeVersion: number;

  static of(this: void, { version, current, at, by, changed, typeVersion }: VersionView): CredentialVersionDto {
    return { version, current, at, by, changed, typeVersion };
  }
}
