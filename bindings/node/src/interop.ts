/** The rules of other verifiers, on raw keys and signatures; to reproduce their verdicts, not to be safe. */

import { bytes, bytesOrText, text, type Bytes } from './arguments';
import { cancellable, type AsyncOptions } from './cancel';
import { unwrap, wrongValue } from './errors';
import { columns } from './items';
import { addon, constants } from './native';

/** A rule: `ref10` is OpenSSL's, `zip215` that of Zcash. */
export type Profile = 'ref10' | 'zip215';

/** Every profile. */
export const PROFILES: readonly Profile[] = Object.freeze(constants.profiles as Profile[]);

/** A signature to verify in a batch. */
export interface Item {
  /** The public key, 32 bytes. */
  key: Bytes;
  /** What was signed; text as its UTF-8. */
  message: Bytes | string;
  /** 64 bytes. */
  signature: Bytes;
}

/**
 * Verifies one signature.
 *
 * @throws {@link SealstoneError} such as `signature-invalid` or `key-not-on-curve`; `invalid-length`
 * @throws RangeError if there is no such profile
 */
export function verify(profile: Profile, key: Bytes, message: Bytes | string, signature: Bytes): void {
  unwrap(addon.interopVerify(known(profile), bytes(key, 'key'), ...signed(message, signature)));
}

/** {@link verify} on the thread pool. */
export async function verifyAsync(
  profile: Profile,
  key: Bytes,
  message: Bytes | string,
  signature: Bytes,
  options?: AsyncOptions,
): Promise<void> {
  const given = [known(profile), bytes(key, 'key'), ...signed(message, signature)] as const;
  unwrap(await cancellable(options, (cancel) => addon.interopVerifyAsync(...given, cancel)));
}

/**
 * Verifies many signatures, with the verdict of {@link verify} for each.
 *
 * @throws {@link BatchError} that names every bad one; `batch-empty` if there is none at all
 */
export function verifyBatch(profile: Profile, items: Iterable<Item>): void {
  unwrap(addon.interopVerifyBatch(known(profile), ...columns(items, bytes)));
}

/** {@link verifyBatch} on the thread pool. */
export async function verifyBatchAsync(
  profile: Profile,
  items: Iterable<Item>,
  options?: AsyncOptions,
): Promise<void> {
  const given = [known(profile), ...columns(items, bytes)] as const;
  unwrap(await cancellable(options, (cancel) => addon.interopVerifyBatchAsync(...given, cancel)));
}

function signed(message: unknown, signature: unknown): [Uint8Array, Uint8Array] {
  return [bytesOrText(message, 'message'), bytes(signature, 'signature')];
}

function known(profile: unknown): Profile {
  const name = text(profile, 'profile') as Profile;
  if (!PROFILES.includes(name)) throw wrongValue('profile', `one of ${PROFILES.join(', ')}`);
  return name;
}
