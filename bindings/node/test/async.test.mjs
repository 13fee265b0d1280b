// Promise forms: who owns the input, and how they end.
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { Content, Seal, SigningKey, Statement, batch, interop } from 'sealstone';

import { key, signer, temporaryFolder } from './common.mjs';

const folder = temporaryFolder();
const BIG = 2 * 1024 ** 3;
const big = sparse('big', BIG);
const small = sparse('small', BIG / 8);

/** A file without content on the disk. */
function sparse(name, size) {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  ftruncateSync(file, size);
  closeSync(file);
  return path;
}

const { verifyingKey } = key;
const content = Content.of('content');
const seal = Seal.parse(signer.sign(new Statement(content)));
const bigSeal = Seal.parse(signer.sign(new Statement(Content.fromDigest('sha-512', Buffer.alloc(64), BIG))));

/** Every Promise form, with good arguments. */
const forms = {
  sign: (options) => key.signAsync('message', options),
  verify: (options) => verifyingKey.verifyAsync('message', key.sign('message'), options),
  read: (options) => SigningKey.readAsync(key.toPkcs8Pem(), undefined, options),
  fromEncryptedDer: (options) =>
    SigningKey.fromEncryptedPkcs8DerAsync(key.toEncryptedPkcs8Der('p'), 'p', options),
  fromEncryptedPem: (options) =>
    SigningKey.fromEncryptedPkcs8PemAsync(key.toEncryptedPkcs8Pem('p'), 'p', options),
  toEncryptedDer: (options) => key.toEncryptedPkcs8DerAsync('p', options),
  toEncryptedPem: (options) => key.toEncryptedPkcs8PemAsync('p', options),
  batch: (options) =>
    batch.verifyAsync([{ key: verifyingKey, message: '', signature: key.sign('') }], options),
  interop: (options) => interop.verifyAsync('ref10', verifyingKey.toBytes(), '', key.sign(''), options),
  interopBatch: (options) => {
    return interop.verifyBatchAsync(
      'ref10',
      [{ key: verifyingKey.toBytes(), message: '', signature: key.sign('') }],
      options,
    );
  },
  of: (options) => Content.ofAsync('content', 'sha-256', options),
  readStream: (options) => Content.readAsync([Buffer.from('content')], 'sha-256', options),
  verifyReader: (options) => seal.verifyReaderAsync(signer.verifier, [Buffer.from('content')], options),
};

/** The forms that read a file. */
const fileForms = {
  ofFile: (options, path = big) => Content.ofFileAsync(path, 'sha-512', options),
  signFile: (options, path = big) => signer.signFileAsync(path, { algorithm: 'sha-512', ...options }),
  verifyFile: (options, path = big) => bigSeal.verifyFileAsync(signer.verifier, path, options),
};

test('a signal that is aborted already rejects with its reason', async () => {
  const reason = new Error('no more');
  for (const [name, form] of Object.entries({ ...forms, ...fileForms })) {
    await assert.rejects(form({ signal: AbortSignal.abort(reason) }), (error) => error === reason, name);
    await assert.rejects(form({ signal: AbortSignal.abort() }), { name: 'AbortError' }, name);
  }
});

test('work that is queued or under way rejects with the reason', async () => {
  for (const [name, form] of Object.entries({ ...forms, ...fileForms })) {
    const controller = new AbortController();
    const promise = form({ signal: controller.signal });
    controller.abort(name);
    await assert.rejects(promise, (error) => error === name, name);
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0, name);
  }
});

test('a big file is no longer read after the abort', async () => {
  // All threads of the pool read. Were three of them not ended by the abort, the signature would have to wait until the
  // one that was not aborted, and has the least to read, is done.
  const threads = Number(process.env.UV_THREADPOOL_SIZE ?? 4);
  for (const [name, form] of Object.entries(fileForms)) {
    const controller = new AbortController();
    const reading = Array.from({ length: threads - 1 }, () => form({ signal: controller.signal }));
    const half = Content.ofFileAsync(small, 'sha-512').then(() => 'the file');
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    const all = await Promise.allSettled(reading);
    assert.deepEqual(
      all.map(({ reason }) => reason?.name),
      Array(threads - 1).fill('AbortError'),
    );
    assert.equal(
      await Promise.race([half, key.signAsync('').then(() => 'the signature')]),
      'the signature',
      name,
    );
    await half;
  }
});

test('no listener is left behind, however the work ended', async () => {
  const { signal } = new AbortController();
  for (const form of Object.values(forms)) await form({ signal });
  await assert.rejects(Content.ofFileAsync(join(folder, 'missing'), undefined, { signal }), {
    code: 'ENOENT',
  });
  await assert.rejects(verifyingKey.verifyAsync('another', key.sign(''), { signal }));
  await assert.rejects(Content.readAsync(['text'], undefined, { signal }), TypeError);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('one signal ends many', async () => {
  const warnings = [];
  const onWarning = (warning) => warnings.push(warning);
  process.on('warning', onWarning);
  const controller = new AbortController();
  const all = Array.from({ length: 200 }, () => key.signAsync('', { signal: controller.signal }));
  controller.abort();
  for (const { reason } of await Promise.allSettled(all)) assert.equal(reason.name, 'AbortError');
  await new Promise(setImmediate);
  process.off('warning', onWarning);
  assert.deepEqual(warnings, []);
});

test('an abort after the end changes nothing', async () => {
  const controller = new AbortController();
  const signature = await key.signAsync('', { signal: controller.signal });
  controller.abort();
  assert.deepEqual(signature, key.sign(''));
});

test('input may be changed or transferred as soon as the call returned', async () => {
  const message = Buffer.alloc(1 << 20, 1);
  const signature = key.sign(message);
  const expected = Content.of(message);
  const forms = [
    (data) => key.signAsync(data).then((made) => assert.deepEqual(made, signature)),
    (data) => verifyingKey.verifyAsync(data, signature),
    (data) => Content.ofAsync(data).then((made) => made.check(expected)),
    (data) => batch.verifyAsync([{ key: verifyingKey, message: data, signature }]),
    (data) => interop.verifyAsync('ref10', verifyingKey.toBytes(), data, signature),
    (data) => interop.verifyBatchAsync('zip215', [{ key: verifyingKey.toBytes(), message: data, signature }]),
  ];
  for (const form of forms) {
    const changed = new Uint8Array(message);
    const pending = form(changed);
    changed.fill(2);
    await pending;
    const transferred = new Uint8Array(message);
    const waiting = form(transferred);
    structuredClone(transferred.buffer, { transfer: [transferred.buffer] });
    await waiting;
  }
  const own = Buffer.from(signature);
  const verifying = verifyingKey.verifyAsync(message, own);
  own.fill(0);
  await verifying;
});

test('many at once all end', async () => {
  const messages = Array.from({ length: 2000 }, (_, index) => `message ${index}`);
  const signatures = await Promise.all(messages.map((message) => key.signAsync(message)));
  batch.verify(
    messages.map((message, index) => ({ key: verifyingKey, message, signature: signatures[index] })),
  );
});
