import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Client, type Answer } from '../support/client.js';
import { newId } from '../../src/platform/index.js';
import type { Service } from '../support/service.js';
import type { Output } from './canary.js';
import { allRows } from './rows.js';

/** A client that writes down everything it is answered. */
class ListeningClient extends Client {
  constructor(
    url: string,
    token: string,
    private readonly hear: (output: Output) => void,
  ) {
    super(url, token);
  }

  override async call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const answer = await super.call<T>(method, path, body, headers);
    const where = `the answer to ${method} /${path.split(/[/?]/)[1] ?? ''}`;
    this.hear({ where, text: `${answer.status} ${JSON.stringify([...answer.headers])} ${answer.text}` });
    return answer;
  }

  override as(token: string): Client {
    return new ListeningClient(this.url, token, this.hear);
  }
}

/** Everything that comes out of a service from now on. */
export class Outputs {
  /** What was answered so far. */
  readonly answers: Output[] = [];

  private readonly since = newId();
  private readonly from = new Date();
  private readonly linesBefore: number;

  constructor(private readonly service: Service) {
    this.linesBefore = service.logged.length;
  }

  /** A client whose answers count. */
  listening({ token }: Client): Client {
    return new ListeningClient(this.service.url, token, (output) => this.answers.push(output));
  }

  /** Sends bytes as they are, for what no HTTP client would send, and reads until the service hangs up. */
  async sendRaw(request: string): Promise<void> {
    const { hostname, port } = new URL(this.service.url);
    const text = await new Promise<string>((resolve) => {
      let heard = '';
      const socket = connect(Number(port), hostname, () => socket.write(request));
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
      socket.on('error', () => resolve(heard)).on('close', () => resolve(heard));
      socket.setTimeout(2000, () => socket.destroy());
    });
    this.answers.push({ where: 'the answer to bytes', text });
  }

  /** The worst status that was answered. */
  get worstStatus(): number {
    return Math.max(0, ...this.answers.map(({ text }) => Number(/^(?:HTTP\/1\.1 )?(\d{3})/.exec(text)?.[1] ?? 0)));
  }

  /** All of it: answers, log lines, the audit log in each of its forms, and every table. */
  async all(): Promise<Output[]> {
    const lines = this.service.logged.slice(this.linesBefore).map((text) => ({ where: 'a log line', text }));
    return [...this.answers, ...lines, ...(await this.audit()), ...(await this.tables())];
  }

  /** The files of the data directory, with what is still in them of rows that are gone. */
  async files(): Promise<Output[]> {
    const { dataDir } = this.service.config;
    const names = await readdir(dataDir);
    return Promise.all(
      names.map(async (name) => ({ where: `the file ${name}`, text: await readFile(join(dataDir, name), 'latin1') })),
    );
  }

  private audit(): Promise<Output[]> {
    const paths = ['/audit?limit=1000', '/audit/export?format=csv', '/audit/export?format=jsonl'];
    const from = `&from=${this.from.toISOString()}`;
    return Promise.all(
      paths.map(async (path) => ({ where: `GET ${path}`, text: (await this.service.admin.get(path + from)).text })),
    );
  }

  /** Rows as they are now; of the audit log, which only grows, those that are new. */
  private async tables(): Promise<Output[]> {
    const tables = Object.entries(await allRows(this.service, { since: this.since }));
    return tables.map(([name, rows]) => ({ where: `table ${name}`, text: JSON.stringify(rows) }));
  }
}
