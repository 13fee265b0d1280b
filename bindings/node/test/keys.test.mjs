// Private and public keys, and the peers that must understand them.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { Prehash, SIGNATURE_LENGTH, Signer, SigningKey, Verifier, VerifyingKey } from 'sealstone';

import { key, refused, thrown } from './common.mjs';

const passphrase = 'correct horse';
const seed = key.toBytes().toString('hex');

test('a key is what it was in every format', async () => {
  const read = {
    bytes: SigningKey.fromBytes(key.toBytes()),
    der: SigningKey.fromPkcs8Der(key.toPkcs8Der()),
    pem: SigningKey.fromPkcs8Pem(key.toPkcs8Pem()),
    detected: SigningKey.read(key.toPkcs8Pem()),
    detectedBytes: SigningKey.read(key.toPkcs8Der()),
    encryptedDer: SigningKey.fromEncryptedPkcs8Der(key.toEncryptedPkcs8Der(passphrase), passphrase),
    encryptedPem: SigningKey.fromEncryptedPkcs8Pem(
      key.toEncryptedPkcs8Pem(passphrase),
      Buffer.from(passphrase),
    ),
    detectedEncrypted: SigningKey.read(key.toEncryptedPkcs8Pem(passphrase), passphrase),
    asyncDer: await SigningKey.fromEncryptedPkcs8DerAsync(
      await key.toEncryptedPkcs8DerAsync(passphrase),
      passphrase,
    ),
    asyncPem: await SigningKey.fromEncryptedPkcs8PemAsync(
      await key.toEncryptedPkcs8PemAsync(passphrase),
      passphrase,
    ),
    asyncDetected: await SigningKey.readAsync(key.toPkcs8Pem()),
    jwk: SigningKey.fromJwk(JSON.stringify(nodePrivate().export({ format: 'jwk' }))),
  };
  for (const [how, found] of Object.entries(read)) assert.equal(found.toBytes().toString('hex'), seed, how);
});

test('a public key is what it was in every format', () => {
  const { verifyingKey } = key;
  const read = [
    VerifyingKey.fromBytes(verifyingKey.toBytes()),
    VerifyingKey.fromSpkiDer(verifyingKey.toSpkiDer()),
    VerifyingKey.fromSpkiPem(verifyingKey.toSpkiPem()),
    VerifyingKey.fromOpenssh(verifyingKey.toOpenssh('a comment')),
    VerifyingKey.fromJwk(verifyingKey.toJwk()),
    VerifyingKey.read(verifyingKey.toSpkiPem()),
    VerifyingKey.read(verifyingKey.toOpenssh()),
  ];
  for (const found of read) assert.ok(found.equals(verifyingKey));
  assert.equal(verifyingKey.equals(SigningKey.generate().verifyingKey), false);
  assert.throws(() => verifyingKey.toOpenssh('two\nlines'), refused('key-malformed'));
});

test('an OpenSSH private key opens with its passphrase only', async () => {
  const opened = SigningKey.fromOpenssh(OPENSSH, passphrase);
  assert.ok(
    (await SigningKey.fromOpensshAsync(OPENSSH, passphrase)).verifyingKey.equals(opened.verifyingKey),
  );
  assert.throws(() => SigningKey.fromOpenssh(OPENSSH), refused('passphrase-required'));
  assert.throws(() => SigningKey.fromOpenssh(OPENSSH, 'wrong'), refused('passphrase-wrong'));
  await assert.rejects(SigningKey.fromOpensshAsync(OPENSSH, 'wrong'), refused('passphrase-wrong'));
});

test('wrong passphrases are refused in both forms', async () => {
  const pem = key.toEncryptedPkcs8Pem(passphrase);
  assert.throws(() => SigningKey.read(pem), refused('passphrase-required'));
  assert.throws(() => SigningKey.fromEncryptedPkcs8Pem(pem, 'wrong'), refused('passphrase-wrong'));
  await assert.rejects(SigningKey.readAsync(pem), refused('passphrase-required'));
  await assert.rejects(SigningKey.fromEncryptedPkcs8PemAsync(pem, 'wrong'), refused('passphrase-wrong'));
});

function nodePrivate() {
  return crypto.createPrivateKey(key.toPkcs8Pem());
}

test('node:crypto signs what we verify, and verifies what we sign', () => {
  const nodePublic = crypto.createPublicKey(key.verifyingKey.toSpkiPem());
  for (const length of [0, 1, 64, 1000, 100_000]) {
    const message = crypto.randomBytes(length);
    const ours = key.sign(message);
    assert.deepEqual(ours, crypto.sign(null, message, nodePrivate()));
    assert.ok(crypto.verify(null, message, nodePublic, ours));
    key.verifyingKey.verify(message, crypto.sign(null, message, nodePrivate()));
  }
});

test('node:crypto reads our keys, and we read its', () => {
  const { privateKey, publicKey } = crypto.generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const ours = SigningKey.read(pem);
  assert.equal(ours.toPkcs8Pem(), pem);
  assert.equal(ours.verifyingKey.toSpkiPem(), publicKey.export({ type: 'spki', format: 'pem' }));
  assert.deepEqual(ours.toPkcs8Der(), privateKey.export({ type: 'pkcs8', format: 'der' }));
  assert.ok(
    VerifyingKey.fromJwk(JSON.stringify(publicKey.export({ format: 'jwk' }))).equals(ours.verifyingKey),
  );
  const jwk = crypto.createPublicKey({ key: JSON.parse(ours.verifyingKey.toJwk()), format: 'jwk' });
  assert.ok(jwk.equals(publicKey));
  const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
  assert.ok(SigningKey.read(encrypted, passphrase).verifyingKey.equals(ours.verifyingKey));
  const back = crypto.createPrivateKey({ key: ours.toEncryptedPkcs8Pem(passphrase), passphrase });
  assert.ok(crypto.createPublicKey(back).equals(publicKey));
});

