import type { Parameters } from '@keyrack/recipes';
import type { Driver } from './driver.js';

export type { Driver, Way } from './driver.js';

const DRIVERS: Partial<Record<Parameters['protocol'], Driver>> = {};

/** The driver of a protocol; undefined for a protocol that Keyrack does not speak. */
export function driverFor(protocol: Parameters['protocol']): Driver | undefined {
  return DRIVERS[protocol];
}
