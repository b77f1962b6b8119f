import { environmentReferences, expandEnvironment } from '@keyrack/expressions';
import { Inject, Injectable } from '@nestjs/common';
import { problem, type EnvironmentReferences } from '../platform/index.js';
import type { Values } from './redaction.js';

export const ENVIRONMENT = Symbol('environment references');

/** The `{{NAME}}` in values: which variables they may name, and what stands there when a value is used. */
@Injectable()
export class Environment {
  constructor(@Inject(ENVIRONMENT) private readonly references: EnvironmentReferences) {}

  /**
   * Values that were stored before may name what is no longer allowed; using them is refused, keeping them is not.
   * @throws Problem `invalid` when a new value names a variable that KEYRACK_ENV_REFERENCES does not
   */
  assertAllowed(values: Values, before: Values = {}): void {
    const findings: Record<string, string> = {};
    for (const [input, value] of Object.entries(values)) {
      if (JSON.stringify(value) === JSON.stringify(before[input])) continue;
      const refused = namesIn(value).find((name) => !this.references.isAllowed(name));
      if (refused !== undefined) {
        findings[`plainDataObj.${input}`] =
          `${input}: refers to an environment variable that values may not read. KEYRACK_ENV_REFERENCES must name it`;
      }
    }
    if (Object.keys(findings).length > 0) throw problem('invalid', findings);
  }

  /** @throws Problem `conflict` naming the input whose variable is not allowed or not set */
  expand(values: Values): Values {
    return Object.fromEntries(Object.entries(values).map(([input, value]) => [input, this.expandIn(input, value)]));
  }

  private expandIn(input: string, value: unknown): unknown {
    if (typeof value === 'string') return this.expandText(input, value);
    if (Array.isArray(value)) return value.map((each) => this.expandIn(input, each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.expandIn(input, each)]));
  }

  private expandText(input: string, text: string): string {
    if (!text.includes('{{')) return text;
    const missing = environmentReferences(text).find(({ name }) => this.references.read(name) === undefined);
    if (missing) {
      const why = this.references.isAllowed(missing.name)
        ? 'is not set where Keyrack runs'
        : 'KEYRACK_ENV_REFERENCES does not name';
      throw problem('conflict', `The value of ${input} refers to an environment variable that ${why}`);
    }
    return expandEnvironment(text, (name) => this.references.read(name));
  }
}

/** The variables that a value refers to, wherever in it. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string')
    return value.includes('{{') ? environmentReferences(value).map(({ name }) => name) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namesIn);
}
