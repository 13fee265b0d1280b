/** Many signatures at once: faster than one by one, with the same verdict for each. */

import { bytes, bytesOrText, type Bytes } from './arguments';
import { cancellable, type AsyncOptions } from './cancel';
import { unwrap, wrongType } from './errors';
import { addon } from './native';
import { verifyingKeyOf, type VerifyingKey } from './verifying-key';

/** A signature to verify in a batch. */
export interface Item {
  /** Who should have signed. */
  key: VerifyingKey;
  /** What was signed; text as its UTF-8. */
  message: Bytes | string;
  /** 64 bytes. */
  signature: Bytes;
}

/**
 * Verifies many signatures.
 *
 * @throws {@link BatchError} that names every bad one; `batch-empty` if there is none at all
 * @throws {@link SealstoneError} `invalid-length` if a signature is not 64 bytes
 */
export function verify(items: Iterable<Item>): void {
  unwrap(addon.batchVerify(...columns(items)));
}

/** {@link verify} on the thread pool. */
export async function verifyAsync(items: Iterable<Item>, options?: AsyncOptions): Promise<void> {
  const given = columns(items);
  unwrap(await cancellable(options, (cancel) => addon.batchVerifyAsync(...given, cancel)));
}

function columns(items: Iterable<Item>) {
  return transpose(items, verifyingKeyOf);
}

/** @internal Keys, messages and signatures of the items, each in an array. */
export function transpose<T>(
  items: Iterable<{ key: unknown; message: unknown; signature: unknown }>,
  keyOf: (value: unknown, name: string) => T,
): [T[], Uint8Array[], Uint8Array[]] {
  if (typeof items !== 'object' || items === null || !(Symbol.iterator in items)) {
    throw wrongType('items', 'an iterable of { key, message, signature }', items);
  }
  const [keys, messages, signatures]: [T[], Uint8Array[], Uint8Array[]] = [[], [], []];
  for (const item of items) {
    if (typeof item !== 'object' || item === null) {
      throw wrongType(`items[${keys.length}]`, 'an object { key, message, signature }', item);
    }
    keys.push(keyOf(item.key, 'key'));
    messages.push(bytesOrText(item.message, 'message'));
    signatures.push(bytes(item.signature, 'signature'));
  }
  return [keys, messages, signatures];
}
