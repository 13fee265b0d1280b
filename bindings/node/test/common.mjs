// What the tests share.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { ERROR_CODES, ParseError, SealstoneError, Signer, SigningKey } from 'sealstone';

export const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export const key = SigningKey.fromBytes(Buffer.alloc(32, 7));
export const signer = new Signer('example.com/test', key);

/** The cases of a corpus file; the expected number is written into each test. */
export function cases(file, expected) {
  const text = readFileSync(join(ROOT, 'vectors', file), 'utf8');
  const corpus = JSON.parse(text.replace(/"size": (\d{16,})/g, '"size": "$1"')); // a number would lose digits
  assert.equal(corpus.count, expected, `${file}: count`);
  assert.equal(corpus.cases.length, expected, `${file}: cases`);
  return corpus.cases;
}

export const hex = (text) => Buffer.from(text, 'hex');

/** `valid`, or the name of the error that `call` throws; any other exception goes on. */
export function verdict(call) {
  try {
    call();
    return 'valid';
  } catch (error) {
    if (error instanceof SealstoneError) return error.name;
    throw error;
  }
}

/** Matches the core's error of this name. */
export function refused(name) {
  return (error) => {
    assert.ok(error instanceof SealstoneError, `${error}`);
    assert.equal(error.name, name);
    assert.equal(error.code, ERROR_CODES[name]);
    assert.ok(error.message.length > 0 && error.stack.includes(error.message));
    return true;
  };
}

export function refusedAt(name, line) {
  return (error) => refused(name)(error) && error instanceof ParseError && error.line === line;
}

/** Matches an error of Node's kind. */
export function thrown(type, code) {
  return (error) => {
    assert.equal(error.constructor, type, `${error}`);
    assert.equal(error.code, code);
    return true;
  };
}

export const wrongType = thrown(TypeError, 'ERR_INVALID_ARG_TYPE');
export const wrongValue = thrown(RangeError, 'ERR_INVALID_ARG_VALUE');

/** A folder that is removed after the tests of this file. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sealstone-test-'));
  after(() => rmSync(folder, { recursive: true }));
  return folder;
}
