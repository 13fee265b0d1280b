// Packs what is built: pack.mjs FOLDER writes the package and that of this platform as archives into FOLDER.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(here));
const { PLATFORMS, platform } = (await import(join(here, 'lib/platform.js'))).default;
const { devDependencies, scripts, ...manifest } = JSON.parse(
  readFileSync(join(here, 'package.json'), 'utf8'),
);
const { version, license, repository, engines } = manifest;
const folder = resolve(process.argv[2]);
mkdirSync(folder, { recursive: true });

pack(
  {
    ...manifest,
    optionalDependencies: Object.fromEntries(PLATFORMS.map((name) => [`@sealstone/${name}`, version])),
  },
  ['lib', 'index.d.ts', 'index.d.mts', 'index.mjs', 'README.md'],
);

const name = platform();
const [os, cpu, libc] = name.split('-');
const addon = `sealstone.${name}.node`;
pack(
  {
    name: `@sealstone/${name}`,
    version,
    description: `The addon of sealstone for ${name}`,
    license,
    repository,
    engines,
    os: [os],
    cpu: [cpu],
    ...(libc === 'gnu' ? { libc: ['glibc'] } : {}),
    main: addon,
    files: [addon, 'LICENSE-*'],
  },
  [addon],
);

function pack(manifest, files) {
  const stage = mkdtempSync(join(tmpdir(), 'sealstone-pack-'));
  try {
    for (const file of files) cpSync(join(here, file), join(stage, file), { recursive: true });
    for (const file of ['LICENSE-MIT', 'LICENSE-APACHE']) cpSync(join(root, file), join(stage, file));
    writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: stage, stdio: 'inherit' });
  } finally {
    rmSync(stage, { recursive: true });
  }
}
