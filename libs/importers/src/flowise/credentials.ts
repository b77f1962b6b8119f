import { isoDate } from '../dates.js';
import { derivedId } from '../derived-id.js';
import type { Item } from '../item.js';
import { skipped, unreadable } from '../skipped.js';
import type { Cells } from '../sql/select.js';
import { keptValues } from '../values.js';
import { opened } from './key.js';

const BLANK = '_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db';
const DOTS = '••••••';

const isMask = (text: string): boolean => text === BLANK || text.includes(DOTS);

export function credentialOf(cells: Cells, key: string): Item {
  const { id = '', name = '', credentialName: type = '', encryptedData = '', workspaceId, createdDate } = cells.texts;
  const skip = unreadable(cells, 'id', 'name', 'credentialName');
  if (skip) return skipped('credential', id, name, skip);
  const content = opened(encryptedData.trim(), key);
  const result = 'skip' in content ? content : keptValues(content.stored, isMask);
  if ('skip' in result) return skipped('credential', id, name, result.skip);
  const { values, remarks } = result.kept;
  const createdAt = isoDate(createdDate);
  return {
    kind: 'credential',
    id,
    ...derivedId({ system: 'flowise', kind: 'credential', id }),
    ...(workspaceId && { workspaceId }),
    name,
    type,
    values,
    ...(createdAt !== undefined && { createdAt }),
    ...(remarks.length > 0 && { remarks }),
  };
}
