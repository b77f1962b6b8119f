// Signing in, by the client that is generated, in the words of this folder.
import {
  acceptInvitation as accept,
  answerSecondFactor as answer,
  beginProviderSignIn,
  getMe,
  getSignInOptions,
  switchWorkspace,
  openInvitation,
  setUp as makeFirstAccount,
  signIn as enter,
  signOut as leave,
  type AddressDto,
  type AnswerSecondFactorDto,
  type MeDto,
  type OpenedInvitationDto,
  type SignedInDto,
  type SignInDto,
  type SignInOptionsDto,
} from '@keyrack/client';

/** Who is signed in. Keys have none of the optional members. */
export type Me = MeDto;
/** Signed in, unless a second factor is asked for: then the challenge is to be sent along with the code. */
export type SignedIn = SignedInDto;
export type Invitation = OpenedInvitationDto;

export const readMe = (): Promise<Me> => getMe();
/** @param organizationId whose identity providers are asked for, where there are several organizations */
export const readSignInWays = (organizationId: string | undefined): Promise<SignInOptionsDto> =>
  getSignInOptions({ query: organizationId === undefined ? {} : { organizationId } });
/** Says where to sign in at an identity provider. `to` is where one gets to in the end. */
export const beginAtProvider = (id: string, to: string): Promise<AddressDto> =>
  beginProviderSignIn({ path: { id }, body: { to } });
export const signIn = (body: SignInDto): Promise<SignedIn> => enter({ body });
export const answerSecondFactor = (body: AnswerSecondFactorDto): Promise<SignedIn> => answer({ body });
/** Says where the session at an identity provider ends, if it began there. */
export const signOut = (): Promise<AddressDto | void> => leave();
export const setUp = (body: { token: string; email: string; name: string; password: string }): Promise<SignedIn> =>
  makeFirstAccount({ body });
export const readInvitation = (token: string): Promise<Invitation> => openInvitation({ body: { token } });
export const acceptInvitation = (body: { token: string; name?: string; password: string }): Promise<SignedIn> =>
  accept({ body });

/** What one may do is another matter there, so it is asked again. */
export async function chooseWorkspace(workspaceId: string): Promise<Me> {
  await switchWorkspace({ body: { workspaceId } });
  return getMe();
}
