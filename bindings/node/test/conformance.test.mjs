// The whole corpus of vectors/.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  BatchError,
  Content,
  ContentHasher,
  DIGEST_ALGORITHMS,
  Keyring,
  Prehash,
  Seal,
  SigningKey,
  TrustedKey,
  Verifier,
  VerifyingKey,
  batch,
  formatTime,
  interop,
  parseTime,
} from 'sealstone';

import { cases, hex, refusedAt, verdict } from './common.mjs';

test('ed25519_edge.json: every rule on every edge case', () => {
  let run = 0;
  for (const { id, key, message, signature, ...expected } of cases('ed25519_edge.json', 2448)) {
    const given = [hex(message), hex(signature)];
    assert.equal(
      verdict(() => VerifyingKey.fromBytes(hex(key)).verify(...given)),
      expected.universal,
      `case ${id}`,
    );
    for (const profile of interop.PROFILES) {
      assert.equal(
        verdict(() => interop.verify(profile, hex(key), ...given)),
        expected[profile],
        `case ${id}`,
      );
    }
    run += 1;
  }
  assert.equal(run, 2448);
});

test('ed25519_edge.json: in batches, under every profile', () => {
  const all = cases('ed25519_edge.json', 2448);
  const items = all.map(({ key, message, signature }) => ({
    key: hex(key),
    message: hex(message),
    signature: hex(signature),
  }));
  for (const profile of interop.PROFILES) {
    const expected = all.flatMap((given, index) =>
      given[profile] === 'valid' ? [] : [[index, given[profile]]],
    );
    assert.throws(
      () => interop.verifyBatch(profile, items),
      (error) => {
        assert.deepEqual(
          error.bad.map(({ index, error }) => [index, error.name]),
          expected,
        );
        return error instanceof BatchError;
      },
    );
  }
});

test('signatures.json: signing and verifying', () => {
  let [run, signed] = [0, 0];
  for (const given of cases('signatures.json', 324)) {
    const [message, context] = [hex(given.message), hex(given.context ?? '')];
    const prehashed = given.algorithm === 'Ed25519ph';
    if (given.seed !== undefined) {
      const key = SigningKey.fromBytes(hex(given.seed));
      assert.equal(key.verifyingKey.toBytes().toString('hex'), given.key);
      let signature;
      const sign = () =>
        (signature = prehashed
          ? key.signPrehashed(new Prehash().update(message), context)
          : key.sign(message));
      const signing = verdict(sign);
      if (signing === 'valid') assert.equal(signature.toString('hex'), given.signature);
      else assert.equal(signing, given.result);
      signed += 1;
    }
    const verify = () => {
      const key = VerifyingKey.fromBytes(hex(given.key));
      if (!prehashed) return key.verify(message, hex(given.signature));
      return key.verifyPrehashed(new Prehash().update(message), hex(given.signature), context);
    };
    assert.equal(verdict(verify), given.result, `case ${given.id}`);
    run += 1;
  }
  assert.equal(run, 324);
  assert.ok(signed > 50);
});

test('signatures.json: in parts', () => {
  let run = 0;
  for (const given of cases('signatures.json', 324).filter(({ algorithm }) => algorithm === 'Ed25519')) {
    const message = hex(given.message);
    const verify = () => {
      const stream = VerifyingKey.fromBytes(hex(given.key)).verifyStream(hex(given.signature));
      for (let at = 0; at < message.length; at += 100) stream.update(message.subarray(at, at + 100));
      stream.finish();
    };
    assert.equal(verdict(verify), given.result, `case ${given.id}`);
    run += 1;
  }
  assert.ok(run > 100);
});

test('batches.json: verdict and every bad index', async () => {
  let run = 0;
  for (const { id, items, result, bad } of cases('batches.json', 193)) {
    const parsed = items.map(({ key, message, signature }) => ({
      key: VerifyingKey.fromBytes(hex(key)),
      message: hex(message),
      signature: hex(signature),
    }));
    const check = (error) => {
      assert.equal(error?.name ?? 'valid', result, `case ${id}`);
      assert.deepEqual(
        Object.fromEntries((error?.bad ?? []).map(({ index, error }) => [index, error.name])),
        bad,
      );
      assert.ok(error === undefined || error instanceof BatchError);
    };
    let refusal;
    try {
      batch.verify(parsed);
    } catch (error) {
      refusal = error;
    }
    check(refusal);
    check(await batch.verifyAsync(parsed).catch((error) => error));
    run += 1;
  }
  assert.equal(run, 193);
});

test('keys.json: every format', () => {
  let run = 0;
  for (const given of cases('keys.json', 604)) {
    const file = given.text ?? hex(given.input);
    let found;
    const read = () => {
      found = readKey(given, file);
      if (given.kind === 'private') {
        assert.equal(found.toBytes().toString('hex'), given.seed);
        found = found.verifyingKey;
      }
    };
    assert.equal(verdict(read), given.result, `case ${given.id}`);
    if (given.result === 'valid') assert.equal(found.toBytes().toString('hex'), given.public);
    run += 1;
  }
  assert.equal(run, 604);
});

