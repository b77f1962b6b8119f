/** A server that takes mail, and who the mail is from. The password is never printed. */
export interface MailConfig {
  host: string;
  port: number;
  /** TLS from the first byte. Otherwise STARTTLS, where the server offers it. */
  secure: boolean;
  /** The server must offer TLS: a password would otherwise cross a network in clear. */
  requireTls: boolean;
  auth: { user: string; pass: string } | undefined;
  from: Sender;
}

/** A name may be empty. */
interface Sender {
  name: string;
  address: string;
}

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };
const ADDRESS = /^[^\s<>@,;:"()]{1,64}@[^\s<>@,;:"()]{1,255}$/;
const THIS_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a text is the URL of a mail server: `smtp://` or `smtps://`, with a host, without a path. */
export function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(text);
  const isBare = ['', '/'].includes(pathname) && search === '' && hash === '';
  const isWhole = (username === '') === (password === '');
  return protocol in PORTS && hostname !== '' && isBare && isWhole && isDecodable(username) && isDecodable(password);
}

/** Whether a text is an e-mail address, or a name with one in angle brackets. */
export function isSender(text: string): boolean {
  const { name, address } = senderOf(text);
  return ADDRESS.test(address) && name.length <= 255 && !/\p{Cc}/u.test(name);
}

/** Takes texts that were checked. */
export function mailOf(url: string | undefined, from: string | undefined): MailConfig | undefined {
  if (url === undefined || from === undefined) return undefined;
  const { protocol, hostname, port, username, password } = new URL(url);
  const auth = username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (PORTS[protocol] ?? 587) : Number(port),
    secure: protocol === 'smtps:',
    requireTls: auth !== undefined && !THIS_MACHINE.test(hostname),
    auth,
    from: senderOf(from),
  };
}

function senderOf(text: string): Sender {
  const [, name = '', address = text.trim()] = /^([^<>]*)<([^<>]*)>$/.exec(text.trim()) ?? [];
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address };
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '' || text === '';
  } catch {
    return false;
  }
}
