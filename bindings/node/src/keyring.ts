// Whom to believe.

import type * as Addon from '../native.d.ts';
import {
  bytesOrText,
  optionalSeconds,
  optionalText,
  optionsOf,
  seconds,
  text,
  type Bytes,
} from './arguments';
import { unwrap, wrongType } from './errors';
import { inspectAs } from './inspect';
import { addon } from './native';
import { dateOf } from './time';
import { Verifier, verifierOf, wrapVerifier } from './verifier';

/** `revoked` refuses every seal of the key, whatever its time. */
export type KeyStatus = 'active' | 'retired' | 'revoked';

/** In which time a seal must be made: both ends are included, `null` is open. */
export interface KeyWindow {
  /** From when. */
  readonly validFrom: Date | null;
  /** Until when. */
  readonly validUntil: Date | null;
}

/** What is known of a key. */
export interface TrustedKeyOptions {
  /** `active` if left out. */
  status?: KeyStatus | undefined;
  /** From when its seals are believed; open if left out. */
  validFrom?: Date | null | undefined;
  /** Until when its seals are believed; open if left out. */
  validUntil?: Date | null | undefined;
}

/** @internal */
export let trustedKeyOf: (value: unknown, name: string) => Addon.TrustedKey;
/** @internal */
export let wrapTrustedKey: (made: Addon.TrustedKey) => TrustedKey;

/** A public key that is believed, with its standing. */
export class TrustedKey {
  readonly #native: Addon.TrustedKey;

  static {
    wrapTrustedKey = (made) => new TrustedKey(made as never);
    trustedKeyOf = (value, name) => {
      if (typeof value === 'object' && value !== null && #native in value) return value.#native;
      throw wrongType(name, 'a TrustedKey', value);
    };
    inspectAs(TrustedKey, (key) => ({ line: String(key) }));
  }

  /** @throws {@link SealstoneError} if there is no such status, or a time is not in the years 1 to 9999 */
  constructor(verifier: Verifier, options?: TrustedKeyOptions) {
    const made: unknown = verifier;
    this.#native = made instanceof addon.TrustedKey ? made : trusted(verifier, options);
  }

  /**
   * Reads a line of a keyring, `active NAME+ID+BASE64 from TIME until TIME`.
   *
   * @throws {@link SealstoneError} `keyring-malformed` and others
   */
  static parse(line: string): TrustedKey {
    return wrapTrustedKey(unwrap(addon.TrustedKey.parse(text(line, 'line'))));
  }

  /** The line of a keyring. */
  toString(): string {
    return this.#native.text();
  }

  /** The public key with its name. */
  get verifier(): Verifier {
    return wrapVerifier(this.#native.verifier);
  }

  /** Its standing. */
  get status(): KeyStatus {
    return this.#native.status as KeyStatus;
  }

  /** In which time its seals are believed. */
  get window(): KeyWindow {
    const { validFrom, validUntil } = this.#native;
    return { validFrom: optionalDate(validFrom), validUntil: optionalDate(validUntil) };
  }

  /** Whether a time is in the window. */
  windowHolds(time: Date): boolean {
    return unwrap(this.#native.windowHolds(seconds(time, 'time')));
  }
}

function trusted(verifier: unknown, options: TrustedKeyOptions | undefined): Addon.TrustedKey {
  const { status, validFrom, validUntil } = optionsOf(options);
  const made = addon.TrustedKey.make(
    verifierOf(verifier, 'verifier'),
    optionalText(status, 'options.status'),
    optionalSeconds(validFrom, 'options.validFrom'),
    optionalSeconds(validUntil, 'options.validUntil'),
  );
  return unwrap(made);
}

function optionalDate(seconds: number | null): Date | null {
  return seconds === null ? null : dateOf(seconds);
}

/** @internal */
export let keyringOf: (value: unknown) => Addon.Keyring;

/**
 * The keys to believe. It does not change.
 *
 * @example
 * const keyring = Keyring.parse(await readFile('keyring', 'utf8'));
 * const same = new Keyring([Verifier.parse(vkey), new TrustedKey(old, { status: 'retired' })]);
 */
export class Keyring {
  readonly #native: Addon.Keyring;
  #keys: readonly TrustedKey[] | undefined;

  static {
    keyringOf = (value) => {
      if (typeof value === 'object' && value !== null && #native in value) return value.#native;
      throw wrongType('keyring', 'a Keyring, a TrustedKey or a Verifier', value);
    };
    inspectAs(Keyring, (keyring) => keyring.keys);
  }

  /** @throws {@link SealstoneError} `key-duplicate` */
  constructor(keys: Iterable<TrustedKey | Verifier> = []) {
    const made: unknown = keys;
    if (made instanceof addon.Keyring) {
      this.#native = made;
      return;
    }
    const all = [...iterated(keys)].map((key) => (key instanceof Verifier ? new TrustedKey(key) : key));
    this.#native = unwrap(addon.Keyring.make(all.map((key) => trustedKeyOf(key, 'keys'))));
    this.#keys = Object.freeze(all);
  }

  /**
   * Reads a keyring: a key on each line, `#` before comments.
   *
   * @throws {@link ParseError} with the line
   */
  static parse(file: Bytes | string): Keyring {
    return new Keyring(unwrap(addon.Keyring.parse(bytesOrText(file, 'file'))) as never);
  }

  /** The keys, in order. */
  get keys(): readonly TrustedKey[] {
    this.#keys ??= Object.freeze(this.#native.keys().map(wrapTrustedKey));
    return this.#keys;
  }

  /** The keyring as a file, without comments. */
  toString(): string {
    return this.#native.text();
  }
}

function iterated<T>(keys: Iterable<T>): Iterable<T> {
  if (typeof keys === 'object' && keys !== null && Symbol.iterator in keys) return keys;
  throw wrongType('keys', 'an iterable of TrustedKey or Verifier', keys);
}

/** @internal A keyring from what a caller may give for one. */
export function asKeyring(value: unknown): Keyring {
  if (value instanceof TrustedKey || value instanceof Verifier) return new Keyring([value]);
  keyringOf(value);
  return value as Keyring;
}
