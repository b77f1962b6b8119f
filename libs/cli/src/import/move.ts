import { withReferences } from '@keyrack/flow-readers';
import type { CredentialItem, FlowItem, Item, ShareItem, SkippedItem, Source, WorkspaceItem } from '@keyrack/importers';
import { Refusal } from '../failure.js';
import { sendLines, type LineAnswer } from '../lines.js';
import type { Destination, Destinations } from './destinations.js';
import { Report, subjectOf, type Remark } from './report.js';
import { GENERIC, type Choice, type Types } from './types.js';

const CREDENTIALS_AT_ONCE = 50;
const FLOWS_AT_ONCE = 10;

export interface MoveOptions {
  dryRun: boolean;
  /** Called for each row that was dealt with. */
  progress: () => void;
  /** Ends the move between two requests. */
  signal: AbortSignal;
}

/** A credential of the source that is here, or would be. */
interface Placed {
  id: string;
  at: Destination;
  /** False where a dry run would make it. */
  isHere: boolean;
}

/**
 * Brings what a source holds into Keyrack: through its API, a few rows at a time, so that nothing is held twice and a run
 * that is ended goes on where it was.
 */
export class Move {
  readonly report = new Report();
  /** By their ids in the source. */
  private readonly credentials = new Map<string, Placed>();

  constructor(
    private readonly to: Destinations,
    private readonly types: Types,
    private readonly options: MoveOptions,
  ) {}

  /** @throws Refusal when it is ended, or before anything was changed when the workspaces are not certain */
  async run(source: Source): Promise<Report> {
    const workspaces: WorkspaceItem[] = [];
    let areSettled = false;
    for await (const { kind, items } of batches(source.items())) {
      if (kind === 'workspace') workspaces.push(...(items as WorkspaceItem[]));
      else if (kind !== 'skipped' && !areSettled) areSettled = await this.settle(workspaces);
      this.assertGoingOn();
      await this.take(kind, items);
      for (const _ of items) this.options.progress();
    }
    if (!areSettled) await this.settle(workspaces);
    return this.report;
  }

  private async take(kind: Item['kind'], items: readonly Item[]): Promise<void> {
    if (kind === 'skipped') for (const item of items as SkippedItem[]) this.skip(item);
    else if (kind === 'credential') await this.addCredentials(items as CredentialItem[]);
    else if (kind === 'share') for (const item of items as ShareItem[]) await this.share(item);
    else if (kind === 'flow') await this.addFlows(items as FlowItem[]);
  }

  private assertGoingOn(): void {
    if (!this.options.signal.aborted) return;
    throw new Refusal('The import was ended. Run it again: it goes on where this one ended.', 130);
  }

  private skip({ of, id, name, code, message }: SkippedItem): void {
    this.report.add({ kind: of, id, name }, 'skipped', { code, message });
  }

  /** All workspaces of a source come before what is in them. */
  private async settle(workspaces: readonly WorkspaceItem[]): Promise<true> {
    for await (const { item, isNew, workspaceId } of this.to.settle(workspaces)) {
      const newId = workspaceId === undefined || workspaceId === item.id ? {} : { newId: workspaceId };
      this.report.add(item, isNew ? 'imported' : 'exists', newId);
    }
    return true;
  }

