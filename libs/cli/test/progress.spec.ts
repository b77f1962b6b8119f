import { Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { progress } from '../src/progress.js';

/** What a terminal, or none, is sent. */
function output(isTTY: boolean) {
  let text = '';
  const write = (chunk: Buffer, _: BufferEncoding, done: () => void): void => {
    text += chunk.toString();
    done();
  };
  const stream = Object.assign(new Writable({ write }), { isTTY, columns: 60 }) as unknown as NodeJS.WriteStream;
  return { stream, text: () => text };
}

describe('A progress bar', () => {
  it('grows with what is done, in one line of the terminal, and goes away', () => {
    const { stream, text } = output(true);
    const bar = progress('Exporting', 4, stream);
    bar.advance(2, 'half of it, in more words than fit into a line');
    expect(text()).toMatch(/━{12}.*─{12} Exporting half of it/);
    bar.advance(2);
    bar.stop('Done');
    bar.stop();
    expect(text()).toMatch(/━{24}.*\r\u001b\[KDone\n$/s);
    for (const line of text().split('\r')) expect(line.replaceAll(/\u001b\[[\dmK]+/g, '').length).toBeLessThan(60);
  });

  it('is none where nobody looks on', () => {
    const { stream, text } = output(false);
    const bar = progress('Exporting', 4, stream);
    bar.advance();
    bar.stop('Done');
    expect(text()).toBe('');
  });

  it('leaves what is typed meanwhile alone', () => {
    const listening = vi.spyOn(process.stdin, 'on');
    progress('Exporting', 4, output(true).stream).stop();
    expect(listening).not.toHaveBeenCalled();
    expect(process.listenerCount('SIGINT')).toBe(0);
    listening.mockRestore();
  });
});
