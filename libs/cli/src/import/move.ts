import { withReferences } from '@keyrack/flow-readers';
import type { CredentialItem, FlowItem, Item, ShareItem, SkippedItem, Source, WorkspaceItem } from '@keyrack/importers';
import type { Destination, Destinations } from './destinations.js';
import { sendLines, type LineAnswer } from '../lines.js';
import { Report, subjectOf } from './report.js';
import type { Choice, Types } from './types.js';

const CREDENTIALS_AT_ONCE = 50;
const FLOWS_AT_ONCE = 10;

export interface MoveOptions {
  dryRun: boolean;
  /** Called for each row that was dealt with. */
  progress: () => void;
}

/**
 * Brings what a source holds into Keyrack: through its API, a few rows at a time, so that nothing is held twice and a run
 * that is ended goes on where it was. What is there already is left alone.
 */
export class Move {
  readonly report = new Report();
  /** Credentials of the source → where they are here. */
  private readonly credentials = new Map<string, { id: string; at: Destination }>();

  constructor(
    private readonly to: Destinations,
    private readonly types: Types,
    private readonly options: MoveOptions,
  ) {}

  async run(source: Source): Promise<Report> {
    for await (const { kind, items } of batches(source.items(), (item) =>
      this.to.of('workspaceId' in item ? item.workspaceId : undefined),
    )) {
      if (kind === 'workspace') for (const item of items as WorkspaceItem[]) await this.workspace(item);
      else if (kind === 'credential') await this.addCredentials(items as CredentialItem[]);
      else if (kind === 'share') for (const item of items as ShareItem[]) await this.share(item);
      else if (kind === 'flow') await this.addFlows(items as FlowItem[]);
      else
        for (const { of, ...item } of items as SkippedItem[]) this.report.add({ ...item, kind: of }, 'skipped', item);
      for (const _ of items) this.options.progress();
    }
    return this.report;
  }

  private async workspace(item: WorkspaceItem): Promise<void> {
    const { isNew, workspaceId } = await this.to.take(item);
    const newId = workspaceId === undefined || workspaceId === item.id ? {} : { newId: workspaceId };
    this.report.add(item, isNew ? 'imported' : 'exists', newId);
  }

  private async addCredentials(items: readonly CredentialItem[]): Promise<void> {
    const at = this.to.of(items[0]?.workspaceId);
    const choices = items.map((item) => this.types.choose(item));
    const answers = await this.sendCredentials(at, items, choices);
    const refused = items.filter((_, index) => answers[index]?.status === 'refused' && choices[index]?.orGeneric);
    const generic = new Map<CredentialItem, [Choice, LineAnswer | undefined]>();
    if (refused.length > 0) {
      const others = refused.map((item) =>
        this.types.generic(item, `The type ${item.type} here does not take these values`),
      );
      const again = await this.sendCredentials(at, refused, others);
      refused.forEach((item, index) => generic.set(item, [others[index] as Choice, again[index]]));
    }
    items.forEach((item, index) => {
      const [choice, answer] = generic.get(item) ?? [choices[index], answers[index]];
      if (choice && answer) this.tell(item, choice, answer, at);
    });
  }

  private sendCredentials(
    at: Destination,
    items: readonly CredentialItem[],
    choices: readonly Choice[],
  ): Promise<LineAnswer[]> {
    const lines = items.map(({ id, name, createdAt }, index) => ({
      ...(/^[\x21-\x7e]{1,36}$/.test(id) && { id }),
      name,
      credentialName: choices[index]?.type,
      plainDataObj: choices[index]?.values,
      ...(createdAt !== undefined && { createdDate: createdAt }),
    }));
    const { dryRun } = this.options;
    return sendLines(
      (body) => at.keyrack.importCredentials({ body, query: { dryRun } }),
      lines.map((line) => JSON.stringify(line)),
    );
  }

