import type { EntityManager } from 'typeorm';

/** Where a text belongs: it opens nowhere else. */
export interface SealedPlace {
  organizationId: string;
  /** Null for what belongs to the organization itself. */
  workspaceId: string | null;
  /** What kind of text it is, such as `second-factor`. */
  purpose: string;
  /** The row that it stands in. */
  id: string;
}

/** Seals texts that must be read again. Credentials implement it, as they alone have keys, and come later. */
export abstract class TextSeal {
  /** @throws Problem `unreadable` when the key that it takes does not open */
  abstract seal(place: SealedPlace, text: string): Promise<string>;
  /** The text; undefined when it does not open: it was altered, belongs elsewhere, or its key is gone. */
  abstract open(place: SealedPlace, sealed: string, tx?: EntityManager): Promise<string | undefined>;
}
