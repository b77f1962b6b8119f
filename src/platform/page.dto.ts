import { IsOptional } from 'class-validator';
import { IsWhole } from './fields.js';

/** A page of a list. Without both, the whole list is given. */
export class PageQuery {
  /** Which page, from 1 on. Given together with `limit`. */
  @IsOptional()
  @IsWhole(1, 1_000_000)
  page?: number;

  /** How many on a page. */
  @IsOptional()
  @IsWhole(1, 1000)
  limit?: number;
}
