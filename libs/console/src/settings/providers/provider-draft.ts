import type { CreateIdentityProviderDto, IdentityProviderDto, RoleMappingDto } from '@keyrack/client';

/** What is typed into the form of a provider. */
export interface ProviderDraft {
  name: string;
  issuer: string;
  clientId: string;
  /** Empty to keep the one that is stored. */
  clientSecret: string;
  scopes: string;
  roleClaim: string;
  mappings: RoleMappingDto[];
  enabled: boolean;
}

/** The fields next to which the service's words are shown. */
export const SHOWN_FIELDS = ['name', 'issuer', 'clientId', 'clientSecret', 'scopes', 'roleClaim'] as const;
const USUAL_SCOPES = 'openid email profile';

export function draftOf(provider: IdentityProviderDto | undefined): ProviderDraft {
  return {
    name: provider?.name ?? '',
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    clientSecret: '',
    scopes: provider?.scopes ?? USUAL_SCOPES,
    roleClaim: provider?.roleClaim ?? '',
    mappings: provider?.mappings ?? [],
    enabled: provider?.enabled ?? true,
  };
}

/** What is sent: all of it, but for a secret that stays. */
export function bodyOf({ clientSecret, roleClaim, ...draft }: ProviderDraft): CreateIdentityProviderDto {
  return {
    ...draft,
    roleClaim: roleClaim === '' ? null : roleClaim,
    ...(clientSecret !== '' && { clientSecret }),
  };
}
