import type { ComponentInputDto } from '@keyrack/client';
import type { Condition, Input } from '@keyrack/credential-types';

/** An input as the service describes it, for the rules that the service itself judges values by. */
export function inputOf(described: ComponentInputDto): Input {
  const { name, label, optional, hidden, show, hide, type, minimum, maximum, integer } = described;
  const common = { name, label, optional, hidden, show: conditionOf(show), hide: conditionOf(hide) };
  const standing: unknown = described.default;
  switch (type) {
    case 'number': {
      const given = typeof standing === 'number' || typeof standing === 'string' ? standing : undefined;
      return { ...common, type, default: given, minimum, maximum, integer };
    }
    case 'boolean':
      return { ...common, type, default: standing === true };
    case 'options':
      return { ...common, type, default: textOf(standing), options: described.options ?? [] };
    case 'json':
      return { ...common, type, default: standing };
    case 'password':
    case 'url':
      return { ...common, type, default: textOf(standing) };
    default:
      return { ...common, type: 'string', default: textOf(standing) };
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function conditionOf(said: Readonly<Record<string, readonly unknown[]>> | undefined): Condition | undefined {
  if (!said) return undefined;
  return Object.fromEntries(Object.entries(said).map(([name, values]) => [name, values.filter(isPlain)]));
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
