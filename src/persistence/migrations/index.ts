import { Foundation1763600000001 } from './0001-foundation.js';

/** In the order they run. A migration that was released is never edited: the next change is the next file. */
export const migrations = [Foundation1763600000001];
