// Seals.

import type * as Addon from '../native.d.ts';
import {
  bytesOrText,
  optionalCount,
  optionalSeconds,
  optionsOf,
  pathBytes,
  type Bytes,
  type Path,
} from './arguments';
import { cancellable, type AsyncOptions } from './cancel';
import { contentOf, type Content } from './content';
import { illegalConstructor, unwrap, wrongType } from './errors';
import { wrapExplanation, type Explanation } from './explanation';
import { inspectAs } from './inspect';
import { asKeyring, keyringOf, type Keyring, type TrustedKey } from './keyring';
import { addon, constants } from './native';
import { hashSource, openSource, type ByteSource } from './source';
import { wrapStatement, type Statement } from './statement';
import type { Verifier } from './verifier';

/** What is asked of a seal. */
export interface VerifyOptions {
  /** How many distinct keys must have signed; 1 if left out. */
  threshold?: number | undefined;
  /** The time: a seal of later is refused. Not looked at if left out. */
  now?: Date | undefined;
}

/** One signature of a seal. */
export interface SignatureLine {
  /** The name of the key. */
  readonly name: string;
  /** The id of the key, 4 bytes. */
  readonly id: Buffer;
  /** The signature of 64 bytes, or `null` if it is not of Ed25519. */
  readonly signature: Buffer | null;
}

/** @internal */
export let sealOf: (value: unknown, name: string) => Addon.Seal;

/**
 * A seal: who signed which content, and when.
 *
 * @example
 * const seal = Seal.parse(await readFile('report.pdf.seal'));
 * await seal.verifyFileAsync(Verifier.parse(vkey), 'report.pdf'); // rejects unless it is believed
 */
export class Seal {
  /** The longest seal in bytes. */
  static readonly MAX_LENGTH: number = constants.sealMaxLength;
  /** The most signatures. */
  static readonly MAX_SIGNATURES: number = constants.sealMaxSignatures;
  /** The longest that all signature lines may be together, in bytes. */
  static readonly MAX_SIGNATURES_LENGTH: number = constants.sealMaxSignaturesLength;
  /** The longest signature line in bytes. */
  static readonly MAX_SIGNATURE_LINE_LENGTH: number = constants.sealMaxSignatureLineLength;

  readonly #native: Addon.Seal;

