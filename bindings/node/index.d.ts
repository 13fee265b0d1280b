// Made by scripts/build.mjs from the TypeScript in src/.
/// <reference types="node" />
import type { Readable } from 'node:stream';

/** The number of every error by its name; both are the same in every language, for ever. */
export declare const ERROR_CODES: Readonly<Record<string, number>>;
/** Why something was refused. A failed verification is thrown, never returned. */
export declare class SealstoneError extends Error {
    /** The error's stable number, a value of {@link ERROR_CODES}. */
    readonly code: number;
    /**
     * @param code a value of {@link ERROR_CODES}
     * @param message the core's own message if left out
     */
    constructor(code: number, message?: string);
    /** The error's stable name in kebab case, such as `signature-invalid`. */
    get name(): string;
}
/** Why a text was refused, and where. */
export declare class ParseError extends SealstoneError {
    /** The line that was refused, from 1. */
    readonly line: number;
    /**
     * @param code a value of {@link ERROR_CODES}
     * @param line the line that was refused, from 1
     * @param message the core's own message if left out
     */
    constructor(code: number, line: number, message?: string);
}
/** A bad item of a batch. */
export interface BadItem {
    /** Its index, from 0. */
    readonly index: number;
    /** What verifying it alone throws. */
    readonly error: SealstoneError;
}
/** Why a batch was refused; `code` and `name` are those of its first bad item. */
export declare class BatchError extends SealstoneError {
    /** Every bad item, in order; empty if the batch itself is empty. */
    readonly bad: readonly BadItem[];
    /**
     * @param code a value of {@link ERROR_CODES}
     * @param bad the bad items
     * @param message the core's own message if left out
     */
    constructor(code: number, bad: readonly BadItem[], message?: string);
}

/**
 * Bytes. What is backed by a `SharedArrayBuffer` is copied first; an array of wider elements is refused, because its
 * bytes depend on the machine.
 */
export type Bytes = Uint8Array | DataView | ArrayBuffer | SharedArrayBuffer;
/** A file's path, as in Node's own `fs`. */
export type Path = string | Buffer | URL;

