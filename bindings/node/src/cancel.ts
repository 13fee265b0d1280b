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
    const forget = onceAborted(signal, () => {
      cancel.cancel();
      reject(signal.reason);
      onAbort?.(signal.reason);
    });
    work.finally(forget).then(resolve, reject);
  });
}

/** What an abort ends, by signal. One listener serves all: Node warns of a leak when a signal has more than ten. */
const pending = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `stop` when the signal is aborted; returns how to forget it. */
function onceAborted(signal: AbortSignal, stop: () => void): () => void {
  let stops = pending.get(signal);
  if (stops === undefined) {
    stops = new Set();
    pending.set(signal, stops);
    signal.addEventListener('abort', stopAll, { once: true });
  }
  stops.add(stop);
  return () => {
    if (!stops.delete(stop) || stops.size > 0) return;
    pending.delete(signal);
    signal.removeEventListener('abort', stopAll);
  };
}

function stopAll(this: AbortSignal): void {
  const stops = pending.get(this);
  pending.delete(this);
  stops?.forEach((stop) => stop());
}

function signalOf(options: AsyncOptions | undefined): AbortSignal | undefined {
  const { signal } = optionsOf(options);
  if (signal === undefined) return undefined;
  // Not `instanceof`: test runners bring a global object of their own, and with it another AbortSignal.
  if (typeof signal === 'object' && signal !== null && 'aborted' in signal) return signal;
  throw wrongType('options.signal', 'an AbortSignal', signal);
}
