import { v5, v7, validate } from 'uuid';

/** A new id: UUIDv7, so that rows sort and store in the order they were made. */
export function newId(): string {
  return v7();
}

/** The id that follows from one of somebody else's, in a place of ours: the same for the same two. */
export function idFrom(place: string, former: string): string {
  return v5(former, place);
}

/**
 * Whether a text from outside may be looked up at all. Ids are opaque (imported rows keep theirs), but none is longer
 * than its column or holds anything but visible ASCII; PostgreSQL refuses to compare a NUL, for one. `.` and `..` are none:
 * every client takes them out of a path, and asks for something else.
 */
export function isPlausibleId(text: string): boolean {
  return isVisible(text, 36);
}

/** The same for the ids of flows, which are the engines' own. */
export function isPlausibleFlowId(text: string): boolean {
  return isVisible(text, 255);
}

function isVisible(text: string, most: number): boolean {
  return text.length <= most && /^(?!\.{1,2}$)[\x21-\x7e]+$/.test(text);
}

/** Whether a text from outside is an id of the kind made here, and so surely no secret: it may be written down. */
export function isOwnId(text: string): boolean {
  return validate(text);
}

/** An id as an error message shows it: its ends if it is a UUID, else nothing, as it may be a secret pasted in the wrong place. */
export function shownId(text: string): string {
  return validate(text) ? ` ${text.slice(0, 8)}…${text.slice(-6)}` : '';
}