/** Options of a Promise form. */
export interface AsyncOptions {
    /** Ends the work: the Promise rejects at once with the signal's reason, and what has begun stops soon. */
    signal?: AbortSignal | undefined;
}

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
export declare class SigningKey {
    #private;
    /** The length of a private key, as raw bytes. */
    static readonly LENGTH: number;
    private constructor();
    /**
     * Makes a new key with the system's generator.
     *
     * @throws {@link SealstoneError} `random-unavailable`
     */
    static generate(): SigningKey;
    /**
     * Reads a private key in any format, which the content tells: PKCS#8 (PEM or DER, plain or encrypted), OpenSSH
     * (plain or encrypted), JWK, or the seed of 32 bytes. A passphrase that is not needed is ignored.
     *
     * @throws {@link SealstoneError} `key-format-unknown`, `key-not-private`, `key-algorithm-unsupported`,
     * `key-malformed`, `key-mismatch`, `passphrase-required`, `passphrase-wrong`, `kdf-too-costly` or
     * `key-encryption-unsupported`
     */
    static read(file: Bytes | string, passphrase?: Bytes | string): SigningKey;
    /** {@link SigningKey.read} on the thread pool: an encrypted key is slow to open on purpose. */
    static readAsync(file: Bytes | string, passphrase?: Bytes | string, options?: AsyncOptions): Promise<SigningKey>;
    /**
     * Reads the seed of 32 bytes.
     *
     * @throws {@link SealstoneError} `invalid-length`
     */
    static fromBytes(seed: Bytes): SigningKey;
    /** The seed of 32 bytes: a secret. */
    toBytes(): Buffer;
    /**
     * Reads plain PKCS#8 as DER.
     *
     * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `key-malformed`
     */
    static fromPkcs8Der(der: Bytes | string): SigningKey;
    /** As PKCS#8 in DER, not encrypted: a secret. */
    toPkcs8Der(): Buffer;
    /**
     * Reads plain PKCS#8 as PEM, `-----BEGIN PRIVATE KEY-----`.
     *
     * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `key-malformed`
     */
    static fromPkcs8Pem(pem: string): SigningKey;
    /** As PKCS#8 in PEM, not encrypted: a secret. */
    toPkcs8Pem(): string;
    /**
     * Reads encrypted PKCS#8 as DER.
     *
     * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `passphrase-wrong`
     */
    static fromEncryptedPkcs8Der(der: Bytes | string, passphrase: Bytes | string): SigningKey;
    /** {@link SigningKey.fromEncryptedPkcs8Der} on the thread pool. */
    static fromEncryptedPkcs8DerAsync(der: Bytes | string, passphrase: Bytes | string, options?: AsyncOptions): Promise<SigningKey>;
    /**
     * As encrypted PKCS#8 in DER.
     *
     * @throws {@link SealstoneError} `random-unavailable`
     */
    toEncryptedPkcs8Der(passphrase: Bytes | string): Buffer;
    /** {@link SigningKey.toEncryptedPkcs8Der} on the thread pool. */
    toEncryptedPkcs8DerAsync(passphrase: Bytes | string, options?: AsyncOptions): Promise<Buffer>;
    /**
     * Reads encrypted PKCS#8 as PEM, `-----BEGIN ENCRYPTED PRIVATE KEY-----`.
     *
     * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `passphrase-wrong`
     */
    static fromEncryptedPkcs8Pem(pem: string, passphrase: Bytes | string): SigningKey;
    /** {@link SigningKey.fromEncryptedPkcs8Pem} on the thread pool. */
    static fromEncryptedPkcs8PemAsync(pem: string, passphrase: Bytes | string, options?: AsyncOptions): Promise<SigningKey>;
    /**
     * As encrypted PKCS#8 in PEM.
     *
     * @throws {@link SealstoneError} `random-unavailable`
     */
    toEncryptedPkcs8Pem(passphrase: Bytes | string): string;
    /** {@link SigningKey.toEncryptedPkcs8Pem} on the thread pool. */
    toEncryptedPkcs8PemAsync(passphrase: Bytes | string, options?: AsyncOptions): Promise<string>;
    /**
     * Reads an OpenSSH private key, plain or encrypted.
     *
     * @throws {@link SealstoneError} as {@link SigningKey.read}
     */
    static fromOpenssh(file: string, passphrase?: Bytes | string): SigningKey;
    /** {@link SigningKey.fromOpenssh} on the thread pool. */
    static fromOpensshAsync(file: string, passphrase?: Bytes | string, options?: AsyncOptions): Promise<SigningKey>;
    /**
     * Reads a JSON Web Key (RFC 8037).
     *
     * @throws {@link SealstoneError} as {@link SigningKey.read}, such as `key-malformed`
     */
    static fromJwk(jwk: string): SigningKey;
    /** The public half. */
    get verifyingKey(): VerifyingKey;
    /** Signs a message; text as its UTF-8. The signature is 64 bytes, the same each time. */
    sign(message: Bytes | string): Buffer;
    /** {@link SigningKey.sign} on the thread pool. Worth it for messages of megabytes, or many at once. */
    signAsync(message: Bytes | string, options?: AsyncOptions): Promise<Buffer>;
    /**
     * Signs with Ed25519ph; `context` is at most 255 bytes.
     *
     * @throws {@link SealstoneError} `context-too-long`
     */
    signPrehashed(prehash: Prehash, context?: Bytes | string): Buffer;
}

/** The length of a signature in bytes. */
export declare const SIGNATURE_LENGTH: number;
/**
 * A public key of Ed25519. One that exists is good: the points that verifiers disagree on are refused when it is made.
 *
 * @example
 * const key = VerifyingKey.fromSpkiPem(await readFile('signer.pub', 'utf8'));
 * key.verify(message, signature); // throws unless the signature is valid
 */
