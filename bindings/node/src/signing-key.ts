// Private keys.

import type * as Addon from '../native.d.ts';
import { bytes, bytesOrText, optionalBytesOrText, text, type Bytes } from './arguments';
import { cancellable, type AsyncOptions } from './cancel';
import { illegalConstructor, unwrap, wrongType } from './errors';
import { inspectAs } from './inspect';
import { addon, constants } from './native';
import { prehashOf, type Prehash } from './prehash';
import { NO_CONTEXT, SIGNATURE_LENGTH, wrapVerifyingKey, type VerifyingKey } from './verifying-key';

/** @internal */
export let signingKeyOf: (value: unknown, name: string) => Addon.SigningKey;
/** @internal */
export let wrapSigningKey: (made: Addon.SigningKey) => SigningKey;

/**
 * A private key of Ed25519. It is wiped from the addon's memory when it is collected, and never shown; what is exported
 * (`toBytes`, `toPkcs8Pem`) lies in the memory of JavaScript, which nobody wipes.
 *
 * It signs any bytes, also those of a seal: give a service that signs its callers' bytes another key than a
 * {@link Signer}'s.
 *
 * @example
 * const key = SigningKey.generate();
 * const signature = key.sign('a message');
 * key.verifyingKey.verify('a message', signature);
 */
export class SigningKey {
  /** The length of a private key, as raw bytes. */
  static readonly LENGTH: number = constants.signingKeyLength;

  readonly #native: Addon.SigningKey;

