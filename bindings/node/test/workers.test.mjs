// Worker threads.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

import { SigningKey } from 'sealstone';

import { key, temporaryFolder } from './common.mjs';

const big = join(temporaryFolder(), 'big');
const file = openSync(big, 'w');
ftruncateSync(file, 64 * 1024 ** 2);
closeSync(file);

/** A worker that runs a module with `sealstone` in scope. */
function worker(program, workerData) {
  const source = `
    import { parentPort, workerData } from 'node:worker_threads';
    import * as sealstone from ${JSON.stringify(import.meta.resolve('sealstone'))};
    ${program}`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), { workerData });
}

test('four workers at once sign, verify, hash and wait', async () => {
  const program = `
    const { SigningKey, Signer, Seal, Statement, Content, SealstoneError, batch } = sealstone;
    const key = SigningKey.read(workerData);
    const items = Array.from({ length: 500 }, (_, n) => ({ key: key.verifyingKey, message: 'm' + n, signature: key.sign('m' + n) }));
    batch.verify(items);
    const signatures = await Promise.all(items.map(({ message }) => key.signAsync(message)));
    await batch.verifyAsync(items.map((item, n) => ({ ...item, signature: signatures[n] })));
    const signer = new Signer('example.com/worker', key);
    const content = await Content.ofAsync(new Uint8Array(1 << 20), 'sha-256-tree-65536');
    Seal.parse(signer.sign(new Statement(content))).verify(signer.verifier, content);
    let refused;
    try { key.verifyingKey.verify('another', signatures[0]); } catch (error) { refused = error instanceof SealstoneError; }
    parentPort.postMessage({ refused, first: signatures[0] });`;
  const workers = Array.from({ length: 4 }, () => worker(program, key.toPkcs8Pem()));
  const answers = await Promise.all(workers.map((worker) => once(worker, 'message')));
  await Promise.all(workers.map((worker) => worker.terminate()));
  for (const [{ refused, first }] of answers) {
    assert.equal(refused, true);
    assert.deepEqual(Buffer.from(first), key.sign('m0'));
  }
});

test('workers that are terminated in the middle of work harm nobody', async () => {
  const program = `
    const { SigningKey, Content, batch } = sealstone;
    const key = SigningKey.generate();
    for (let n = 0; n < 4; n += 1) void Content.ofFileAsync(workerData, 'sha-512');
    for (let n = 0; n < 1000; n += 1) void key.signAsync('m' + n);
    async function* endless() { for (;;) yield new Uint8Array(1 << 20); }
    void Content.readAsync(endless());
    parentPort.postMessage('busy');
    for (;;) { key.verifyingKey.verify('m', key.sign('m')); await new Promise(setImmediate); }`;
  for (let round = 0; round < 3; round += 1) {
    const workers = Array.from({ length: 4 }, () => worker(program, big));
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  const after = SigningKey.generate();
  after.verifyingKey.verify('m', await after.signAsync('m'));
});
