// Content from streams.
import assert from 'node:assert/strict';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { test } from 'node:test';

import { Content, ContentHasher, DIGEST_ALGORITHMS, Seal, Statement } from 'sealstone';

import { refused, signer, temporaryFolder, thrown, wrongType } from './common.mjs';

const data = Buffer.alloc(5 * 1024 * 1024 + 17, 'pattern');
const path = join(temporaryFolder(), 'data');
writeFileSync(path, data);
const content = Content.of(data);
const seal = Seal.parse(signer.sign(new Statement(content)));
const { verifier } = signer;

async function* chunks(length) {
  for (let at = 0; at < data.length; at += length) yield data.subarray(at, at + length);
}

test('every kind of source gives the same content', async () => {
  const sources = [
    () => createReadStream(path),
    () => createReadStream(path, { highWaterMark: 1 << 22 }),
    () => Readable.from(chunks(1000)),
    () => chunks(ContentHasher.PART_LENGTH),
    () => chunks(data.length),
    () => [data],
    () => new Blob([data]).stream(),
    () => [data.subarray(0, 3), new Uint8Array(), new Uint8Array(data.subarray(3))],
  ];
  for (const source of sources) {
    for (const algorithm of DIGEST_ALGORITHMS) {
      (await Content.readAsync(source(), algorithm)).check(Content.of(data, algorithm));
    }
    assert.equal((await seal.verifyReaderAsync(verifier, source())).verdict, null);
  }
  (await Content.readAsync([])).check(Content.of(''));
});

test('a producer may use its buffer again after each chunk', async () => {
  async function* reused() {
    const buffer = Buffer.alloc(64 * 1024);
    for await (const chunk of chunks(buffer.length)) {
      chunk.copy(buffer);
      yield buffer.subarray(0, chunk.length);
      buffer.fill(0);
    }
  }
  (await Content.readAsync(reused())).check(content);
});

test('a stream of anything but bytes is a TypeError, and destroyed', async () => {
  const streams = [
    createReadStream(path, 'utf8'),
    Readable.from(['text']),
    Readable.from([{}]),
    Readable.from([1]),
    Readable.from([new Uint16Array(2)]),
  ];
  for (const stream of streams) {
    await assert.rejects(Content.readAsync(stream), wrongType);
    assert.ok(stream.destroyed);
  }
  await assert.rejects(seal.verifyReaderAsync(verifier, Readable.from(['text'])), wrongType);
  for (const source of [data, 'text', {}, undefined])
    await assert.rejects(Content.readAsync(source), wrongType);
});

test('the error of a stream is the error', async () => {
  const broken = new Error('broken');
  const failing = () =>
    new Readable({
      read() {
        this.push(Buffer.alloc(10));
        this.destroy(broken);
      },
    });
  await assert.rejects(Content.readAsync(failing()), (error) => error === broken);
  await assert.rejects(seal.verifyReaderAsync(verifier, failing()), (error) => error === broken);
  await assert.rejects(Content.readAsync(createReadStream(`${path}.missing`)), { code: 'ENOENT' });
  async function* throwing() {
    yield Buffer.alloc(1);
    throw broken;
  }
  await assert.rejects(Content.readAsync(throwing()), (error) => error === broken);
});

test('a stream that has ended, was destroyed or ends too early is an error, not empty content', async () => {
  const ended = createReadStream(path);
  await Content.readAsync(ended);
  await assert.rejects(Content.readAsync(ended), thrown(Error, 'ERR_INVALID_STATE'));
  const destroyed = createReadStream(path).destroy();
  await assert.rejects(Content.readAsync(destroyed), thrown(Error, 'ERR_INVALID_STATE'));
  const early = new PassThrough();
  early.write('some');
  const reading = Content.readAsync(early);
  setImmediate(() => early.destroy());
  await assert.rejects(reading, { code: 'ERR_STREAM_PREMATURE_CLOSE' });
});

test('of a seal that is refused anyway nothing is read', async () => {
  let read = 0;
  const stream = new Readable({
    read() {
      read += 1;
      this.push(null);
    },
  });
  await assert.rejects(
    seal.verifyReaderAsync(verifier, stream, { threshold: 2 }),
    refused('threshold-not-met'),
  );
  assert.equal(read, 0);
  assert.ok(stream.destroyed);
});

test('no more is read than shows that the content is longer', async () => {
  let given = 0;
  const endless = new Readable({
    read() {
      given += 65_536;
      this.push(Buffer.alloc(65_536));
    },
  });
  await assert.rejects(seal.verifyReaderAsync(verifier, endless), refused('content-size-mismatch'));
  assert.ok(endless.destroyed);
  assert.ok(given < 2 * data.length, `${given}`);
  const shorter = Readable.from([data.subarray(1)]);
  await assert.rejects(seal.verifyReaderAsync(verifier, shorter), refused('content-size-mismatch'));
  const changed = Buffer.from(data);
  changed[7] ^= 1;
  await assert.rejects(seal.verifyReaderAsync(verifier, [changed]), refused('content-mismatch'));
});

test('an abort ends a stream that gives nothing', async () => {
  for (const read of [
    (stream, options) => Content.readAsync(stream, undefined, options),
    (stream, options) => seal.verifyReaderAsync(verifier, stream, options),
  ]) {
    const controller = new AbortController();
    const silent = new PassThrough();
    const reading = read(silent, { signal: controller.signal });
    setImmediate(() => controller.abort());
    await assert.rejects(reading, { name: 'AbortError' });
    assert.ok(silent.destroyed);
  }
});

test('an abort ends a generator after its chunk', async () => {
  const controller = new AbortController();
  let ended = false;
  async function* endless() {
    try {
      for (;;) {
        yield Buffer.alloc(1 << 20);
        await new Promise(setImmediate);
      }
    } finally {
      ended = true;
    }
  }
  const reading = Content.readAsync(endless(), undefined, { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await assert.rejects(reading, { name: 'AbortError' });
  while (!ended) await new Promise(setImmediate);
});

test('hashing a large chunk leaves the event loop free', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await Content.readAsync([Buffer.alloc(256 * 1024 * 1024)], 'sha-512');
  clearInterval(timer);
  assert.ok(turns > 10, `${turns} turns`);
});

test('a stream is destroyed however the call is refused', async () => {
  for (const read of [
    (stream) => Content.readAsync(stream, 'md5'),
    (stream) => Content.readAsync(stream, undefined, { signal: AbortSignal.abort() }),
    (stream) => Content.readAsync(stream, undefined, { signal: 1 }),
    (stream) => seal.verifyReaderAsync(verifier, stream, { signal: AbortSignal.abort() }),
    (stream) => seal.verifyReaderAsync(verifier, stream, { threshold: 3 }),
  ]) {
    const stream = new PassThrough();
    await assert.rejects(read(stream));
    assert.ok(stream.destroyed, String(read));
  }
});
