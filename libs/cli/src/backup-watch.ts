import { Transform } from 'node:stream';

/** What stands in the first line of a backup. */
export interface Manifest {
  createdAt: string;
  keyrack: string;
  rootKeys: string[];
  tables: { name: string; rows: number }[];
}

/** Lets a backup through and reads its first and its last line, by which it is known to be whole. */
export class BackupWatch extends Transform {
  manifest: Manifest | undefined;
  private first = '';
  private last = '';

  /** @param onRows is told how many rows more have come, and how many there are in all */
  constructor(private readonly onRows: (more: number, total: number) => void) {
    super();
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null, data?: Buffer) => void,
  ): void {
    const text = chunk.toString('utf8');
    if (!this.manifest) this.begin(text);
    this.last = `${this.last}${text}`.slice(-TAIL);
    if (this.manifest) this.onRows(text.split('\n').length - 1, rowsOf(this.manifest));
    done(null, chunk);
  }

  override _flush(done: (error?: Error | null) => void): void {
    const line = this.last.trimEnd().split('\n').at(-1) ?? '';
    const isWhole = this.manifest !== undefined && /^\{"end":true,/.test(line);
    done(isWhole ? null : new Error('The service has broken the backup off. The file was removed; the log of the service says why.')); // prettier-ignore
  }

  private begin(text: string): void {
    this.first += text;
    const end = this.first.indexOf('\n');
    if (end === -1) return;
    this.manifest = JSON.parse(this.first.slice(0, end)) as Manifest;
    this.first = '';
  }
}

/** How many rows there are in all. */
export function rowsOf({ tables }: Manifest): number {
  return tables.reduce((sum, table) => sum + table.rows, 0);
}

/** Longer than the last line can be. */
const TAIL = 1024;
