import type { Parameters, Verdict } from '@keyrack/recipes';
import { connect } from 'node:net';
import { Egress } from '../../src/platform/index.js';
import { driverFor } from '../../src/runtime/drivers/index.js';
import { names } from './far-side.js';

export const PROTOCOLS = ['postgres', 'mysql', 'redis', 'mongodb', 'smtp', 'amqp', 'ssh'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** What nobody may see again. */
export const PASSWORD = 'correct-horse-battery-staple';

export const loopback = (): Egress => new Egress({ allow: ['127.0.0.0/8'] }, names({}).resolve);

interface Given extends Partial<Omit<Parameters, 'protocol' | 'user' | 'password'>> {
  /** Undefined for none. */
  user?: string | undefined;
  password?: string | undefined;
  egress?: Egress;
  hosts?: string[];
  timeoutMs?: number;
}

/** Runs a driver against a port of this machine, as far as nothing else is said. */
export async function attempt(protocol: Protocol, port: number, given: Given = {}): Promise<Verdict> {
  const { egress = loopback(), hosts, timeoutMs = 5000, ...changed } = given;
  const host = changed.host ?? '127.0.0.1';
  const { user, password, ...others } = { user: 'ada', password: PASSWORD, ...changed };
  const parameters: Parameters = {
    protocol,
    host,
    port,
    servers: [{ host, port }],
    tls: false,
    further: {},
    ...others,
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
  };
  const driver = driverFor(protocol);
  if (!driver) throw new Error(`no driver for ${protocol}`);
  return driver(parameters, { egress, hosts: hosts ?? [host], timeoutMs, secrets: [PASSWORD] });
}

/** Whether a test against a server of this machine is to be left out: never with CI=true, where all of them must be. */
export async function isAbsent(port: number): Promise<boolean> {
  if (process.env['CI'] === 'true') return false;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (absent: boolean) => {
      socket.destroy();
      resolve(absent);
    };
    socket.once('connect', () => end(false)).once('error', () => end(true));
  });
}
