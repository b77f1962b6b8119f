import type { AnyEntity } from './entity.js';

/** Every table that entities declare. */
export class Tables {
  /** Each after those that it refers to: rows can be added in this order, and removed in the other. */
  readonly inOrder: readonly AnyEntity[];

  constructor(entities: readonly AnyEntity[]) {
    const placed = new Set<AnyEntity>();
    const place = (entity: AnyEntity): void => {
      if (placed.has(entity)) return;
      for (const { target } of entity.references ?? []) {
        const other = entities.find(({ class: one }) => one === target());
        if (other && other !== entity) place(other);
      }
      placed.add(entity);
    };
    entities.forEach(place);
    this.inOrder = [...placed];
  }
}
