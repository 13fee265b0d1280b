// Streams of bytes.

import type { Readable } from 'node:stream';
import { types } from 'node:util';

import type { Cancel, Content, ContentHasher } from '../native.d.ts';
import { bytes } from './arguments';
import { cancellable, type AsyncOptions } from './cancel';
import { unwrap, wrongState, wrongType } from './errors';
import { addon, constants } from './native';

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
  const stream = source as Partial<Readable>;
  if (stream.errored) throw stream.errored;
  if (stream.destroyed || stream.readableEnded) throw wrongState('The stream has ended or was destroyed');
  if (stream.readableEncoding) {
    stream.destroy?.();
    throw wrongType('source', 'a stream of bytes, without an encoding', source);
  }
  return { parts: source, destroy: (reason) => stream.destroy?.(reason as Error) };
}

function isIterable(value: unknown): value is AsyncIterable<unknown> | Iterable<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !types.isUint8Array(value) &&
    (Symbol.asyncIterator in value || Symbol.iterator in value)
  );
}

/**
 * @internal Hashes a source to its end, or until more than `limit` bytes came. A stream that is not read to its end is
 * destroyed.
 */
export async function hashSource(
  source: OpenSource,
  algorithm: string | undefined,
  options: AsyncOptions | undefined,
  limit = Infinity,
): Promise<Content> {
  try {
    const hasher = unwrap(addon.ContentHasher.make(algorithm));
    await cancellable(options, (cancel) => hashAll(hasher, source, cancel, limit), source.destroy);
    return hasher.finish();
  } catch (error) {
    source.destroy(undefined);
    throw error;
  }
}

/** Gathers small chunks into parts; each part is hashed on the thread pool while the next is read. */
async function hashAll(
  hasher: ContentHasher,
  source: OpenSource,
  cancel: Cancel,
  limit: number,
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
    let rest = chunkOf(chunk);
    total += rest.length;
    while (rest.length > 0) {
      const taken = Math.min(rest.length, part.length - filled);
      part.set(rest.subarray(0, taken), filled);
      filled += taken;
      rest = rest.subarray(taken);
      if (filled === part.length) await flush();
    }
    if (total > limit) break; // which destroys a stream
  }
  await flush();
  unwrap(await hashing);
}

function chunkOf(chunk: unknown): Uint8Array {
  if (!types.isUint8Array(chunk)) throw wrongType('source', 'a stream of Uint8Array', chunk);
  return bytes(chunk, 'source');
}
