import { useSyncExternalStore } from 'react';

const PAGES = /\/(setup|invitation)\/?$/;

let token = '';
const listeners = new Set<() => void>();

/** Takes the token out of the address now, and whenever another link is opened where one was. */
export function watchLinkToken(): void {
  takeLinkToken();
  window.addEventListener('hashchange', takeLinkToken);
}

/** The token of the link that was opened last; empty when there was none, or it is mangled. */
export function useLinkToken(): string {
  return useSyncExternalStore(subscribe, () => token);
}

/**
 * The token of a set-up or invitation link: its fragment, which browsers send nowhere. It is taken out of the address at
 * once, so that it stays neither there nor in the history.
 */
function takeLinkToken(): void {
  const { hash, pathname, search } = window.location;
  if (!PAGES.test(pathname) || hash.length < 2) return;
  window.history.replaceState(window.history.state, '', pathname + search);
  token = decoded(hash.slice(1));
  for (const listener of listeners) listener();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ''; // a percent sign that begins nothing: not a link that we gave
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
