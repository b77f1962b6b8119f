import { connectKeyrack } from '@keyrack/client';
import { holdToPlace } from './place.js';

/** The page says in its `<base>` where it lies; the API lies below. Without a slash at the end. */
export const base: string = new URL('.', document.baseURI).href.replace(/\/$/, '');

/** A session counts only with this header, which no page of another origin can send. */
const CSRF = { 'x-keyrack-csrf': '1' };

export function connect(): void {
  connectKeyrack({ baseUrl: base, headers: CSRF }).interceptors.request.use(holdToPlace);
}
