import { client, createKeyrackClient, getCurrentConnectSession, type CurrentConnectSessionDto } from '@keyrack/client';
import { base } from '../api/connect.js';
import type { Opener, Welcome } from './opener.js';
import { texts } from '../texts.js';

/** A token that ends sooner is not begun with. */
const SPARE_MS = 30_000;
const LONGEST_WAIT_MS = 10_000;

export interface Listener {
  /** Once, when there is a token that may be used. */
  onStart: (session: CurrentConnectSessionDto, welcome: Welcome) => void;
  onProblem: (error: unknown) => void;
}

/**
 * The connect session by which this page asks the service. Its token lives in this object and nowhere else, and counts only
 * if it was made for the very page that sends it. No cookie is sent.
 */
export class Access {
  private token = '';
  private ends = 0;
  private onAccepted = (): void => undefined;

  constructor(
    private readonly opener: Opener,
    private readonly listener: Listener,
  ) {}

  start(): void {
    client.setConfig({ baseUrl: base, credentials: 'omit', auth: () => this.current() });
    this.opener.listen((welcome) => void this.accept(welcome).catch(this.listener.onProblem));
    this.opener.tell({ keyrack: 'ready' });
  }

  private async accept(welcome: Welcome): Promise<void> {
    const once = createKeyrackClient({ baseUrl: base, apiKey: welcome.token });
    once.setConfig({ credentials: 'omit' });
    const session = await getCurrentConnectSession({ client: once });
    if (session.origin !== this.opener.origin) throw new Error(texts.connect.foreign);
    const isFirst = this.token === '';
    this.token = welcome.token;
    this.ends = Date.parse(session.expiresAt);
    this.onAccepted();
    if (isFirst) this.listener.onStart(session, welcome);
  }

  /** The token for the next request: a new one, if the editor has one in time, where it is about to end. */
  private async current(): Promise<string> {
    if (Date.now() > this.ends - SPARE_MS) await this.renew();
    return this.token;
  }

  private renew(): Promise<void> {
    return new Promise((resolve) => {
      this.onAccepted = resolve;
      setTimeout(resolve, LONGEST_WAIT_MS);
      this.opener.tell({ keyrack: 'renew' });
    });
  }
}
