import type { ComponentDto } from '@keyrack/client';
import type { CredentialItem } from '@keyrack/importers';
import { N8N_TYPES, N8N_SETTINGS } from './n8n-types.js';
import type { Remark } from './report.js';

/** Takes any values, and keeps each of them secret. */
export const GENERIC = 'generic';

/** As what a credential is to be added. */
export interface Choice {
  type: string;
  values: Record<string, unknown>;
  /** What is not as it was, if anything. */
  changed?: Remark;
}

/** Finds the types here for those of other systems. */
export class Types {
  private readonly byName: ReadonlyMap<string, ComponentDto>;
  private readonly byLowerName: ReadonlyMap<string, ComponentDto>;

  /** @param system whose names the source has */
  constructor(
    installed: readonly ComponentDto[],
    private readonly system: 'flowise' | 'n8n' | 'm9m' | 'keyrack',
  ) {
    this.byName = new Map(installed.map((type) => [type.name, type]));
    this.byLowerName = new Map(installed.map((type) => [type.name.toLowerCase(), type]));
  }

  choose(item: CredentialItem): Choice {
    return this.system === 'n8n' ? this.chooseForN8n(item) : this.chooseSame(item);
  }

  /** The same values under the type that takes any, as texts. */
  generic({ type, values }: CredentialItem, why = `The type ${type} is not known here`): Choice {
    const given = Object.entries(values).filter(([, value]) => value !== null && value !== '');
    const texts = given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
    const asJson = given.some(([, value]) => typeof value !== 'string')
      ? ' Those that were no texts are JSON now.'
      : '';
    const message = `${why}, so its values were taken under the type ${GENERIC}, which keeps each of them secret.${asJson}`;
    return { type: GENERIC, values: Object.fromEntries(texts) as Record<string, string>, changed: { code: 'UNKNOWN_TYPE', message } }; // prettier-ignore
  }

  private chooseSame(item: CredentialItem): Choice {
    if (!this.byName.has(item.type)) return this.generic(item);
    return { type: item.type, values: item.values };
  }

  /** n8n's own definitions first, where they are installed; then what is known of them; then the nearest name. */
  private chooseForN8n(item: CredentialItem): Choice {
    const installed = this.byName.get(item.type);
    if (installed?.origin.includes('n8n')) return { type: item.type, values: item.values };
    const known = N8N_TYPES[item.type];
    const type =
      known && this.byName.get(known.type)
        ? known.type
        : (installed ?? this.byLowerName.get(item.type.toLowerCase()))?.name;
    if (type === undefined) return this.generic(item);
    const { values, dropped } = renamed(item.values, known?.inputs ?? {});
    const words = [
      type !== item.type && `it is of the type ${type} here`,
      dropped.length > 0 && `settings of n8n were left out: ${dropped.join(', ')}`,
    ];
    const message = words.filter(Boolean).join('; ');
    return {
      type,
      values,
      ...(message !== '' && {
        changed: { code: 'OTHER_TYPE', message: `${message[0]?.toUpperCase()}${message.slice(1)}.` },
      }),
    };
  }
}

function renamed(
  values: Readonly<Record<string, unknown>>,
  inputs: Readonly<Record<string, string | null>>,
): { values: Record<string, unknown>; dropped: string[] } {
  const kept: [string, unknown][] = [];
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const as = Object.hasOwn(inputs, name) ? inputs[name] : name;
    if (as === null || (as === name && N8N_SETTINGS.has(name))) dropped.push(name);
    else kept.push([as ?? name, value]);
  }
  return { values: Object.fromEntries(kept), dropped };
}
