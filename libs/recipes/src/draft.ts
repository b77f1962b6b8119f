/** What a request depends on besides the values. */
export interface Circumstances {
  /** The access token that the type's `oauth2` settings obtained, for types that have any. */
  token?: string;
  /** The time that signatures and tokens carry. */
  now: Date;
}

/** A request that is ready to be sent, and what a client needs to know besides. */
export interface RecipeRequest {
  method: string;
  url: string;
  /** By lower-case name. No `host` and no `content-length`: those are the client's. */
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** For the challenge that the server answers with at first: `digestAuthorization`. */
  digest?: UserAndPassword;
  /** In PEM. */
  tls?: TlsMaterial;
  /** Where the request may be redirected to with its secrets, as `hostsOf` gives it. */
  hosts: string[];
}

export interface UserAndPassword {
  username: string;
  password: string;
}

export interface TlsMaterial {
  certificate?: string;
  key?: string;
  passphrase?: string;
  authorities?: string;
}

/** A request that is still being made. */
export interface Draft {
  method: string;
  url: URL;
  headers: Map<string, string>;
  body?: string | Uint8Array;
}

/** Sets a query parameter and leaves all others as they are written. */
export function setQuery(url: URL, name: string, value: string): void {
  const others = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !new URLSearchParams(part).has(name));
  url.search = [...others, `${encodeStrictly(name)}=${encodeStrictly(value)}`].join('&');
}

/** Percent-encoding of all but RFC 3986's unreserved characters. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
