import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { registerDecorator, ValidateIf, type ValidationOptions } from 'class-validator';
import { isOrigin } from './origin.js';

const NAME_LENGTH = 255;

/** A field that may be left out, but not be null. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_dto, value) => value !== undefined);
}

/** A name that people read: 1 to 255 characters, none of them a control character. */
export function IsName(): PropertyDecorator {
  return applyDecorators(
    rule('isName', `{field} must be a text of 1 to ${NAME_LENGTH} characters without control characters`, isName),
    ApiProperty({ type: String, minLength: 1, maxLength: NAME_LENGTH }),
  );
}

/** A text that may be empty or long, without control characters but line breaks and tabs. */
export function IsText(maxLength: number): PropertyDecorator {
  return rule('isText', `{field} must be a text of at most ${maxLength} characters`, (value) =>
    isText(value, maxLength),
  );
}

/** One text or several of a repeated query parameter. Arrives as an array. */
export function IsTexts(maxLength: number, atMost: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value])),
    rule(
      'isTexts',
      `{field} must be given at most ${atMost} times, each time with at most ${maxLength} characters`,
      (value) => {
        return Array.isArray(value) && value.length <= atMost && value.every((text) => isText(text, maxLength));
      },
    ),
  );
}

/** An object whose keys are data. It arrives as it was sent: class-transformer would drop keys such as `toString`. */
export function IsRecord(): PropertyDecorator {
  return applyDecorators(
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]),
    rule(
      'isRecord',
      '{field} must be an object',
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    ),
  );
}

/** An ISO 8601 time with a zone, in the future. Arrives as a Date. */
export function IsFutureTime(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (isIsoTime(value) ? new Date(value) : value)),
    rule('isFutureTime', '{field} must be a time in the future, as in 2027-01-31T12:00:00Z', (value) => {
      return value instanceof Date && value.getTime() > Date.now();
    }),
    ApiProperty({ type: String, format: 'date-time' }),
  );
}

/** An ISO 8601 time with a zone, or a date. Arrives as a Date. */
export function IsTime(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (isIsoTime(value) ? new Date(value) : value)),
    rule('isTime', '{field} must be a time, as in 2026-01-31T12:00:00Z', (value) => value instanceof Date),
    ApiProperty({ type: String, format: 'date-time' }),
  );
}

/** A whole number of a query. */
export function IsWhole(minimum: number, maximum: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
    ),
    rule('isWhole', `{field} must be a whole number from ${minimum} to ${maximum}`, (value) => {
      return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
    }),
    ApiProperty({ type: 'integer', minimum, maximum, required: false }),
  );
}

/** Where pages come from: scheme, host and port. */
export function IsOrigin(): PropertyDecorator {
  return applyDecorators(
    rule(
      'isOrigin',
      '{field} must be the origin of a page, without a path, such as https://editor.example.com; http:// is for localhost and 127.0.0.1 only',
      isOrigin,
    ),
    ApiProperty({ type: String, maxLength: 255 }),
  );
}

/** `true` or `false` in a query. Arrives as a boolean. */
export function IsFlag(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    rule('isFlag', '{field} must be true or false', (value) => typeof value === 'boolean'),
    ApiProperty({ type: Boolean, required: false }),
  );
}

function isText(value: unknown, maxLength: number): boolean {
  return (
    typeof value === 'string' && value.length <= maxLength && value.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(value)
  );
}

function isName(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= NAME_LENGTH &&
    value.isWellFormed() &&
    !/\p{Cc}/u.test(value)
  );
}

function isIsoTime(value: unknown): value is string {
  const shape = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/;
  if (typeof value !== 'string' || !shape.test(value)) return false;
  const year = new Date(value).getUTCFullYear(); // NaN for a time that is none; databases end at 9999
  return year >= 1 && year <= 9999;
}

function rule(
  name: string,
  message: string,
  validate: (value: unknown) => boolean,
  options?: ValidationOptions,
): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options: { ...options, message: message.replace('{field}', String(property)) },
      validator: { validate },
    });
}
