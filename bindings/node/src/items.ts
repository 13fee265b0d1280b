// The items of batches.

import { bytes, bytesOrText } from './arguments';
import { wrongType } from './errors';

/** Keys, messages and signatures of the items, each in an array. */
export function columns<T>(
  items: Iterable<{ key: unknown; message: unknown; signature: unknown }>,
  keyOf: (value: unknown, name: string) => T,
): [T[], Uint8Array[], Uint8Array[]] {
  if (typeof items !== 'object' || items === null || !(Symbol.iterator in items)) {
    throw wrongType('items', 'an iterable of { key, message, signature }', items);
  }
  const [keys, messages, signatures]: [T[], Uint8Array[], Uint8Array[]] = [[], [], []];
  for (const item of items) {
    if (typeof item !== 'object' || item === null) {
      throw wrongType(`items[${keys.length}]`, 'an object { key, message, signature }', item);
    }
    keys.push(keyOf(item.key, 'key'));
    messages.push(bytesOrText(item.message, 'message'));
    signatures.push(bytes(item.signature, 'signature'));
  }
  return [keys, messages, signatures];
}
