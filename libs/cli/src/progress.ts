import { styleText } from 'node:util';

/** How far something is that takes long. */
export interface Progress {
  /** So much more is done. The message says what, and stays until the next one. */
  advance: (by?: number, message?: string) => void;
  /** Takes it away, and leaves the message if there is one. Nothing happens the second time. */
  stop: (message?: string) => void;
}

const WIDTH = 24;
/** Nobody reads faster, and a terminal takes time. */
const SHOWN_EVERY_MS = 80;
const CLEAR = '\r\u001b[K';

/**
 * Shows on a terminal how far it is, and nothing anywhere else. It only writes: what is typed meanwhile, Ctrl-C too, goes
 * where it went before.
 */
export function progress(title: string, max: number, output: NodeJS.WriteStream = process.stderr): Progress {
  if (!output.isTTY || process.env['TERM'] === 'dumb') return { advance: () => undefined, stop: () => undefined };
  let done = 0;
  let said = '';
  let shownAt = -Infinity;
  let isOver = false;
  const show = (): void => {
    shownAt = performance.now();
    const full = Math.round(WIDTH * Math.min(1, done / Math.max(1, max)));
    const words = `${title} ${said}`.slice(0, Math.max(0, output.columns - WIDTH - 2)); // a line that is broken stays
    output.write(
      `${CLEAR}${styleText('magenta', '━'.repeat(full), { stream: output })}${'─'.repeat(WIDTH - full)} ${words}`,
    );
  };
  show();
  shownAt = -Infinity; // what is done first is shown at once
  return {
    advance: (by = 1, message = said) => {
      done += by;
      said = message;
      if (!isOver && (performance.now() - shownAt >= SHOWN_EVERY_MS || done >= max)) show();
    },
    stop: (message) => {
      if (!isOver) output.write(message === undefined ? CLEAR : `${CLEAR}${message}\n`);
      isOver = true;
    },
  };
}
