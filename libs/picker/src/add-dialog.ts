import { CROSS, make, picture } from './elements.js';
import { texts } from './texts.js';

/** What was added. */
export interface Created {
  id: string;
  name: string;
  type: string;
}

export interface Wish {
  /** Where Keyrack is. */
  url: string;
  types: readonly string[];
  theme: 'light' | 'dark';
  token: (isNew: boolean) => Promise<string>;
}

/**
 * Shows a page of Keyrack in a frame, where a credential is added: what is typed there never comes to this page. The token
 * goes to Keyrack's origin only, as a message, and so comes what was added.
 */
export class AddDialog {
  private readonly frame: HTMLIFrameElement;
  private readonly dialog: HTMLDialogElement;
  private readonly origin: string;
  private created: Created | undefined;

  constructor(
    private readonly place: ShadowRoot,
    private readonly wish: Wish,
  ) {
    const src = `${wish.url}/connect?origin=${encodeURIComponent(window.location.origin)}`;
    this.origin = new URL(src).origin;
    this.frame = make('iframe', { part: 'frame', title: texts.dialog, referrerpolicy: 'no-referrer', src });
    const close = make('button', { type: 'button', class: 'icon close', 'aria-label': texts.close }, picture(CROSS));
    close.addEventListener('click', () => this.dialog.close());
    this.dialog = make('dialog', { part: 'dialog', 'aria-label': texts.dialog }, this.frame, close);
  }

  /** Resolves when it is closed, with what was added. */
  open(): Promise<Created | undefined> {
    return new Promise((resolve, reject) => {
      const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
        if (source !== this.frame.contentWindow || origin !== this.origin) return;
        const news = (data ?? {}) as Record<string, unknown>;
        this.hear(news).catch((error: unknown) => {
          if (news['keyrack'] === 'renew') return; // what was typed stays, and the frame says what it lacks
          reject(error instanceof Error ? error : new Error(texts.noToken));
          this.dialog.close();
        });
      };
      window.addEventListener('message', hear);
      this.dialog.addEventListener('close', () => {
        window.removeEventListener('message', hear);
        this.dialog.remove();
        resolve(this.created);
      });
      this.place.append(this.dialog);
      this.dialog.showModal();
    });
  }

  private async hear({ keyrack, id, name, type }: Record<string, unknown>): Promise<void> {
    if (keyrack === 'closed') this.dialog.close();
    if (keyrack === 'created') {
      this.created = { id: String(id), name: String(name), type: String(type) };
      this.dialog.close();
    }
    if (keyrack !== 'ready' && keyrack !== 'renew') return;
    const { types, theme } = this.wish;
    const token = await this.wish.token(keyrack === 'renew');
    this.frame.contentWindow?.postMessage({ keyrack: 'session', token, types: [...types], theme }, this.origin);
    if (keyrack === 'ready') this.frame.focus();
  }
}
