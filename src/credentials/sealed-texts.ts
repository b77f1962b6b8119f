import { SealError } from '@keyrack/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { problem } from '../platform/index.js';
import { Keyring, type Home } from './keyring.js';

/** Where a text belongs: it opens nowhere else. */
export interface TextPlace extends Home {
  /** What kind of text it is, such as `webhook`. */
  purpose: string;
  /** The row that it stands in. */
  id: string;
}

/** Seals and opens texts of the features that come after credentials, under the key of their workspace. */
@Injectable()
export class SealedTexts {
  constructor(private readonly keyring: Keyring) {}

  /**
   * Seals a text. A workspace that has no key yet gets one, for which there must be no transaction; inside one, give its manager.
   * @throws Problem `unreadable` when the workspace's key does not open, or is needed inside a transaction and is not there
   */
  async seal(place: TextPlace, text: string, tx?: EntityManager): Promise<string> {
    const key = tx ? await this.keyring.find(place, tx) : await this.keyring.ofOrNew(place);
    if (!key) throw problem('unreadable', 'The key of this workspace does not open. Nothing was changed');
    return key.seal(text, contextOf(place));
  }

  /** The text; undefined when it does not open: it was altered, belongs elsewhere, or its key is gone. */
  async open(place: TextPlace, sealed: string, tx?: EntityManager): Promise<string | undefined> {
    const key = await this.keyring.find(place, tx);
    try {
      return key?.open(sealed, contextOf(place));
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }
}

function contextOf({ purpose, organizationId, workspaceId, id }: TextPlace): Record<string, string> {
  return { purpose, organization: organizationId, workspace: workspaceId, row: id };
}
