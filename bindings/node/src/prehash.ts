// Messages in parts.

import type * as Addon from '../native.d.ts';
import { bytesOrText, type Bytes } from './arguments';
import { illegalConstructor, unwrap, wrongState, wrongType } from './errors';
import { inspectAs } from './inspect';
import { addon } from './native';

/** @internal */
export let prehashOf: (value: unknown, name: string) => Addon.Prehash;
/** @internal */
export let wrapStreamVerifier: (made: Addon.StreamVerifier) => StreamVerifier;

/**
 * The hash of a message of any length that comes in parts, for Ed25519ph: see {@link SigningKey.signPrehashed}. It can
 * be used several times, and go on.
 *
 * @example
 * const prehash = new Prehash().update('one part').update('and another');
 * const signature = key.signPrehashed(prehash);
 * key.verifyingKey.verifyPrehashed(prehash, signature);
 */
export class Prehash {
  readonly #native = new addon.Prehash();

  static {
    prehashOf = (value, name) => {
      if (typeof value === 'object' && value !== null && #native in value) return value.#native;
      throw wrongType(name, 'a Prehash', value);
    };
    inspectAs(Prehash, () => ({}));
  }

  /** Appends a part of the message; text as UTF-8. */
  update(part: Bytes | string): this {
    this.#native.update(bytesOrText(part, 'part'));
    return this;
  }
}

/**
 * The verification of an ordinary signature of a message that comes in parts: see {@link VerifyingKey.verifyStream}.
 * Nothing of the message may be believed before {@link StreamVerifier.finish} returned.
 */
export class StreamVerifier {
  #native: Addon.StreamVerifier | undefined;

  static {
    wrapStreamVerifier = (made) => new StreamVerifier(made);
    inspectAs(StreamVerifier, (stream) => ({ finished: stream.#native === undefined }));
  }

  private constructor(made: Addon.StreamVerifier) {
    if (!(made instanceof addon.StreamVerifier)) {
      throw illegalConstructor('StreamVerifier', 'VerifyingKey.verifyStream');
    }
    this.#native = made;
  }

  /**
   * Appends a part of the message; text as UTF-8.
   *
   * @throws Error with the code `ERR_INVALID_STATE` once it is finished
   */
  update(part: Bytes | string): this {
    const data = bytesOrText(part, 'part');
    this.#open().update(data);
    return this;
  }

  /**
   * Ends the message and gives the verdict.
   *
   * @throws {@link SealstoneError} as {@link VerifyingKey.verify} does
   * @throws Error with the code `ERR_INVALID_STATE` the second time
   */
  finish(): void {
    const stream = this.#open();
    this.#native = undefined;
    unwrap(stream.finish());
  }

  #open(): Addon.StreamVerifier {
    if (this.#native === undefined) throw wrongState('The StreamVerifier is finished');
    return this.#native;
  }
}
