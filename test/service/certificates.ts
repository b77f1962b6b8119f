import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate and its key, in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

interface Wish {
  /** Host names and IPv4 addresses that it is for. */
  names: string[];
  /** Who signs; without, the certificate itself. */
  issuer?: Authority;
  notAfter?: Date;
}

export type Authority = Certificate & { name: string; signingKey: KeyObject };

/** Makes an authority of its own, whose `cert` is what clients are to trust. */
export function newAuthority(name: string): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cert = signed({ subject: name, issuer: name, publicKey, names: [], isAuthority: true }, privateKey);
  return { name, signingKey: privateKey, cert, key: pemOf(privateKey) };
}

/** Makes a certificate for a server or client. */
export function newCertificate({ names, issuer, notAfter }: Wish): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [subject = 'nobody'] = names;
  const contents = { subject, issuer: issuer?.name ?? subject, publicKey, names, isAuthority: false, notAfter };
  return { cert: signed(contents, issuer?.signingKey ?? privateKey), key: pemOf(privateKey) };
}

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

// The few parts of DER and X.509 that a certificate needs: Node reads certificates, but does not make them.
const der = (tag: number, ...contents: Buffer[]): Buffer => {
  const content = Buffer.concat(contents);
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const sequence = (...contents: Buffer[]): Buffer => der(0x30, ...contents);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const name = (text: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))));
const time = (date: Date): Buffer => der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\..*/g, '')}Z`));
const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), der(0x04, value));
const alternative = (text: string): Buffer =>
  isIP(text) === 4 ? der(0x87, Buffer.from(text.split('.').map(Number))) : der(0x82, Buffer.from(text));

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const DAY_MS = 86_400_000;

interface Contents {
  subject: string;
  issuer: string;
  publicKey: KeyObject;
  names: string[];
  isAuthority: boolean;
  notAfter?: Date;
}

function signed({ subject, issuer, publicKey, names, isAuthority, notAfter }: Contents, key: KeyObject): string {
  const until = notAfter ?? new Date(Date.now() + DAY_MS);
  const contents = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_SHA256,
    name(issuer),
    sequence(time(new Date(until.getTime() - 10 * DAY_MS)), time(until)),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        extension('551d13', isAuthority ? sequence(der(0x01, Buffer.from([0xff]))) : sequence()),
        ...(names.length > 0 ? [extension('551d11', sequence(...names.map(alternative)))] : []),
      ),
    ),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', contents, key));
  const lines = sequence(contents, ECDSA_SHA256, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
