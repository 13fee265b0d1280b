// The package itself: versions, entry points, platforms, files.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

import * as esm from 'sealstone';

import { PACKAGE, ROOT, temporaryFolder } from './common.mjs';

const require = createRequire(import.meta.url);
const commonjs = require('sealstone');
const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
const folder = temporaryFolder();

test("the version is the workspace's", () => {
  const [, version] = /^version = "(.*)"$/m.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'));
  assert.equal(manifest.version, version);
});

test('both entry points give the same objects', () => {
  assert.deepEqual(Object.keys(esm).sort(), Object.keys(commonjs).sort());
  for (const [name, value] of Object.entries(commonjs)) assert.equal(esm[name], value, name);
});

test('what is declared is there, and nothing else', () => {
  const text = readFileSync(join(PACKAGE, 'index.d.ts'), 'utf8');
  const named = (text, indent) => {
    const declared = text.matchAll(
      new RegExp(`^${indent}export (?:declare )?(?:class|const|function|namespace) (\\w+)`, 'gm'),
    );
    return [...declared].map(([, name]) => name).sort();
  };
  assert.deepEqual(named(text, ''), Object.keys(commonjs).sort());
  for (const name of ['batch', 'interop']) {
    const [, body] = new RegExp(`^export declare namespace ${name} {\\n([^]*?)^}`, 'm').exec(text);
    assert.deepEqual(named(body, '    '), Object.keys(commonjs[name]).sort(), name);
  }
});

test('the lock file names what is installed by hash, and no host', () => {
  const { packages } = JSON.parse(readFileSync(join(PACKAGE, 'package-lock.json'), 'utf8'));
  const { '': root, ...installed } = packages;
  assert.ok(Object.keys(installed).length > 10);
  for (const [name, { resolved, integrity }] of Object.entries(installed)) {
    assert.equal(resolved, undefined, name);
    assert.match(integrity, /^sha512-/, name);
  }
  assert.deepEqual(root.devDependencies, manifest.devDependencies);
});

test('development dependencies are pinned, and there are no others', () => {
  for (const version of Object.values(manifest.devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(manifest.dependencies, undefined);
});

/** A copy of the package without an addon, as an ES and a CommonJS import sees it. */
function withoutAddon(prelude = '') {
  const copy = join(folder, 'node_modules', 'sealstone');
  cpSync(join(PACKAGE, 'lib'), join(copy, 'lib'), { recursive: true });
  for (const file of ['index.mjs', 'package.json']) copyFileSync(join(PACKAGE, file), join(copy, file));
  writeFileSync(
    join(folder, 'main.cjs'),
    `${prelude}
    try { require('sealstone'); } catch (error) {
      console.log(JSON.stringify({ code: error.code, message: error.message, causes: error.cause.errors.map((cause) => cause.message) }));
    }`,
  );
  return JSON.parse(execFileSync(process.execPath, ['main.cjs'], { cwd: folder, encoding: 'utf8' }));
}

test('without an addon the error says what was tried, and why it may be missing', () => {
  const { code, message, causes } = withoutAddon();
  const { platform } = require('../lib/platform.js');
  assert.equal(code, 'ERR_SEALSTONE_PLATFORM');
  assert.ok(message.includes(`no addon for ${platform()} (Node ${process.version})`), message);
  assert.ok(
    message.includes(`@sealstone/${platform()} is not installed`) && message.includes('--omit=optional'),
    message,
  );
  assert.equal(causes.length, 2);
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', 'import "sealstone"'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(run.status, 1);
  assert.ok(run.stderr.includes('ERR_SEALSTONE_PLATFORM'), run.stderr);
});

test('on a platform without a package the error says which there are', () => {
  const { message } = withoutAddon(`Object.defineProperty(process, 'platform', { value: 'sunos' });`);
  assert.ok(
    message.includes('no addon for sunos-') && message.includes('linux-arm64-gnu, linux-x64-gnu'),
    message,
  );
});

test('an addon of another version is refused', () => {
  const name = require('../lib/platform.js').platform();
  const other = join(folder, 'node_modules', '@sealstone', name);
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'index.js'), `exports.constants = () => ({ version: '0.0.1' });`);
  const { message } = withoutAddon();
  assert.ok(
    message.includes(`@sealstone/${name} is of version 0.0.1, and sealstone of ${manifest.version}`),
    message,
  );
});