test('signing is the same in both forms', async () => {
  const message = Buffer.from('a message');
  const signature = key.sign(message);
  assert.equal(signature.length, SIGNATURE_LENGTH);
  assert.deepEqual(await key.signAsync(message), signature);
  assert.deepEqual(key.sign('a message'), signature);
  assert.equal(key.verifyingKey.verify(message, signature), undefined);
  assert.equal(await key.verifyingKey.verifyAsync(message, signature), undefined);
  await assert.rejects(key.verifyingKey.verifyAsync('another', signature), refused('signature-invalid'));
});

test('text is its UTF-8, with U+FFFD for a lone surrogate', () => {
  assert.deepEqual(key.sign('grün €'), key.sign(Buffer.from('grün €')));
  assert.deepEqual(key.sign('a\ud800b'), key.sign(new TextEncoder().encode('a\ud800b')));
});

test('bytes come in any view of a memory', () => {
  const memory = Uint8Array.from({ length: 100 }, (_, index) => index).buffer;
  const shared = new SharedArrayBuffer(10);
  new Uint8Array(shared).set(new Uint8Array(memory, 5, 10));
  const expected = key.sign(Buffer.from([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]));
  assert.deepEqual(key.sign(new Uint8Array(memory, 5, 10)), expected);
  assert.deepEqual(key.sign(new DataView(memory, 5, 10)), expected);
  assert.deepEqual(key.sign(memory.slice(5, 15)), expected);
  assert.deepEqual(key.sign(shared), expected);
  assert.deepEqual(key.sign(new Uint8Array(shared)), expected);
});

test('a prehash may be used twice and go on', () => {
  const prehash = new Prehash().update('one ').update(Buffer.from('two'));
  const signature = key.signPrehashed(prehash, 'context');
  key.verifyingKey.verifyPrehashed(prehash, signature, Buffer.from('context'));
  assert.throws(() => key.verifyingKey.verifyPrehashed(prehash, signature), refused('signature-invalid'));
  prehash.update('three');
  assert.throws(
    () => key.verifyingKey.verifyPrehashed(prehash, signature, 'context'),
    refused('signature-invalid'),
  );
  assert.throws(() => key.signPrehashed(prehash, 'x'.repeat(256)), refused('context-too-long'));
});

test('a finished stream verifier says so', () => {
  const stream = key.verifyingKey.verifyStream(key.sign('one two'));
  stream.update('one ').update('two').finish();
  assert.throws(() => stream.finish(), thrown(Error, 'ERR_INVALID_STATE'));
  assert.throws(() => stream.update('more'), thrown(Error, 'ERR_INVALID_STATE'));
  const failing = key.verifyingKey.verifyStream(key.sign('one two')).update('another');
  assert.throws(() => failing.finish(), refused('signature-invalid'));
  assert.throws(() => failing.finish(), thrown(Error, 'ERR_INVALID_STATE'));
});

test('no way of printing shows a secret', () => {
  const signer = new Signer('example.com/secret', key);
  for (const secret of [key, signer]) {
    const shown = [
      inspect(secret, { showHidden: true, depth: null }),
      String(secret),
      JSON.stringify(secret),
      inspect(structuredClone(secret), { showHidden: true, depth: null }),
      inspect(Object.entries(secret)),
      inspect(Reflect.ownKeys(secret).map((name) => secret[name])),
      `${inspect({ secret })}`,
    ].join('\n');
    assert.ok(!shown.includes(seed) && !shown.includes(key.toBytes().toString('base64')), shown);
    assert.ok(!shown.includes(inspect(key.toBytes()).slice(8, 40)), shown);
  }
  assert.ok(inspect(key).includes(key.verifyingKey.toBytes().toString('hex')));
});

test('a signer gives its key back, and a verifier its vkey', () => {
  const signer = new Signer('example.com/test', key);
  assert.deepEqual(signer.signingKey.toBytes(), key.toBytes());
  const verifier = Verifier.parse(String(signer.verifier));
  assert.equal(String(new Verifier(verifier.name, verifier.key)), String(signer.verifier));
  assert.equal(verifier.name, 'example.com/test');
  assert.equal(verifier.id.length, 4);
  assert.throws(() => new Signer('no spaces', key), refused('key-name-invalid'));
});

// Made for this test alone, by: ssh-keygen -t ed25519 -a 1 -N "correct horse"
const OPENSSH = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABDYgEp5HY
m/acpKV7/v9c/hAAAAAQAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAILcbFDeq/wzPv3JS
e78NO3+v7kjrIYGpXOEg9OPSKi8TAAAAkDJDxlzSc64xizIDZQ5sIgmlqr9fB+GihQsbDy
NH53X1AxiuBPP6DWe+FmILyG12wLifqN1okgV0A6PhfH2xdcny42mwGSZcSY6FBxkSonpR
xpgGoZRQWqneG7bhP6PPeuZQq9iaZ86ogOSL7Yx78UDazgqcq7+tIUTKCRQpp2YcC+0QKX
61XeBTl0gKFBMm8A==
-----END OPENSSH PRIVATE KEY-----
`;
