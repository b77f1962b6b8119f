import { Secret, TOTP } from 'otpauth';

const SECRET_BYTES = 20;
/** Clocks of telephones go wrong by less than half a minute. */
const STEPS_EITHER_SIDE = 1;

/** 160 random bits in base32, as authenticator apps take them by hand. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The same as a QR code carries it: `otpauth://totp/Keyrack:…`. */
export function totpUri(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The 30-second step, counted from 1970, whose code this is: the present one, or one beside it; undefined for another code. */
export function stepOf(secret: string, code: string): number | undefined {
  const totp = totpOf(secret);
  const timestamp = Date.now();
  const delta = totp.validate({ token: code, timestamp, window: STEPS_EITHER_SIDE });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

/** Six digits, 30 seconds and SHA-1: some apps take nothing else, and ignore what the URI says. */
function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Keyrack', label, secret, algorithm: 'SHA1', digits: 6, period: 30 });
}
