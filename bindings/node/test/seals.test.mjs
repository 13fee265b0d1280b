// Content, statements, seals and whom to believe.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import {
  BatchError,
  Content,
  ContentHasher,
  DIGEST_ALGORITHMS,
  ERROR_CODES,
  Keyring,
  ParseError,
  Seal,
  SealstoneError,
  Signer,
  SigningKey,
  Statement,
  TrustedKey,
  Verifier,
  batch,
  digestLength,
  formatTime,
  interop,
  parseTime,
} from 'sealstone';

import { key, refused, refusedAt, signer, temporaryFolder, thrown } from './common.mjs';

const folder = temporaryFolder();
const report = join(folder, 'report.txt');
writeFileSync(report, 'the report');
const content = Content.of('the report');
const time = new Date('2026-11-23T14:00:00Z');

function sealed(options = {}, by = signer) {
  return Seal.parse(by.sign(new Statement(content, { time, ...options })));
}

test('a seal is verified by a keyring, a trusted key or a verifier', () => {
  const seal = sealed({ name: 'report.txt' });
  const { verifier } = signer;
  for (const keyring of [
    verifier,
    new TrustedKey(verifier),
    new Keyring([verifier]),
    Keyring.parse(`active ${verifier}\n`),
  ]) {
    const explanation = seal.verify(keyring, content);
    assert.equal(explanation.verdict, null);
    assert.deepEqual(explanation.validKeys.map(String), [`active ${verifier}`]);
    assert.equal(explanation.lines.length, 1);
    const [{ verdict, key, basis, error }] = explanation.lines;
    assert.deepEqual(
      [verdict, String(key), basis, error],
      ['valid', `active ${verifier}`, 'no-window', null],
    );
    seal.verifySignatures(keyring);
  }
});

test('other content, other keys and other times are refused by name', () => {
  const seal = sealed();
  const other = new Signer('example.com/other', SigningKey.generate()).verifier;
  const { verifier } = signer;
  assert.throws(() => seal.verify(verifier, Content.of('another')), refused('content-size-mismatch'));
  assert.throws(() => seal.verify(verifier, Content.of('the Report')), refused('content-mismatch'));
  assert.throws(
    () => seal.verify(verifier, Content.of('the report', 'sha-512')),
    refused('digest-algorithm-mismatch'),
  );
  assert.throws(() => seal.verify(other, content), refused('signer-unknown'));
  assert.throws(() => seal.verify(new Keyring(), content), refused('signer-unknown'));
  assert.throws(() => seal.verify(verifier, content, { now: new Date(0) }), refused('time-in-future'));
  assert.throws(() => seal.verify(verifier, content, { threshold: 0 }), refused('threshold-invalid'));
  assert.throws(() => seal.verify(verifier, content, { threshold: 2 }), refused('threshold-not-met'));
  const revoked = new TrustedKey(verifier, { status: 'revoked' });
  assert.throws(() => seal.verify(revoked, content), refused('key-revoked'));
  const early = new TrustedKey(verifier, { validUntil: new Date(0) });
  assert.throws(() => seal.verify(early, content), refused('key-outside-window'));
});

test('an explanation says why, and names the keys that were given', () => {
  const second = new Signer('example.com/second', SigningKey.generate());
  const seal = Seal.parse(second.addSignature(sealed()));
  const trusted = new TrustedKey(signer.verifier, { validFrom: new Date(0), validUntil: time });
  const early = new TrustedKey(second.verifier, { validUntil: new Date(0) });
  const explanation = seal.explain(new Keyring([trusted, early]), { threshold: 2 });
  assert.ok(explanation.verdict instanceof SealstoneError);
  assert.equal(explanation.verdict.name, 'threshold-not-met');
  assert.deepEqual(
    explanation.lines.map(({ verdict }) => verdict),
    ['valid', 'outside-window'],
  );
  assert.equal(explanation.lines[0].key, trusted);
  assert.equal(explanation.lines[0].basis, 'claimed-time');
  assert.equal(explanation.lines[1].key, early);
  assert.equal(explanation.lines[1].error.name, 'key-outside-window');
  seal.verify(new Keyring([signer.verifier, second.verifier]), content, { threshold: 2 });
  assert.equal(seal.explain(new Keyring([trusted])).validKeys[0], trusted);
});

