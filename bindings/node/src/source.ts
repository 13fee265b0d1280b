// Streams of bytes.

import type { Readable } from 'node:stream';
import { types } from 'node:util';

import type { Cancel, ContentHasher } from '../native.d.ts';
import { bytes } from './arguments';
import { unwrap, wrongState, wrongType } from './errors';
import { constants } from './native';

/** A `Readable`, a web `ReadableStream`, or any other iterable of bytes. */
export type ByteSource = Readable | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** @internal A source that was looked at, and not yet read. */
export interface OpenSource {
  readonly parts: AsyncIterable<unknown> | Iterable<unknown>;
  /** Stops it with an error, if it can be stopped. */
  readonly destroy: (reason: unknown) => void;
}

/** @internal Refuses what cannot give bytes: of a stream that was read to its end, nothing would come. */
export function openSource(source: unknown): OpenSource {
  if (!isIterable(source)) throw wrongType('source', 'a Readable or another iterable of bytes', source);
  const { destroyed, errored, readableEnded, readableEncoding } = source as Partial<Readable>;
  if (errored) throw errored;
  if (destroyed || readableEnded) throw wrongState('The stream has ended or was destroyed');
  const stream = source as Partial<Readable>;
  const destroy = (reason: unknown) => {
    if (typeof stream.destroy === 'function') stream.destroy(reason as Error);
  };
  if (readableEncoding) {
    destroy(undefined);
    throw wrongType('source', 'a stream of bytes, without an encoding', source);
  }
  return { parts: source, destroy };
}

function isIterable(value: unknown): value is AsyncIterable<unknown> | Iterable<unknown> {
  return typeof value === 'object' && value !== null && !types.isUint8Array(value) &&
    (Symbol.asyncIterator in value || Symbol.iterator in value);
}

/**
 * @internal Hashes a source to its end, or until more than `limit` bytes came; small chunks are gathered into parts, and
 * each part is hashed on the thread pool while the next is read.
 */
export async function hashAll(
  hasher: ContentHasher,
  source: OpenSource,
  cancel: Cancel,
  limit = Infinity,
): Promise<void> {
  const part = Buffer.allocUnsafeSlow(constants.contentHasherPartLength);
  let [filled, total] = [0, 0];
  let hashing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    unwrap(await hashing);
    hashing = hasher.updateAsync(part.subarray(0, filled), cancel); // which copies the part
    filled = 0;
  };
  for await (const chunk of source.parts) {
    for (let rest = chunkOf(chunk); rest.length > 0; ) {
      const taken = Math.min(rest.length, part.length - filled);
      part.set(rest.subarray(0, taken), filled);
      filled += taken;
      rest = rest.subarray(taken);
      if (filled === part.length) await flush();
    }
    total += (chunk as Uint8Array).length;
    if (total > limit) break; // which destroys a stream
  }
  await flush();
  unwrap(await hashing);
}

function chunkOf(chunk: unknown): Uint8Array {
  if (!types.isUint8Array(chunk)) throw wrongType('source', 'a stream of Uint8Array', chunk);
  return bytes(chunk, 'source');
}
