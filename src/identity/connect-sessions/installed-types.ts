/** Knows which credential types are installed. The component registry implements it, and comes later. */
export abstract class InstalledTypes {
  /** @throws Problem `invalid` about `field`, with the nearest name there is */
  abstract named(name: string, field: string): { name: string };
}
