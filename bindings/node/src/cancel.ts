// Promise forms that an AbortSignal ends.

import type { Cancel } from '../native.d.ts';
import { optionsOf } from './arguments';
import { wrongType } from './errors';
import { addon } from './native';

/** Options of a Promise form. */
export interface AsyncOptions {
  /** Ends the work: the Promise rejects at once with the signal's reason, and what has begun stops soon. */
  signal?: AbortSignal | undefined;
}

/** @internal Begins work that `options.signal` ends; `onAbort` stops what the addon does not know of. */
export function cancellable<T>(
  options: AsyncOptions | undefined,
  begin: (cancel: Cancel) => Promise<T>,
  onAbort?: (reason: unknown) => void,
): Promise<T> {
  const signal = signalOf(options);
  signal?.throwIfAborted();
  const cancel = new addon.Cancel();
  const work = begin(cancel);
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel.cancel();
      reject(signal.reason);
      onAbort?.(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    work.finally(() => signal.removeEventListener('abort', stop)).then(resolve, reject);
  });
}

function signalOf(options: AsyncOptions | undefined): AbortSignal | undefined {
  const { signal } = optionsOf(options);
  if (signal === undefined) return undefined;
  if (!(signal instanceof AbortSignal)) throw wrongType('options.signal', 'an AbortSignal', signal);
  return signal;
}
