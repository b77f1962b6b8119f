import { defineEntity } from '../../persistence/index.js';
import { Organization, User } from '../../workspaces/index.js';

/** The authenticator app of a user, and the codes for the day on which it is lost. */
export class SecondFactor {
  userId: string;
  organizationId: string;
  /** What the app computes its codes from. */
  sealed: string;
  /** When the user has shown that the app works. It asks for nothing, and protects nothing, before. */
  confirmedAt: Date | null;
  /** The 30-second step, counted from 1970, of the last code that was used. None up to it works again. */
  lastStep: number | null;
  /** Hashes of those that were not used yet. */
  recoveryCodes: string[];
  createdAt: Date;
}

export const secondFactorEntity = defineEntity<SecondFactor>({
  class: SecondFactor,
  table: 'second_factors',
  columns: {
    userId: { kind: 'id', primary: true },
    organizationId: { kind: 'id' },
    sealed: { kind: 'text' },
    confirmedAt: { kind: 'time', nullable: true },
    lastStep: { kind: 'integer', nullable: true },
    recoveryCodes: { kind: 'json' },
    createdAt: { kind: 'time' },
  },
  references: [
    { property: 'organizationId', target: () => Organization },
    { property: 'userId', target: () => User, onDelete: 'CASCADE' },
  ],
  indexes: [['organizationId']],
});
