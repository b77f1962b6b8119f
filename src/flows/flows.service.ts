import { FlowError, portable, readFlow, withoutSecrets, type FlowKind, type Need } from '@keyrack/flow-readers';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { may, refusal, Rows, type Actor } from '../authorization/index.js';
import { Database, isDuplicate } from '../persistence/index.js';
import { isPlausibleFlowId, newId, problem } from '../platform/index.js';
import { Flow, FlowReference, type FlowRemark } from './entities.js';
import { flowView, type FlowView } from './flow-view.js';
import { LeakPatterns } from './leak-patterns.js';
import { Reach } from './reach.js';

/** What an engine tells of one of its flows. */
export interface FlowDefinition {
  name: string;
  /** Found out when it is left out. */
  kind?: FlowKind | undefined;
  active: boolean;
  definition: unknown;
}

const MASK = '•••';
const INSERTED_AT_ONCE = 200;
const NAME_LENGTH = 255;

/** A flow as it is registered now, and what that changed. */
interface Put {
  flow: FlowView;
  status: 'created' | 'updated' | 'unchanged';
}

/** A definition that was read: without secrets, and what it refers to. */
interface Read {
  kind: FlowKind;
  definition: object;
  remarks: FlowRemark[];
  references: Omit<FlowReference, 'id' | 'organizationId' | 'workspaceId' | 'flowId'>[];
}

/** The flows of engines: which credentials they refer to. Their own ids name them within a workspace. */
@Injectable()
export class FlowsService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly patterns: LeakPatterns,
    private readonly reach: Reach,
  ) {}

  /**
   * Registers a flow, or replaces what was registered under its id. One that is told again as it is stays as it is.
   * @throws Problem `invalid` when the definition is none that can be read, or the id none that could be looked up again
   */
  async put(actor: Actor, externalId: string, given: FlowDefinition): Promise<Put> {
    assertId(externalId);
    const read = this.read(given);
    const { flow, references, status } = await this.database.write(async (tx) => {
      const known = await this.find(tx, actor, externalId);
      const status = statusOf(known, given, read);
      // Before the flow, as whoever replaces a credential has it first too.
      if (status !== 'unchanged') await this.reach.hold(tx, actor, read.references.map(({ credentialId }) => credentialId)); // prettier-ignore
      const flow = await this.write(tx, actor, known, externalId, given, read);
      const references = read.references.map((reference) => ({ id: newId(), ...placeOf(flow), ...reference }));
      if (status !== 'unchanged') await this.refer(tx, flow, references);
      return { flow, references, status };
    });
    return { flow: await this.view(actor, flow, references), status };
  }

  /** What `put` would do and give, without doing it. */
  async tryPut(actor: Actor, externalId: string, given: FlowDefinition): Promise<Put> {
    assertId(externalId);
    const read = this.read(given);
    const known = await this.find(this.database.manager, actor, externalId);
    const flow = known ? { ...known, ...columnsOf(given, read) } : newFlow(actor, externalId, given, read);
    assertMay(actor, known ? 'update' : 'create', flow);
    const references = read.references.map((reference) => ({ id: newId(), ...placeOf(flow), ...reference }));
    return { flow: await this.view(actor, flow, references), status: statusOf(known, given, read) };
  }

  async get(actor: Actor, externalId: string): Promise<FlowView & { definition: unknown }> {
    const flow = await this.one(this.database.manager, actor, 'view', externalId);
    const references = await this.rows.ofOrganization(this.database.manager, actor, FlowReference, { flowId: flow.id });
    return { ...(await this.view(actor, flow, references)), definition: flow.definition };
  }

  async remove(actor: Actor, externalId: string): Promise<void> {
    await this.database.write(async (tx) => {
      const flow = await this.one(tx, actor, 'delete', externalId);
      await tx.delete(Flow, { id: flow.id });
      await this.audit.record(tx, actor, 'flow.deleted', subjectOf(flow), { kind: flow.kind });
    });
  }

  /** The definition for another installation: ids of credentials, and what whoever imports it must supply for each. */
  async export(
    actor: Actor,
    externalId: string,
  ): Promise<{ definition: unknown; needs: Need[] } & Pick<FlowView, 'id' | 'name' | 'kind'>> {
    const { name, kind, definition } = await this.one(this.database.manager, actor, 'view', externalId);
    return { id: externalId, name, kind, ...portable(definition, kind as FlowKind) };
  }

  private read({ definition, kind }: FlowDefinition): Read {
    try {
      const { definition: clean, found } = withoutSecrets(definition, this.patterns.all, MASK);
      const reading = readFlow(clean, kind);
      const masked = found.map(({ path, what }) => ({ path, message: `Was masked, as it may be a secret (${what})` }));
      const references = reading.references.map(({ credentialId, nodeId, nodeName, path, types }) => ({
        credentialId: fitting(credentialId),
        nodeId: fitting(nodeId),
        nodeName: fitting(nodeName),
        path,
        types,
      }));
      return { kind: reading.kind, definition: clean as object, remarks: [...masked, ...reading.remarks], references };
    } catch (error) {
      if (error instanceof FlowError) throw problem('invalid', { definition: `definition: ${error.message}` });
      throw error;
    }
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    known: Flow | undefined,
    externalId: string,
    given: FlowDefinition,
    read: Read,
  ): Promise<Flow> {
    if (!known) return this.add(tx, actor, newFlow(actor, externalId, given, read), read);
    assertMay(actor, 'update', known);
    return statusOf(known, given, read) === 'unchanged' ? known : this.replace(tx, actor, known, given, read);
  }

  private async add(tx: EntityManager, actor: Actor, flow: Flow, { references }: Read): Promise<Flow> {
    assertMay(actor, 'create', flow);
    try {
      await tx.insert(Flow, flow);
    } catch (error) {
      if (isDuplicate(error)) throw problem('stale', 'Flow', flow.externalId); // somebody else was faster: try again
      throw error;
    }
    await this.audit.record(tx, actor, 'flow.created', subjectOf(flow), {
      kind: flow.kind,
      references: references.length,
    });
    return flow;
  }

  private async replace(tx: EntityManager, actor: Actor, flow: Flow, given: FlowDefinition, read: Read): Promise<Flow> {
    const changed = { ...flow, ...columnsOf(given, read), updatedAt: new Date() };
    const { id, createdAt: _, ...columns } = changed;
    await tx.update(Flow, { id }, columns);
    await this.audit.record(tx, actor, 'flow.updated', subjectOf(changed), {
      kind: changed.kind,
      references: read.references.length,
    });
    return changed;
  }

  private async refer(tx: EntityManager, { id }: Flow, references: readonly FlowReference[]): Promise<void> {
    await tx.delete(FlowReference, { flowId: id });
    for (let at = 0; at < references.length; at += INSERTED_AT_ONCE) {
      await tx.insert(FlowReference, references.slice(at, at + INSERTED_AT_ONCE));
    }
  }

  private async find(tx: EntityManager, actor: Actor, externalId: string): Promise<Flow | undefined> {
    if (!isPlausibleFlowId(externalId)) return undefined;
    const { workspaceId } = actor;
    const [flow] = await this.rows.ofOrganization(tx, actor, Flow, { workspaceId, externalId });
    return flow;
  }

  private async one(tx: EntityManager, actor: Actor, action: 'view' | 'delete', externalId: string): Promise<Flow> {
    const flow = await this.find(tx, actor, externalId);
    if (flow && may(actor.ability, action, 'Flow', flow)) return flow;
    if (flow && may(actor.ability, 'view', 'Flow', flow)) throw problem('forbidden', refusal(action, 'Flow'));
    throw problem('notFound', 'Flow');
  }

  private async view(actor: Actor, flow: Flow, references: readonly FlowReference[]): Promise<FlowView> {
    const problems = await this.reach.problems(actor, references.map(({ credentialId }) => credentialId)); // prettier-ignore
    return flowView(flow, references, problems);
  }
}

