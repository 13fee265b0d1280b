// Public keys.

import type * as Addon from '../native.d.ts';
import { bytes, bytesOrText, optionalBytesOrText, text, type Bytes } from './arguments';
import { cancellable, type AsyncOptions } from './cancel';
import { illegalConstructor, unwrap, wrongType } from './errors';
import { inspectAs } from './inspect';
import { addon, constants } from './native';
import { prehashOf, wrapStreamVerifier, type Prehash, type StreamVerifier } from './prehash';

/** The length of a signature in bytes. */
export const SIGNATURE_LENGTH: number = constants.signatureLength;

/** @internal */
export let verifyingKeyOf: (value: unknown, name: string) => Addon.VerifyingKey;
/** @internal */
export let wrapVerifyingKey: (made: Addon.VerifyingKey) => VerifyingKey;

/** @internal */
export const NO_CONTEXT = new Uint8Array();

/**
 * A public key of Ed25519. One that exists is good: the points that verifiers disagree on are refused when it is made.
 *
 * @example
 * const key = VerifyingKey.fromSpkiPem(await readFile('signer.pub', 'utf8'));
 * key.verify(message, signature); // throws unless the signature is valid
 */
export class VerifyingKey {
  /** The length of a public key in bytes. */
  static readonly LENGTH: number = constants.verifyingKeyLength;

  readonly #native: Addon.VerifyingKey;

  static {
    wrapVerifyingKey = (made) => new VerifyingKey(made);
    verifyingKeyOf = (value, name) => {
      if (typeof value === 'object' && value !== null && #native in value) return value.#native;
      throw wrongType(name, 'a VerifyingKey', value);
    };
    inspectAs(VerifyingKey, (key) => ({ bytes: key.toBytes().toString('hex') }));
  }

  private constructor(made: Addon.VerifyingKey) {
    if (!(made instanceof addon.VerifyingKey)) throw illegalConstructor('VerifyingKey', 'VerifyingKey.from…');
    this.#native = made;
  }

  /**
   * Reads a public key in any format, which the content tells: SPKI (PEM or DER), a line of OpenSSH, JWK, the key of a
   * vkey (of which {@link Verifier.parse} keeps the name too), or 32 bytes.
   *
   * @throws {@link SealstoneError} `key-format-unknown`, `key-not-public`, `key-algorithm-unsupported` or
   * `key-malformed`, and as {@link VerifyingKey.fromBytes}
   */
  static read(file: Bytes | string): VerifyingKey {
    return new VerifyingKey(unwrap(addon.VerifyingKey.read(bytesOrText(file, 'file'))));
  }

  /**
   * Reads 32 bytes.
   *
   * @throws {@link SealstoneError} `invalid-length`, `key-not-canonical`, `key-not-on-curve`, `key-small-order` or
   * `key-mixed-order`
   */
  static fromBytes(data: Bytes): VerifyingKey {
    return new VerifyingKey(unwrap(addon.VerifyingKey.fromBytes(bytes(data, 'data'))));
  }

  /** Its 32 bytes. */
  toBytes(): Buffer {
    return this.#native.toBytes();
  }

  /**
   * Reads SPKI as DER.
   *
   * @throws {@link SealstoneError} as {@link VerifyingKey.read}, such as `key-malformed`
   */
  static fromSpkiDer(der: Bytes | string): VerifyingKey {
    return new VerifyingKey(unwrap(addon.VerifyingKey.fromSpkiDer(bytesOrText(der, 'der'))));
  }

  /** As SPKI in DER. */
  toSpkiDer(): Buffer {
    return this.#native.toSpkiDer();
  }

  /**
   * Reads SPKI as PEM, `-----BEGIN PUBLIC KEY-----`.
   *
   * @throws {@link SealstoneError} as {@link VerifyingKey.read}, such as `key-malformed`
   */
  static fromSpkiPem(pem: string): VerifyingKey {
    return new VerifyingKey(unwrap(addon.VerifyingKey.fromSpkiPem(text(pem, 'pem'))));
  }

  /** As SPKI in PEM. */
  toSpkiPem(): string {
    return this.#native.toSpkiPem();
  }

  /**
   * Reads a line of OpenSSH, `ssh-ed25519 AAAA… comment`.
   *
   * @throws {@link SealstoneError} as {@link VerifyingKey.read}, such as `key-malformed`
   */
  static fromOpenssh(line: string): VerifyingKey {
    return new VerifyingKey(unwrap(addon.VerifyingKey.fromOpenssh(text(line, 'line'))));
  }

  /**
   * As a line of OpenSSH.
   *
   * @throws {@link SealstoneError} `key-malformed` if the comment is longer than 1024 bytes, or holds what no line can
   */
  toOpenssh(comment = ''): string {
    return unwrap(this.#native.toOpenssh(text(comment, 'comment')));
  }

  /**
   * Reads a JSON Web Key (RFC 8037).
   *
   * @throws {@link SealstoneError} as {@link VerifyingKey.read}, such as `key-malformed`
   */
  static fromJwk(jwk: string): VerifyingKey {
    return new VerifyingKey(unwrap(addon.VerifyingKey.fromJwk(text(jwk, 'jwk'))));
  }

  /** As a JSON Web Key. */
  toJwk(): string {
    return this.#native.toJwk();
  }

  /**
   * Verifies a signature of 64 bytes; text is signed as its UTF-8.
   *
   * @throws {@link SealstoneError} `signature-invalid`, `signature-not-canonical`, `signature-small-order` or, if it is
   * not 64 bytes, `invalid-length`
   */
  verify(message: Bytes | string, signature: Bytes): void {
    unwrap(this.#native.verify(bytesOrText(message, 'message'), bytes(signature, 'signature')));
  }

  /** {@link VerifyingKey.verify} on the thread pool. Worth it for messages of megabytes, or many at once. */
  async verifyAsync(message: Bytes | string, signature: Bytes, options?: AsyncOptions): Promise<void> {
    const [data, signed] = [bytesOrText(message, 'message'), bytes(signature, 'signature')];
    unwrap(await cancellable(options, (cancel) => this.#native.verifyAsync(data, signed, cancel)));
  }

  /**
   * Verifies a signature of Ed25519ph; `context` is at most 255 bytes.
   *
   * @throws {@link SealstoneError} as {@link VerifyingKey.verify}, or `context-too-long`
   */
  verifyPrehashed(prehash: Prehash, signature: Bytes, context?: Bytes | string): void {
    const hash = prehashOf(prehash, 'prehash');
    const given = optionalBytesOrText(context, 'context') ?? NO_CONTEXT;
    unwrap(this.#native.verifyPrehashed(hash, given, bytes(signature, 'signature')));
  }

  /**
   * Begins to verify an ordinary signature of a message that comes in parts.
   *
   * @throws {@link SealstoneError} if the signature can't be valid for any message
   */
  verifyStream(signature: Bytes): StreamVerifier {
    return wrapStreamVerifier(unwrap(this.#native.verifyStream(bytes(signature, 'signature'))));
  }

  /** Whether it is the same key. */
  equals(other: VerifyingKey): boolean {
    return this.#native.equals(verifyingKeyOf(other, 'other'));
  }
}
