// Private keys with names.

import type * as Addon from '../native.d.ts';
import { optionalSeconds, optionalText, optionsOf, pathBytes, text, type Path } from './arguments';
import { cancellable, type AsyncOptions } from './cancel';
import type { DigestAlgorithm } from './content';
import { unwrap } from './errors';
import { inspectAs } from './inspect';
import { addon } from './native';
import { sealOf, type Seal } from './seal';
import { signingKeyOf, wrapSigningKey, type SigningKey } from './signing-key';
import { statementOf, type Statement } from './statement';
import { wrapVerifier, type Verifier } from './verifier';

/** How a file is sealed. */
export interface SignFileOptions {
  /** `sha-256` if left out. */
  algorithm?: DigestAlgorithm | undefined;
  /** The time that the seal claims; now if left out. */
  time?: Date | undefined;
}

/**
 * A private key with the name under which it seals.
 *
 * @example
 * const signer = new Signer('example.com/signer', SigningKey.generate());
 * const seal = await signer.signFileAsync('report.pdf');
 * await writeFile('report.pdf.seal', seal);
 */
export class Signer {
  readonly #native: Addon.Signer;

  static {
    inspectAs(Signer, (signer) => ({ verifier: signer.verifier }));
  }

  /**
   * Names a private key.
   *
   * @throws {@link SealstoneError} `key-name-invalid`
   */
  constructor(name: string, signingKey: SigningKey) {
    this.#native = unwrap(addon.Signer.make(text(name, 'name'), signingKeyOf(signingKey, 'signingKey')));
  }

  /** The private key. */
  get signingKey(): SigningKey {
    return wrapSigningKey(this.#native.signingKey());
  }

  /** The public half, with the name. */
  get verifier(): Verifier {
    return wrapVerifier(this.#native.verifier());
  }

  /** Seals a statement; the seal is text for a file. */
  sign(statement: Statement): string {
    return this.#native.sign(statementOf(statement, 'statement'));
  }

  /**
   * Signs what a seal says too; the seal has one signature more.
   *
   * @throws {@link SealstoneError} if there is no room for it, or this key has signed already
   */
  addSignature(seal: Seal): string {
    return unwrap(this.#native.addSignature(sealOf(seal, 'seal')));
  }

  /**
   * Seals a file under its own name; it may not change meanwhile. Blocks: in a server, take
   * {@link Signer.signFileAsync}.
   *
   * @throws {@link SealstoneError} `content-changed`, or `seal-name-invalid` for a name that no seal can hold
   * @throws Error of the system, such as `ENOENT`, as `node:fs` does
   */
  signFile(path: Path, options?: SignFileOptions): string {
    const [file, algorithm, time] = fileArguments(path, options);
    return unwrap(this.#native.signFile(file, algorithm, time), file);
  }

  /** {@link Signer.signFile} on the thread pool. */
  async signFileAsync(path: Path, options?: SignFileOptions & AsyncOptions): Promise<string> {
    const [file, algorithm, time] = fileArguments(path, options);
    const work = cancellable(options, (cancel) => this.#native.signFileAsync(file, algorithm, time, cancel));
    return unwrap(await work, file);
  }
}

function fileArguments(path: unknown, options: SignFileOptions | undefined) {
  const { algorithm, time } = optionsOf(options);
  const name = optionalText(algorithm, 'options.algorithm');
  return [pathBytes(path), name, optionalSeconds(time, 'options.time')] as const;
}
