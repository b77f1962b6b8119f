import type { ComponentDto } from '@keyrack/client';
import { categoryName } from '../../names.js';

/** The categories that there are types of, by their names. */
export function categoriesOf(types: readonly ComponentDto[]): string[] {
  const categories = [...new Set(types.map(({ category }) => category))];
  return categories.sort((a, b) => categoryName(a).localeCompare(categoryName(b), 'en'));
}

/** Types in which every word occurs, those first whose label begins with the search. */
export function matching(types: readonly ComponentDto[], search: string, category: string): ComponentDto[] {
  const text = search.trim().toLowerCase();
  const words = text.split(/\s+/);
  const isMeant = (type: ComponentDto): boolean => {
    if (category !== '' && type.category !== category) return false;
    const said = `${type.label} ${type.name} ${type.description}`.toLowerCase();
    return words.every((word) => said.includes(word));
  };
  return types.filter(isMeant).sort((a, b) => rank(a, text) - rank(b, text) || a.label.localeCompare(b.label, 'en'));
}

function rank({ label, deprecated }: ComponentDto, text: string): number {
  if (deprecated !== undefined) return 3;
  const lower = label.toLowerCase();
  if (text !== '' && lower.startsWith(text)) return 0;
  return lower.includes(text) ? 1 : 2;
}
