import { Client, type Answer } from '../support/client.js';
import { must } from '../support/people.js';
import type { Service } from '../support/service.js';
import { SessionClient } from '../support/sessions.js';

/** Where providers send browsers that come back: below a path, as behind a proxy. */
export const PUBLIC_URL = 'https://keyrack.example.com/rack';
export const SESSION = '__Host-keyrack_session';
export const BINDING = '__Host-keyrack_sign_in';
export const CHALLENGE = '__Host-keyrack_challenge';

/** How a browser has come back. */
export interface Arrival {
  status: number;
  /** Where it is sent on to, without the address of the service. */
  to: string;
  setCookies: string[];
}

/** A browser with cookies of its own. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private readonly ofProviders = new Map<string, string>();

  constructor(private readonly service: Pick<Service, 'url'>) {}

  tryBegin(
    providerId: string,
    body: object = {},
    headers: Record<string, string> = { 'x-keyrack-csrf': '1' },
  ): Promise<Answer> {
    const sent = { cookie: this.header(this.cookies), ...headers };
    return new Client(this.service.url, '').call('POST', `/auth/providers/${providerId}`, body, sent);
  }

  /** Begins to sign in; gives the address of the provider to go to. */
  async begin(providerId: string, body: object = {}): Promise<string> {
    const answer = await must(this.tryBegin(providerId, body));
    this.take(answer.headers, this.cookies);
    return String(answer.body['url']);
  }

  /** Goes to the provider and signs in there; gives the address that it sends the browser back to. */
  async visit(url: string): Promise<URL> {
    for (let next = url; ;) {
      if (next.startsWith(PUBLIC_URL)) return new URL(next);
      const response = await fetch(next, { redirect: 'manual', headers: { cookie: this.header(this.ofProviders) } });
      this.take(response.headers, this.ofProviders);
      const location = response.headers.get('location');
      if (location === null) throw new Error(`the provider ends with ${response.status}: ${await response.text()}`);
      next = new URL(location, next).href;
    }
  }

  /** Comes back to the service. */
  async comeBack(callback: URL): Promise<Arrival> {
    const path = callback.href.slice(PUBLIC_URL.length);
    const response = await fetch(this.service.url + path, {
      redirect: 'manual',
      headers: { cookie: this.header(this.cookies) },
    });
    this.take(response.headers, this.cookies);
    const location = response.headers.get('location') ?? '';
    if (!location.startsWith(`${PUBLIC_URL}/`)) throw new Error(`sent elsewhere: ${response.status} ${location}`);
    return {
      status: response.status,
      to: location.slice(PUBLIC_URL.length),
      setCookies: response.headers.getSetCookie(),
    };
  }

  /** All of it. */
  async signIn(providerId: string, body: object = {}): Promise<Arrival> {
    return this.comeBack(await this.visit(await this.begin(providerId, body)));
  }

  /** Calls the API with the cookies that it has. */
  get client(): SessionClient {
    return new SessionClient(this.service.url, this.header(this.cookies));
  }

  take(headers: Headers, jar: Map<string, string>): void {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0|01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
  }

  private header(jar: ReadonlyMap<string, string>): string {
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
