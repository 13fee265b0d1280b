// Ed25519 signatures, and seals that anyone can check offline.

export { BatchError, ERROR_CODES, ParseError, SealstoneError, type BadItem } from './errors';
export { type Bytes, type Path } from './arguments';
export { type AsyncOptions } from './cancel';
export { SigningKey } from './signing-key';
export { SIGNATURE_LENGTH, VerifyingKey } from './verifying-key';
export { Prehash, StreamVerifier } from './prehash';
export * as batch from './batch';
export * as interop from './interop';
export { type ByteSource } from './source';
export { Content, ContentHasher, DIGEST_ALGORITHMS, digestLength, type DigestAlgorithm } from './content';
export { Signer, type SignFileOptions } from './signer';
export { Verifier } from './verifier';
export { Keyring, TrustedKey, type KeyStatus, type TrustedKeyOptions, type KeyWindow } from './keyring';
export { Statement, type StatementOptions } from './statement';
export { Seal, type SignatureLine, type VerifyOptions } from './seal';
export { Explanation, type LineVerdict, type TimeBasis } from './explanation';
export { formatTime, parseTime } from './time';
