import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Rows, type Actor } from '../authorization/index.js';
import { Database, isDuplicate } from '../persistence/index.js';
import { newId, problem } from '../platform/index.js';
import type { PersonalCredentials } from './departures.js';
import { Member, User } from './entities.js';
import { MembersService } from './members.service.js';
import { lockPeople } from './presence.js';

/** The people of an organization. */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly members: MembersService,
  ) {}

  list(actor: Actor): Promise<User[]> {
    return this.rows.all(this.database.manager, actor, 'view', User);
  }

  get(actor: Actor, id: string): Promise<User> {
    return this.rows.one(this.database.manager, actor, 'view', User, id);
  }

  async create(actor: Actor, { email, name }: { email: string; name: string }): Promise<User> {
    const now = new Date();
    const user = { id: newId(), organizationId: actor.organizationId, email, name, createdAt: now, updatedAt: now };
    await this.database.write(async (tx) => {
      try {
        await tx.insert(User, user);
      } catch (error) {
        if (isDuplicate(error)) throw problem('conflict', 'A user with this e-mail address exists already');
        throw error;
      }
      await this.audit.record(tx, actor, 'user.created', { kind: 'User', id: user.id, name }, {});
    });
    return user;
  }

  rename(actor: Actor, id: string, name: string): Promise<User> {
    return this.database.write(async (tx) => {
      const user = await this.rows.one(tx, actor, 'update', User, id);
      const change = { name, updatedAt: new Date() };
      await tx.update(User, { id }, change);
      await this.audit.record(tx, actor, 'user.updated', { kind: 'User', id, name }, { changed: ['name'] });
      return { ...user, ...change };
    });
  }

  /** Deletes a user, after ending each of their memberships. */
  async remove(actor: Actor, id: string, choice?: PersonalCredentials): Promise<void> {
    await this.database.write(async (tx) => {
      await lockPeople(this.database, tx, [id]);
      const user = await this.rows.one(tx, actor, 'delete', User, id);
      const members = await this.rows.all(tx, actor, 'delete', Member, { userId: id }, ['user', 'role']);
      await this.members.end(tx, actor, members, choice);
      await tx.delete(User, { id });
      await this.audit.record(tx, actor, 'user.deleted', { kind: 'User', id, name: user.name }, {});
    });
  }
}