  static {
    sealOf = (value, name) => {
      if (typeof value === 'object' && value !== null && #native in value) return value.#native;
      throw wrongType(name, 'a Seal', value);
    };
    inspectAs(Seal, ({ id, statement, signatures }) => ({ id, statement, signatures }));
  }

  private constructor(made: Addon.Seal) {
    if (!(made instanceof addon.Seal)) throw illegalConstructor('Seal', 'Seal.parse');
    this.#native = made;
  }

  /**
   * Reads a seal, without believing it.
   *
   * @throws {@link ParseError} with the line
   */
  static parse(file: Bytes | string): Seal {
    return new Seal(unwrap(addon.Seal.parse(bytesOrText(file, 'file'))));
  }

  /** The seal as it was read. */
  toString(): string {
    return this.#native.whole();
  }

  /** What is signed. */
  get statement(): Statement {
    return wrapStatement(this.#native.statement());
  }

  /** The text that is signed. */
  get text(): string {
    return this.#native.text();
  }

  /** The SHA-256 of the text that is signed, in hexadecimal: the same however many sign it. */
  get id(): string {
    return this.#native.id();
  }

  /** The signatures, not verified. */
  get signatures(): readonly SignatureLine[] {
    const line = ({ name, id, signature }: Addon.SignatureLine) => ({
      name,
      id,
      signature: signature ?? null,
    });
    return Object.freeze(this.#native.signatures().map(line));
  }

  /**
   * Verifies that keys of `keyring` signed this seal, and that it is about `content`.
   *
   * @throws {@link SealstoneError} as {@link Seal.verifySignatures}, then as {@link Content.check}
   */
  verify(keyring: Keyring | TrustedKey | Verifier, content: Content, options?: VerifyOptions): Explanation {
    const [keys, asked] = [asKeyring(keyring), askedOf(options)];
    const judged = this.#native.verify(keyringOf(keys), contentOf(content, 'content'), asked);
    return wrapExplanation(unwrap(judged), keys);
  }

  /**
   * Verifies the signatures alone: nothing is known of the content afterwards.
   *
   * @throws {@link SealstoneError} in this order: `threshold-invalid`; `signature-invalid` or another error of a line
   * that names a known key, or `signature-repeated`; `key-revoked`; `time-in-future`; `signer-unknown`,
   * `key-outside-window` or `threshold-not-met`
   */
  verifySignatures(keyring: Keyring | TrustedKey | Verifier, options?: VerifyOptions): Explanation {
    const [keys, asked] = [asKeyring(keyring), askedOf(options)];
    return wrapExplanation(unwrap(this.#native.verifySignatures(keyringOf(keys), asked)), keys);
  }

  /**
   * {@link Seal.verify} with a file, which may not change meanwhile. Blocks: in a server, take
   * {@link Seal.verifyFileAsync}.
   *
   * @throws {@link SealstoneError} as {@link Seal.verify}, and `content-changed`
   * @throws Error of the system, such as `ENOENT`, as `node:fs` does
   */
  verifyFile(keyring: Keyring | TrustedKey | Verifier, path: Path, options?: VerifyOptions): Explanation {
    const [keys, file, asked] = [asKeyring(keyring), pathBytes(path), askedOf(options)];
    return wrapExplanation(unwrap(this.#native.verifyFile(keyringOf(keys), file, asked), file), keys);
  }

  /** {@link Seal.verifyFile} on the thread pool. */
  async verifyFileAsync(
    keyring: Keyring | TrustedKey | Verifier,
    path: Path,
    options?: VerifyOptions & AsyncOptions,
  ): Promise<Explanation> {
    const [keys, file, asked] = [asKeyring(keyring), pathBytes(path), askedOf(options)];
    const native = keyringOf(keys);
    const work = cancellable(options, (cancel) => this.#native.verifyFileAsync(native, file, asked, cancel));
    return wrapExplanation(unwrap(await work, file), keys);
  }

  /**
   * {@link Seal.verify} with a stream. Signatures are judged first; of a seal that is refused nothing is read. No more
   * is read than shows that the content is another.
   *
   * @param source a `Readable` or another iterable of bytes, which is destroyed if it is not read to its end
   * @throws {@link SealstoneError} as {@link Seal.verify}
   * @throws the stream's own error; TypeError if it gives anything but bytes
   */
  async verifyReaderAsync(
    keyring: Keyring | TrustedKey | Verifier,
    source: ByteSource,
    options?: VerifyOptions & AsyncOptions,
  ): Promise<Explanation> {
    const [keys, stream, asked] = [asKeyring(keyring), openSource(source), askedOf(options)];
    try {
      this.verifySignatures(keys, options);
    } catch (error) {
      stream.destroy(undefined);
      throw error;
    }
    const { algorithm, size } = this.statement.content;
    const content = await hashSource(stream, algorithm, options, Number(size));
    return wrapExplanation(unwrap(this.#native.verify(keyringOf(keys), content, asked)), keys);
  }

  /** Judges the signatures and says why, without throwing for a bad one; nothing is known of the content. */
  explain(keyring: Keyring | TrustedKey | Verifier, options?: VerifyOptions): Explanation {
    const [keys, asked] = [asKeyring(keyring), askedOf(options)];
    return wrapExplanation(unwrap(this.#native.explain(keyringOf(keys), asked)), keys);
  }
}

function askedOf(options: VerifyOptions | undefined): Addon.Asked {
  const { threshold, now } = optionsOf(options);
  const asked: Addon.Asked = {};
  const [count, time] = [optionalCount(threshold, 'options.threshold'), optionalSeconds(now, 'options.now')];
  if (count !== undefined) asked.threshold = count;
  if (time !== undefined) asked.now = time;
  return asked;
}
