import ipaddr from 'ipaddr.js';
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';

/** What one customer of an Internet provider has at the least: they can send from any address in it. */
const NETWORK_BYTES = 8;

/**
 * From where somebody asks, as attempts are counted: an IPv4 address, or the network of an IPv6 address, of which a single
 * machine has as many as it likes.
 */
export function placeOf(address: string): string {
  if (isIP(address) === 0) return address;
  const found = ipaddr.process(address.replace(/%.*$/, '')); // reads ::ffff:10.0.0.1 as 10.0.0.1
  if (found.kind() === 'ipv4') return found.toString();
  return `${Buffer.from(found.toByteArray().slice(0, NETWORK_BYTES)).toString('hex')}::/64`;
}

/** A place as it is kept with a user: nobody reads the address from it, nor that two users share it. */
export function hashOfPlace(userId: string, address: string): string {
  return createHash('sha256')
    .update(`${userId} ${placeOf(address)}`)
    .digest('base64url');
}
