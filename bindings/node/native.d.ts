// Made by scripts/build.mjs from the Rust in native/: what the private addon offers.
/// <reference types="node" />
/** A value, or why there is none. */
export type Outcome<T> = T | Failure;
/** Nothing, or why not. */
export type Verdict = Outcome<undefined>;
/** A Promise of an outcome. */
export type Queued<T> = Promise<Outcome<T>>;
/** What a caller asks for beyond the core's default. */
export interface Asked {
    threshold?: number
    /** In seconds since 1970. */
    now?: number
}
/** Tells work on the thread pool that nobody waits for it any more. */
export class Cancel {
    /** Makes one that is not set. */
    constructor()
    /** Sets it, for good. */
    cancel(): void
}
/** The core's constants. */
export interface Constants {
    version: string
    digestAlgorithms: Array<string>
    profiles: Array<string>
    signingKeyLength: number
    verifyingKeyLength: number
    signatureLength: number
    contentMaxSize: bigint
    contentHasherPartLength: number
    keyNameMaxLength: number
    statementMaxLength: number
    statementMaxClaims: number
    statementMaxClaimKeyLength: number
    statementMaxClaimValueLength: number
    statementMaxNameLength: number
    statementMaxTypeLength: number
    sealMaxLength: number
    sealMaxSignatures: number
    sealMaxSignaturesLength: number
    sealMaxSignatureLineLength: number
}
/** The digest and size of content. */
export class Content {
    static of(data: Uint8Array, algorithm?: string | undefined | null): Outcome<Content>
    static ofAsync(data: Uint8Array, algorithm: string | undefined | null, cancel: Cancel): Queued<Content>
    static ofFile(path: Uint8Array, algorithm?: string | undefined | null): Outcome<Content>
    static ofFileAsync(path: Uint8Array, algorithm: string | undefined | null, cancel: Cancel): Queued<Content>
    /** `size` is at least 0. */
    static fromDigest(algorithm: string, digest: Uint8Array, size: bigint): Outcome<Content>
    get algorithm(): string
    get digest(): Buffer
    get size(): bigint
    check(other: Content): Verdict
}
/** Hashes content that comes in parts, on this thread or on the pool. */
export class ContentHasher {
    static make(algorithm?: string | undefined | null): Outcome<ContentHasher>
    update(part: Uint8Array): void
    /** The caller waits for one part before it gives the next. */
    updateAsync(part: Uint8Array, cancel: Cancel): Queued<undefined>
    finish(): Content
}
/** An error of the core. */
export interface ErrorCode {
    code: number
    name: string
    message: string
}
/** The verdict on a seal. Keys are indexes into the keyring that was given. */
export class Explanation {
    /** The code of the error, if the seal is refused. */
    get verdict(): number | null
    lines(): Array<JudgedLine>
    validKeys(): Array<number>
}
/** An error of the core or of the system, of which the TypeScript makes an `Error`. */
export class Failure {
    /** The core's stable number. */
    get code(): number
    /** What the core says of it. */
    get message(): string
    /** The line of a text, from 1. */
    get line(): number | null
    /** Index and code of each bad item of a batch, one after the other. */
    get bad(): Array<number> | null
    /** The system's `errno`. */
    get errno(): number | null
}
/** How one line was judged. */
export interface JudgedLine {
    verdict: string
    key?: number
    basis?: string
    error?: number
}
/** The keys to believe. */
export class Keyring {
    static make(keys: Array<TrustedKey>): Outcome<Keyring>
    static parse(text: Uint8Array): Outcome<Keyring>
    keys(): Array<TrustedKey>
    text(): string
}
/** The hash of a message that comes in parts. */
export class Prehash {
    constructor()
    update(part: Uint8Array): void
}
/** A seal, which work on another thread may hold too. */
export class Seal {
    static parse(text: Uint8Array): Outcome<Seal>
    whole(): string
    text(): string
    id(): string
    statement(): Statement
    signatures(): Array<SignatureLine>
    verify(keyring: Keyring, content: Content, asked: Asked): Outcome<Explanation>
    verifySignatures(keyring: Keyring, asked: Asked): Outcome<Explanation>
    explain(keyring: Keyring, asked: Asked): Outcome<Explanation>
    verifyFile(keyring: Keyring, path: Uint8Array, asked: Asked): Outcome<Explanation>
    verifyFileAsync(keyring: Keyring, path: Uint8Array, asked: Asked, cancel: Cancel): Queued<Explanation>
}
/** One signature of a seal. */
export interface SignatureLine {
    name: string
    id: Buffer
    signature?: Buffer
}
/** A private key with its name. */
export class Signer {
    static make(name: string, key: SigningKey): Outcome<Signer>
    signingKey(): SigningKey
    verifier(): Verifier
    sign(statement: Statement): string
    addSignature(seal: Seal): Outcome<string>
    /** `time` in seconds since 1970, or now. */
    signFile(path: Uint8Array, algorithm?: string | undefined | null, time?: number | undefined | null): Outcome<string>
    signFileAsync(path: Uint8Array, algorithm: string | undefined | null, time: number | undefined | null, cancel: Cancel): Queued<string>
}
/** A private key, which is wiped when the last owner lets go of it. */
export class SigningKey {
    static read(file: Uint8Array, passphrase?: Uint8Array | undefined | null): Outcome<SigningKey>
    static readAsync(file: Uint8Array, passphrase: Uint8Array | undefined | null, cancel: Cancel): Queued<SigningKey>
    static fromPkcs8Der(der: Uint8Array): Outcome<SigningKey>
    toPkcs8Der(): Buffer
    static fromPkcs8Pem(pem: string): Outcome<SigningKey>
    toPkcs8Pem(): string
    static fromEncryptedPkcs8Der(der: Uint8Array, passphrase: Uint8Array): Outcome<SigningKey>
    static fromEncryptedPkcs8DerAsync(der: Uint8Array, passphrase: Uint8Array, cancel: Cancel): Queued<SigningKey>
    toEncryptedPkcs8Der(passphrase: Uint8Array): Outcome<Buffer>
    toEncryptedPkcs8DerAsync(passphrase: Uint8Array, cancel: Cancel): Queued<Buffer>
    static fromEncryptedPkcs8Pem(pem: string, passphrase: Uint8Array): Outcome<SigningKey>
    static fromEncryptedPkcs8PemAsync(pem: string, passphrase: Uint8Array, cancel: Cancel): Queued<SigningKey>
    toEncryptedPkcs8Pem(passphrase: Uint8Array): Outcome<string>
    toEncryptedPkcs8PemAsync(passphrase: Uint8Array, cancel: Cancel): Queued<string>
    static fromOpenssh(text: string, passphrase?: Uint8Array | undefined | null): Outcome<SigningKey>
    static fromOpensshAsync(text: string, passphrase: Uint8Array | undefined | null, cancel: Cancel): Queued<SigningKey>
    static fromJwk(jwk: string): Outcome<SigningKey>
    static generate(): Outcome<SigningKey>
    static fromBytes(seed: Uint8Array): Outcome<SigningKey>
    writeBytes(seed: Buffer): Verdict
    verifyingKey(): VerifyingKey
    /** Writes the signature into memory of the caller's, which is much faster than making a new `Buffer` here. */
    sign(message: Uint8Array, signature: Buffer): Verdict
    signAsync(message: Uint8Array, cancel: Cancel): Queued<Buffer>
    signPrehashed(prehash: Prehash, context: Uint8Array, signature: Buffer): Verdict
}
/** What is said of content. */
export class Statement {
    /** `time` in seconds since 1970, or now; `claims` holds keys and values in turn. */
    static make(content: Content, time: number | undefined | null, name: string | undefined | null, mediaType: string | undefined | null, claims: Array<string>): Outcome<Statement>
    get content(): Content
    get time(): number
    get name(): string | null
    get mediaType(): string | null
    /** Keys and values in turn. */
    get claims(): Array<string>
    text(): string
}
/** A verification of a message that comes in parts. */
export class StreamVerifier {
    update(part: Uint8Array): void
    /** The verdict, once: the TypeScript lets go of what is finished. */
    finish(): Verdict
}
/** A verifier with its standing. */
export class TrustedKey {
    static make(verifier: Verifier, status?: string | undefined | null, validFrom?: number | undefined | null, validUntil?: number | undefined | null): Outcome<TrustedKey>
    static parse(text: string): Outcome<TrustedKey>
    text(): string
    get verifier(): Verifier
    get status(): string
    get validFrom(): number | null
    get validUntil(): number | null
    windowHolds(time: number): Outcome<boolean>
}
/** A public key with its name. */
export class Verifier {
    static make(name: string, key: VerifyingKey): Outcome<Verifier>
    static parse(text: string): Outcome<Verifier>
    text(): string
    get name(): string
    get id(): Buffer
    get key(): VerifyingKey
}
/** A public key. */
export class VerifyingKey {
    static read(file: Uint8Array): Outcome<VerifyingKey>
    static fromBytes(bytes: Uint8Array): Outcome<VerifyingKey>
    toBytes(): Buffer
    static fromSpkiDer(der: Uint8Array): Outcome<VerifyingKey>
    toSpkiDer(): Buffer
    static fromSpkiPem(pem: string): Outcome<VerifyingKey>
    toSpkiPem(): string
    static fromOpenssh(text: string): Outcome<VerifyingKey>
    toOpenssh(comment: string): Outcome<string>
    static fromJwk(jwk: string): Outcome<VerifyingKey>
    toJwk(): string
    verify(message: Uint8Array, signature: Uint8Array): Verdict
    verifyAsync(message: Uint8Array, signature: Uint8Array, cancel: Cancel): Queued<undefined>
    verifyPrehashed(prehash: Prehash, context: Uint8Array, signature: Uint8Array): Verdict
    verifyStream(signature: Uint8Array): Outcome<StreamVerifier>
    equals(other: VerifyingKey): boolean
}
export function batchVerify(keys: Array<VerifyingKey>, messages: Array<Uint8Array>, signatures: Array<Uint8Array>): Verdict;
export function batchVerifyAsync(keys: Array<VerifyingKey>, messages: Array<Uint8Array>, signatures: Array<Uint8Array>, cancel: Cancel): Queued<undefined>;
export function constants(): Constants;
/** The length in bytes of a digest. */
export function digestLength(algorithm: string): Outcome<number>;
/** Every error of the core. */
export function errors(): Array<ErrorCode>;
export function formatTime(seconds: number): Outcome<string>;
export function interopVerify(profile: string, key: Uint8Array, message: Uint8Array, signature: Uint8Array): Verdict;
export function interopVerifyAsync(profile: string, key: Uint8Array, message: Uint8Array, signature: Uint8Array, cancel: Cancel): Queued<undefined>;
export function interopVerifyBatch(profile: string, keys: Array<Uint8Array>, messages: Array<Uint8Array>, signatures: Array<Uint8Array>): Verdict;
export function interopVerifyBatchAsync(profile: string, keys: Array<Uint8Array>, messages: Array<Uint8Array>, signatures: Array<Uint8Array>, cancel: Cancel): Queued<undefined>;
export function parseTime(text: string): Outcome<number>;
