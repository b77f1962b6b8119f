import { hostOf, problem } from '../platform/index.js';

const LONGEST = 2000;
export const URL_RULE = `url must be a URL that starts with https:// (or http:// where the operator allows it), without user and password, of at most ${LONGEST} characters`;

/** A URL in its one spelling, and as much of it as may be seen: the rest may hold a token. */
export interface WebhookUrl {
  url: string;
  shown: string;
}

/** @throws Problem `invalid`, which does not repeat the text */
export function readUrl(text: string): WebhookUrl {
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isFit(url)) throw problem('invalid', { url: URL_RULE });
  url.hash = ''; // never sent
  if (url.href.length > LONGEST) throw problem('invalid', { url: URL_RULE }); // characters grow when they are escaped
  const isBare = url.pathname === '/' && url.search === '';
  return { url: url.href, shown: isBare ? url.origin : `${url.origin}/…` };
}

/** The origin of what is shown of a URL: webhooks of one receiver differ in what comes after it. */
export function placeOf(shown: string): string {
  return shown.replace(/\/…$/, '');
}

/** What may be shown of the URLs at a place. */
export function shownAt(place: string): string[] {
  return [place, `${place}/…`];
}

function isFit({ protocol, username, password, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostOf(hostname) !== undefined;
}
