import { createTransport } from 'nodemailer';
import type { MailConfig } from '../../platform/index.js';

const TIME_LIMIT_MS = 10_000;

/** A mail to one person, in plain text and as a page. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/**
 * Hands mail to the server of the settings. Whoever runs the service has chosen it, and it may well be in a private
 * network, so what tenants may reach through platform/egress does not count here.
 */
export class Mailer {
  constructor(private readonly config: MailConfig | undefined) {}

  get isConfigured(): boolean {
    return this.config !== undefined;
  }

  /**
   * Resolves once the server has taken the mail. Nothing is kept to be sent later.
   * @throws what went wrong, within 10 seconds; it may quote the server
   */
  async send({ to, ...content }: Mail): Promise<void> {
    if (!this.config) throw new Error('there is no mail server in the settings');
    const transport = createTransport(settingsOf(this.config));
    try {
      // Addresses as objects are never parsed, so that nothing in them becomes a header or another recipient.
      const mail = { from: this.config.from, to: { name: '', address: to }, ...content };
      await inTime(transport.sendMail(mail));
    } finally {
      transport.close();
    }
  }
}

function settingsOf({ host, port, secure, requireTls, auth }: MailConfig) {
  return {
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(auth && { auth }),
    tls: { minVersion: 'TLSv1.2' as const },
    connectionTimeout: TIME_LIMIT_MS,
    greetingTimeout: TIME_LIMIT_MS,
    socketTimeout: TIME_LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A server that answers each command just in time could otherwise take minutes. */
async function inTime(sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('the mail server is too slow'), { code: 'ETIMEDOUT' })), TIME_LIMIT_MS); // prettier-ignore
  });
  try {
    await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}
