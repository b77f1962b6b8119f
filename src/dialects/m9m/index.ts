import type { ApiDialect } from '../dialect.js';
import { M9mModule } from './m9m.module.js';
import { m9mUrl } from './route.js';
import { wordsOf } from './words.js';

export const m9m: ApiDialect = { module: M9mModule, root: '/m9m/', route: m9mUrl, words: wordsOf };