export declare class VerifyingKey {
    #private;
    /** The length of a public key in bytes. */
    static readonly LENGTH: number;
    private constructor();
    /**
     * Reads a public key in any format, which the content tells: SPKI (PEM or DER), a line of OpenSSH, JWK, the key of a
     * vkey (of which {@link Verifier.parse} keeps the name too), or 32 bytes.
     *
     * @throws {@link SealstoneError} `key-format-unknown`, `key-not-public`, `key-algorithm-unsupported` or
     * `key-malformed`, and as {@link VerifyingKey.fromBytes}
     */
    static read(file: Bytes | string): VerifyingKey;
    /**
     * Reads 32 bytes.
     *
     * @throws {@link SealstoneError} `invalid-length`, `key-not-canonical`, `key-not-on-curve`, `key-small-order` or
     * `key-mixed-order`
     */
    static fromBytes(data: Bytes): VerifyingKey;
    /** Its 32 bytes. */
    toBytes(): Buffer;
    /**
     * Reads SPKI as DER.
     *
     * @throws {@link SealstoneError} as {@link VerifyingKey.read}, such as `key-malformed`
     */
    static fromSpkiDer(der: Bytes | string): VerifyingKey;
    /** As SPKI in DER. */
    toSpkiDer(): Buffer;
    /**
     * Reads SPKI as PEM, `-----BEGIN PUBLIC KEY-----`.
     *
     * @throws {@link SealstoneError} as {@link VerifyingKey.read}, such as `key-malformed`
     */
    static fromSpkiPem(pem: string): VerifyingKey;
    /** As SPKI in PEM. */
    toSpkiPem(): string;
    /**
     * Reads a line of OpenSSH, `ssh-ed25519 AAAA… comment`.
     *
     * @throws {@link SealstoneError} as {@link VerifyingKey.read}, such as `key-malformed`
     */
    static fromOpenssh(line: string): VerifyingKey;
    /**
     * As a line of OpenSSH.
     *
     * @throws {@link SealstoneError} `key-malformed` if the comment is longer than 1024 bytes, or holds what no line can
     */
    toOpenssh(comment?: string): string;
    /**
     * Reads a JSON Web Key (RFC 8037).
     *
     * @throws {@link SealstoneError} as {@link VerifyingKey.read}, such as `key-malformed`
     */
    static fromJwk(jwk: string): VerifyingKey;
    /** As a JSON Web Key. */
    toJwk(): string;
    /**
     * Verifies a signature of 64 bytes; text is signed as its UTF-8.
     *
     * @throws {@link SealstoneError} `signature-invalid`, `signature-not-canonical`, `signature-small-order` or, if it is
     * not 64 bytes, `invalid-length`
     */
    verify(message: Bytes | string, signature: Bytes): void;
    /** {@link VerifyingKey.verify} on the thread pool. Worth it for messages of megabytes, or many at once. */
    verifyAsync(message: Bytes | string, signature: Bytes, options?: AsyncOptions): Promise<void>;
    /**
     * Verifies a signature of Ed25519ph; `context` is at most 255 bytes.
     *
     * @throws {@link SealstoneError} as {@link VerifyingKey.verify}, or `context-too-long`
     */
    verifyPrehashed(prehash: Prehash, signature: Bytes, context?: Bytes | string): void;
    /**
     * Begins to verify an ordinary signature of a message that comes in parts.
     *
     * @throws {@link SealstoneError} if the signature can't be valid for any message
     */
    verifyStream(signature: Bytes): StreamVerifier;
    /** Whether it is the same key. */
    equals(other: VerifyingKey): boolean;
}

/**
 * The hash of a message of any length that comes in parts, for Ed25519ph: see {@link SigningKey.signPrehashed}. It can
 * be used several times, and go on.
 *
 * @example
 * const prehash = new Prehash().update('one part').update('and another');
 * const signature = key.signPrehashed(prehash);
 * key.verifyingKey.verifyPrehashed(prehash, signature);
 */
export declare class Prehash {
    #private;
    /** Appends a part of the message; text as UTF-8. */
    update(part: Bytes | string): this;
}
/**
 * The verification of an ordinary signature of a message that comes in parts: see {@link VerifyingKey.verifyStream}.
 * Nothing of the message may be believed before {@link StreamVerifier.finish} returned.
 */
