// Builds the addon and the TypeScript around it: build.mjs [--debug]
//
// Writes sealstone.PLATFORM.node, native.d.ts (what the addon offers, from its Rust), lib/ (JavaScript) and
// index.d.ts (the declarations of src/, in one file). The two .d.ts are committed.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(here));
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');

const declarations = buildAddon();
writeFileSync(join(here, 'native.d.ts'), nativeDeclarations(declarations));
rmSync(join(here, 'lib'), { recursive: true, force: true });
execFileSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--project', here], {
  stdio: 'inherit',
});
writeFileSync(join(here, 'index.d.ts'), publicDeclarations());
const { platform } = await import(join(here, 'lib/platform.js'));
const addon = join(here, `sealstone.${platform()}.node`);
copyFileSync(join(target, 'release', libraryName()), `${addon}.new`);
renameSync(`${addon}.new`, addon); // a process that has the old one loaded keeps it

/**
 * Compiles the crate; its macros write one line of JSON for each thing that JavaScript sees. They only do so when it is
 * compiled, which the name of a new folder in the environment makes sure of.
 */
function buildAddon() {
  const folder = mkdtempSync(join(tmpdir(), 'sealstone-'));
  try {
    execFileSync('cargo', ['build', '--release', '--locked', '--package', 'sealstone-node'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NAPI_TYPE_DEF_TMP_FOLDER: folder },
    });
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    return files
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function libraryName() {
  const names = { darwin: 'libsealstone_node.dylib', win32: 'sealstone_node.dll' };
  return names[process.platform] ?? 'libsealstone_node.so';
}

/** The addon's declarations: classes with their members, then objects and functions. */
function nativeDeclarations(items) {
  const members = new Map();
  for (const { kind, name, def } of items.filter(({ kind }) => kind === 'impl')) {
    members.set(name, [...(members.get(name) ?? []), ...def.split('\n').map((line) => line.trim())]);
  }
  const declare = ({ kind, name, js_doc, def }) => {
    if (kind === 'fn') return `${js_doc}export ${def};`;
    if (kind === 'interface') return `${js_doc}export interface ${name} {\n${indent(def.split('\n'))}\n}`;
    return `${js_doc}export class ${name} {\n${indent(members.get(name) ?? [])}\n}`;
  };
  const text = items
    .filter(({ kind }) => kind !== 'impl')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(declare);
  return `// Made by scripts/build.mjs from the Rust in native/: what the private addon offers.
/// <reference types="node" />
/** A value, or why there is none. */
export type Outcome<T> = T | Failure;
/** Nothing, or why not. */
export type Verdict = Outcome<undefined>;
/** A Promise of an outcome. */
export type Queued<T> = Promise<Outcome<T>>;
${text.join('\n')}
`;
}

function indent(lines) {
  return lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n');
}

/** The declarations of all modules that src/index.ts exports, in one file, without what is internal. */
function publicDeclarations() {
  const read = (module) => readFileSync(join(here, 'lib', `${module}.d.ts`), 'utf8');
  const exports = [...read('index').matchAll(/^export (?:\* as (\w+)|\{.*\}) from '\.\/(.*)';$/gm)];
  const foreign = new Set();
  const sections = exports.map(([, namespace, module]) => {
    const text = read(module);
    for (const [line] of text.matchAll(/^import .* from 'node:.*';$/gm)) foreign.add(line);
    const body = text.replace(/^(import .*|export \{\};)\n/gm, '').trim();
    return namespace ? scoped(namespace, body) : body;
  });
  return `// Made by scripts/build.mjs from the TypeScript in src/.
/// <reference types="node" />
${[...foreign].sort().join('\n')}

${sections.join('\n\n')}
`;
}

/** A module as a namespace; its first comment is about the whole. */
function scoped(namespace, text) {
  const [, comment, rest] = /^(\/\*\*.*?\*\/\n)([^]*)$/.exec(text);
  const lines = rest.replaceAll('export declare ', 'export ').split('\n');
  return `${comment}export declare namespace ${namespace} {\n${indent(lines)}\n}`;
}
