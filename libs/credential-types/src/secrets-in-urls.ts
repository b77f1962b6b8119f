/** Parameters that hold secrets by their names. */
const SECRET_PARAMETER = /([?&;#][^=&;#]*(?:pass|pwd|token|secret|key|sig|credential|auth)[^=&;#]*=)([^&;#]*)/gi;

/**
 * A URL with `mask` in place of each secret; undefined for what is no URL. A user without a password may be a token, and is
 * masked too.
 */
export function maskedUrl(text: string, mask: string): string | undefined {
  const url = partsOf(text);
  if (!url) return undefined;
  const { scheme, user, secret, rest } = url;
  const open = user + (secret === undefined ? '' : mask) + rest;
  return scheme + open.replace(SECRET_PARAMETER, (_all, before: string) => before + mask);
}

/**
 * What `maskedUrl` hides, as it is written there and as it is meant, and the password as the URL standard has it, where another @
 * follows; nothing for what is no URL.
 */
export function secretsInUrl(text: string): string[] {
  const url = partsOf(text.trim());
  if (!url) return [];
  const { scheme, user, secret = '', rest } = url;
  const all = user + secret + rest;
  const strict = partsOf(scheme + (/^[^/?#]*/.exec(all)?.[0] ?? ''))?.secret ?? '';
  const parameters = [...all.matchAll(SECRET_PARAMETER)].map(([, , value = '']) => value);
  const written = [secret, strict, ...parameters].flatMap((one) => [one, decoded(one), decoded(one.replaceAll('+', ' '))]); // prettier-ignore
  return [...new Set(written)].filter((one) => one !== '');
}

interface Parts {
  scheme: string;
  /** The user with a colon, if there is a password too. */
  user: string;
  /** The password, or a user without one. */
  secret: string | undefined;
  /** From the @ on. */
  rest: string;
}

/**
 * Reads a URL as a human would rather than as the URL standard does: what stands before the last @ is credentials even if it
 * holds a slash, and several hosts may follow.
 */
function partsOf(text: string): Parts | undefined {
  const [, scheme, all] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(text) ?? [];
  if (scheme === undefined || all === undefined) return undefined;
  const at = all.lastIndexOf('@');
  if (at === -1) return { scheme, user: '', secret: undefined, rest: all };
  const colon = all.slice(0, at).indexOf(':');
  return { scheme, user: all.slice(0, colon + 1), secret: all.slice(colon + 1, at), rest: all.slice(at) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
