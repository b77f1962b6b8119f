import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Cut } from './messages.js';

/** No server says as much to somebody who signs in and asks for nothing. */
const MOST_BYTES = 1024 * 1024;

/** Counts what comes in, and calls out once when it is too much. */
export function meter(onFlood: () => void): (chunk: Buffer) => boolean {
  let bytes = 0;
  return ({ length }) => {
    bytes += length;
    if (bytes > MOST_BYTES) onFlood();
    return bytes <= MOST_BYTES;
  };
}

/**
 * A connected socket for drivers that want to keep all they read: it ends when that becomes too much. It takes the calls
 * that they make of a `net.Socket` and do not need here: the time limit is kept by others.
 */
export class Metered extends Duplex {
  readonly remoteAddress: string | undefined;

  constructor(
    private readonly socket: Socket,
    onFlood: () => void,
    private readonly cut: Cut = (chunk) => [chunk],
  ) {
    super({ allowHalfOpen: false });
    this.remoteAddress = socket.remoteAddress;
    const isBounded = meter(onFlood);
    socket.on('data', (chunk: Buffer) => {
      if (isBounded(chunk)) this.bring(chunk);
    });
    socket.on('end', () => this.push(null)).on('close', () => this.destroy()).on('error', (error) => this.destroy(error)); // prettier-ignore
    socket.pause(); // until somebody reads
    this.on('error', () => undefined);
  }

  private bring(chunk: Buffer): void {
    try {
      for (const piece of this.cut(chunk)) if (!this.push(piece)) this.socket.pause();
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    setImmediate(done, error); // TLS above it, which ended it, has its say first
  }

  /** It is connected already. */
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setTimeout = (): this => this;
  setNoDelay = (): this => this;
  setKeepAlive = (): this => this;
  ref = (): this => this;
  unref = (): this => this;
}
