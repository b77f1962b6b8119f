import type { Mail } from './mailer.js';

const LONGEST_NAME = 80;

/** What a mail says of an invitation. Names are what people typed in. */
export interface MailedInvitation {
  email: string;
  inviterName: string;
  organizationName: string;
  workspaceName: string;
  role: string;
  link: string;
  expiresAt: Date;
}

/** The mail with the link, once as text and once as a page. It loads nothing and counts nobody. */
export function invitationMail({ email, link, expiresAt, ...names }: MailedInvitation): Mail {
  const inviter = shown(names.inviterName);
  const organization = shown(names.organizationName);
  const sentence = `${inviter} invites you to the workspace “${shown(names.workspaceName)}” of ${organization} on Keyrack, as ${shown(names.role)}.`;
  const until = `The link works once, until ${dateOf(expiresAt)}.`;
  const ignore = 'If you do not know what this is about, leave the link alone and delete this mail.';
  return {
    to: email,
    subject: `${inviter} invites you to ${organization} on Keyrack`,
    text: [sentence, `Join here:\n${link}`, until, ignore, ''].join('\n\n'),
    html: [
      `<p>${escaped(sentence)}</p>`,
      `<p><a href="${escaped(link)}">Join</a></p>`,
      `<p>${until}</p>`,
      `<p>${ignore}</p>`,
    ].join('\n'),
  };
}

/** On one line and not too long, so that a name is no letter of its own. */
function shown(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return [...plain].length > LONGEST_NAME ? `${[...plain].slice(0, LONGEST_NAME).join('')}…` : plain;
}

function dateOf(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (letter) => names[letter] ?? '');
}