export declare class StreamVerifier {
    #private;
    private constructor();
    /**
     * Appends a part of the message; text as UTF-8.
     *
     * @throws Error with the code `ERR_INVALID_STATE` once it is finished
     */
    update(part: Bytes | string): this;
    /**
     * Ends the message and gives the verdict.
     *
     * @throws {@link SealstoneError} as {@link VerifyingKey.verify} does
     * @throws Error with the code `ERR_INVALID_STATE` the second time
     */
    finish(): void;
}

/** Many signatures at once: faster than one by one, with the same verdict for each. */
export declare namespace batch {
    /** A signature to verify in a batch. */
    export interface Item {
        /** Who should have signed. */
        key: VerifyingKey;
        /** What was signed; text as its UTF-8. */
        message: Bytes | string;
        /** 64 bytes. */
        signature: Bytes;
    }
    /**
     * Verifies many signatures.
     *
     * @throws {@link BatchError} that names every bad one; `batch-empty` if there is none at all
     * @throws {@link SealstoneError} `invalid-length` if a signature is not 64 bytes
     */
    export function verify(items: Iterable<Item>): void;
    /** {@link verify} on the thread pool. */
    export function verifyAsync(items: Iterable<Item>, options?: AsyncOptions): Promise<void>;
}

/** The rules of other verifiers, on raw keys and signatures; to reproduce their verdicts, not to be safe. */
export declare namespace interop {
    /** A rule: `ref10` is OpenSSL's, `zip215` that of Zcash. */
    export type Profile = 'ref10' | 'zip215';
    /** Every profile. */
    export const PROFILES: readonly Profile[];
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
    export function verify(profile: Profile, key: Bytes, message: Bytes | string, signature: Bytes): void;
    /** {@link verify} on the thread pool. */
    export function verifyAsync(profile: Profile, key: Bytes, message: Bytes | string, signature: Bytes, options?: AsyncOptions): Promise<void>;
    /**
     * Verifies many signatures, with the verdict of {@link verify} for each.
     *
     * @throws {@link BatchError} that names every bad one; `batch-empty` if there is none at all
     */
    export function verifyBatch(profile: Profile, items: Iterable<Item>): void;
    /** {@link verifyBatch} on the thread pool. */
    export function verifyBatchAsync(profile: Profile, items: Iterable<Item>, options?: AsyncOptions): Promise<void>;
}

/** A `Readable`, a web `ReadableStream`, or any other iterable of bytes. */
export type ByteSource = Readable | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A digest algorithm; the tree is hashed on all cores. */
export type DigestAlgorithm = 'sha-256' | 'sha-512' | 'sha-256-tree-65536';
/** Every digest algorithm. */
export declare const DIGEST_ALGORITHMS: readonly DigestAlgorithm[];
/**
 * The length in bytes of an algorithm's digest.
 *
 * @throws {@link SealstoneError} `seal-digest-invalid` if there is no such algorithm
 */
export declare function digestLength(algorithm: DigestAlgorithm): number;
/**
 * What is signed: content, reduced to its digest and size. Where an algorithm is left out it is `sha-256`.
 *
 * @example
 * const content = await Content.ofFileAsync('disk.img', 'sha-256-tree-65536');
 * const same = await Content.readAsync(createReadStream('disk.img'), 'sha-256-tree-65536');
 * content.check(same); // throws if it is another
 */