function readKey({ kind, format, name, key_id }, file) {
  if (kind === 'private')
    return format === 'raw' ? SigningKey.fromBytes(Buffer.from(file)) : SigningKey.read(file);
  if (format === 'raw') return VerifyingKey.fromBytes(Buffer.from(file));
  if (format !== 'vkey') return VerifyingKey.read(file);
  const verifier = Verifier.parse(file.toString());
  if (name !== undefined) assert.deepEqual([verifier.name, verifier.id.toString('hex')], [name, key_id]);
  return verifier.key;
}

/** Text, hexadecimal, or parts to repeat. */
function raw(given, field) {
  if (given[field] !== undefined) return given[field];
  if (given[`${field}_hex`] !== undefined) return hex(given[`${field}_hex`]);
  return given[`${field}_parts`].map(([text, times]) => text.repeat(times)).join('');
}

test('keyrings.json: entries, errors and their lines', () => {
  let run = 0;
  for (const given of cases('keyrings.json', 105)) {
    const file = raw(given, 'keyring');
    if (given.parse === 'valid') {
      const keyring = Keyring.parse(file);
      const iso = (time) => (time === null ? null : formatTime(time));
      const entries = keyring.keys.map(({ verifier, status, window }) => ({
        name: verifier.name,
        id: verifier.id.toString('hex'),
        public: verifier.key.toBytes().toString('hex'),
        status,
        from: iso(window.validFrom),
        until: iso(window.validUntil),
      }));
      assert.deepEqual(entries, given.entries);
      assert.deepEqual(Keyring.parse(String(keyring)).keys.map(String), keyring.keys.map(String));
    } else {
      assert.throws(() => Keyring.parse(file), refusedAt(given.parse, given.line), given.id);
    }
    run += 1;
  }
  assert.equal(run, 105);
});

/** Content whose byte i is i mod 251. */
function painted(length) {
  return Buffer.from({ length }, 0).map((_, index) => index % 251);
}

test('seals.json: parsing, printing and verdicts', () => {
  let [run, checks] = [0, 0];
  for (const given of cases('seals.json', 484)) {
    const file = raw(given, 'seal');
    run += 1;
    if (given.parse !== 'valid') {
      assert.throws(() => Seal.parse(file), refusedAt(given.parse, given.line), given.id);
      continue;
    }
    const seal = Seal.parse(file);
    assert.equal(String(seal), file.toString());
    assert.equal(String(seal.statement), seal.text);
    assert.equal(seal.id, given.id_hex);
    assert.deepEqual(
      seal.signatures.map(({ name, id }) => ({ name, id: id.toString('hex') })),
      given.signatures,
    );
    checkStatement(seal.statement, given.statement);
    for (const check of given.verify) {
      let counted = [];
      const verify = () => {
        const { lines } = judge(seal, check);
        counted = lines.flatMap(({ verdict }, index) => (verdict === 'valid' ? [index] : []));
      };
      assert.equal(verdict(verify), check.result, given.id);
      assert.deepEqual(counted, check.verified, given.id);
      checks += 1;
    }
  }
  assert.equal(run, 484);
  assert.equal(checks, 220);
});

function checkStatement({ content, time, name, mediaType, claims }, expected) {
  assert.deepEqual(
    [
      content.algorithm,
      content.digest.toString('hex'),
      content.size,
      formatTime(time),
      time.getTime() / 1000,
    ],
    [expected.algorithm, expected.digest, BigInt(expected.size), expected.time, expected.unix_seconds],
  );
  assert.deepEqual([name, mediaType], [expected.name, expected.type]);
  assert.deepEqual(Object.entries(claims), expected.claims);
}

function judge(seal, check) {
  const keys = check.keyring.map(({ status, vkey, from, until }) => {
    const window = [from ? ` from ${from}` : '', until ? ` until ${until}` : ''];
    return TrustedKey.parse(`${status} ${vkey}${window.join('')}`);
  });
  const options = { threshold: check.threshold, now: check.now ? parseTime(check.now) : undefined };
  const content = contentOf(check, seal.statement.content.algorithm);
  if (content === undefined) return seal.verifySignatures(new Keyring(keys), options);
  return seal.verify(new Keyring(keys), content, options);
}

function contentOf(check, algorithm) {
  if (check.content_hex !== undefined) return Content.of(hex(check.content_hex), algorithm);
  if (check.content_painted !== undefined) return Content.of(painted(check.content_painted), algorithm);
  const given = check.content_digest;
  return given && Content.fromDigest(given.algorithm, hex(given.digest), BigInt(given.size));
}

test('digests.json: whole, in parts and as a stream', async () => {
  let run = 0;
  for (const given of cases('digests.json', 59)) {
    const content = painted(given.length);
    for (const algorithm of DIGEST_ALGORITHMS) {
      const whole = Content.of(content, algorithm);
      assert.equal(whole.digest.toString('hex'), given[algorithm], `${algorithm} of ${given.length}`);
      assert.equal(whole.size, BigInt(given.length));
      const hasher = new ContentHasher(algorithm);
      const parts = [];
      for (let at = 0; at < content.length; at += 65_537) parts.push(content.subarray(at, at + 65_537));
      parts.forEach((part) => hasher.update(part));
      hasher.finish().check(whole);
      (await Content.readAsync(parts, algorithm)).check(whole);
    }
    run += 1;
  }
  assert.equal(run, 59);
});
