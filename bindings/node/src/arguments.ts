// Arguments, checked and brought into the one form that the addon takes.

import { fileURLToPath } from 'node:url';
import { types } from 'node:util';

import { wrongType, wrongValue } from './errors';

/**
 * Bytes. What is backed by a `SharedArrayBuffer` is copied first; an array of wider elements is refused, because its
 * bytes depend on the machine.
 */
export type Bytes = Uint8Array | DataView | ArrayBuffer | SharedArrayBuffer;

/** A file's path, as in Node's own `fs`. */
export type Path = string | Buffer | URL;

const EXPECTED = 'bytes: a Uint8Array, Buffer, DataView or ArrayBuffer';

/** @internal Bytes that no other thread changes during the call. */
export function bytes(value: unknown, name: string): Uint8Array {
  const view = types.isUint8Array(value) ? value : viewOf(value, name);
  if (view.byteLength === 0) attached(name, () => Uint8Array.prototype.keys.call(view));
  return types.isSharedArrayBuffer(view.buffer) ? Buffer.from(view) : view;
}

function viewOf(value: unknown, name: string): Uint8Array {
  if (types.isDataView(value)) {
    return attached(name, () => new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }
  if (types.isAnyArrayBuffer(value)) return attached(name, () => new Uint8Array(value));
  throw wrongType(name, EXPECTED, value);
}

/** Memory that was transferred looks empty, but what works on it throws. */
function attached<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const message = `The memory of the "${name}" argument is detached or was cut off`;
    throw Object.assign(new TypeError(message, { cause }), { code: 'ERR_INVALID_STATE' });
  }
}

/** @internal Bytes, or text as UTF-8, in which a lone surrogate becomes U+FFFD as with `TextEncoder`. */
export function bytesOrText(value: unknown, name: string): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value);
  if (typeof value !== 'object') throw wrongType(name, `${EXPECTED}, or a string`, value);
  return bytes(value, name);
}

/** @internal */
export function optionalBytesOrText(value: unknown, name: string): Uint8Array | undefined {
  return value === undefined || value === null ? undefined : bytesOrText(value, name);
}

/** @internal */
export function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw wrongType(name, 'a string', value);
  return value;
}

/** @internal */
export function optionalText(value: unknown, name: string): string | undefined {
  return value === undefined || value === null ? undefined : text(value, name);
}

/** @internal The bytes of a path. */
export function pathBytes(value: unknown): Uint8Array {
  const path =
    typeof value === 'object' && value !== null && 'href' in value ? fileURLToPath(value as URL) : value;
  if (typeof path !== 'string' && !Buffer.isBuffer(path))
    throw wrongType('path', 'a string, a Buffer or a URL', path);
  const data = bytesOrText(path, 'path');
  if (data.includes(0)) throw wrongValue('path', 'without null bytes');
  return data;
}

/** @internal Seconds since 1970; a fraction of a second is dropped. */
export function seconds(value: unknown, name: string): number {
  if (!types.isDate(value)) throw wrongType(name, 'a Date', value);
  const milliseconds = value.getTime();
  if (Number.isNaN(milliseconds)) throw wrongValue(name, 'a valid Date');
  return Math.floor(milliseconds / 1000);
}

/** @internal */
export function optionalSeconds(value: unknown, name: string): number | undefined {
  return value === undefined || value === null ? undefined : seconds(value, name);
}

/** @internal A natural number as a bigint. */
export function natural(value: unknown, name: string): bigint {
  if (typeof value !== 'bigint' && typeof value !== 'number')
    throw wrongType(name, 'a bigint or a number', value);
  if (value < 0 || (typeof value === 'number' && !Number.isSafeInteger(value))) {
    throw wrongValue(name, 'a natural number, and a bigint above 2^53');
  }
  return BigInt(value);
}

/** @internal A number of things. */
export function optionalCount(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw wrongType(name, 'a number', value);
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff)
    throw wrongValue(name, 'a natural number below 2^32');
  return value;
}

/** @internal An object of options. */
export function optionsOf<T extends object>(value: T | undefined): Partial<T> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) throw wrongType('options', 'an object', value);
  return value;
}