export declare class Content {
    #private;
    /** The largest size in bytes. */
    static readonly MAX_SIZE: bigint;
    private constructor();
    /**
     * Hashes bytes; text as UTF-8.
     *
     * @throws {@link SealstoneError} `seal-digest-invalid` if there is no such algorithm
     */
    static of(data: Bytes | string, algorithm?: DigestAlgorithm): Content;
    /** {@link Content.of} on the thread pool. */
    static ofAsync(data: Bytes | string, algorithm?: DigestAlgorithm, options?: AsyncOptions): Promise<Content>;
    /**
     * Hashes a file, which may not change meanwhile. Blocks: in a server, take {@link Content.ofFileAsync}.
     *
     * @throws {@link SealstoneError} `content-changed`
     * @throws Error of the system, such as `ENOENT`, as `node:fs` does
     */
    static ofFile(path: Path, algorithm?: DigestAlgorithm): Content;
    /** {@link Content.ofFile} on the thread pool. */
    static ofFileAsync(path: Path, algorithm?: DigestAlgorithm, options?: AsyncOptions): Promise<Content>;
    /**
     * Hashes a stream to its end, in constant memory and on the thread pool.
     *
     * @param source a `Readable` or another iterable of bytes, which is destroyed if it is not read to its end
     * @throws the stream's own error; TypeError if it gives anything but bytes
     */
    static readAsync(source: ByteSource, algorithm?: DigestAlgorithm, options?: AsyncOptions): Promise<Content>;
    /**
     * Content of which the digest was computed elsewhere.
     *
     * @param size in bytes; a `number` up to 2^53, a `bigint` above
     * @throws {@link SealstoneError} if the digest has another length, or the size is too large
     */
    static fromDigest(algorithm: DigestAlgorithm, digest: Bytes, size: bigint | number): Content;
    /** The algorithm of the digest. */
    get algorithm(): DigestAlgorithm;
    /** The digest. */
    get digest(): Buffer;
    /** The size in bytes. A `bigint`, because a size may be above 2^53. */
    get size(): bigint;
    /**
     * Checks that `other` is the same content.
     *
     * @throws {@link SealstoneError} `digest-algorithm-mismatch`, `content-size-mismatch` or `content-mismatch`
     */
    check(other: Content): void;
}
/**
 * Hashes content that comes in parts, on this thread.
 *
 * @example
 * const content = new ContentHasher('sha-512').update('one part').update('another').finish();
 */
export declare class ContentHasher {
    #private;
    /** A good length in bytes for the parts. */
    static readonly PART_LENGTH: number;
    /** @throws {@link SealstoneError} `seal-digest-invalid` if there is no such algorithm */
    constructor(algorithm?: DigestAlgorithm);
    /**
     * Appends content; text as UTF-8.
     *
     * @throws Error with the code `ERR_INVALID_STATE` once it is finished
     */
    update(part: Bytes | string): this;
    /**
     * Ends the content.
     *
     * @throws Error with the code `ERR_INVALID_STATE` the second time
     */
    finish(): Content;
}

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
export declare class Signer {
    #private;
    /**
     * Names a private key.
     *
     * @throws {@link SealstoneError} `key-name-invalid`
     */
    constructor(name: string, signingKey: SigningKey);
    /** The private key. */
    get signingKey(): SigningKey;
    /** The public half, with the name. */
    get verifier(): Verifier;
    /** Seals a statement; the seal is text for a file. */
    sign(statement: Statement): string;
    /**
     * Signs what a seal says too; the seal has one signature more.
     *
     * @throws {@link SealstoneError} if there is no room for it, or this key has signed already
     */
    addSignature(seal: Seal): string;
    /**
     * Seals a file under its own name; it may not change meanwhile. Blocks: in a server, take
     * {@link Signer.signFileAsync}.
     *
     * @throws {@link SealstoneError} `content-changed`, or `seal-name-invalid` for a name that no seal can hold
     * @throws Error of the system, such as `ENOENT`, as `node:fs` does
     */
    signFile(path: Path, options?: SignFileOptions): string;
    /** {@link Signer.signFile} on the thread pool. */
    signFileAsync(path: Path, options?: SignFileOptions & AsyncOptions): Promise<string>;
}

