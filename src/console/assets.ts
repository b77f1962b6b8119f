import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Representation } from '../platform/index.js';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The files that the page loads. Only those that were there at the start are looked for, so no path leads elsewhere. */
export class Assets {
  private readonly loaded = new Map<string, Promise<Representation>>();
  private readonly names: ReadonlySet<string>;

  constructor(private readonly directory: string) {
    this.names = new Set(readdirSync(directory).filter((name) => extname(name) in TYPES));
  }

  /** One file, read and compressed when it is first asked for; undefined when there is none of that name. */
  get(name: string): Promise<Representation> | undefined {
    if (!this.names.has(name)) return undefined;
    const known = this.loaded.get(name);
    if (known) return known;
    const loading = this.load(name);
    this.loaded.set(name, loading);
    loading.catch(() => this.loaded.delete(name));
    return loading;
  }

  private async load(name: string): Promise<Representation> {
    return new Representation(await readFile(join(this.directory, name)), TYPES[extname(name)] ?? '');
  }
}
