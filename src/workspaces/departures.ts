import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../authorization/index.js';
import type { Member, Workspace } from './entities.js';

/** What becomes of the personal credentials of somebody who leaves: the workspace takes them over, or they are deleted. */
export type PersonalCredentials = 'transfer' | 'delete';

type MemberLeaves = (tx: EntityManager, actor: Actor, member: Member, choice?: PersonalCredentials) => Promise<void>;
type MembersAreToLeave = (tx: EntityManager, actor: Actor, members: readonly Member[]) => Promise<void>;
type WorkspaceCloses = (tx: EntityManager, actor: Actor, workspace: Workspace) => Promise<void>;

/**
 * Tells the features that come after workspaces when a member leaves or a workspace is deleted, inside that transaction,
 * so that each removes what is its own. They may refuse with a problem.
 */
@Injectable()
export class Departures {
  private readonly onAsked: MembersAreToLeave[] = [];
  private readonly onLeave: MemberLeaves[] = [];
  private readonly onClose: WorkspaceCloses[] = [];

  /** Asked first, with all memberships that shall end, when nobody has said what becomes of what they leave. */
  whenMembersAreToLeave(listener: MembersAreToLeave): void {
    this.onAsked.push(listener);
  }

  whenMemberLeaves(listener: MemberLeaves): void {
    this.onLeave.push(listener);
  }

  /** Later features refer to earlier ones, so the last to ask is told first. */
  whenWorkspaceCloses(listener: WorkspaceCloses): void {
    this.onClose.unshift(listener);
  }

  async membersAreToLeave(...args: Parameters<MembersAreToLeave>): Promise<void> {
    for (const listener of this.onAsked) await listener(...args);
  }

  async memberLeaves(...args: Parameters<MemberLeaves>): Promise<void> {
    for (const listener of this.onLeave) await listener(...args);
  }

  async workspaceCloses(...args: Parameters<WorkspaceCloses>): Promise<void> {
    for (const listener of this.onClose) await listener(...args);
  }
}