/** A public key with the name under which it seals; in text, a vkey of C2SP's signed notes. */
export declare class Verifier {
    #private;
    /** The longest name in bytes of UTF-8. */
    static readonly MAX_NAME_LENGTH: number;
    /**
     * Names a public key.
     *
     * @throws {@link SealstoneError} `key-name-invalid`
     */
    constructor(name: string, key: VerifyingKey);
    /**
     * Reads a vkey, `NAME+ID+BASE64`.
     *
     * @throws {@link SealstoneError} `key-malformed`, `key-id-mismatch` and others
     */
    static parse(vkey: string): Verifier;
    /** The vkey. */
    toString(): string;
    /** The name. */
    get name(): string;
    /** The id of 4 bytes: a hint which key it may be, no proof. */
    get id(): Buffer;
    /** The key. */
    get key(): VerifyingKey;
}

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
/** A public key that is believed, with its standing. */
export declare class TrustedKey {
    #private;
    /** @throws {@link SealstoneError} if there is no such status, or a time is not in the years 1 to 9999 */
    constructor(verifier: Verifier, options?: TrustedKeyOptions);
    /**
     * Reads a line of a keyring, `active NAME+ID+BASE64 from TIME until TIME`.
     *
     * @throws {@link SealstoneError} `keyring-malformed` and others
     */
    static parse(line: string): TrustedKey;
    /** The line of a keyring. */
    toString(): string;
    /** The public key with its name. */
    get verifier(): Verifier;
    /** Its standing. */
    get status(): KeyStatus;
    /** In which time its seals are believed. */
    get window(): KeyWindow;
    /** Whether a time is in the window. */
    windowHolds(time: Date): boolean;
}
/**
 * The keys to believe. It does not change.
 *
 * @example
 * const keyring = Keyring.parse(await readFile('keyring', 'utf8'));
 * const same = new Keyring([Verifier.parse(vkey), new TrustedKey(old, { status: 'retired' })]);
 */
export declare class Keyring {
    #private;
    /** @throws {@link SealstoneError} `key-duplicate` */
    constructor(keys?: Iterable<TrustedKey | Verifier>);
    /**
     * Reads a keyring: a key on each line, `#` before comments.
     *
     * @throws {@link ParseError} with the line
     */
    static parse(file: Bytes | string): Keyring;
    /** The keys, in order. */
    get keys(): readonly TrustedKey[];
    /** The keyring as a file, without comments. */
    toString(): string;
}

/** What is said of content beside its digest. */
export interface StatementOptions {
    /** When it is signed, as the signer says; now if left out. */
    time?: Date | undefined;
    /** A file name, without a path. */
    name?: string | null | undefined;
    /** A media type. */
    mediaType?: string | null | undefined;
    /** More that is said, by keys like `build-number`; their order does not matter. */
    claims?: Readonly<Record<string, string>> | undefined;
}
/**
 * What a signer says: this content, at this time, perhaps with a name, a media type and claims.
 *
 * @example
 * const statement = new Statement(Content.of('the report'), { name: 'report.txt', claims: { build: '17' } });
 */
export declare class Statement {
    #private;
    /** The longest statement, in bytes of its text. */
    static readonly MAX_LENGTH: number;
    /** The most claims. */
    static readonly MAX_CLAIMS: number;
    /** The longest key of a claim in bytes. */
    static readonly MAX_CLAIM_KEY_LENGTH: number;
    /** The longest value of a claim in bytes of UTF-8. */
    static readonly MAX_CLAIM_VALUE_LENGTH: number;
    /** The longest name in bytes of UTF-8. */
    static readonly MAX_NAME_LENGTH: number;
    /** The longest media type in bytes. */
    static readonly MAX_TYPE_LENGTH: number;
    /** @throws {@link SealstoneError} `seal-name-invalid`, `seal-type-invalid`, `seal-claim-invalid` and others */
    constructor(content: Content, options?: StatementOptions);
    /** What it is about. */
    get content(): Content;
    /** When it was signed, as the signer says. */
    get time(): Date;
    /** The file name. It never says where to write. */
    get name(): string | null;
    /** The media type. */
    get mediaType(): string | null;
    /** The claims, sorted by key. */
    get claims(): Readonly<Record<string, string>>;
    /** The text that is signed. */
    toString(): string;
}

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
/**
 * A seal: who signed which content, and when.
 *
 * @example
 * const seal = Seal.parse(await readFile('report.pdf.seal'));
 * await seal.verifyFileAsync(Verifier.parse(vkey), 'report.pdf'); // rejects unless it is believed
 */
