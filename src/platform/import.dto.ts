import { IsOptional } from 'class-validator';
import { IsFlag } from './fields.js';

export class ImportQuery {
  /** `true` says what would come of each line, and changes nothing. */
  @IsOptional()
  @IsFlag()
  dryRun?: boolean;
}
