// The part of a seal that is signed.

import type * as Addon from '../native.d.ts';
import { optionalSeconds, optionalText, optionsOf, text } from './arguments';
import { contentOf, wrapContent, type Content } from './content';
import { unwrap, wrongType } from './errors';
import { inspectAs } from './inspect';
import { addon, constants } from './native';
import { dateOf } from './time';

/** What is said of content beside its digest. */
export interface StatementOptions {
  /** When it is signed, as the signer says; now if left out. */
  time?: Date | undefined;
  /** A file name, without a path. */
  name?: string | null | undefined;
  /** A media type. */
  mediaType?: string | null | undefined;
  /** More that is said, by keys like `build-number`; their order does not matter. */
  claims?: Readonly<Record<string, string>> | undefined;
}

/** @internal */
export let statementOf: (value: unknown, name: string) => Addon.Statement;
/** @internal */
export let wrapStatement: (made: Addon.Statement) => Statement;

/**
 * What a signer says: this content, at this time, perhaps with a name, a media type and claims.
 *
 * @example
 * const statement = new Statement(Content.of('the report'), { name: 'report.txt', claims: { build: '17' } });
 */
export class Statement {
  /** The longest statement, in bytes of its text. */
  static readonly MAX_LENGTH: number = constants.statementMaxLength;
  /** The most claims. */
  static readonly MAX_CLAIMS: number = constants.statementMaxClaims;
  /** The longest key of a claim in bytes. */
  static readonly MAX_CLAIM_KEY_LENGTH: number = constants.statementMaxClaimKeyLength;
  /** The longest value of a claim in bytes of UTF-8. */
  static readonly MAX_CLAIM_VALUE_LENGTH: number = constants.statementMaxClaimValueLength;
  /** The longest name in bytes of UTF-8. */
  static readonly MAX_NAME_LENGTH: number = constants.statementMaxNameLength;
  /** The longest media type in bytes. */
  static readonly MAX_TYPE_LENGTH: number = constants.statementMaxTypeLength;

  readonly #native: Addon.Statement;

  static {
    wrapStatement = (made) => new Statement(made as never);
    statementOf = (value, name) => {
      if (typeof value === 'object' && value !== null && #native in value) return value.#native;
      throw wrongType(name, 'a Statement', value);
    };
    inspectAs(Statement, ({ content, time, name, mediaType, claims }) => ({
      content,
      time,
      name,
      mediaType,
      claims,
    }));
  }

  /** @throws {@link SealstoneError} `seal-name-invalid`, `seal-type-invalid`, `seal-claim-invalid` and others */
  constructor(content: Content, options?: StatementOptions) {
    const made: unknown = content;
    this.#native = made instanceof addon.Statement ? made : stated(content, options);
  }

  /** What it is about. */
  get content(): Content {
    return wrapContent(this.#native.content);
  }

  /** When it was signed, as the signer says. */
  get time(): Date {
    return dateOf(this.#native.time);
  }

  /** The file name. It never says where to write. */
  get name(): string | null {
    return this.#native.name;
  }

  /** The media type. */
  get mediaType(): string | null {
    return this.#native.mediaType;
  }

  /** The claims, sorted by key. */
  get claims(): Readonly<Record<string, string>> {
    const words = this.#native.claims;
    const pairs = words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1]!] as const] : []));
    return Object.freeze(Object.fromEntries(pairs));
  }

  /** The text that is signed. */
  toString(): string {
    return this.#native.text();
  }
}

function stated(content: unknown, options: StatementOptions | undefined): Addon.Statement {
  const { time, name, mediaType, claims } = optionsOf(options);
  const made = addon.Statement.make(
    contentOf(content, 'content'),
    optionalSeconds(time, 'options.time'),
    optionalText(name, 'options.name'),
    optionalText(mediaType, 'options.mediaType'),
    words(claims),
  );
  return unwrap(made);
}

/** Keys and values in turn. */
function words(claims: unknown): string[] {
  if (claims === undefined || claims === null) return [];
  if (typeof claims !== 'object') throw wrongType('options.claims', 'an object', claims);
  return Object.entries(claims).flatMap(([key, value]) => [key, text(value, `options.claims.${key}`)]);
}
