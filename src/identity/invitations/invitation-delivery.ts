import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../authorization/index.js';
import { Database } from '../../persistence/index.js';
import { Throttles } from '../throttles.js';
import { invitationMail, type MailedInvitation } from './invitation-mail.js';
import { Invitation } from './invitation.entity.js';
import { Mailer } from './mailer.js';

/** Whether a mail is on its way; with the reason, as a sentence, when there should be one and is not. */
export interface Delivery {
  mailed: boolean;
  mailProblem?: string;
}

/** What nodemailer calls it → what people are told. What the server said itself may quote secrets of the settings. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNECTION: 'The mail server cannot be reached',
  ESOCKET: 'The mail server cannot be reached, or its certificate is not trusted',
  EDNS: 'The mail server cannot be found',
  ETIMEDOUT: 'The mail server does not answer in time',
  ETLS: 'The mail server offers no TLS, which is needed here',
  EAUTH: 'The mail server does not accept the user and the password of the settings',
  ENOAUTH: 'The mail server wants a user and a password, which the settings do not have',
  EENVELOPE: 'The mail server does not accept this address, or that of the sender',
};

/** Brings the link of an invitation to the person, when there is a mail server in the settings. */
@Injectable()
export class InvitationDelivery {
  private readonly log = new Logger('Mail');

  constructor(
    private readonly database: Database,
    private readonly throttles: Throttles,
    private readonly mailer: Mailer,
  ) {}

  /**
   * Keeps an organization from filling somebody's mailbox, or many.
   * @throws Problem `tooMany`
   */
  async assertNotTooMany({ organizationId }: Actor, email: string): Promise<void> {
    if (!this.mailer.isConfigured) return;
    await this.throttles.attempt([
      { kind: 'mail', about: `${organizationId} ${email}`, free: 5 },
      { kind: 'mails', about: organizationId, free: 200 },
    ]);
  }

  /** Never throws: the invitation stands, and its link can be passed on. */
  async deliver(id: string, invitation: MailedInvitation): Promise<Delivery> {
    if (!this.mailer.isConfigured) return { mailed: false };
    try {
      await this.mailer.send(invitationMail(invitation));
    } catch (error) {
      return { mailed: false, mailProblem: this.problemOf(error) };
    }
    await this.database.write((tx) => tx.update(Invitation, { id }, { mailed: 1 }));
    return { mailed: true };
  }

  private problemOf(error: unknown): string {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    const known = typeof code === 'string' ? code : 'unknown';
    const answer = typeof responseCode === 'number' ? `, answer ${responseCode}` : '';
    this.log.warn(`An invitation could not be mailed: ${known}${answer}`);
    return `${REASONS[known] ?? 'The mail server has not taken the mail'}. Pass the link on yourself`;
  }
}
