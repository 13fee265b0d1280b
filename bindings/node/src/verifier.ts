// Public keys with names.

import type * as Addon from '../native.d.ts';
import { text } from './arguments';
import { unwrap, wrongType } from './errors';
import { inspectAs } from './inspect';
import { addon, constants } from './native';
import { verifyingKeyOf, wrapVerifyingKey, type VerifyingKey } from './verifying-key';

/** @internal */
export let verifierOf: (value: unknown, name: string) => Addon.Verifier;
/** @internal */
export let wrapVerifier: (made: Addon.Verifier) => Verifier;

/** A public key with the name under which it seals; in text, a vkey of C2SP's signed notes. */
export class Verifier {
  /** The longest name in bytes of UTF-8. */
  static readonly MAX_NAME_LENGTH: number = constants.keyNameMaxLength;

  readonly #native: Addon.Verifier;

  static {
    // Callers can't reach an object of the addon, so the constructor knows by it that the package itself calls.
    wrapVerifier = (made) => new Verifier(made as never, undefined as never);
    verifierOf = (value, name) => {
      if (typeof value === 'object' && value !== null && #native in value) return value.#native;
      throw wrongType(name, 'a Verifier', value);
    };
    inspectAs(Verifier, (verifier) => ({ vkey: String(verifier) }));
  }

  /**
   * Names a public key.
   *
   * @throws {@link SealstoneError} `key-name-invalid`
   */
  constructor(name: string, key: VerifyingKey) {
    const made: unknown = name;
    this.#native =
      made instanceof addon.Verifier
        ? made
        : unwrap(addon.Verifier.make(text(name, 'name'), verifyingKeyOf(key, 'key')));
  }

  /**
   * Reads a vkey, `NAME+ID+BASE64`.
   *
   * @throws {@link SealstoneError} `key-malformed`, `key-id-mismatch` and others
   */
  static parse(vkey: string): Verifier {
    return wrapVerifier(unwrap(addon.Verifier.parse(text(vkey, 'vkey'))));
  }

  /** The vkey. */
  toString(): string {
    return this.#native.text();
  }

  /** The name. */
  get name(): string {
    return this.#native.name;
  }

  /** The id of 4 bytes: a hint which key it may be, no proof. */
  get id(): Buffer {
    return this.#native.id;
  }

  /** The key. */
  get key(): VerifyingKey {
    return wrapVerifyingKey(this.#native.key);
  }
}
