// Times, as seals write them.

import { seconds, text } from './arguments';
import { unwrap } from './errors';
import { addon } from './native';

/** @internal */
export function dateOf(seconds: number): Date {
  return new Date(seconds * 1000);
}

/**
 * Reads a time as seals write it, `2026-11-23T14:00:00Z`.
 *
 * @throws {@link SealstoneError} `seal-time-invalid`
 */
export function parseTime(time: string): Date {
  return dateOf(unwrap(addon.parseTime(text(time, 'time'))));
}

/**
 * Writes a time as seals do, without a fraction of a second.
 *
 * @throws {@link SealstoneError} `seal-time-invalid` if it is not in the years 1 to 9999
 */
export function formatTime(time: Date): string {
  return unwrap(addon.formatTime(seconds(time, 'time')));
}