export declare class Seal {
    #private;
    /** The longest seal in bytes. */
    static readonly MAX_LENGTH: number;
    /** The most signatures. */
    static readonly MAX_SIGNATURES: number;
    /** The longest that all signature lines may be together, in bytes. */
    static readonly MAX_SIGNATURES_LENGTH: number;
    /** The longest signature line in bytes. */
    static readonly MAX_SIGNATURE_LINE_LENGTH: number;
    private constructor();
    /**
     * Reads a seal, without believing it.
     *
     * @throws {@link ParseError} with the line
     */
    static parse(file: Bytes | string): Seal;
    /** The seal as it was read. */
    toString(): string;
    /** What is signed. */
    get statement(): Statement;
    /** The text that is signed. */
    get text(): string;
    /** The SHA-256 of the text that is signed, in hexadecimal: the same however many sign it. */
    get id(): string;
    /** The signatures, not verified. */
    get signatures(): readonly SignatureLine[];
    /**
     * Verifies that keys of `keyring` signed this seal, and that it is about `content`.
     *
     * @throws {@link SealstoneError} as {@link Seal.verifySignatures}, then as {@link Content.check}
     */
    verify(keyring: Keyring | TrustedKey | Verifier, content: Content, options?: VerifyOptions): Explanation;
    /**
     * Verifies the signatures alone: nothing is known of the content afterwards.
     *
     * @throws {@link SealstoneError} in this order: `threshold-invalid`; `signature-invalid` or another error of a line
     * that names a known key, or `signature-repeated`; `key-revoked`; `time-in-future`; `signer-unknown`,
     * `key-outside-window` or `threshold-not-met`
     */
    verifySignatures(keyring: Keyring | TrustedKey | Verifier, options?: VerifyOptions): Explanation;
    /**
     * {@link Seal.verify} with a file, which may not change meanwhile. Blocks: in a server, take
     * {@link Seal.verifyFileAsync}.
     *
     * @throws {@link SealstoneError} as {@link Seal.verify}, and `content-changed`
     * @throws Error of the system, such as `ENOENT`, as `node:fs` does
     */
    verifyFile(keyring: Keyring | TrustedKey | Verifier, path: Path, options?: VerifyOptions): Explanation;
    /** {@link Seal.verifyFile} on the thread pool. */
    verifyFileAsync(keyring: Keyring | TrustedKey | Verifier, path: Path, options?: VerifyOptions & AsyncOptions): Promise<Explanation>;
    /**
     * {@link Seal.verify} with a stream. Signatures are judged first; of a seal that is refused nothing is read. No more
     * is read than shows that the content is another.
     *
     * @param source a `Readable` or another iterable of bytes, which is destroyed if it is not read to its end
     * @throws {@link SealstoneError} as {@link Seal.verify}
     * @throws the stream's own error; TypeError if it gives anything but bytes
     */
    verifyReaderAsync(keyring: Keyring | TrustedKey | Verifier, source: ByteSource, options?: VerifyOptions & AsyncOptions): Promise<Explanation>;
    /** Judges the signatures and says why, without throwing for a bad one; nothing is known of the content. */
    explain(keyring: Keyring | TrustedKey | Verifier, options?: VerifyOptions): Explanation;
}

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
/** The verdict on a seal's signatures, line by line. */
export declare class Explanation {
    #private;
    private constructor();
    /** What {@link Seal.verify} throws for these signatures; `null` if the seal is believed. */
    get verdict(): SealstoneError | null;
    /** How each line was judged, in the order of the seal. */
    get lines(): readonly LineVerdict[];
    /** The distinct keys that count; none if the verdict is an error. */
    get validKeys(): readonly TrustedKey[];
}

/**
 * Reads a time as seals write it, `2026-11-23T14:00:00Z`.
 *
 * @throws {@link SealstoneError} `seal-time-invalid`
 */
export declare function parseTime(time: string): Date;
/**
 * Writes a time as seals do, without a fraction of a second.
 *
 * @throws {@link SealstoneError} `seal-time-invalid` if it is not in the years 1 to 9999
 */
export declare function formatTime(time: Date): string;