  private async addCredentials(items: readonly CredentialItem[]): Promise<void> {
    const at = this.to.of(items[0]?.workspaceId);
    if (!at) return this.skipAll(items, NO_WORKSPACE);
    const choices = items.map((item) => this.types.choose(item));
    const answers = await this.sendCredentials(at, items, choices);
    const refused = items.filter((item, index) => isRefusedByType(item, choices[index], answers[index]));
    const generic = new Map<CredentialItem, [Choice, LineAnswer | undefined]>();
    if (refused.length > 0) {
      const others = refused.map((item) => this.types.generic(item, `The type ${item.type} here does not take these values`)); // prettier-ignore
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
    const lines = items.map(({ id, derivedId = id, name, createdAt }, index) => ({
      id: derivedId,
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
    // In a workspace that a dry run would make, nothing is there.
    const isHere = status === 'exists' && at.workspaceId !== undefined;
    this.credentials.set(item.id, { id, at, isHere: isHere || !this.options.dryRun });
    const newId = id === item.id || at.workspaceId === undefined ? {} : { newId: id };
    if (isHere) return this.report.add(item, 'exists', newId);
    const remarks = [changed, ...(item.remarks ?? []).map(remarkOf)].filter((each) => each !== undefined);
    this.report.add(item, remarks.length === 0 ? 'imported' : 'changed', { ...newId, ...together(remarks) });
  }

  private async share(item: ShareItem): Promise<void> {
    const subject = subjectOf(item);
    const credential = this.credentials.get(item.credentialId);
    const place = this.to.of(item.workspaceId);
    if (!place) return this.report.add(subject, 'skipped', NO_WORKSPACE);
    if (!credential) return this.report.add(subject, 'skipped', NO_CREDENTIAL);
    const { workspaceId } = place;
    if (workspaceId === undefined || !credential.isHere) return this.report.add(subject, 'imported');
    if (workspaceId === credential.at.workspaceId) return this.report.add(subject, 'exists');
    const path = { id: credential.id };
    const shares = await credential.at.keyrack.listShares({ path });
    const isThere = shares.some((share) => share.workspaceId === workspaceId);
    if (!isThere && !this.options.dryRun) await credential.at.keyrack.addShare({ path, body: { workspaceId } });
    this.report.add(subject, isThere ? 'exists' : 'imported');
  }

  private async addFlows(items: readonly FlowItem[]): Promise<void> {
    const at = this.to.of(items[0]?.workspaceId);
    if (!at) return this.skipAll(items, NO_WORKSPACE);
    const lines = items.map(({ id, derivedId = id, name, active, definition }) => ({
      id: derivedId,
      name,
      active,
      definition: this.referring(definition),
    }));
    const { dryRun } = this.options;
    const answers = await sendLines(
      (body) => at.keyrack.importFlows({ body, query: { dryRun } }),
      lines.map((line) => JSON.stringify(line)),
    );
    items.forEach((item, index) => {
      const { status = 'refused', error, problems = 0 } = answers[index] ?? {};
      const known = at.workspaceId === undefined && status !== 'refused' ? 'created' : status;
      if (known === 'refused') this.report.add(item, 'skipped', wordsFor(item, error));
      else if (known === 'unchanged') this.report.add(item, 'exists');
      else this.tellFlow(item, known === 'updated', dryRun ? 0 : problems); // a dry run has made no credentials
    });
  }

  private tellFlow(item: FlowItem, isUpdated: boolean, problems: number): void {
    const remarks = [...(isUpdated ? [UPDATED] : []), ...(item.remarks ?? []).map(remarkOf)];
    const outcome = isUpdated ? 'updated' : remarks.length === 0 ? 'imported' : 'changed';
    this.report.add(item, outcome, together([...remarks, ...dangling(problems)]));
  }

  private skipAll(items: readonly (CredentialItem | FlowItem)[], why: Remark): void {
    for (const item of items) this.report.add(item, 'skipped', why);
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

const NO_WORKSPACE: Remark = { code: 'NO_WORKSPACE', message: 'Its workspace is not in the source, or was skipped.' };
const NO_CREDENTIAL: Remark = { code: 'NO_CREDENTIAL', message: 'The credential that it shares is not here.' };
const UPDATED: Remark = { code: 'UPDATED', message: 'It was here with another definition, and is as in the source now.' }; // prettier-ignore

function dangling(problems: number): Remark[] {
  if (problems === 0) return [];
  const what = problems === 1 ? 'a credential' : `${problems} credentials`;
  return [{ code: 'MISSING_CREDENTIAL', message: `It refers to ${what} that the workspace does not have.` }];
}

/** What lacks a value that was lost there is not brought over as something else. */
function isRefusedByType({ remarks = [] }: CredentialItem, choice?: Choice, answer?: LineAnswer): boolean {
  if (answer?.status !== 'refused' || choice?.type === GENERIC || remarks.some(isLoss)) return false;
  return Object.keys(answer.error?.details ?? {}).some((name) => name.startsWith('plainDataObj'));
}

const isLoss = ({ code }: { code: string }): boolean => code === 'REDACTED';

function together(remarks: readonly Remark[]): Partial<Remark> {
  const [first] = remarks;
  return first ? { code: first.code, message: remarks.map(({ message }) => message).join(' ') } : {};
}

function remarkOf({ input, code, message }: { input: string; code: string; message: string }): Remark {
  return { code, message: `${input}: ${message}` };
}

/** What was lost in the source explains what the type misses. */
function wordsFor({ remarks = [] }: CredentialItem | FlowItem, error: LineAnswer['error']): Remark {
  const log = error?.requestId === undefined ? '' : ` (${error.requestId})`;
  const lost = remarks.filter(isLoss);
  const message = [`${error?.message ?? 'The service gave no reason'}${log}`, ...lost.map((remark) => remarkOf(remark).message)]; // prettier-ignore
  return { code: lost[0]?.code ?? error?.code ?? 'REFUSED', message: message.join('. ') };
}

/** Rows of one kind and one workspace, a few at a time. */
async function* batches(items: AsyncIterable<Item>): AsyncGenerator<{ kind: Item['kind']; items: Item[] }> {
  let batch: Item[] = [];
  for await (const item of items) {
    const [first] = batch;
    const most = item.kind === 'flow' ? FLOWS_AT_ONCE : CREDENTIALS_AT_ONCE;
    if (first && (first.kind !== item.kind || workspaceOf(first) !== workspaceOf(item) || batch.length >= most)) {
      yield { kind: first.kind, items: batch };
      batch = [];
    }
    batch.push(item);
  }
  if (batch[0]) yield { kind: batch[0].kind, items: batch };
}

const workspaceOf = (item: Item): string | undefined =>
  item.kind === 'credential' || item.kind === 'flow' ? item.workspaceId : undefined;
