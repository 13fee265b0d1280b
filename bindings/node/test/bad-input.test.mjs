// Whatever is not what it should be is a typed error, and changes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as sealstone from 'sealstone';

import { key, refused, signer, thrown, wrongType, wrongValue } from './common.mjs';

const {
  Content,
  ContentHasher,
  Keyring,
  Prehash,
  Seal,
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

const { verifyingKey } = key;
const signature = key.sign('');
const content = Content.of('');
const seal = Seal.parse(signer.sign(new Statement(content)));
const { verifier } = signer;

/** Each takes one argument that must be bytes. */
const takesBytes = {
  fromBytes: (value) => SigningKey.fromBytes(value),
  publicFromBytes: (value) => VerifyingKey.fromBytes(value),
  verify: (value) => verifyingKey.verify('', value),
  verifyPrehashed: (value) => verifyingKey.verifyPrehashed(new Prehash(), value),
  verifyStream: (value) => verifyingKey.verifyStream(value),
  fromDigest: (value) => Content.fromDigest('sha-256', value, 0),
  interopKey: (value) => interop.verify('ref10', value, '', signature),
  interopSignature: (value) => interop.verify('ref10', verifyingKey.toBytes(), '', value),
  batchSignature: (value) => batch.verify([{ key: verifyingKey, message: '', signature: value }]),
  interopBatchKey: (value) => interop.verifyBatch('ref10', [{ key: value, message: '', signature }]),
};

/** Each takes one argument that must be bytes or text. */
const takesBytesOrText = {
  sign: (value) => key.sign(value),
  verify: (value) => verifyingKey.verify(value, signature),
  read: (value) => SigningKey.read(value),
  publicRead: (value) => VerifyingKey.read(value),
  fromPkcs8Der: (value) => SigningKey.fromPkcs8Der(value),
  fromSpkiDer: (value) => VerifyingKey.fromSpkiDer(value),
  encryptedDer: (value) => SigningKey.fromEncryptedPkcs8Der(value, ''),
  passphrase: (value) => key.toEncryptedPkcs8Pem(value),
  update: (value) => new Prehash().update(value),
  streamUpdate: (value) => verifyingKey.verifyStream(signature).update(value),
  hasherUpdate: (value) => new ContentHasher().update(value),
  of: (value) => Content.of(value),
  keyring: (value) => Keyring.parse(value),
  seal: (value) => Seal.parse(value),
  batchMessage: (value) => batch.verify([{ key: verifyingKey, message: value, signature }]),
};

/** Each takes one argument that must be text. */
const takesText = {
  fromPkcs8Pem: (value) => SigningKey.fromPkcs8Pem(value),
  fromEncryptedPkcs8Pem: (value) => SigningKey.fromEncryptedPkcs8Pem(value, ''),
  fromOpenssh: (value) => SigningKey.fromOpenssh(value),
  fromJwk: (value) => SigningKey.fromJwk(value),
  fromSpkiPem: (value) => VerifyingKey.fromSpkiPem(value),
  publicFromOpenssh: (value) => VerifyingKey.fromOpenssh(value),
  publicFromJwk: (value) => VerifyingKey.fromJwk(value),
  signerName: (value) => new Signer(value, key),
  verifierName: (value) => new Verifier(value, verifyingKey),
  verifierParse: (value) => Verifier.parse(value),
  trustedParse: (value) => TrustedKey.parse(value),
  digestLength: (value) => digestLength(value),
  digestAlgorithm: (value) => Content.fromDigest(value, Buffer.alloc(32), 0),
  parseTime: (value) => parseTime(value),
  profile: (value) => interop.verify(value, verifyingKey.toBytes(), '', signature),
};

/** Each takes one argument that must be an object of a class of ours. */
const takesObject = {
  signer: (value) => new Signer('example.com/x', value),
  verifier: (value) => new Verifier('example.com/x', value),
  equals: (value) => verifyingKey.equals(value),
  trustedKey: (value) => new TrustedKey(value),
  statement: (value) => new Statement(value),
  sign: (value) => signer.sign(value),
  addSignature: (value) => signer.addSignature(value),
  check: (value) => content.check(value),
  verifyKeyring: (value) => seal.verify(value, content),
  verifyContent: (value) => seal.verify(verifier, value),
  verifySignatures: (value) => seal.verifySignatures(value),
  explain: (value) => seal.explain(value),
  keyringKeys: (value) => new Keyring([value]),
  prehash: (value) => key.signPrehashed(value),
  verifyPrehash: (value) => verifyingKey.verifyPrehashed(value, signature),
  batchKey: (value) => batch.verify([{ key: value, message: '', signature }]),
};

const strangers = [
  undefined,
  null,
  0,
  1n,
  true,
  Symbol('s'),
  () => {},
  [],
  {},
  new Date(),
  new Uint16Array(32),
  Object.create(null),
];

for (const [what, calls, more] of [
  ['bytes', takesBytes, ['text']],
  ['bytes or text', takesBytesOrText, []],
  ['text', takesText, [Buffer.alloc(32)]],
  [
    'an object of ours',
    takesObject,
    ['text', Buffer.alloc(32), Object.create(SigningKey.prototype), Object.create(Keyring.prototype)],
  ],
]) {
  test(`what is not ${what} is a TypeError with a code`, () => {
    for (const [name, call] of Object.entries(calls)) {
      for (const value of [...strangers, ...more]) {
        assert.throws(
          () => call(value),
          wrongType,
          `${name} of ${String(Object.prototype.toString.call(value))}`,
        );
      }
    }
  });
}

test('Promise forms reject, and never throw', async () => {
  const calls = [
    () => key.signAsync(1),
    () => verifyingKey.verifyAsync('', 1),
    () => SigningKey.readAsync(1),
    () => SigningKey.fromEncryptedPkcs8DerAsync(1, ''),
    () => SigningKey.fromEncryptedPkcs8PemAsync(1, ''),
    () => SigningKey.fromOpensshAsync(1),
    () => key.toEncryptedPkcs8DerAsync(1),
    () => key.toEncryptedPkcs8PemAsync(1),
    () => Content.ofAsync(1),
    () => Content.ofFileAsync(1),
    () => Content.readAsync(1),
    () => signer.signFileAsync(1),
    () => seal.verifyFileAsync(1, 'x'),
    () => seal.verifyFileAsync(verifier, 1),
    () => seal.verifyReaderAsync(1, []),
    () => seal.verifyReaderAsync(verifier, 1),
    () => batch.verifyAsync(1),
    () => interop.verifyAsync(1),
    () => interop.verifyBatchAsync('ref10', 1),
    () => key.signAsync('', 1),
    () => key.signAsync('', { signal: 1 }),
    () => key.signAsync('', null),
    () => Content.readAsync([], 1),
    () => signer.signFileAsync('x', { time: 1 }),
  ];
  for (const call of calls) {
    const promise = call();
    assert.ok(promise instanceof Promise);
    await assert.rejects(promise, wrongType, String(call));
  }
});

test('what is thrown names the argument and its type, never its value', () => {
  assert.throws(() => key.sign(4711), {
    message: /^The "message" argument must be bytes.*Received type number$/,
  });
  assert.throws(
    () => SigningKey.fromBytes('secret words'),
    (error) => !error.message.includes('secret words'),
  );
  assert.throws(() => Seal.parse(new Date()), { message: /Received an instance of Date$/ });
  assert.throws(() => Seal.parse(undefined), { message: /Received undefined$/ });
});

test("a wrong length is the core's error", () => {
  for (const length of [0, 1, 31, 33, 63, 65, 1000]) {
    const data = Buffer.alloc(length);
    assert.throws(() => SigningKey.fromBytes(data), refused('invalid-length'));
    assert.throws(() => VerifyingKey.fromBytes(data), refused('invalid-length'));
    assert.throws(() => verifyingKey.verify('', data), refused('invalid-length'));
    assert.throws(() => verifyingKey.verifyStream(data), refused('invalid-length'));
    assert.throws(() => verifyingKey.verifyPrehashed(new Prehash(), data), refused('invalid-length'));
    assert.throws(() => interop.verify('ref10', data, '', signature), refused('invalid-length'));
    assert.throws(() => interop.verify('ref10', verifyingKey.toBytes(), '', data), refused('invalid-length'));
    assert.throws(
      () => interop.verifyBatch('ref10', [{ key: data, message: '', signature }]),
      refused('invalid-length'),
    );
    assert.throws(
      () => batch.verify([{ key: verifyingKey, message: '', signature: data }]),
      refused('invalid-length'),
    );
  }
});

test('memory that was transferred is refused, and empty memory is not', () => {
  const detached = (make) => {
    const memory = new ArrayBuffer(64);
    const view = make(memory);
    structuredClone(memory, { transfer: [memory] });
    return view;
  };
  const state = thrown(TypeError, 'ERR_INVALID_STATE');
  for (const make of [
    (memory) => new Uint8Array(memory),
    (memory) => Buffer.from(memory),
    (memory) => new DataView(memory),
    (memory) => memory,
  ]) {
    for (const [name, call] of Object.entries({ ...takesBytes, ...takesBytesOrText })) {
      assert.throws(() => call(detached(make)), state, name);
    }
  }
  assert.deepEqual(key.sign(new Uint8Array()), signature);
  assert.deepEqual(key.sign(new DataView(new ArrayBuffer(0))), signature);
  assert.deepEqual(key.sign(new ArrayBuffer(0)), signature);
});

test('a getter that transfers memory in the middle of a call does no harm', () => {
  const memory = new Uint8Array(64);
  const signature = key.sign(memory);
  const items = [
    { key: verifyingKey, message: memory, signature },
    {
      key: verifyingKey,
      signature,
      get message() {
        structuredClone(memory.buffer, { transfer: [memory.buffer] });
        return Buffer.alloc(64);
      },
    },
  ];
  assert.throws(() => batch.verify(items), refused('signature-invalid'));
});

test('an option of a wrong type or value is refused', () => {
  assert.throws(() => new Statement(content, 1), wrongType);
  assert.throws(() => new Statement(content, null), wrongType);
  assert.throws(() => new Statement(content, { time: '2026-11-23T14:00:00Z' }), wrongType);
  assert.throws(() => new Statement(content, { time: new Date(NaN) }), wrongValue);
  assert.throws(() => new Statement(content, { name: 1 }), wrongType);
  assert.throws(() => new Statement(content, { claims: 'a=b' }), wrongType);
  assert.throws(() => new Statement(content, { claims: { a: 1 } }), wrongType);
  assert.throws(() => new TrustedKey(verifier, { status: 1 }), wrongType);
  assert.throws(() => new TrustedKey(verifier, { validFrom: 1 }), wrongType);
  assert.throws(() => seal.verify(verifier, content, { threshold: '1' }), wrongType);
  for (const threshold of [-1, 0.5, NaN, Infinity, 2 ** 32]) {
    assert.throws(() => seal.verify(verifier, content, { threshold }), wrongValue);
  }
  assert.throws(() => seal.verify(verifier, content, { now: 1 }), wrongType);
  assert.throws(() => formatTime(new Date(NaN)), wrongValue);
  assert.throws(() => Content.of('', 1), wrongType);
  for (const size of [-1, -1n, 0.5, NaN, 2 ** 53]) {
    assert.throws(() => Content.fromDigest('sha-256', Buffer.alloc(32), size), wrongValue);
  }
  assert.throws(() => Content.fromDigest('sha-256', Buffer.alloc(32), '1'), wrongType);
  assert.throws(() => interop.verify('strict', verifyingKey.toBytes(), '', signature), wrongValue);
  assert.throws(() => new Keyring(1), wrongType);
  assert.throws(() => new Keyring('text'), wrongType);
  assert.throws(() => batch.verify([null]), wrongType);
});

test('a path of a wrong type, or with a null byte, is refused', () => {
  for (const path of [undefined, null, 1, {}, new Uint8Array(3)]) {
    assert.throws(() => Content.ofFile(path), wrongType);
    assert.throws(() => signer.signFile(path), wrongType);
    assert.throws(() => seal.verifyFile(verifier, path), wrongType);
  }
  assert.throws(() => Content.ofFile('a\0b'), wrongValue);
  assert.throws(() => Content.ofFile(new URL('https://example.com/a')), { code: 'ERR_INVALID_URL_SCHEME' });
});

test('classes without a public constructor say how they are made', () => {
  for (const type of [SigningKey, VerifyingKey, Content, Seal, sealstone.Explanation, StreamVerifier]) {
    assert.throws(() => new type(), thrown(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR'));
    assert.throws(() => new type({}), thrown(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR'));
    assert.throws(() => type(), TypeError);
  }
});

test('methods of one class refuse objects of another', () => {
  for (const type of [
    SigningKey,
    VerifyingKey,
    Content,
    ContentHasher,
    Prehash,
    Seal,
    Signer,
    Verifier,
    TrustedKey,
    Keyring,
    Statement,
    StreamVerifier,
  ]) {
    for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(type.prototype))) {
      if (name === 'constructor' || (value ?? get) === undefined) continue;
      for (const receiver of [{}, Object.create(type.prototype), null]) {
        const call = () => (value ?? get).call(receiver, Buffer.alloc(64, 'x'), Buffer.alloc(64, 'x'));
        if (name.endsWith('Async')) continue; // rejects instead
        assert.throws(call, TypeError, `${type.name}.${name}`);
      }
    }
  }
});
