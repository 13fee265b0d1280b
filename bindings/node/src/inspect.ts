// How objects look in a console.

import { inspect, type InspectOptions } from 'node:util';

/** Lets `console.log` show what `view` gives: never a secret. */
export function inspectAs<T extends object>(
  type: { readonly name: string; readonly prototype: T },
  view: (value: T) => object,
): void {
  const value = function (this: T, _depth: number, options: InspectOptions, show: typeof inspect): string {
    return this === type.prototype ? type.name : `${type.name} ${show(view(this), options)}`;
  };
  Object.defineProperty(type.prototype, inspect.custom, { value });
}
