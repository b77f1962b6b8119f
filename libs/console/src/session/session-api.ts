// Signing in, by the client that is generated, in the words of this folder.
import {
  acceptInvitation as accept,
  answerSecondFactor as answer,
  getMe,
  getSignInOptions,
  moveMeWorkspace,
  openInvitation,
  setUp as makeFirstAccount,
  signIn as enter,
  signOut as leave,
  type MeDto,
  type OpenedInvitationDto,
  type SignedInDto,
  type SignInOptionsDto,
} from '@keyrack/client';

/** Who is signed in. Keys have none of the optional members. */
export type Me = MeDto;
/** Signed in, unless a second factor is asked for: then the challenge is to be sent along with the code. */
export type SignedIn = SignedInDto;
export type Invitation = OpenedInvitationDto;

export const readMe = (): Promise<Me> => getMe();
export const readSignInWays = (): Promise<SignInOptionsDto> => getSignInOptions();
export const signIn = (body: { email: string; password: string }): Promise<SignedIn> => enter({ body });
export const answerSecondFactor = (body: { challenge: string; code: string }): Promise<SignedIn> => answer({ body });
export const signOut = (): Promise<unknown> => leave();
export const setUp = (body: { token: string; email: string; name: string; password: string }): Promise<SignedIn> =>
  makeFirstAccount({ body });
export const readInvitation = (token: string): Promise<Invitation> => openInvitation({ body: { token } });
export const acceptInvitation = (body: { token: string; name?: string; password: string }): Promise<SignedIn> =>
  accept({ body });

/** What one may do is another matter there, so it is asked again. */
export async function chooseWorkspace(workspaceId: string): Promise<Me> {
  await moveMeWorkspace({ body: { workspaceId } });
  return getMe();
}
