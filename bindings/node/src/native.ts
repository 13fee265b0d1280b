// Finds the addon that was built for this platform.

import type * as Addon from '../native.d.ts';
import { PLATFORMS, platform } from './platform';

/** Loads the first candidate that is there: one that was built in this folder, then the platform's package. */
function load(): typeof Addon {
  const name = platform();
  const candidates = [`../sealstone.${name}.node`, `@sealstone/${name}`];
  const failures: Error[] = [];
  for (const candidate of candidates) {
    try {
      return checked(require(candidate) as typeof Addon, candidate);
    } catch (error) {
      failures.push(error as Error);
    }
  }
  throw unavailable(name, candidates, failures);
}

/** An addon of another version would be called with the wrong arguments. */
function checked(addon: typeof Addon, candidate: string): typeof Addon {
  const { version } = require('../package.json') as { version: string };
  const found = addon.constants().version;
  if (found === version) return addon;
  throw new Error(`${candidate} is of version ${found}, and sealstone of ${version}`);
}

function unavailable(name: string, candidates: string[], failures: Error[]): Error {
  const why = PLATFORMS.includes(name)
    ? `Its package @sealstone/${name} is not installed or does not load. npm leaves it out with --omit=optional, and ` +
      `may do so when node_modules or package-lock.json come from another platform (npm issue 4828): remove both, ` +
      `then run "npm install" again.`
    : `There is no package for it, only for ${PLATFORMS.join(', ')}.`;
  const tried = candidates.map(
    (candidate, index) => `  ${candidate}: ${failures[index]?.message.split('\n')[0]}`,
  );
  const message = `Sealstone has no addon for ${name} (Node ${process.version}). ${why}\nTried:\n${tried.join('\n')}`;
  const cause = new AggregateError(failures, 'No candidate loads');
  return Object.assign(new Error(message, { cause }), { code: 'ERR_SEALSTONE_PLATFORM' });
}

/** The addon. */
export const addon: typeof Addon = load();

/** The core's names and limits. */
export const constants = addon.constants();
