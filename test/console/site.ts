import { connectKeyrack, createInvitation, createWorkspace, getMe } from '@keyrack/client';
import type { Browser, Page } from 'playwright-core';
import { randomBytes } from 'node:crypto';
import { build, cleanUp, start, type Keyrack } from '../service/process.js';
import { CSRF_HEADER } from '../../src/identity/session-cookie.js';
import type { Engine } from '../../src/platform/index.js';
import { createDatabase, type EmptyDatabase } from '../support/engine.js';
import { Visitor } from './browser.js';

export const PASSWORD = 'seven quiet herons wade';
export const ROLES = ['owner', 'admin', 'editor', 'viewer', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export interface SiteOptions {
  engine?: Engine;
  /** Settings of the service. */
  env?: Record<string, string>;
  /** Further origins that its pages lead to. */
  origins?: string[];
}

/** A running service on a database of its own, and a browser. */
export class Site {
  /** The values of the cookies of those who are signed in. */
  private readonly cookies = new Map<Role, string>();

  private constructor(
    readonly keyrack: Keyrack,
    readonly visitor: Visitor,
    private readonly database: EmptyDatabase,
  ) {}

  /** Where nobody has an account yet. */
  static async empty({ engine = 'sqlite', env, origins = [] }: SiteOptions = {}): Promise<Site> {
    await build();
    const database = await createDatabase(engine);
    // The root key beside an embedded database is made at the first start.
    const rootKey = engine !== 'sqlite' && { KEYRACK_ROOT_KEY: randomBytes(32).toString('base64') };
    const keyrack = await start({ ...database.env, ...rootKey, ...env });
    return new Site(keyrack, await Visitor.of(keyrack.url, ...origins), database);
  }

  /** With somebody of every role in the first workspace, and a second one that only its maker, the owner, is in. */
  static async start(options?: SiteOptions): Promise<Site> {
    const site = await Site.empty(options);
    await site.admitEverybody();
    return site;
  }

  async stop(): Promise<void> {
    await this.visitor.stop();
    await cleanUp();
    await this.database.drop();
  }

  /** For the first account, as the terminal shows it. */
  get setUpLink(): string {
    const [link = ''] = /http\S+\/setup#\S+/.exec(this.keyrack.stdout()) ?? [];
    return link;
  }

  /** A page of somebody who has signed in. */
  async page(role: Role, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const page = await this.visitor.page(options);
    const value = this.cookies.get(role) ?? '';
    await page.context().addCookies([{ name: 'keyrack_session', value, url: this.keyrack.url }]);
    return page;
  }

  /** Has the generated client speak for somebody, in what a test prepares. */
  act(role: Role): void {
    const cookie = `keyrack_session=${this.cookies.get(role) ?? ''}`;
    connectKeyrack({ baseUrl: this.keyrack.url, headers: { cookie, [CSRF_HEADER]: '1' } });
  }

  private async admitEverybody(): Promise<void> {
    const token = tokenOf(this.setUpLink);
    await this.admit('owner', 'setup', { token, name: 'Ada Lovelace', email: 'owner@example.com', password: PASSWORD });
    this.act('owner');
    const { workspaceId } = await getMe();
    for (const role of ROLES.slice(1)) {
      const email = `${role}@example.com`;
      const { link = '' } = await createInvitation({ body: { email, workspaceId, role } });
      const invited = { token: tokenOf(link), name: NAMES[role], password: PASSWORD };
      await this.admit(role, 'invitation/accept', invited);
    }
    await createWorkspace({ body: { name: 'Staging' } });
  }

  private async admit(role: Role, path: string, body: object): Promise<void> {
    const answer = await fetch(`${this.keyrack.url}/api/v1/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [CSRF_HEADER]: '1' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${role} could not be let in: ${await answer.text()}`);
    const [, value = ''] = /keyrack_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
    this.cookies.set(role, value);
  }
}

const NAMES: Readonly<Record<Role, string>> = {
  owner: 'Ada Lovelace',
  admin: 'Grace Hopper',
  editor: 'Alan Turing',
  viewer: 'Katherine Johnson',
  auditor: 'Edsger Dijkstra',
};

const tokenOf = (link: string): string => link.replace(/^.*#/, '');