/** As long as its column, and without characters that some database refuses. What is put for them makes no known id. */
function fitting(text: string): string {
  return text.slice(0, NAME_LENGTH).replace(/\p{Cc}/gu, '\ufffd');
}

function newFlow({ organizationId, workspaceId }: Actor, externalId: string, given: FlowDefinition, read: Read): Flow {
  const now = new Date();
  const dates = { createdAt: now, updatedAt: now };
  return { id: newId(), organizationId, workspaceId, externalId, ...columnsOf(given, read), ...dates };
}

function assertMay(actor: Actor, action: 'create' | 'update', flow: Flow): void {
  if (!may(actor.ability, action, 'Flow', flow)) throw problem('forbidden', refusal(action, 'Flow'));
}

/** References follow from definition and kind. */
function statusOf(known: Flow | undefined, given: FlowDefinition, read: Read): Put['status'] {
  if (!known) return 'created';
  const told = columnsOf(given, read);
  const { name, active, kind, definition, remarks } = known;
  const isSame = JSON.stringify({ name, active, kind, definition, remarks }) === JSON.stringify(told);
  return isSame ? 'unchanged' : 'updated';
}

function columnsOf(
  { name, active }: FlowDefinition,
  { kind, definition, remarks }: Read,
): Pick<Flow, 'name' | 'active' | 'kind' | 'definition' | 'remarks'> {
  return { name, active: active ? 1 : 0, kind, definition, remarks };
}

function placeOf({
  id,
  organizationId,
  workspaceId,
}: Flow): Pick<FlowReference, 'flowId' | 'organizationId' | 'workspaceId'> {
  return { flowId: id, organizationId, workspaceId };
}

function subjectOf({ id, name }: Flow): { kind: 'Flow'; id: string; name: string } {
  return { kind: 'Flow', id, name };
}

/** @throws Problem `invalid` for an id that could not be looked up again */
function assertId(id: string): void {
  if (isPlausibleFlowId(id)) return;
  throw problem('invalid', { id: 'id must be 1 to 255 visible ASCII characters, and not . or ..' });
}
