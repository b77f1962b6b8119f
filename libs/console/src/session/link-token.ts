/**
 * The token of a set-up or invitation link: its fragment, which browsers send nowhere. It is taken out of the address at
 * once, so that it stays neither there nor in the history.
 */
export function takeLinkToken(): string {
  const { hash, pathname, search } = window.location;
  if (!/\/(setup|invitation)\/?$/.test(pathname) || hash.length < 2) return '';
  window.history.replaceState(window.history.state, '', pathname + search);
  return decodeURIComponent(hash.slice(1));
}
