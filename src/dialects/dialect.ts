import type { DynamicModule, Type } from '@nestjs/common';
import type { Words } from '../platform/index.js';

/** Another product's API over the same services. */
export interface ApiDialect {
  module: Type | DynamicModule;
  /** Where its routes are: the beginning of their paths. */
  root: string;
  /** Where a request really goes, by its URL and its `Authorization` header. */
  route: (url: string, authorization: string | undefined) => string;
  /** How it words a problem. */
  words: Words;
}
