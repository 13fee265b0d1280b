// Compiled under `tsc --strict`, never run: what must compile does, and what must not does not.
import * as sealstone from 'sealstone';
import {
  BatchError,
  Content,
  ContentHasher,
  Explanation,
  Keyring,
  ParseError,
  Prehash,
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
  interop,
  type AsyncOptions,
  type BadItem,
  type Bytes,
  type ByteSource,
  type DigestAlgorithm,
  type KeyStatus,
  type KeyWindow,
  type LineVerdict,
  type Path,
  type SignatureLine,
  type SignFileOptions,
  type StatementOptions,
  type TimeBasis,
  type TrustedKeyOptions,
  type VerifyOptions,
} from 'sealstone';
import { createReadStream } from 'node:fs';

/** Fails to compile unless both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<T extends true>(): T | undefined {
  return undefined;
}

const key: SigningKey = SigningKey.generate();
const signature: Buffer = key.sign(new Uint8Array(3));
key.sign('text');
key.sign(new DataView(new ArrayBuffer(1)));
is<Same<ReturnType<SigningKey['signAsync']>, Promise<Buffer>>>();
is<Same<ReturnType<VerifyingKey['verify']>, void>>();
is<Same<Content['size'], bigint>>();
is<Same<Content['algorithm'], 'sha-256' | 'sha-512' | 'sha-256-tree-65536'>>();
is<Same<Statement['claims'], Readonly<Record<string, string>>>>();
is<Same<TrustedKey['status'], KeyStatus>>();
is<Same<LineVerdict['basis'], TimeBasis | null>>();
is<Same<LineVerdict['key'], TrustedKey | null>>();
is<Same<BatchError['bad'], readonly BadItem[]>>();
is<Same<ParseError['line'], number>>();
is<Same<Seal['signatures'], readonly SignatureLine[]>>();
is<Same<TrustedKey['window'], KeyWindow>>();

const { verifyingKey } = key;
verifyingKey.verify('text', signature);
const stream: StreamVerifier = verifyingKey.verifyStream(signature).update('a').update(new Uint8Array());
stream.finish();
key.signPrehashed(new Prehash().update('a'), 'context');

const signer = new Signer('example.com/x', key);
const keyring = new Keyring([
  signer.verifier,
  new TrustedKey(signer.verifier, { status: 'retired', validFrom: null }),
]);
const options: StatementOptions = {
  time: new Date(),
  name: 'a',
  mediaType: 'text/plain',
  claims: { a: 'b' },
};
const text: string = signer.sign(new Statement(Content.of('a'), options));
const asked: VerifyOptions & AsyncOptions = { threshold: 2, now: new Date(), signal: AbortSignal.timeout(1) };

export async function all(
  path: Path,
  source: ByteSource,
  bytes: Bytes,
  algorithm: DigestAlgorithm,
): Promise<Explanation> {
  const seal = Seal.parse(bytes);
  for (const trust of [keyring, signer.verifier, keyring.keys[0]!])
    seal.verify(trust, Content.of(bytes, algorithm), asked);
  const how: SignFileOptions = { algorithm, time: new Date() };
  await signer.signFileAsync(path, { ...how, signal: new AbortController().signal });
  await Content.readAsync(createReadStream('a'));
  await Content.readAsync(new Blob([]).stream() as unknown as AsyncIterable<Uint8Array>);
  await batch.verifyAsync(new Set<batch.Item>([{ key: verifyingKey, message: 'a', signature }]));
  const profile: interop.Profile = 'zip215';
  interop.verify(profile, verifyingKey.toBytes(), 'a', signature);
  const trusted: TrustedKeyOptions = { ...new TrustedKey(Verifier.parse(text)).window };
  new TrustedKey(Verifier.parse(text), trusted);
  const error: SealstoneError = new SealstoneError(sealstone.ERROR_CODES['signature-invalid'] ?? 0);
  const { code, name }: { code: number; name: string } = error;
  new ContentHasher(algorithm)
    .update(`${code}${name}`)
    .finish()
    .check(Content.fromDigest('sha-512', bytes, 3));
  return seal.verifyReaderAsync(keyring, source, asked);
}

// @ts-expect-error made by its static methods only
new SigningKey();
// @ts-expect-error
new Seal();
// @ts-expect-error
key.sign(5);
// @ts-expect-error an array of wider elements
key.sign(new Uint16Array(3));
// @ts-expect-error
Content.of('a', 'md5');
// @ts-expect-error
new TrustedKey(signer.verifier, { status: 'lost' });
// @ts-expect-error
verifyingKey.verify('text');
// @ts-expect-error a signer is no key
verifyingKey.equals(signer);
// @ts-expect-error read only
keyring.keys.push(keyring.keys[0]!);
// @ts-expect-error
interop.verify('strict', signature, 'a', signature);
// @ts-expect-error
signer.signFile(5);
