import {
  connectKeyrack,
  createKeyrackClient,
  getCurrentConnectSession,
  type CurrentConnectSessionDto,
} from '@keyrack/client';
import { base } from '../api/connect.js';
import type { Opener, Welcome } from './opener.js';
import { texts } from '../texts.js';

/** A token that ends sooner is not begun with. */
const SPARE_MS = 30_000;
const LONGEST_WAIT_MS = 10_000;

interface Renewal {
  done: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

export interface Listener {
  /** Once, when there is a token that may be used. From then on requests say what goes wrong with later ones. */
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
  /** What waits for another token. */
  private renewal: Renewal | undefined;

  constructor(
    private readonly opener: Opener,
    private readonly listener: Listener,
  ) {}

  start(): void {
    connectKeyrack({ baseUrl: base }).setConfig({ credentials: 'omit', auth: () => this.current() });
    this.opener.listen((welcome) => void this.accept(welcome).catch((error: unknown) => this.fail(error)));
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
    this.renewal?.resolve();
    if (isFirst) this.listener.onStart(session, welcome);
  }

  /** What is typed into the form stays: the request that waits for the token fails, and the form says why. */
  private fail(error: unknown): void {
    if (this.token === '') this.listener.onProblem(error);
    else this.renewal?.reject(error);
  }

  /** The token for the next request: a new one, if the editor has one in time, where it is about to end. */
  private async current(): Promise<string> {
    if (Date.now() > this.ends - SPARE_MS) await this.renew();
    return this.token;
  }

  /** Asks the editor once, however many requests wait. */
  private renew(): Promise<void> {
    this.renewal ??= this.beginRenewal();
    return this.renewal.done;
  }

  private beginRenewal(): Renewal {
    let [resolve, reject]: [Renewal['resolve'], Renewal['reject']] = [() => undefined, () => undefined];
    const answered = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
    const timer = setTimeout(resolve, LONGEST_WAIT_MS); // the service says then what it thinks of the token that there is
    const done = answered.finally(() => {
      clearTimeout(timer);
      this.renewal = undefined;
    });
    this.opener.tell({ keyrack: 'renew' });
    return { done, resolve, reject };
  }
}
