/** What the page that shows this one gives it. */
export interface Welcome {
  keyrack: 'session';
  token: string;
  /** The credential types that it wants one of. */
  types: string[];
  theme: 'light' | 'dark';
}

/** What it is told. Never a value of a credential. */
export type News =
  { keyrack: 'ready' | 'renew' | 'closed' } | { keyrack: 'created'; id: string; name: string; type: string };

/** The editor's page that shows this one in a frame. Nothing is heard from others, or told to them. */
export class Opener {
  private constructor(readonly origin: string) {}

  /** By the address of this page; undefined when it says none, or nobody shows it. */
  static of(search: string): Opener | undefined {
    const origin = new URLSearchParams(search).get('origin') ?? '';
    const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin;
    return isOrigin && window.parent !== window ? new Opener(origin) : undefined;
  }

  tell(news: News): void {
    window.parent.postMessage(news, this.origin);
  }

  listen(hear: (welcome: Welcome) => void): void {
    window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === window.parent && origin === this.origin && isWelcome(data)) hear(data);
    });
  }
}

function isWelcome(data: unknown): data is Welcome {
  if (typeof data !== 'object' || data === null) return false;
  const { keyrack, token, types } = data as Record<string, unknown>;
  return keyrack === 'session' && typeof token === 'string' && Array.isArray(types);
}
