// The verdict on a seal, with its reasons.

import type * as Addon from '../native.d.ts';
import { SealstoneError, illegalConstructor } from './errors';
import { inspectAs } from './inspect';
import type { Keyring, TrustedKey } from './keyring';
import { addon } from './native';

/** With which time the key's window was compared: the one that the signer claims, or none. */
export type TimeBasis = 'no-window' | 'claimed-time';

/** How a signature line was judged. */
export interface LineVerdict {
  /** Only `valid` counts; `unknown-signer` and `outside-window` do no harm; the others refuse the seal. */
  readonly verdict: 'valid' | 'unknown-signer' | 'outside-window' | 'revoked' | 'refused';
  /** The key of the keyring that the line names. */
  readonly key: TrustedKey | null;
  /** With which time the key's window was compared, if the line is valid. */
  readonly basis: TimeBasis | null;
  /** Why the line does not count, if it names a key. */
  readonly error: SealstoneError | null;
}

/** @internal */
export let wrapExplanation: (made: Addon.Explanation, keyring: Keyring) => Explanation;

/** The verdict on a seal's signatures, line by line. */
export class Explanation {
  readonly #native: Addon.Explanation;
  readonly #keyring: Keyring;
  #lines: readonly LineVerdict[] | undefined;

  static {
    wrapExplanation = (made, keyring) => new Explanation(made, keyring);
    inspectAs(Explanation, ({ verdict, lines }) => ({ verdict: verdict?.name ?? 'valid', lines }));
  }

  private constructor(made: Addon.Explanation, keyring: Keyring) {
    if (!(made instanceof addon.Explanation)) throw illegalConstructor('Explanation', 'Seal.explain');
    this.#native = made;
    this.#keyring = keyring;
  }

  /** What {@link Seal.verify} throws for these signatures; `null` if the seal is believed. */
  get verdict(): SealstoneError | null {
    return errorOf(this.#native.verdict);
  }

  /** How each line was judged, in the order of the seal. */
  get lines(): readonly LineVerdict[] {
    this.#lines ??= Object.freeze(this.#native.lines().map((line) => this.#judged(line)));
    return this.#lines;
  }

  /** The distinct keys that count; none if the verdict is an error. */
  get validKeys(): readonly TrustedKey[] {
    return this.#native.validKeys().map((index) => this.#keyring.keys[index]!);
  }

  #judged({ verdict, key, basis, error }: Addon.JudgedLine): LineVerdict {
    return Object.freeze({
      verdict: verdict as LineVerdict['verdict'],
      key: typeof key === 'number' ? this.#keyring.keys[key]! : null,
      basis: (basis as TimeBasis | undefined) ?? null,
      error: errorOf(error),
    });
  }
}

function errorOf(code: number | null | undefined): SealstoneError | null {
  return typeof code === 'number' ? new SealstoneError(code) : null;
}
