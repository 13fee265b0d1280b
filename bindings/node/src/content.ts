// Content, reduced to its digest and size.

import type * as Addon from '../native.d.ts';
import {
  bytes,
  bytesOrText,
  natural,
  optionalText,
  pathBytes,
  text,
  type Bytes,
  type Path,
} from './arguments';
import { cancellable, type AsyncOptions } from './cancel';
import { illegalConstructor, unwrap, wrongState, wrongType } from './errors';
import { inspectAs } from './inspect';
import { addon, constants } from './native';
import { hashSource, openSource, type ByteSource } from './source';

/** A digest algorithm; the tree is hashed on all cores. */
export type DigestAlgorithm = 'sha-256' | 'sha-512' | 'sha-256-tree-65536';

/** Every digest algorithm. */
export const DIGEST_ALGORITHMS: readonly DigestAlgorithm[] = Object.freeze(
  constants.digestAlgorithms as DigestAlgorithm[],
);

/**
 * The length in bytes of an algorithm's digest.
 *
 * @throws {@link SealstoneError} `seal-digest-invalid` if there is no such algorithm
 */
export function digestLength(algorithm: DigestAlgorithm): number {
  return unwrap(addon.digestLength(text(algorithm, 'algorithm')));
}

/** @internal */
export let contentOf: (value: unknown, name: string) => Addon.Content;
/** @internal */
export let wrapContent: (made: Addon.Content) => Content;

/**
 * What is signed: content, reduced to its digest and size. Where an algorithm is left out it is `sha-256`.
 *
 * @example
 * const content = await Content.ofFileAsync('disk.img', 'sha-256-tree-65536');
 * const same = await Content.readAsync(createReadStream('disk.img'), 'sha-256-tree-65536');
 * content.check(same); // throws if it is another
 */
export class Content {
  /** The largest size in bytes. */
  static readonly MAX_SIZE: bigint = constants.contentMaxSize;

  readonly #native: Addon.Content;

  static {
    wrapContent = (made) => new Content(made);
    contentOf = (value, name) => {
      if (typeof value === 'object' && value !== null && #native in value) return value.#native;
      throw wrongType(name, 'a Content', value);
    };
    inspectAs(Content, ({ algorithm, digest, size }) => ({
      algorithm,
      digest: digest.toString('hex'),
      size,
    }));
  }

  private constructor(made: Addon.Content) {
    if (!(made instanceof addon.Content)) throw illegalConstructor('Content', 'Content.of and its like');
    this.#native = made;
  }

  /**
   * Hashes bytes; text as UTF-8.
   *
   * @throws {@link SealstoneError} `seal-digest-invalid` if there is no such algorithm
   */
  static of(data: Bytes | string, algorithm?: DigestAlgorithm): Content {
    const name = optionalText(algorithm, 'algorithm');
    return new Content(unwrap(addon.Content.of(bytesOrText(data, 'data'), name)));
  }

  /** {@link Content.of} on the thread pool. */
  static async ofAsync(
    data: Bytes | string,
    algorithm?: DigestAlgorithm,
    options?: AsyncOptions,
  ): Promise<Content> {
    const [given, name] = [bytesOrText(data, 'data'), optionalText(algorithm, 'algorithm')];
    const work = cancellable(options, (cancel) => addon.Content.ofAsync(given, name, cancel));
    return new Content(unwrap(await work));
  }

  /**
   * Hashes a file, which may not change meanwhile. Blocks: in a server, take {@link Content.ofFileAsync}.
   *
   * @throws {@link SealstoneError} `content-changed`
   * @throws Error of the system, such as `ENOENT`, as `node:fs` does
   */
  static ofFile(path: Path, algorithm?: DigestAlgorithm): Content {
    const [file, name] = [pathBytes(path), optionalText(algorithm, 'algorithm')];
    return new Content(unwrap(addon.Content.ofFile(file, name), file));
  }

  /** {@link Content.ofFile} on the thread pool. */
  static async ofFileAsync(
    path: Path,
    algorithm?: DigestAlgorithm,
    options?: AsyncOptions,
  ): Promise<Content> {
    const [file, name] = [pathBytes(path), optionalText(algorithm, 'algorithm')];
    const work = cancellable(options, (cancel) => addon.Content.ofFileAsync(file, name, cancel));
    return new Content(unwrap(await work, file));
  }

  /**
   * Hashes a stream to its end, in constant memory and on the thread pool.
   *
   * @param source a `Readable` or another iterable of bytes, which is destroyed if it is not read to its end
   * @throws the stream's own error; TypeError if it gives anything but bytes
   */
  static async readAsync(
    source: ByteSource,
    algorithm?: DigestAlgorithm,
    options?: AsyncOptions,
  ): Promise<Content> {
    const stream = openSource(source);
    return new Content(await hashSource(stream, optionalText(algorithm, 'algorithm'), options));
  }

  /**
   * Content of which the digest was computed elsewhere.
   *
   * @param size in bytes; a `number` up to 2^53, a `bigint` above
   * @throws {@link SealstoneError} if the digest has another length, or the size is too large
   */
  static fromDigest(algorithm: DigestAlgorithm, digest: Bytes, size: bigint | number): Content {
    const made = addon.Content.fromDigest(
      text(algorithm, 'algorithm'),
      bytes(digest, 'digest'),
      natural(size, 'size'),
    );
    return new Content(unwrap(made));
  }

  /** The algorithm of the digest. */
  get algorithm(): DigestAlgorithm {
    return this.#native.algorithm as DigestAlgorithm;
  }

  /** The digest. */
  get digest(): Buffer {
    return this.#native.digest;
  }

  /** The size in bytes. A `bigint`, because a size may be above 2^53. */
  get size(): bigint {
    return this.#native.size;
  }

  /**
   * Checks that `other` is the same content.
   *
   * @throws {@link SealstoneError} `digest-algorithm-mismatch`, `content-size-mismatch` or `content-mismatch`
   */
  check(other: Content): void {
    unwrap(this.#native.check(contentOf(other, 'other')));
  }
}

/**
 * Hashes content that comes in parts, on this thread.
 *
 * @example
 * const content = new ContentHasher('sha-512').update('one part').update('another').finish();
 */
export class ContentHasher {
  /** A good length in bytes for the parts. */
  static readonly PART_LENGTH: number = constants.contentHasherPartLength;

  #native: Addon.ContentHasher | undefined;

  static {
    inspectAs(ContentHasher, (hasher) => ({ finished: hasher.#native === undefined }));
  }

  /** @throws {@link SealstoneError} `seal-digest-invalid` if there is no such algorithm */
  constructor(algorithm?: DigestAlgorithm) {
    this.#native = unwrap(addon.ContentHasher.make(optionalText(algorithm, 'algorithm')));
  }

  /**
   * Appends content; text as UTF-8.
   *
   * @throws Error with the code `ERR_INVALID_STATE` once it is finished
   */
  update(part: Bytes | string): this {
    const data = bytesOrText(part, 'part');
    this.#open().update(data);
    return this;
  }

  /**
   * Ends the content.
   *
   * @throws Error with the code `ERR_INVALID_STATE` the second time
   */
  finish(): Content {
    const hasher = this.#open();
    this.#native = undefined;
    return wrapContent(hasher.finish());
  }

  #open(): Addon.ContentHasher {
    if (this.#native === undefined) throw wrongState('The ContentHasher is finished');
    return this.#native;
  }
}
