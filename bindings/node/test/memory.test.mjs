// Memory stays bounded: run with --expose-gc.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import {
  Content,
  ContentHasher,
  Keyring,
  Prehash,
  Seal,
  SigningKey,
  Statement,
  TrustedKey,
  batch,
} from 'sealstone';

import { key, signer, temporaryFolder } from './common.mjs';

const path = join(temporaryFolder(), 'file');
writeFileSync(path, Buffer.alloc(100_000));
const message = Buffer.alloc(10_000, 1);
const signature = key.sign(message);
const item = { key: key.verifyingKey, message, signature };
const text = signer.sign(new Statement(Content.ofFile(path)));
const ignore = () => {};

/** One round of everything, good and bad, kept and cancelled. */
async function round() {
  const made = SigningKey.generate();
  made.verifyingKey.verifyPrehashed(
    new Prehash().update(message),
    made.signPrehashed(new Prehash().update(message)),
  );
  key.verifyingKey.verifyStream(signature).update(message).finish();
  new ContentHasher('sha-256-tree-65536').update(message).finish();
  const seal = Seal.parse(text);
  const explanation = seal.verify(new Keyring([new TrustedKey(signer.verifier)]), Content.ofFile(path));
  assert.equal(explanation.lines[0].verdict, 'valid');
  assert.throws(() => key.verifyingKey.verify('another', signature));
  assert.throws(() => batch.verify([item, { ...item, message: 'another' }]));
  assert.throws(() => Seal.parse('nonsense'));
  assert.throws(() => Content.ofFile(`${path}.missing`));
  const controller = new AbortController();
  const { signal } = controller;
  const work = [
    key.signAsync(message, { signal }),
    batch.verifyAsync([item], { signal }),
    seal.verifyFileAsync(signer.verifier, path, { signal }),
    Content.ofFileAsync(path, 'sha-512', { signal }),
    Content.readAsync([message], 'sha-256', { signal }),
    key.verifyingKey.verifyAsync('another', signature, { signal }).catch(ignore),
  ];
  await Promise.all(work);
  const cancelled = [key.signAsync(message, { signal }), Content.ofFileAsync(path, 'sha-256', { signal })];
  controller.abort();
  await Promise.allSettled(cancelled);
}

async function used(rounds) {
  for (let count = 0; count < rounds; count += 1) await round();
  for (let count = 0; count < 5; count += 1) {
    globalThis.gc();
    await new Promise(setImmediate);
  }
  const { rss, external, heapUsed } = process.memoryUsage();
  return { rss, external, heapUsed };
}

test('memory does not grow with the number of calls', async () => {
  assert.equal(typeof globalThis.gc, 'function', 'run with --expose-gc');
  const before = await used(300);
  const after = await used(1500);
  const megabytes = (name) => (after[name] - before[name]) / 2 ** 20;
  assert.ok(megabytes('external') < 4, `external grew by ${megabytes('external')} MiB`);
  assert.ok(megabytes('heapUsed') < 4, `the heap grew by ${megabytes('heapUsed')} MiB`);
  // One kilobyte lost in each call would be 30 MiB.
  assert.ok(megabytes('rss') < 20, `RSS grew by ${megabytes('rss')} MiB`);
});

test('memory does not grow with the length of a stream', async () => {
  async function* long() {
    for (let count = 0; count < 4096; count += 1) yield Buffer.alloc(65_536);
  }
  await Content.readAsync(long());
  globalThis.gc();
  const { rss } = process.memoryUsage();
  await Content.readAsync(long());
  globalThis.gc();
  assert.ok(process.memoryUsage().rss - rss < 64 * 2 ** 20, 'of 256 MiB');
});