  static {
    wrapSigningKey = (made) => new SigningKey(made);
    signingKeyOf = (value, name) => {
      if (typeof value === 'object' && value !== null && #native in value) return value.#native;
      throw wrongType(name, 'a SigningKey', value);
    };
    inspectAs(SigningKey, (key) => ({ verifyingKey: key.verifyingKey }));
  }

  private constructor(made: Addon.SigningKey) {
    if (!(made instanceof addon.SigningKey)) {
      throw illegalConstructor('SigningKey', 'SigningKey.generate, SigningKey.read or SigningKey.from…');
    }
    this.#native = made;
  }

  /**
   * Makes a new key with the system's generator.
   *
   * @throws {@link SealstoneError} `random-unavailable`
   */
  static generate(): SigningKey {
    return new SigningKey(unwrap(addon.SigningKey.generate()));
  }

  /**
   * Reads a private key in any format, which the content tells: PKCS#8 (PEM or DER, plain or encrypted), OpenSSH
   * (plain or encrypted), JWK, or the seed of 32 bytes. A passphrase that is not needed is ignored.
   *
   * @throws {@link SealstoneError} `key-format-unknown`, `key-not-private`, `key-algorithm-unsupported`,
   * `key-malformed`, `key-mismatch`, `passphrase-required`, `passphrase-wrong`, `kdf-too-costly` or
   * `key-encryption-unsupported`
   */
  static read(file: Bytes | string, passphrase?: Bytes | string): SigningKey {
    const secret = optionalBytesOrText(passphrase, 'passphrase');
    return new SigningKey(unwrap(addon.SigningKey.read(bytesOrText(file, 'file'), secret)));
  }

  /** {@link SigningKey.read} on the thread pool: an encrypted key is slow to open on purpose. */
  static async readAsync(
    file: Bytes | string,
    passphrase?: Bytes | string,
    options?: AsyncOptions,
  ): Promise<SigningKey> {
    const [data, secret] = [bytesOrText(file, 'file'), optionalBytesOrText(passphrase, 'passphrase')];
    return opened(options, (cancel) => addon.SigningKey.readAsync(data, secret, cancel));
  }

  /**
   * Reads the seed of 32 bytes.
   *
   * @throws {@link SealstoneError} `invalid-length`
   */
  static fromBytes(seed: Bytes): SigningKey {
    return new SigningKey(unwrap(addon.SigningKey.fromBytes(bytes(seed, 'seed'))));
  }

  /** The seed of 32 bytes: a secret. */
  toBytes(): Buffer {
    const seed = Buffer.alloc(SigningKey.LENGTH); // not from the pool, whose memory is handed out again
    unwrap(this.#native.writeBytes(seed));
    return seed;
  }

  /**
   * Reads plain PKCS#8 as DER.
   *
   * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `key-malformed`
   */
  static fromPkcs8Der(der: Bytes | string): SigningKey {
    return new SigningKey(unwrap(addon.SigningKey.fromPkcs8Der(bytesOrText(der, 'der'))));
  }

  /** As PKCS#8 in DER, not encrypted: a secret. */
  toPkcs8Der(): Buffer {
    return this.#native.toPkcs8Der();
  }

  /**
   * Reads plain PKCS#8 as PEM, `-----BEGIN PRIVATE KEY-----`.
   *
   * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `key-malformed`
   */
  static fromPkcs8Pem(pem: string): SigningKey {
    return new SigningKey(unwrap(addon.SigningKey.fromPkcs8Pem(text(pem, 'pem'))));
  }

  /** As PKCS#8 in PEM, not encrypted: a secret. */
  toPkcs8Pem(): string {
    return this.#native.toPkcs8Pem();
  }

  /**
   * Reads encrypted PKCS#8 as DER.
   *
   * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `passphrase-wrong`
   */
  static fromEncryptedPkcs8Der(der: Bytes | string, passphrase: Bytes | string): SigningKey {
    const secret = bytesOrText(passphrase, 'passphrase');
    return new SigningKey(unwrap(addon.SigningKey.fromEncryptedPkcs8Der(bytesOrText(der, 'der'), secret)));
  }

  /** {@link SigningKey.fromEncryptedPkcs8Der} on the thread pool. */
  static async fromEncryptedPkcs8DerAsync(
    der: Bytes | string,
    passphrase: Bytes | string,
    options?: AsyncOptions,
  ): Promise<SigningKey> {
    const [data, secret] = [bytesOrText(der, 'der'), bytesOrText(passphrase, 'passphrase')];
    return opened(options, (cancel) => addon.SigningKey.fromEncryptedPkcs8DerAsync(data, secret, cancel));
  }

  /**
   * As encrypted PKCS#8 in DER.
   *
   * @throws {@link SealstoneError} `random-unavailable`
   */
  toEncryptedPkcs8Der(passphrase: Bytes | string): Buffer {
    return unwrap(this.#native.toEncryptedPkcs8Der(bytesOrText(passphrase, 'passphrase')));
  }

  /** {@link SigningKey.toEncryptedPkcs8Der} on the thread pool. */
  async toEncryptedPkcs8DerAsync(passphrase: Bytes | string, options?: AsyncOptions): Promise<Buffer> {
    const secret = bytesOrText(passphrase, 'passphrase');
    return unwrap(
      await cancellable(options, (cancel) => this.#native.toEncryptedPkcs8DerAsync(secret, cancel)),
    );
  }

  /**
   * Reads encrypted PKCS#8 as PEM, `-----BEGIN ENCRYPTED PRIVATE KEY-----`.
   *
   * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `passphrase-wrong`
   */
  static fromEncryptedPkcs8Pem(pem: string, passphrase: Bytes | string): SigningKey {
    const secret = bytesOrText(passphrase, 'passphrase');
    return new SigningKey(unwrap(addon.SigningKey.fromEncryptedPkcs8Pem(text(pem, 'pem'), secret)));
  }

  /** {@link SigningKey.fromEncryptedPkcs8Pem} on the thread pool. */
  static async fromEncryptedPkcs8PemAsync(
    pem: string,
    passphrase: Bytes | string,
    options?: AsyncOptions,
  ): Promise<SigningKey> {
    const [data, secret] = [text(pem, 'pem'), bytesOrText(passphrase, 'passphrase')];
    return opened(options, (cancel) => addon.SigningKey.fromEncryptedPkcs8PemAsync(data, secret, cancel));
  }

  /**
   * As encrypted PKCS#8 in PEM.
   *
   * @throws {@link SealstoneError} `random-unavailable`
   */
  toEncryptedPkcs8Pem(passphrase: Bytes | string): string {
    return unwrap(this.#native.toEncryptedPkcs8Pem(bytesOrText(passphrase, 'passphrase')));
  }

  /** {@link SigningKey.toEncryptedPkcs8Pem} on the thread pool. */
  async toEncryptedPkcs8PemAsync(passphrase: Bytes | string, options?: AsyncOptions): Promise<string> {
    const secret = bytesOrText(passphrase, 'passphrase');
    return unwrap(
      await cancellable(options, (cancel) => this.#native.toEncryptedPkcs8PemAsync(secret, cancel)),
    );
  }

  /**
   * Reads an OpenSSH private key, plain or encrypted.
   *
   * @throws {@link SealstoneError} as {@link SigningKey.read}
   */
  static fromOpenssh(file: string, passphrase?: Bytes | string): SigningKey {
    const secret = optionalBytesOrText(passphrase, 'passphrase');
    return new SigningKey(unwrap(addon.SigningKey.fromOpenssh(text(file, 'file'), secret)));
  }

  /** {@link SigningKey.fromOpenssh} on the thread pool. */
  static async fromOpensshAsync(
    file: string,
    passphrase?: Bytes | string,
    options?: AsyncOptions,
  ): Promise<SigningKey> {
    const [data, secret] = [text(file, 'file'), optionalBytesOrText(passphrase, 'passphrase')];
    return opened(options, (cancel) => addon.SigningKey.fromOpensshAsync(data, secret, cancel));
  }

  /**
   * Reads a JSON Web Key (RFC 8037).
   *
   * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `key-malformed`
   */
  static fromJwk(jwk: string): SigningKey {
    return new SigningKey(unwrap(addon.SigningKey.fromJwk(text(jwk, 'jwk'))));
  }

  /** The public half. */
  get verifyingKey(): VerifyingKey {
    return wrapVerifyingKey(this.#native.verifyingKey());
  }

  /** Signs a message; text as its UTF-8. The signature is 64 bytes, the same each time. */
  sign(message: Bytes | string): Buffer {
    const signature = Buffer.allocUnsafe(SIGNATURE_LENGTH);
    unwrap(this.#native.sign(bytesOrText(message, 'message'), signature));
    return signature;
  }

  /** {@link SigningKey.sign} on the thread pool. Worth it for messages of megabytes, or many at once. */
  async signAsync(message: Bytes | string, options?: AsyncOptions): Promise<Buffer> {
    const data = bytesOrText(message, 'message');
    return unwrap(await cancellable(options, (cancel) => this.#native.signAsync(data, cancel)));
  }

  /**
   * Signs with Ed25519ph; `context` is at most 255 bytes.
   *
   * @throws {@link SealstoneError} `context-too-long`
   */
  signPrehashed(prehash: Prehash, context?: Bytes | string): Buffer {
    const hash = prehashOf(prehash, 'prehash');
    const given = optionalBytesOrText(context, 'context') ?? NO_CONTEXT;
    const signature = Buffer.allocUnsafe(SIGNATURE_LENGTH);
    unwrap(this.#native.signPrehashed(hash, given, signature));
    return signature;
  }
}

async function opened(
  options: AsyncOptions | undefined,
  begin: (cancel: Addon.Cancel) => Addon.Queued<Addon.SigningKey>,
): Promise<SigningKey> {
  return wrapSigningKey(unwrap(await cancellable(options, begin)));
}
