/** What a source holds, one by one. Each row of it appears in exactly one item. */
export type Item = WorkspaceItem | CredentialItem | ShareItem | FlowItem | SkippedItem;

export interface WorkspaceItem {
  kind: 'workspace';
  id: string;
  name: string;
}

export interface CredentialItem {
  kind: 'credential';
  /** In the source; or its place there, where it has none. */
  id: string;
  /** A UUID to add it under, the same one in each run, where it has no id of its own or one that Keyrack does not take. */
  derivedId?: string;
  /** Absent in systems and versions without workspaces, and where the row names none. */
  workspaceId?: string;
  name: string;
  /** As the source names it. */
  type: string;
  /** In clear, under the source's names. */
  values: Record<string, unknown>;
  /** ISO 8601 in UTC; absent if the source does not say, or says no date. */
  createdAt?: string;
  /** Inputs that had something in them and that are not among the values. */
  remarks?: Remark[];
}

export interface ShareItem {
  kind: 'share';
  credentialId: string;
  workspaceId: string;
}

export interface FlowItem {
  kind: 'flow';
  /** As that of a credential. */
  id: string;
  derivedId?: string;
  workspaceId?: string;
  name: string;
  active: boolean;
  /** As `@keyrack/flow-readers` reads it. */
  definition: unknown;
  remarks?: Remark[];
}

/** A row that nothing was made of, and why. */
export interface SkippedItem extends Skip {
  kind: 'skipped';
  of: Kind;
  /** Where a row has no id: its place in the source. */
  id: string;
  name?: string;
}

export type Kind =
  'workspace' | 'credential' | 'share' | 'flow' | 'variable' | 'assistant' | 'document-store' | 'mcp-server';

/** Why, as a code and as a sentence. Never a part of a value. */
export interface Skip {
  code: SkipCode;
  message: string;
}

export type SkipCode =
  /** The key opens others of the source, and not this one. */
  | 'WRONG_KEY'
  /** It was sealed with a key that was not given. */
  | 'NO_KEY'
  /** It is not in the form in which the source writes such rows. */
  | 'DAMAGED'
  /** In the place of its values stands what the source shows instead of secrets. */
  | 'REDACTED'
  | 'NO_VALUES'
  /** What was stored is no object: a text, a list, a number. */
  | 'NOT_A_RECORD'
  | 'TOO_LARGE'
  /** The source keeps it in another system. */
  | 'ELSEWHERE'
  /** Keyrack has no such thing. */
  | 'NOT_SUPPORTED'
  /** Somebody, or the guess that they took, wants it left out. */
  | 'LEFT_OUT';

/** What is missing from an item that was read. */
export interface Remark extends Skip {
  /** The name of the input, or of the column. */
  input: string;
}

/** How many rows there are of each, skipped ones included. */
export interface Totals {
  workspaces: number;
  credentials: number;
  shares: number;
  flows: number;
}

/** A source that was opened and whose key fits. It is never written to. */
export interface Source {
  readonly totals: Totals;
  /** Workspaces first, then credentials, shares and flows. To be gone through by one reader at a time. */
  items(): AsyncIterable<Item>;
  close(): Promise<void>;
}
