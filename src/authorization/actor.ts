import { abilityOf, type AppAbility } from './ability.js';
import type { Grant } from './grant.js';
import type { Permission } from './permissions.js';

export interface RequestTrace {
  requestId: string;
  address: string;
}

/** Who is asking. The first argument of every service method. */
export class Actor {
  constructor(
    readonly grant: Grant & { ability?: AppAbility },
    readonly trace: RequestTrace,
  ) {}

  get organizationId(): string {
    return this.grant.organizationId;
  }

  get workspaceId(): string {
    return this.grant.workspaceId;
  }

  get userId(): string | null {
    return this.grant.userId;
  }

  /** Built at first use and kept with the grant. */
  get ability(): AppAbility {
    return (this.grant.ability ??= abilityOf(this.grant));
  }

  holds(permission: Permission): boolean {
    return this.grant.permissions.has(permission);
  }
}
