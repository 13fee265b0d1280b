// Races Sealstone against node:crypto, sodium-native and @noble/curves, and against its own core:
// race.mjs [--quick] CORE FOLDER.
//
// CORE is the program core-calls, which prints the core's own times; FOLDER is where the large file is made. All
// contenders get the same input and must give the same output before anything is timed. In each round every contender
// runs once, in another order than in the round before, so that a machine that slows down slows down all of them.
// Prints median and minimum in microseconds, and the ratio to the best peer of the same run.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { ed25519 } from '@noble/curves/ed25519.js';
import sodium from 'sodium-native';

import { Content, Seal, Signer, SigningKey, batch } from '../../bindings/node/index.mjs';

const SEED = Buffer.from({ length: 32 }, 0).map((_, index) => index);
const MESSAGE = Buffer.from({ length: 64 }, 0).map((_, index) => index);
const OURS = 'sealstone';
const CORE = "sealstone's core";

const key = SigningKey.fromBytes(SEED);
const { verifyingKey } = key;
const publicBytes = verifyingKey.toBytes();
const nodeKey = crypto.createPrivateKey(key.toPkcs8Pem());
const nodePublic = crypto.createPublicKey(verifyingKey.toSpkiPem());
const sodiumPublic = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
const sodiumKey = sodium.sodium_malloc(sodium.crypto_sign_SECRETKEYBYTES);
sodium.crypto_sign_seed_keypair(sodiumPublic, sodiumKey, SEED);

function sodiumSign(message) {
  const signature = Buffer.allocUnsafe(sodium.crypto_sign_BYTES);
  sodium.crypto_sign_detached(signature, message, sodiumKey);
  return signature;
}

/** The verdict of a peer that returns it, as an exception. */
function must(valid) {
  if (!valid) throw new Error('refused');
}

const verifiers = {
  'node:crypto': (message, signature) => must(crypto.verify(null, message, nodePublic, signature)),
  'sodium-native': (message, signature) =>
    must(sodium.crypto_sign_verify_detached(signature, message, publicBytes)),
  '@noble/curves': (message, signature) => must(ed25519.verify(signature, message, publicBytes)),
};

function signing() {
  const contenders = {
    [OURS]: () => key.sign(MESSAGE),
    'node:crypto': () => crypto.sign(null, MESSAGE, nodeKey),
    'sodium-native': () => sodiumSign(MESSAGE),
    '@noble/curves': () => ed25519.sign(MESSAGE, SEED),
  };
  const signatures = Object.values(contenders).map((sign) => Buffer.from(sign()).toString('hex'));
  assert.equal(new Set(signatures).size, 1, 'signatures differ');
  return { title: 'sign, 64 bytes', contenders, times: 20, rounds: 400, core: 'sign' };
}

/** Contenders that verify `items`, each as fast as it can. */
function verifying(ours, items) {
  const peers = Object.entries(verifiers).map(([name, verify]) => [
    name,
    () => items.forEach(({ message, signature }) => verify(message, signature)),
  ]);
  return { [OURS]: ours, ...Object.fromEntries(peers) };
}

function agreed(good, changed) {
  Object.values(good).forEach((accept) => accept());
  for (const [name, refuse] of Object.entries(changed))
    assert.throws(refuse, undefined, `${name} accepts what was changed`);
  return good;
}

function single() {
  const item = { message: MESSAGE, signature: key.sign(MESSAGE) };
  const changed = { message: MESSAGE, signature: Buffer.from(item.signature) };
  changed.signature[40] ^= 1;
  const of = ({ message, signature }) =>
    verifying(() => verifyingKey.verify(message, signature), [{ message, signature }]);
  return {
    title: 'verify, 64 bytes',
    contenders: agreed(of(item), of(changed)),
    times: 20,
    rounds: 200,
    core: 'verify',
  };
}

function batches() {
  const items = Array.from({ length: 1000 }, (_, n) => {
    const message = Buffer.from(`reading ${n}`);
    return { key: verifyingKey, message, signature: key.sign(message) };
  });
  const changed = [...items];
  changed[700] = { ...items[700], message: Buffer.from('reading 7oo') };
  const of = (items) => verifying(() => batch.verify(items), items);
  return {
    title: 'batch of 1000, one key',
    contenders: agreed(of(items), of(changed)),
    times: 1,
    rounds: 12,
    core: 'batch_1000',
  };
}