  private tell(item: CredentialItem, { changed }: Choice, { status, id, error }: LineAnswer, at: Destination): void {
    if (status === 'refused' || id === undefined) return this.report.add(item, 'skipped', wordsFor(item, error));
    this.credentials.set(item.id, { id, at });
    const newId = id === item.id ? {} : { newId: id };
    if (status === 'exists') return this.report.add(item, 'exists', newId);
    const remarks = [changed, ...(item.remarks ?? []).map(remarkOf)].filter((each) => each !== undefined);
    const [first] = remarks;
    if (!first) return this.report.add(item, 'imported', newId);
    this.report.add(item, 'changed', {
      ...newId,
      code: first.code,
      message: remarks.map(({ message }) => message).join(' '),
    });
  }

  private async share(item: ShareItem): Promise<void> {
    const subject = subjectOf(item);
    const credential = this.credentials.get(item.credentialId);
    const target = this.to.of(item.workspaceId).workspaceId;
    if (!credential) {
      const message = 'The credential that it shares is not here.';
      return this.report.add(subject, 'skipped', { code: 'NO_CREDENTIAL', message });
    }
    if (target === undefined || this.options.dryRun) return this.report.add(subject, 'imported');
    if (target === credential.at.workspaceId) return this.report.add(subject, 'exists');
    const path = { id: credential.id };
    const shares = await credential.at.keyrack.listShares({ path });
    const isThere = shares.some(({ workspaceId }) => workspaceId === target);
    if (!isThere) await credential.at.keyrack.addShare({ path, body: { workspaceId: target } });
    this.report.add(subject, isThere ? 'exists' : 'imported');
  }

  private async addFlows(items: readonly FlowItem[]): Promise<void> {
    const { keyrack } = this.to.of(items[0]?.workspaceId);
    const lines = items.map(({ id, name, active, definition }) => ({
      id,
      name,
      active,
      definition: this.referring(definition),
    }));
    const { dryRun } = this.options;
    const answers = await sendLines(
      (body) => keyrack.importFlows({ body, query: { dryRun } }),
      lines.map((line) => JSON.stringify(line)),
    );
    items.forEach((item, index) => {
      const { status, error } = answers[index] ?? {};
      if (status === 'refused')
        this.report.add(item, 'skipped', { code: error?.code ?? '', message: error?.message ?? '' });
      else if (status === 'unchanged') this.report.add(item, 'exists');
      else this.report.add(item, ...flowOutcome(item));
    });
  }

  /** A definition that refers to credentials by the ids that they have here. */
  private referring(definition: unknown): unknown {
    try {
      return withReferences(definition, undefined, ({ credentialId }) => {
        const here = this.credentials.get(credentialId)?.id;
        return here === credentialId ? undefined : here;
      });
    } catch {
      return definition; // the service says what is wrong with it
    }
  }
}

function flowOutcome({
  remarks = [],
}: FlowItem): Parameters<Report['add']> extends [unknown, ...infer Rest] ? Rest : never {
  const [first] = remarks.map(remarkOf);
  if (!first) return ['imported'];
  return ['changed', { code: first.code, message: remarks.map((remark) => remarkOf(remark).message).join(' ') }];
}

function remarkOf({ input, code, message }: { input: string; code: string; message: string }): {
  code: string;
  message: string;
} {
  return { code, message: `${input}: ${message}` };
}

/** What was lost in the source explains what the type misses. */
function wordsFor({ remarks = [] }: CredentialItem, error: LineAnswer['error']): { code: string; message: string } {
  const [first] = remarks;
  const message = [
    error?.message ?? 'The service gave no reason.',
    ...remarks.map((remark) => remarkOf(remark).message),
  ];
  return { code: first?.code ?? error?.code ?? 'REFUSED', message: message.join('. ') };
}

/** Rows of one kind and one destination, a few at a time. */
async function* batches(
  items: AsyncIterable<Item>,
  placeOf: (item: Item) => Destination,
): AsyncGenerator<{ kind: Item['kind']; items: Item[] }> {
  let batch: Item[] = [];
  for await (const item of items) {
    const [first] = batch;
    const most = item.kind === 'flow' ? FLOWS_AT_ONCE : CREDENTIALS_AT_ONCE;
    if (first && (first.kind !== item.kind || placeOf(first) !== placeOf(item) || batch.length >= most)) {
      yield { kind: first.kind, items: batch };
      batch = [];
    }
    batch.push(item);
  }
  if (batch[0]) yield { kind: batch[0].kind, items: batch };
}
