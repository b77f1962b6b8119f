import type { Parameters } from '@keyrack/recipes';
import type { Driver } from './driver.js';

export type { Driver, Way } from './driver.js';

/** Each is loaded when it is needed first: their packages are large, and most installations need one or two. */
const DRIVERS: Readonly<Partial<Record<Parameters['protocol'], Driver>>> = {
  amqp: async (...call) => (await import('./amqp.js')).amqp(...call),
  mongodb: async (...call) => (await import('./mongodb.js')).mongodb(...call),
  mysql: async (...call) => (await import('./mysql.js')).mysql(...call),
  postgres: async (...call) => (await import('./postgres.js')).postgres(...call),
  redis: async (...call) => (await import('./redis.js')).redis(...call),
  smtp: async (...call) => (await import('./smtp.js')).smtp(...call),
  ssh: async (...call) => (await import('./ssh.js')).ssh(...call),
};

/** The driver of a protocol; undefined for a protocol that Keyrack does not speak. */
export function driverFor(protocol: Parameters['protocol']): Driver | undefined {
  return DRIVERS[protocol];
}
