// What is thrown.

import { constants as os } from 'node:os';
import { getSystemErrorMap } from 'node:util';

import type { Failure, Outcome } from '../native.d.ts';
import { addon } from './native';

const known = new Map(addon.errors().map((error) => [error.code, error]));

/** The number of every error by its name; both are the same in every language, for ever. */
export const ERROR_CODES: Readonly<Record<string, number>> = Object.freeze(
  Object.fromEntries([...known.values()].map(({ name, code }) => [name, code])),
);

/** Why something was refused. A failed verification is thrown, never returned. */
export class SealstoneError extends Error {
  /** The error's stable number, a value of {@link ERROR_CODES}. */
  readonly code: number;

  /**
   * @param code a value of {@link ERROR_CODES}
   * @param message the core's own message if left out
   */
  constructor(code: number, message?: string) {
    super(message ?? known.get(code)?.message);
    this.code = code;
  }

  /** The error's stable name in kebab case, such as `signature-invalid`. */
  override get name(): string {
    return known.get(this.code)?.name ?? 'SealstoneError';
  }
}

/** Why a text was refused, and where. */
export class ParseError extends SealstoneError {
  /** The line that was refused, from 1. */
  readonly line: number;

  /**
   * @param code a value of {@link ERROR_CODES}
   * @param line the line that was refused, from 1
   * @param message the core's own message if left out
   */
  constructor(code: number, line: number, message?: string) {
    super(code, message);
    this.line = line;
  }
}

/** A bad item of a batch. */
export interface BadItem {
  /** Its index, from 0. */
  readonly index: number;
  /** What verifying it alone throws. */
  readonly error: SealstoneError;
}

/** Why a batch was refused; `code` and `name` are those of its first bad item. */
export class BatchError extends SealstoneError {
  /** Every bad item, in order; empty if the batch itself is empty. */
  readonly bad: readonly BadItem[];

  /**
   * @param code a value of {@link ERROR_CODES}
   * @param bad the bad items
   * @param message the core's own message if left out
   */
  constructor(code: number, bad: readonly BadItem[], message?: string) {
    super(code, message);
    this.bad = Object.freeze([...bad]);
  }
}

/** @internal The value, or an exception; `path` is the file that was read, if any. */
export function unwrap<T>(outcome: Outcome<T>, path?: Uint8Array): T {
  if (!(outcome instanceof addon.Failure)) return outcome;
  throw toError(outcome, path);
}

function toError(failure: Failure, path: Uint8Array | undefined): Error {
  const { code, message, line, bad, errno } = failure;
  if (typeof errno === 'number') return systemError(errno, path);
  if (typeof line === 'number') return new ParseError(code, line, message);
  if (bad) return new BatchError(code, badItems(bad), message);
  return new SealstoneError(code, message);
}

function badItems(flat: readonly number[]): BadItem[] {
  const items: BadItem[] = [];
  for (let at = 0; at < flat.length; at += 2) {
    items.push({ index: flat[at]!, error: new SealstoneError(flat[at + 1]!) });
  }
  return items;
}

/** An error as Node's own `fs` makes it. */
function systemError(posix: number, path: Uint8Array | undefined): Error {
  const code = Object.entries(os.errno).find(([, number]) => number === posix)?.[0] ?? 'EIO';
  const [errno, [, text]] = [...getSystemErrorMap()].find(([, [name]]) => name === code) ?? [
    -posix,
    [code, 'failed'],
  ];
  // What opening a file can't give, reading it gave.
  const syscall = code === 'EISDIR' || code === 'EIO' ? 'read' : 'open';
  const file = Buffer.from(path ?? []).toString();
  return Object.assign(new Error(`${code}: ${text}, ${syscall} '${file}'`), {
    errno,
    code,
    syscall,
    path: file,
  });
}

/** @internal Of Node's kind: the message says the type of what was given, never the value, which may be secret. */
export function wrongType(name: string, expected: string, value: unknown): TypeError {
  const message = `The "${name}" argument must be ${expected}. Received ${describe(value)}`;
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return `type ${typeof value}`;
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== '' ? `an instance of ${name}` : 'an object';
}

/** @internal */
export function wrongValue(name: string, expected: string): RangeError {
  return Object.assign(new RangeError(`The "${name}" argument must be ${expected}`), {
    code: 'ERR_INVALID_ARG_VALUE',
  });
}

/** @internal */
export function wrongState(message: string): Error {
  return Object.assign(new Error(message), { code: 'ERR_INVALID_STATE' });
}

/** @internal */
export function illegalConstructor(name: string, makers: string): TypeError {
  return Object.assign(new TypeError(`${name} is made by ${makers}`), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
}