test('a statement holds what it was given', () => {
  const statement = new Statement(content, {
    time,
    name: 'a.txt',
    mediaType: 'text/plain',
    claims: { z: '1', a: '2' },
  });
  assert.deepEqual(Object.entries(statement.claims), [
    ['a', '2'],
    ['z', '1'],
  ]);
  assert.deepEqual([statement.time, statement.name, statement.mediaType], [time, 'a.txt', 'text/plain']);
  statement.content.check(content);
  const read = sealed({ name: 'a.txt', mediaType: 'text/plain', claims: { z: '1', a: '2' } }).statement;
  assert.equal(String(read), String(statement));
  const bare = new Statement(content);
  assert.deepEqual([bare.name, bare.mediaType, bare.claims], [null, null, {}]);
  assert.ok(Math.abs(bare.time - Date.now()) < 60_000);
  assert.throws(() => new Statement(content, { name: 'a/b' }), refused('seal-name-invalid'));
  assert.throws(() => new Statement(content, { mediaType: '' }), refused('seal-type-invalid'));
  assert.throws(() => new Statement(content, { claims: { 'No Key': '1' } }), refused('seal-claim-invalid'));
  const many = Object.fromEntries(
    Array.from({ length: Statement.MAX_CLAIMS + 1 }, (_, index) => [`k${index}`, 'v']),
  );
  assert.throws(() => new Statement(content, { claims: many }), refused('seal-claims-too-many'));
  assert.equal(new Statement(content, { claims: { constructor: 'x' } }).claims.constructor, 'x');
});

test('files are sealed and verified by every kind of path', async () => {
  for (const path of [report, Buffer.from(report), pathToFileURL(report)]) {
    const text = signer.signFile(path, { algorithm: 'sha-512', time });
    assert.equal(await signer.signFileAsync(path, { algorithm: 'sha-512', time }), text);
    const seal = Seal.parse(text);
    assert.equal(seal.statement.name, 'report.txt');
    assert.equal(seal.verifyFile(signer.verifier, path).verdict, null);
    assert.equal((await seal.verifyFileAsync(signer.verifier, path)).verdict, null);
    Content.ofFile(path).check(content);
    (await Content.ofFileAsync(path)).check(content);
  }
});

test('a path that is not UTF-8 is a path', () => {
  const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x66, 0xff, 0xfe])]);
  writeFileSync(path, 'the report');
  Content.ofFile(path).check(content);
  sealed().verifyFile(signer.verifier, path);
  assert.throws(() => signer.signFile(path), refused('seal-name-invalid'));
});

test('a changed file is refused in both forms', async () => {
  const seal = Seal.parse(signer.signFile(report));
  const changed = join(folder, 'changed.txt');
  writeFileSync(changed, 'the Report');
  assert.throws(() => seal.verifyFile(signer.verifier, changed), refused('content-mismatch'));
  await assert.rejects(seal.verifyFileAsync(signer.verifier, changed), refused('content-mismatch'));
});

test('errors of the system are as those of node:fs', async () => {
  mkdirSync(join(folder, 'directory'));
  const missing = join(folder, 'missing');
  const like = (code, path, syscall) => (error) => {
    assert.equal(error.constructor, Error);
    assert.deepEqual([error.code, error.path, error.syscall, error.errno < 0], [code, path, syscall, true]);
    assert.ok(error.message.startsWith(`${code}: `) && error.message.endsWith(`, ${syscall} '${path}'`));
    return true;
  };
  const seal = sealed();
  assert.throws(() => Content.ofFile(missing), like('ENOENT', missing, 'open'));
  assert.throws(() => signer.signFile(missing), like('ENOENT', missing, 'open'));
  assert.throws(() => seal.verifyFile(signer.verifier, missing), like('ENOENT', missing, 'open'));
  await assert.rejects(Content.ofFileAsync(missing), like('ENOENT', missing, 'open'));
  await assert.rejects(signer.signFileAsync(missing), like('ENOENT', missing, 'open'));
  await assert.rejects(seal.verifyFileAsync(signer.verifier, missing), like('ENOENT', missing, 'open'));
  const directory = join(folder, 'directory');
  assert.throws(() => Content.ofFile(directory), like('EISDIR', directory, 'read'));
  assert.throws(() => Content.ofFile(`${report}/below`), like('ENOTDIR', `${report}/below`, 'open'));
});

test('a size is a bigint, exactly', () => {
  assert.equal(content.size, 10n);
  const digest = Buffer.alloc(32);
  for (const size of [0n, 9007199254740993n, Content.MAX_SIZE]) {
    assert.equal(Content.fromDigest('sha-256', digest, size).size, size);
  }
  assert.equal(Content.fromDigest('sha-256', digest, 7).size, 7n);
  assert.throws(
    () => Content.fromDigest('sha-256', digest, Content.MAX_SIZE + 1n),
    refused('seal-size-invalid'),
  );
  assert.throws(() => Content.fromDigest('sha-256', digest, 2n ** 64n + 1n), refused('seal-size-invalid'));
  assert.throws(() => Content.fromDigest('sha-256', Buffer.alloc(31), 1), refused('invalid-length'));
});

