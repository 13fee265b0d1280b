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

test('the examples in the declarations use names that exist', () => {
  const declarations = readFileSync(join(PACKAGE, 'index.d.ts'), 'utf8');
  const examples = [...declarations.matchAll(/@example\n([^]*?)\*\//g)].map(([, text]) => text);
  assert.ok(examples.length >= 8);
  const members = new Set(declarations.match(/\b\w+(?=[(<:])/g));
  for (const example of examples) {
    for (const [, name] of example.matchAll(/\.(\w+)\(/g)) assert.ok(members.has(name), `${name} in${example}`);
  }
});
