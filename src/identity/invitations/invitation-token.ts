import type { Permission } from '../../authorization/index.js';

/** The purpose of the tokens in links of invitations. */
export const INVITATION = 'invitation';

/** What such a token carries. */
export interface InvitationPayload {
  invitationId: string;
  /**
   * What a user without a password held when they were invited, which their inviter held as well. One who has been given
   * more since is not theirs to let in: the link may have been shown to the inviter.
   */
  mayOpen: Permission[];
}
