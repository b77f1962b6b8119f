export class RootKeyUseDto {
  /** Tells keys apart, and tells nothing of the key. @example 0f1e2d3c4b5a6978 */
  id: string;
  /** `current`, `previous`, or `unknown` when this service does not have it. @example current */
  use: string;
  /** How many keys of workspaces it wraps. @example 12 */
  workspaceKeys: number;
  /** How many keys of organizations it wraps, for what is in none of their workspaces. @example 1 */
  organizationKeys: number;
}

export class SealedTextsDto {
  /** The data key that sealed them. */
  dataKeyId: string;
  organizationId: string;
  /** Null for what belongs to the organization itself. */
  workspaceId: string | null;
  /** Values of credentials. @example 12 */
  credentials: number;
  /** Values that credentials had before. @example 40 */
  earlierValues: number;
  /** Addresses and secrets of webhooks. @example 1 */
  webhooks: number;
  /** Secrets of authenticator apps. @example 3 */
  secondFactors: number;
  /** Secrets of clients at identity providers. @example 1 */
  identityProviders: number;
}

export class CiphertextsDto {
  rootKeys: RootKeyUseDto[];
  sealedTexts: SealedTextsDto[];
}
