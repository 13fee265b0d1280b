/** Many signatures at once: faster than one by one, with the same verdict for each. */

import type { Bytes } from './arguments';
import { cancellable, type AsyncOptions } from './cancel';
import { unwrap } from './errors';
import { columns } from './items';
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
  unwrap(addon.batchVerify(...columns(items, verifyingKeyOf)));
}

/** {@link verify} on the thread pool. */
export async function verifyAsync(items: Iterable<Item>, options?: AsyncOptions): Promise<void> {
  const given = columns(items, verifyingKeyOf);
  unwrap(await cancellable(options, (cancel) => addon.batchVerifyAsync(...given, cancel)));
}
