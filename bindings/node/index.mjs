// The ES module: the CommonJS one under other names, so that a process has one copy of each class.
import sealstone from './lib/index.js';

export const {
  BatchError,
  Content,
  ContentHasher,
  DIGEST_ALGORITHMS,
  ERROR_CODES,
  Explanation,
  Keyring,
  ParseError,
  Prehash,
  SIGNATURE_LENGTH,
  Seal,
  SealstoneError,
  Signer,
  SigningKey,
  Statement,
  StreamVerifier,
  TrustedKey,
  Verifier,
  VerifyingKey,
  batch,
  digestLength,
  formatTime,
  interop,
  parseTime,
} = sealstone;