/** Peers sign bytes, so their users read the file; or they sign its digest, which is no standard form. */
function sealing(path) {
  const signer = new Signer('example.com/plant-7', SigningKey.fromBytes(SEED));
  const hashed = async () => {
    const hash = crypto.createHash('sha256');
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
    return hash.digest();
  };
  const contenders = {
    [OURS]: () => signer.signFile(path, { algorithm: 'sha-256' }),
    [`${OURS}, tree`]: () => signer.signFile(path, { algorithm: 'sha-256-tree-65536' }),
    [`${OURS}, Promise`]: () => signer.signFileAsync(path, { algorithm: 'sha-256' }),
    'node:crypto': () => crypto.sign(null, readFileSync(path), nodeKey),
    'node:crypto, digest': async () => crypto.sign(null, await hashed(), nodeKey),
    'sodium-native': () => sodiumSign(readFileSync(path)),
    '@noble/curves': () => ed25519.sign(readFileSync(path), SEED),
  };
  const check = async () => {
    for (const name of [OURS, `${OURS}, tree`, `${OURS}, Promise`]) {
      Seal.parse(await contenders[name]()).verifyFile(signer.verifier, path);
    }
    assert.deepEqual(await hashed(), Content.ofFile(path).digest, 'digests differ');
    const signatures = ['node:crypto', 'sodium-native', '@noble/curves'].map((name) =>
      Buffer.from(contenders[name]()),
    );
    for (const signature of signatures)
      assert.deepEqual(signature, key.sign(readFileSync(path)), 'signatures differ');
  };
  const title = `sign a file of ${readFileSync(path).length >> 20} MiB`;
  return { title, contenders, times: 1, rounds: 5, core: 'seal_file', check };
}

/** What a call costs that does nothing: the least that any binding adds. */
function calling() {
  return {
    title: 'call that compares two keys',
    contenders: { [OURS]: () => verifyingKey.equals(verifyingKey) },
    times: 1000,
    rounds: 100,
  };
}

async function run({ title, contenders, times, rounds: all, core, check }, coreTimes) {
  const rounds = quick ? Math.ceil(all / 5) : all;
  await check?.();
  const names = Object.keys(contenders);
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  const least = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const first = turn % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      taken[name].push(await timed(contenders[name], times));
    }
    if (core && turn % Math.max(1, Math.floor(rounds / 3)) === 0) {
      const measured = coreTimes()[core];
      (taken[CORE] ??= []).push(measured.median);
      least.push(measured.min);
    }
  }
  report(title, taken, least);
}

/** Microseconds of one call. */
async function timed(contender, times) {
  const start = process.hrtime.bigint();
  for (let count = 0; count < times; count += 1) {
    const result = contender();
    if (result instanceof Promise) await result;
  }
  return Number(process.hrtime.bigint() - start) / times / 1000;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function report(title, taken, coreLeast) {
  const entries = Object.entries(taken);
  const best = Math.min(
    ...entries.filter(([name]) => !name.startsWith(OURS)).map(([, times]) => median(times)),
  );
  const row = (name, ...cells) =>
    console.log(name.padEnd(28) + cells.map((cell) => cell.padStart(16)).join(''));
  console.log();
  row(title, 'median us', 'minimum us', 'of the best peer');
  for (const [name, times] of entries) {
    const least = Math.min(...(name === CORE ? coreLeast : times));
    const ratio = Number.isFinite(best) ? (median(times) / best).toFixed(2) : '';
    row(name, median(times).toFixed(2), least.toFixed(2), ratio);
  }
  if (taken[CORE] === undefined) return;
  const signed = (number) => `${number < 0 ? '' : '+'}${number.toFixed(2)}`;
  const over = [median(taken[OURS]) - median(taken[CORE]), Math.min(...taken[OURS]) - Math.min(...coreLeast)];
  row('over the core', ...over.map(signed));
}

/** A file that holds no run of zeros, which a file system might skip. */
function largeFile(path, mebibytes) {
  const part = Buffer.alloc(
    1 << 20,
    crypto.createHash('sha512').update('a pattern that is not zero').digest(),
  );
  const file = openSync(path, 'w');
  for (let count = 0; count < mebibytes; count += 1) writeSync(file, part);
  closeSync(file);
}

const quick = process.argv.includes('--quick');
const [program, folder] = process.argv.slice(2).filter((argument) => argument !== '--quick');
const [large, small] = [join(folder, 'large'), join(folder, 'small')];
largeFile(large, quick ? 16 : 1024);
largeFile(small, 1);
const core = (path) => () => JSON.parse(execFileSync(program, [path], { encoding: 'utf8' }));

const { dependencies } = createRequire(import.meta.url)('./package.json');
const versions = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
console.log(`Node ${process.version}, OpenSSL ${process.versions.openssl}, ${versions.join(', ')}`);
for (const race of [calling(), signing(), single(), batches()]) await run(race, core(small));
await run(sealing(large), core(large));