test('a finished hasher says so', () => {
  const hasher = new ContentHasher().update('the ').update(Buffer.from('report'));
  hasher.finish().check(content);
  assert.throws(() => hasher.finish(), thrown(Error, 'ERR_INVALID_STATE'));
  assert.throws(() => hasher.update('more'), thrown(Error, 'ERR_INVALID_STATE'));
});

test('the algorithms have their lengths', () => {
  assert.deepEqual(
    DIGEST_ALGORITHMS.map(digestLength),
    DIGEST_ALGORITHMS.map((name) => Content.of('', name).digest.length),
  );
  assert.equal(Content.of('').algorithm, 'sha-256');
  assert.throws(() => Content.of('', 'md5'), refused('seal-digest-invalid'));
  assert.throws(() => digestLength('md5'), refused('seal-digest-invalid'));
  assert.throws(() => new ContentHasher('md5'), refused('seal-digest-invalid'));
});

test('a trusted key is the line that it prints', () => {
  const window = { validFrom: new Date(0), validUntil: time };
  const trusted = new TrustedKey(signer.verifier, { status: 'retired', ...window });
  const read = TrustedKey.parse(String(trusted));
  assert.deepEqual(
    [read.status, read.window, String(read.verifier)],
    ['retired', window, String(signer.verifier)],
  );
  assert.equal(read.windowHolds(new Date(1000)), true);
  assert.equal(read.windowHolds(new Date(-1000)), false);
  assert.deepEqual(new TrustedKey(signer.verifier).window, { validFrom: null, validUntil: null });
  assert.throws(() => new TrustedKey(signer.verifier, { status: 'lost' }), SealstoneError);
});

test('a keyring refuses a key twice, and a bad line by its number', () => {
  assert.throws(() => new Keyring([signer.verifier, signer.verifier]), refused('key-duplicate'));
  assert.throws(
    () => Keyring.parse('# one\nactive nonsense\n'),
    (error) => error instanceof ParseError && error.line === 2,
  );
  assert.throws(() => Verifier.parse('nonsense'), SealstoneError);
});

test('a seal that ends too early is refused at its line', () => {
  assert.throws(() => Seal.parse('sealstone/v1\nfoo'), refusedAt('seal-truncated', 2));
  assert.throws(() => Seal.parse(Buffer.from([0xff])), ParseError);
});

test('times are read and written as in seals', () => {
  assert.deepEqual(parseTime('2026-11-23T14:00:00Z'), time);
  assert.equal(formatTime(new Date('2026-11-23T14:00:00.999Z')), '2026-11-23T14:00:00Z');
  assert.equal(formatTime(new Date(-1)), '1969-12-31T23:59:59Z');
  assert.throws(() => parseTime('2026-11-23'), refused('seal-time-invalid'));
  assert.throws(() => formatTime(new Date('+010000-01-01T00:00:00Z')), refused('seal-time-invalid'));
});

test('a batch names what is bad', async () => {
  const item = (message) => ({ key: key.verifyingKey, message, signature: key.sign(message) });
  const items = Array.from({ length: 20 }, (_, index) => item(`reading ${index}`));
  batch.verify(items);
  await batch.verifyAsync(new Set(items));
  items[7] = { ...items[7], message: 'another' };
  const names = (error) => {
    assert.ok(error instanceof BatchError && error instanceof SealstoneError);
    assert.deepEqual([error.name, error.code], ['signature-invalid', ERROR_CODES['signature-invalid']]);
    assert.deepEqual(
      error.bad.map(({ index, error }) => [index, error.name]),
      [[7, 'signature-invalid']],
    );
    return true;
  };
  assert.throws(() => batch.verify(items), names);
  await assert.rejects(batch.verifyAsync(items), names);
  const raw = items.map(({ key, ...rest }) => ({ key: key.toBytes(), ...rest }));
  assert.throws(() => interop.verifyBatch('zip215', raw), names);
  await assert.rejects(interop.verifyBatchAsync('ref10', raw), names);
  assert.throws(
    () => batch.verify([]),
    (error) => error.name === 'batch-empty' && error.bad.length === 0,
  );
});

test('interop verifies alone in both forms', async () => {
  const given = [key.verifyingKey.toBytes(), 'a message', key.sign('a message')];
  for (const profile of interop.PROFILES) {
    interop.verify(profile, ...given);
    await interop.verifyAsync(profile, ...given);
    await assert.rejects(
      interop.verifyAsync(profile, given[0], 'another', given[2]),
      refused('signature-invalid'),
    );
  }
});

test('every error has a number and a name', () => {
  assert.ok(Object.keys(ERROR_CODES).length > 50);
  for (const [name, code] of Object.entries(ERROR_CODES)) {
    const error = new SealstoneError(code);
    assert.deepEqual([error.name, error.code, error.message.length > 0], [name, code, true]);
  }
});
