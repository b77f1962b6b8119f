import type { JSX } from 'react';

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'medium' });

/** A time as people say it, with the exact one on hover. Takes ISO 8601. */
export function When({ at }: { at: string }): JSX.Element {
  return (
    <time dateTime={at} title={exact.format(new Date(at))}>
      {sayWhen(at)}
    </time>
  );
}

function sayWhen(at: string): string {
  const seconds = (Date.parse(at) - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 0];
  return size === 0 ? relative.format(0, 'second') : relative.format(Math.round(seconds / size), unit);
}
