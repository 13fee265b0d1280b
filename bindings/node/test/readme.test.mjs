// The programs in the README run.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { PACKAGE } from './common.mjs';

const programs = [...readFileSync(join(PACKAGE, 'README.md'), 'utf8').matchAll(/^```js\n([^]*?)^```$/gm)];

test('the programs in the README run', () => {
  assert.equal(programs.length, 2);
  // Inside of the package, where `sealstone` is this package.
  const folder = mkdtempSync(join(PACKAGE, 'test', 'readme-'));
  try {
    writeFileSync(join(folder, 'report.txt'), 'the report');
    programs.forEach(([, program], index) => {
      writeFileSync(join(folder, `${index}.mjs`), program);
      const output = execFileSync(process.execPath, [`${index}.mjs`], { cwd: folder, encoding: 'utf8' });
      if (index === 0) assert.match(output, /^sealed at 20\d\d-/);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the examples in the declarations run', () => {
  const declarations = readFileSync(join(PACKAGE, 'index.d.ts'), 'utf8');
  const examples = [...declarations.matchAll(/@example\n([^]*?)\*\//g)];
  assert.ok(examples.length >= 9, `${examples.length}`);
  const names = [...declarations.matchAll(/^export declare (?:class|const|function|namespace) (\w+)/gm)];
  const folder = mkdtempSync(join(PACKAGE, 'test', 'examples-'));
  try {
    for (const [index, [, example]] of examples.entries()) {
      const program = example.replace(/^ +\* ?/gm, '');
      const file = join(folder, `${index}.mjs`);
      writeFileSync(file, `${EXAMPLE_SCOPE(names.map(([, name]) => name))}\n{\n${program}\n}\n`);
      execFileSync(process.execPath, [file], { cwd: folder });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What examples take for granted: the names of the package and of node:fs, a key, and files. */
const EXAMPLE_SCOPE = (names) => `
import { ${names.join(', ')} } from 'sealstone';
import { createReadStream, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
const key = SigningKey.generate();
const [message, signature] = ['a message', key.sign('a message')];
const signer = new Signer('example.com/signer', key);
const [vkey, old] = [String(signer.verifier), new Signer('example.com/old', key).verifier];
writeFileSync('signer.pub', key.verifyingKey.toSpkiPem());
writeFileSync('keyring', String(new Keyring([signer.verifier])));
for (const name of ['disk.img', 'report.pdf']) writeFileSync(name, 'content');
writeFileSync('report.pdf.seal', signer.signFile('report.pdf'));
`;
