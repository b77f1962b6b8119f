import {
  Injectable,
  ValidationPipe,
  type ArgumentMetadata,
  type PipeTransform,
  type Type,
  type ValidationError,
} from '@nestjs/common';
import { nearestName } from '@keyrack/credential-types';
import { getMetadataStorage } from 'class-validator';
import { problem, type Problem } from './problem.js';

const LENIENT = 'keyrack:ignores-unknown';

/** Marks a body whose unknown fields are ignored, because the clients that Flowise has send some. Others refuse them. */
export function IgnoresUnknown(): ClassDecorator {
  return (target) => Reflect.defineMetadata(LENIENT, true, target);
}

/** Checks what comes in against its DTO class and says what is wrong by field, without quoting a value. */
@Injectable()
export class InputPipe implements PipeTransform {
  private readonly strict = pipe(true);
  private readonly lenient = pipe(false);

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    if (metatype === undefined || (type !== 'body' && type !== 'query')) return value;
    if (type === 'body') {
      if (value === undefined || value === null)
        throw problem('missing', 'The request has no body: send a JSON object');
      if (typeof value !== 'object' || Array.isArray(value))
        throw problem('malformed', 'The body must be a JSON object');
    }
    const chosen = Reflect.hasMetadata(LENIENT, metatype) ? this.lenient : this.strict;
    return chosen.transform(value, metadata) as Promise<unknown>;
  }
}

function pipe(forbidNonWhitelisted: boolean): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted,
    forbidUnknownValues: false,
    validationError: { target: true, value: false },
    exceptionFactory: problemOf,
  });
}

function problemOf(errors: ValidationError[]): Problem {
  const findings: Record<string, string> = {};
  for (const error of errors) {
    const [field, text] = findingOf(error);
    findings[field] = findings[field] === undefined ? text : `${findings[field]}; ${text}`;
  }
  return problem('invalid', findings);
}

function findingOf(error: ValidationError): [field: string, text: string] {
  if (error.constraints?.['whitelistValidation'] !== undefined) return unknownField(error);
  const inner = Object.values(error.constraints ?? error.children?.[0]?.constraints ?? {});
  return [error.property, inner.at(-1) ?? `${error.property} is not valid`]; // the last one belongs to the first decorator
}

function unknownField({ property, target }: ValidationError): [field: string, text: string] {
  const known = target ? fieldsOf(target.constructor as Type) : [];
  const meant = nearestName(property, known);
  if (meant !== undefined) return [property, `There is no field ${property}; did you mean ${meant}?`];
  return [
    'unknown',
    known.length === 0 ? 'No fields are taken here' : `A field is not known here; the fields are ${known.join(', ')}`,
  ];
}

function fieldsOf(dto: Type): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  return [...new Set(rules.map((rule) => rule.propertyName))];
}
