import { IsOptional, Matches } from 'class-validator';
import { IgnoresUnknown, IsTime, MayBeAbsent } from '../platform/index.js';
import { CreateCredentialDto } from './credentials.dto.js';

/** A line of an import: a new credential, with what it brings along from where it was before. */
@IgnoresUnknown()
export class ImportedCredentialDto extends CreateCredentialDto {
  /** The id that it had. It is kept where it is free. */
  @MayBeAbsent()
  @Matches(/^(?!\.{1,2}$)[\x21-\x7e]{1,36}$/, {
    message: 'id must be 1 to 36 visible ASCII characters, and not . or ..',
  })
  id?: string;

  /** When it was made, in the past. */
  @IsOptional()
  @IsTime()
  createdDate?: Date;
}
