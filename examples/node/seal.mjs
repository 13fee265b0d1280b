#!/usr/bin/env node
// `seal make FOLDER` makes keys, seals a file and signs 1000 messages; `seal verify FOLDER` verifies all that, and sees
// a changed file and a changed message refused.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Content, Seal, SealstoneError, Signer, SigningKey } from 'sealstone';
import { Verifier, VerifyingKey, batch, formatTime } from 'sealstone';

const messages = Array.from({ length: 1000 }, (_, n) => `reading ${n}`);

async function make(folder) {
  const signer = new Signer('example.com/plant-7', privateKey(join(folder, 'signer.key')));
  writeFileSync(join(folder, 'signer.pub'), `${signer.verifier}\n`);
  const report = join(folder, 'report.txt');
  writeFileSync(report, 'all pumps are running');
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const time = epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
  writeFileSync(`${report}.seal`, await signer.signFileAsync(report, { algorithm: 'sha-256', time }));

  // A key for raw signatures seals nothing: keep it apart from a Signer's.
  const key = privateKey(join(folder, 'batch.key'));
  writeFileSync(join(folder, 'batch.pub'), key.verifyingKey.toSpkiPem());
  writeFileSync(join(folder, 'batch.sig'), Buffer.concat(messages.map((message) => key.sign(message))));
  console.log(`made a seal by ${signer.verifier.name} and ${messages.length} signatures`);
}

async function verify(folder) {
  // Whoever verifies has the public key from a source that they trust.
  const verifier = Verifier.parse(readFileSync(join(folder, 'signer.pub'), 'utf8').trimEnd());
  const seal = Seal.parse(readFileSync(join(folder, 'report.txt.seal')));
  await seal.verifyFileAsync(verifier, join(folder, 'report.txt'));
  console.log(`verified: report.txt by ${verifier.name} at ${formatTime(seal.statement.time)}`);
  const changed = refusal(() => seal.verify(verifier, Content.of('all pumps are stopped', 'sha-256')));
  console.log(`refused a changed file: ${changed.name}`);

  const key = VerifyingKey.fromSpkiPem(readFileSync(join(folder, 'batch.pub'), 'utf8'));
  const signatures = readFileSync(join(folder, 'batch.sig'));
  const signed = (n) => signatures.subarray(64 * n, 64 * (n + 1));
  const items = messages.map((message, n) => ({ key, message, signature: signed(n) }));
  batch.verify(items);
  console.log(`verified a batch of ${items.length}`);
  items[700].message = 'reading 7oo';
  for (const { index, error } of refusal(() => batch.verify(items)).bad) {
    console.log(`refused a changed batch: ${error.name} at ${index}`);
  }
}

/** Reads a private key, or makes one in a file that only its owner can read. */
function privateKey(path) {
  if (existsSync(path)) return SigningKey.read(readFileSync(path));
  const key = SigningKey.generate();
  writeFileSync(path, key.toPkcs8Pem(), { mode: 0o600, flag: 'wx' });
  return key;
}

/** The error of a call that must be refused. */
function refusal(call) {
  try {
    call();
  } catch (error) {
    if (error instanceof SealstoneError) return error;
    throw error;
  }
  throw new Error('what was changed was accepted');
}

const [verb, folder, ...rest] = process.argv.slice(2);
const command = new Map(Object.entries({ make, verify })).get(verb);
if (command === undefined || folder === undefined || rest.length > 0) {
  console.error('usage: seal make|verify FOLDER');
  process.exit(2);
}
await command(folder).catch((error) => {
  console.error(`${error.name}: ${error.message}`);
  process.exit(1);
});
