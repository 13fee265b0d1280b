/*
 * Sealstone: Ed25519 signatures, and seals that anyone can check offline.
 *
 * Every function keeps these conventions; README.md has them at length.
 *
 * - A sealstone_status of 0 is success; nothing else is. Beside what its own text names, a function that returns a
 *   status can return SEALSTONE_NULL_ARGUMENT, SEALSTONE_NOT_UTF8 if it takes text, and SEALSTONE_PANIC.
 * - Outputs come last and are written on success only. `(NULL, 0)` is the empty message.
 * - Text ends with NUL. Bytes are a pointer and a length, except arrays of the fixed length that is named.
 * - What is given through `sealstone_x **` is the caller's, to be freed by sealstone_x_free(), text by
 *   sealstone_string_free(), bytes by sealstone_bytes_free(); `const char *` results are static. Objects keep no
 *   pointer to each other or to the caller's memory. Freeing leaves NULL in the caller's variable.
 *
 * Made by tools/c-header from the sources of the library: never edited by hand.
 */

#ifndef SEALSTONE_H
#define SEALSTONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The version of this header; sealstone_version() is that of the library.
#define SEALSTONE_VERSION "0.1.0"
#define SEALSTONE_VERSION_MAJOR 0
#define SEALSTONE_VERSION_MINOR 1
#define SEALSTONE_VERSION_PATCH 0

// The statuses. Those below 200 are the core's errors, the same numbers in every language.
enum sealstone_status_number {
  // done
  SEALSTONE_OK = 0,
  // wrong length: a seed or public key is 32 bytes, a signature 64
  SEALSTONE_INVALID_LENGTH = 1,
  // the output buffer is too small
  SEALSTONE_BUFFER_TOO_SMALL = 2,
  // the random generator failed; no key was made
  SEALSTONE_RANDOM_UNAVAILABLE = 3,
  // the public key is not canonically encoded
  SEALSTONE_KEY_NOT_CANONICAL = 10,
  // the public key is not a point of the curve
  SEALSTONE_KEY_NOT_ON_CURVE = 11,
  // the public key has small order and proves nothing
  SEALSTONE_KEY_SMALL_ORDER = 12,
  // the public key is not in the prime-order group
  SEALSTONE_KEY_MIXED_ORDER = 13,
  // the public half does not belong to the private key
  SEALSTONE_KEY_MISMATCH = 14,
  // not a key in a known format
  SEALSTONE_KEY_FORMAT_UNKNOWN = 15,
  // the key is damaged or not encoded as its format demands
  SEALSTONE_KEY_MALFORMED = 16,
  // the key is not an Ed25519 key
  SEALSTONE_KEY_ALGORITHM_UNSUPPORTED = 17,
  // the private key is encrypted: give its passphrase
  SEALSTONE_PASSPHRASE_REQUIRED = 18,
  // the passphrase does not open the private key
  SEALSTONE_PASSPHRASE_WRONG = 19,
  // the key derivation in the file asks for more work than is allowed
  SEALSTONE_KDF_TOO_COSTLY = 20,
  // the private key is encrypted with an unsupported method
  SEALSTONE_KEY_ENCRYPTION_UNSUPPORTED = 21,
  // a key name is 1 to 255 bytes of UTF-8 without white space, controls or '+'
  SEALSTONE_KEY_NAME_INVALID = 22,
  // the key id does not belong to this name and key
  SEALSTONE_KEY_ID_MISMATCH = 23,
  // this is a public key where a private key is needed
  SEALSTONE_KEY_NOT_PRIVATE = 24,
  // this is a private key where a public key is needed
  SEALSTONE_KEY_NOT_PUBLIC = 25,
  // the keyring already holds this name and key
  SEALSTONE_KEY_DUPLICATE = 26,
  // a keyring line is not: active|retired|revoked VKEY [from TIME] [until TIME]
  SEALSTONE_KEYRING_MALFORMED = 27,
  // the signature does not match the content and key
  SEALSTONE_SIGNATURE_INVALID = 30,
  // the signature's S is not below the group order
  SEALSTONE_SIGNATURE_NOT_CANONICAL = 31,
  // the signature's R has small order
  SEALSTONE_SIGNATURE_SMALL_ORDER = 32,
  // a context is at most 255 bytes
  SEALSTONE_CONTEXT_TOO_LONG = 33,
  // an empty batch proves nothing
  SEALSTONE_BATCH_EMPTY = 34,
  // the seal is larger than the format allows
  SEALSTONE_SEAL_TOO_LARGE = 40,
  // the seal is not UTF-8
  SEALSTONE_SEAL_NOT_UTF8 = 41,
  // the first line is not 'sealstone/v1'
  SEALSTONE_SEAL_HEADER_UNKNOWN = 42,
  // not a known line
  SEALSTONE_SEAL_LINE_UNKNOWN = 43,
  // a line or claim key is repeated
  SEALSTONE_SEAL_LINE_DUPLICATE = 44,
  // 'digest', 'size' or 'time' is missing
  SEALSTONE_SEAL_LINE_MISSING = 45,
  // the lines are not in their fixed order
  SEALSTONE_SEAL_LINE_ORDER = 46,
  // the digest is not a known algorithm and its canonical base64
  SEALSTONE_SEAL_DIGEST_INVALID = 47,
  // the size is not a plain decimal number below 2^63
  SEALSTONE_SEAL_SIZE_INVALID = 48,
  // the time is not a real UTC second written as YYYY-MM-DDTHH:MM:SSZ
  SEALSTONE_SEAL_TIME_INVALID = 49,
  // the name is not one path component of 1 to 255 bytes
  SEALSTONE_SEAL_NAME_INVALID = 50,
  // the type is not 1 to 255 bytes of clean text
  SEALSTONE_SEAL_TYPE_INVALID = 51,
  // a claim is not a key [a-z][a-z0-9-]* of at most 32 bytes and a value of 1 to 1024 clean bytes
  SEALSTONE_SEAL_CLAIM_INVALID = 52,
  // there are more than 32 claims
  SEALSTONE_SEAL_CLAIMS_TOO_MANY = 53,
  // a control character (a CR, for one) stands in the seal
  SEALSTONE_SEAL_CONTROL_CHARACTER = 54,
  // the seal ends too early
  SEALSTONE_SEAL_TRUNCATED = 55,
  // the seal carries no signature
  SEALSTONE_SEAL_UNSIGNED = 56,
  // a signature line is not: em dash, key name, canonical base64
  SEALSTONE_SEAL_SIGNATURE_MALFORMED = 57,
  // there are more than 64 signature lines
  SEALSTONE_SEAL_SIGNATURES_TOO_MANY = 58,
  // something follows the last signature line
  SEALSTONE_SEAL_TRAILING_BYTES = 59,
  // no signature is by a key of the keyring
  SEALSTONE_SIGNER_UNKNOWN = 70,
  // a signature is by a revoked key
  SEALSTONE_KEY_REVOKED = 71,
  // the seal's time is outside its key's window
  SEALSTONE_KEY_OUTSIDE_WINDOW = 72,
  // fewer distinct keys signed than the threshold asks
  SEALSTONE_THRESHOLD_NOT_MET = 73,
  // one key signed twice
  SEALSTONE_SIGNATURE_REPEATED = 74,
  // the seal's time lies in the future
  SEALSTONE_TIME_IN_FUTURE = 75,
  // the content is not what was sealed: its digest differs
  SEALSTONE_CONTENT_MISMATCH = 76,
  // the content is not what was sealed: its size differs
  SEALSTONE_CONTENT_SIZE_MISMATCH = 77,
  // the content was hashed with another algorithm than the seal's
  SEALSTONE_DIGEST_ALGORITHM_MISMATCH = 78,
  // a threshold is at least 1
  SEALSTONE_THRESHOLD_INVALID = 79,
  // the content changed while it was read
  SEALSTONE_CONTENT_CHANGED = 80,
  // the content could not be read
  SEALSTONE_CONTENT_UNREADABLE = 81,
  // cancelled by the caller before the end
  SEALSTONE_CANCELLED = 82,
  // a pointer is NULL where something is needed, or a length is more than memory can hold
  SEALSTONE_NULL_ARGUMENT = 200,
  // a number stands for no value of its type: an algorithm, a status of a key, a profile
  SEALSTONE_UNKNOWN_VALUE = 201,
  // text is not UTF-8
  SEALSTONE_NOT_UTF8 = 202,
  // an index is not below the count
  SEALSTONE_OUT_OF_RANGE = 203,
  // a defect of the library was caught before it could reach the program: please report it
  SEALSTONE_PANIC = 204,
};

// The rule of ref10, OpenSSL, ring and Go.
#define SEALSTONE_REF10 1

// The cofactored rule of ZIP 215.
#define SEALSTONE_ZIP215 2

// SHA-256 of the content.
#define SEALSTONE_SHA_256 1

// SHA-512 of the content.
#define SEALSTONE_SHA_512 2

// The RFC 6962 tree of SHA-256 over chunks of 64 KiB, hashed on all cores.
#define SEALSTONE_SHA_256_TREE 3

// The longest digest of any algorithm in bytes.
#define SEALSTONE_DIGEST_MAX_LENGTH 64

// The largest size that a seal can state, in bytes.
#define SEALSTONE_CONTENT_MAX_SIZE 9223372036854775807

// A good length in bytes for the parts given to sealstone_content_hasher_update().
#define SEALSTONE_CONTENT_HASHER_PART_LENGTH 2097152

// No key of the keyring has this name and id; the line is ignored.
#define SEALSTONE_LINE_UNKNOWN_SIGNER 1

// The key signed, and counts.
#define SEALSTONE_LINE_VALID 2

// The key signed, but the seal's time is outside its window: it does not count.
#define SEALSTONE_LINE_OUTSIDE_WINDOW 3

// The key signed, and is revoked: the seal is refused.
#define SEALSTONE_LINE_REVOKED 4

// The line claims a key that did not sign, or that signed an earlier line too: the seal is refused.
#define SEALSTONE_LINE_REFUSED 5

// The line does not count, so no time was compared.
#define SEALSTONE_NO_BASIS 0

// The key has no window.
#define SEALSTONE_NO_WINDOW 1

// The time that the seal itself claims, which nobody but its signer vouches for.
#define SEALSTONE_CLAIMED_TIME 2

// The key signs.
#define SEALSTONE_ACTIVE 1

// The key signs no more; its old seals stand.
#define SEALSTONE_RETIRED 2

// Every seal by the key is refused.
#define SEALSTONE_REVOKED 3

// The longest seal in bytes.
#define SEALSTONE_SEAL_MAX_LENGTH 327680

// How many signature lines fit.
#define SEALSTONE_SEAL_MAX_SIGNATURES 64

// The longest signature line in bytes.
#define SEALSTONE_SEAL_MAX_SIGNATURE_LINE_LENGTH 8192

// The longest block of signature lines in bytes.
#define SEALSTONE_SEAL_MAX_SIGNATURES_LENGTH 262144

// The length of a statement id in characters, the NUL at its end included.
#define SEALSTONE_STATEMENT_ID_SIZE 65

// The length of a seed in bytes.
#define SEALSTONE_SIGNING_KEY_LENGTH 32

// The length of a signature in bytes.
#define SEALSTONE_SIGNATURE_LENGTH 64

// The longest text of a statement in bytes.
#define SEALSTONE_STATEMENT_MAX_LENGTH 34738

// How many claims fit.
#define SEALSTONE_STATEMENT_MAX_CLAIMS 32

// The longest key of a claim in bytes.
#define SEALSTONE_STATEMENT_MAX_CLAIM_KEY_LENGTH 32

// The longest value of a claim in bytes of UTF-8.
#define SEALSTONE_STATEMENT_MAX_CLAIM_VALUE_LENGTH 1024

// The longest name in bytes of UTF-8.
#define SEALSTONE_STATEMENT_MAX_NAME_LENGTH 255

// The longest media type in bytes of UTF-8.
#define SEALSTONE_STATEMENT_MAX_TYPE_LENGTH 255

// The longest name of a key in bytes of UTF-8.
#define SEALSTONE_KEY_NAME_MAX_LENGTH 255

// The length of a key id in bytes.
#define SEALSTONE_KEY_ID_LENGTH 4

// The length of a public key in bytes.
#define SEALSTONE_VERIFYING_KEY_LENGTH 32

// The digest and size of content.
//
// Never changes: any number of threads may use one at once.
typedef struct sealstone_content sealstone_content;

// Hashes content that arrives in parts, in constant memory.
//
// Changes: one thread at a time may use one.
typedef struct sealstone_content_hasher sealstone_content_hasher;

// The verdict on a seal's signatures, line by line.
//
// Never changes: any number of threads may use one at once.
typedef struct sealstone_explanation sealstone_explanation;

// The keys to believe.
//
// Changes only by sealstone_keyring_add(): while nobody adds, any number of threads may use one at once.
typedef struct sealstone_keyring sealstone_keyring;

// What a verifier asks of a seal beyond valid signatures; NULL stands for one known signer and no clock.
//
// Changes only by the `_set_` functions: while nobody calls those, any number of threads may use one at once.
typedef struct sealstone_policy sealstone_policy;

// The SHA-512 of a message for Ed25519ph (RFC 8032), in parts, so that the message need not be in memory.
//
// Changes: one thread at a time may use one.
typedef struct sealstone_prehash sealstone_prehash;

// A seal: a statement and who signed it.
//
// Never changes: any number of threads may use one at once.
typedef struct sealstone_seal sealstone_seal;

// A private key with a name: it makes seals.
//
// Never changes: any number of threads may use one at once. Wiped when it is freed.
typedef struct sealstone_signer sealstone_signer;

// An Ed25519 private key with its public half, for raw signatures; to seal, make a `sealstone_signer`.
//
// Never changes: any number of threads may use one at once. Wiped when it is freed.
typedef struct sealstone_signing_key sealstone_signing_key;

// What a signer says of content: what it is, when, and optionally its name, media type and claims.
//
// Changes only by the `_set_` functions: while nobody calls those, any number of threads may use one at once.
typedef struct sealstone_statement sealstone_statement;

// Verifies one signature of a message that arrives in parts; made by sealstone_verifying_key_verify_stream().
//
// Changes: one thread at a time may use one.
typedef struct sealstone_stream_verifier sealstone_stream_verifier;

// A public key to believe, with its status and an optional window in which a seal's time must lie.
//
// Never changes: any number of threads may use one at once.
typedef struct sealstone_trusted_key sealstone_trusted_key;

// A public key with a name.
//
// Never changes: any number of threads may use one at once.
typedef struct sealstone_verifier sealstone_verifier;

// An Ed25519 public key, checked once when it is made: canonical and of the prime order.
//
// Never changes: any number of threads may use one at once.
typedef struct sealstone_verifying_key sealstone_verifying_key;

// What became of a call: SEALSTONE_OK, or the number of what is wrong: one of `enum sealstone_status_number`, or one
// that a later library adds. Numbers never change and are never reused.
typedef uint32_t sealstone_status;

// One signature of a batch. Nothing in it is owned.
typedef struct {
  // The public key.
  const sealstone_verifying_key *key;
  // The message; NULL is allowed if its length is 0.
  const uint8_t *message;
  // The message's length in bytes.
  size_t message_length;
  // The signature of SEALSTONE_SIGNATURE_LENGTH bytes.
  const uint8_t *signature;
} sealstone_batch_item;

// Another verifier's rule: SEALSTONE_REF10 or SEALSTONE_ZIP215.
typedef uint32_t sealstone_profile;

// One signature of a batch under another verifier's rule, as raw bytes. Nothing in it is owned.
typedef struct {
  // The public key of SEALSTONE_VERIFYING_KEY_LENGTH bytes.
  const uint8_t *key;
  // The message; NULL is allowed if its length is 0.
  const uint8_t *message;
  // The message's length in bytes.
  size_t message_length;
  // The signature of SEALSTONE_SIGNATURE_LENGTH bytes.
  const uint8_t *signature;
} sealstone_interop_item;

// How content is hashed: SEALSTONE_SHA_256, SEALSTONE_SHA_512 or SEALSTONE_SHA_256_TREE.
typedef uint32_t sealstone_digest_algorithm;

// Told how many bytes of a file were read so far; returns 0 to go on, anything else to end the work with
// SEALSTONE_CANCELLED. `context` is the caller's.
typedef int (*sealstone_progress)(void *context, uint64_t bytes_read);

// Reads at most `capacity` bytes into `buffer` and writes their number to `length`, 0 at the end. Returns 0,
// or anything else if reading failed; to say that more than `capacity` was read is to fail. `context` is the caller's.
typedef int (*sealstone_read)(void *context, uint8_t *buffer, size_t capacity, size_t *length);

// How a signature line was judged: SEALSTONE_LINE_VALID and its like.
typedef uint32_t sealstone_line_verdict;

// Which time a key's window was compared with: SEALSTONE_NO_WINDOW or SEALSTONE_CLAIMED_TIME, or
// SEALSTONE_NO_BASIS.
typedef uint32_t sealstone_time_basis;

// What a key is worth: SEALSTONE_ACTIVE, SEALSTONE_RETIRED or SEALSTONE_REVOKED.
typedef uint32_t sealstone_key_status;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// Verifies many signatures at once, with the verdict of verifying them one by one.
//
// `statuses` is NULL, or room for one status of each item: it is written when the batch was judged, also
// when it is refused, and says which items are bad.
//
// Returns SEALSTONE_OK if all are valid, else the status of the first bad item, or SEALSTONE_BATCH_EMPTY.
sealstone_status sealstone_batch_verify(const sealstone_batch_item *items,
                                        size_t count,
                                        sealstone_status *statuses);

// Verifies an Ed25519 signature on raw bytes as another verifier does. To decide whether something is
// signed, use sealstone_verifying_key_verify().
//
// `key` is SEALSTONE_VERIFYING_KEY_LENGTH bytes, `signature` SEALSTONE_SIGNATURE_LENGTH.
//
// Returns SEALSTONE_OK if that one accepts it, else SEALSTONE_SIGNATURE_INVALID,
// SEALSTONE_SIGNATURE_NOT_CANONICAL or SEALSTONE_KEY_NOT_ON_CURVE; SEALSTONE_UNKNOWN_VALUE for a profile
// that is none.
sealstone_status sealstone_interop_verify(sealstone_profile profile,
                                          const uint8_t *key,
                                          const uint8_t *message,
                                          size_t length,
                                          const uint8_t *signature);

// Verifies many signatures under a profile, with the verdict of verifying them one by one.
//
// `statuses` as for sealstone_batch_verify().
//
// Returns SEALSTONE_OK if all are valid, else the status of the first bad item, or SEALSTONE_BATCH_EMPTY;
// SEALSTONE_UNKNOWN_VALUE for a profile that is none.
sealstone_status sealstone_interop_verify_batch(sealstone_profile profile,
                                                const sealstone_interop_item *items,
                                                size_t count,
                                                sealstone_status *statuses);

// Frees text that the library gave: wipes it, gives its memory back, and sets the caller's variable to NULL.
//
// NULL, or a variable that is NULL, is allowed: freeing twice through one variable is harmless.
void sealstone_string_free(char **string);

// Frees bytes that the library gave, of which there are `length`: wipes them, gives their memory back, and
// sets the caller's variable to NULL.
//
// NULL, or a variable that is NULL, is allowed: freeing twice through one variable is harmless.
void sealstone_bytes_free(uint8_t **bytes,
                          size_t length);

// The name of an algorithm as seals write it, such as "sha-256"; NULL for a number that is none.
//
// The text is static: never free it.
const char *sealstone_digest_algorithm_name(sealstone_digest_algorithm algorithm);

// The length of an algorithm's digest in bytes; 0 for a number that is none.
size_t sealstone_digest_algorithm_length(sealstone_digest_algorithm algorithm);

// Hashes content that is in memory. Free the content with sealstone_content_free().
//
// Returns SEALSTONE_UNKNOWN_VALUE for an algorithm that is none.
sealstone_status sealstone_content_of(sealstone_digest_algorithm algorithm,
                                      const uint8_t *data,
                                      size_t length,
                                      sealstone_content **out);

// Hashes a file in constant memory, and refuses it if it changes meanwhile. Free the content with
// sealstone_content_free().
//
// `progress` may be NULL; else it is called after each part with `context`.
//
// Returns SEALSTONE_CONTENT_UNREADABLE with the system's reason in errno, SEALSTONE_CONTENT_CHANGED,
// SEALSTONE_CANCELLED; SEALSTONE_UNKNOWN_VALUE for an algorithm that is none.
sealstone_status sealstone_content_of_file(sealstone_digest_algorithm algorithm,
                                           const char *path,
                                           sealstone_progress progress,
                                           void *context,
                                           sealstone_content **out);

// Hashes what a callback reads, to its end, in constant memory. Free the content with
// sealstone_content_free().
//
// Returns SEALSTONE_CONTENT_UNREADABLE if the callback fails, with errno as it left it;
// SEALSTONE_UNKNOWN_VALUE for an algorithm that is none.
sealstone_status sealstone_content_read(sealstone_digest_algorithm algorithm,
                                        sealstone_read read,
                                        void *context,
                                        sealstone_content **out);

// Takes a digest and size that were computed elsewhere, so that content need not be here. Free the content
// with sealstone_content_free().
//
// Returns SEALSTONE_INVALID_LENGTH, SEALSTONE_SEAL_SIZE_INVALID; SEALSTONE_UNKNOWN_VALUE for an algorithm
// that is none.
sealstone_status sealstone_content_from_digest(sealstone_digest_algorithm algorithm,
                                               const uint8_t *digest,
                                               size_t digest_length,
                                               uint64_t size,
                                               sealstone_content **out);

// Gives the algorithm by which content was hashed.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_content_algorithm(const sealstone_content *content,
                                             sealstone_digest_algorithm *out);

// Writes the digest to `digest`, an array of SEALSTONE_DIGEST_MAX_LENGTH bytes, and its length to `length`.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_content_digest(const sealstone_content *content,
                                          uint8_t *digest,
                                          size_t *length);

// The size of content in bytes; 0 for NULL.
uint64_t sealstone_content_size(const sealstone_content *content);

// Compares what was `found` with the `stated` content.
//
// Returns SEALSTONE_OK if they are the same, else SEALSTONE_DIGEST_ALGORITHM_MISMATCH,
// SEALSTONE_CONTENT_SIZE_MISMATCH or SEALSTONE_CONTENT_MISMATCH.
sealstone_status sealstone_content_check(const sealstone_content *stated,
                                         const sealstone_content *found);

// Frees content and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_content_free(sealstone_content **handle);

// Starts with no content. Free the hasher with sealstone_content_hasher_free(), or finish it.
//
// Returns SEALSTONE_UNKNOWN_VALUE for an algorithm that is none.
sealstone_status sealstone_content_hasher_new(sealstone_digest_algorithm algorithm,
                                              sealstone_content_hasher **out);

// Appends content.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_content_hasher_update(sealstone_content_hasher *hasher,
                                                 const uint8_t *part,
                                                 size_t length);

// Ends the content and frees the hasher: the caller's variable becomes NULL. Free the content with
// sealstone_content_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_content_hasher_finish(sealstone_content_hasher **hasher,
                                                 sealstone_content **out);

// Frees a hasher that is not to be finished and sets the caller's variable to NULL. NULL, or a variable that
// is NULL, is allowed.
void sealstone_content_hasher_free(sealstone_content_hasher **handle);

// The name of a verdict on a line, such as "valid"; NULL for a number that is none.
//
// The text is static: never free it.
const char *sealstone_line_verdict_name(sealstone_line_verdict verdict);

// The name of a basis, such as "claimed-time"; NULL for SEALSTONE_NO_BASIS and a number that is none.
//
// The text is static: never free it.
const char *sealstone_time_basis_name(sealstone_time_basis basis);

// Returns SEALSTONE_OK if the seal is believed, else the status that sealstone_seal_verify_signatures()
// would give.
sealstone_status sealstone_explanation_verdict(const sealstone_explanation *explanation);

// The number of signature lines; 0 for NULL.
size_t sealstone_explanation_line_count(const sealstone_explanation *explanation);

// The number of keys that signed and count; 0 if the verdict is an error.
size_t sealstone_explanation_valid_key_count(const sealstone_explanation *explanation);

// Says how the signature line of number `index`, from 0, was judged.
//
// `key` is the key of the keyring that the line names, or NULL: free it with sealstone_trusted_key_free().
// `error` is why the line does not count, or SEALSTONE_OK.
//
// Returns SEALSTONE_OUT_OF_RANGE.
sealstone_status sealstone_explanation_line(const sealstone_explanation *explanation,
                                            size_t index,
                                            sealstone_line_verdict *verdict,
                                            sealstone_time_basis *basis,
                                            sealstone_status *error,
                                            sealstone_trusted_key **key);

// Gives the key of number `index`, from 0, of those that signed and count. Free it with
// sealstone_trusted_key_free().
//
// Returns SEALSTONE_OUT_OF_RANGE.
sealstone_status sealstone_explanation_valid_key(const sealstone_explanation *explanation,
                                                 size_t index,
                                                 sealstone_trusted_key **out);

// Frees an explanation and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_explanation_free(sealstone_explanation **handle);

// The name of a key's status as keyring files write it, such as "active"; NULL for a number that is none.
//
// The text is static: never free it.
const char *sealstone_key_status_name(sealstone_key_status status);

// Trusts a verifier with a status. `from` and `until`, in seconds since 1970, are the first and the last
// time of the window; each may be NULL: open. Free the key with sealstone_trusted_key_free().
//
// Returns SEALSTONE_SEAL_TIME_INVALID; SEALSTONE_UNKNOWN_VALUE for a status that is none.
sealstone_status sealstone_trusted_key_new(const sealstone_verifier *verifier,
                                           sealstone_key_status status,
                                           const int64_t *from,
                                           const int64_t *until,
                                           sealstone_trusted_key **out);

// Reads a line of a keyring file: `STATUS VKEY [from TIME] [until TIME]`. Free the key with
// sealstone_trusted_key_free().
//
// Returns SEALSTONE_KEYRING_MALFORMED and the errors of keys (10 to 25).
sealstone_status sealstone_trusted_key_parse(const char *line, sealstone_trusted_key **out);

// Gives the line of a keyring file. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_trusted_key_to_string(const sealstone_trusted_key *key, char **out);

// Gives the key with its name. Free it with sealstone_verifier_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_trusted_key_verifier(const sealstone_trusted_key *key,
                                                sealstone_verifier **out);

// Gives the status of a key.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_trusted_key_status(const sealstone_trusted_key *key,
                                              sealstone_key_status *out);

// Gives the first and the last time of the window in seconds since 1970. `has_from` and `has_until` say
// whether there is one; where there is none, its time is not written.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_trusted_key_window(const sealstone_trusted_key *key,
                                              bool *has_from,
                                              int64_t *from,
                                              bool *has_until,
                                              int64_t *until);

// Says whether a time, in seconds since 1970, lies in the window.
//
// Returns SEALSTONE_SEAL_TIME_INVALID outside the years 1 to 9999.
sealstone_status sealstone_trusted_key_window_holds(const sealstone_trusted_key *key,
                                                    int64_t seconds,
                                                    bool *holds);

// Frees a trusted key and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_trusted_key_free(sealstone_trusted_key **handle);

// Makes an empty keyring, which believes nobody. Free the keyring with sealstone_keyring_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_keyring_new(sealstone_keyring **out);

// Adds a copy of a key.
//
// Returns SEALSTONE_KEY_DUPLICATE; the keyring is then as it was.
sealstone_status sealstone_keyring_add(sealstone_keyring *keyring,
                                       const sealstone_trusted_key *key);

// Reads a keyring file: lines of `STATUS VKEY [from TIME] [until TIME]`, empty ones and `#` comments. Free
// the keyring with sealstone_keyring_free().
//
// `line` may be NULL; else it is written when the file is refused: the line, counted from 1, or 0 for the
// whole.
//
// Returns SEALSTONE_KEYRING_MALFORMED, SEALSTONE_KEY_DUPLICATE and the errors of keys (10 to 25).
sealstone_status sealstone_keyring_parse(const uint8_t *data,
                                         size_t length,
                                         uint32_t *line,
                                         sealstone_keyring **out);

// The number of keys; 0 for NULL.
size_t sealstone_keyring_count(const sealstone_keyring *keyring);

// Gives the key of number `index`, from 0. Free the key with sealstone_trusted_key_free().
//
// Returns SEALSTONE_OUT_OF_RANGE.
sealstone_status sealstone_keyring_key(const sealstone_keyring *keyring,
                                       size_t index,
                                       sealstone_trusted_key **out);

// Gives the keyring file. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_keyring_to_string(const sealstone_keyring *keyring, char **out);

// Frees a keyring and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_keyring_free(sealstone_keyring **handle);

// Starts with the empty message. Free the prehash with sealstone_prehash_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_prehash_new(sealstone_prehash **out);

// Appends to the message.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_prehash_update(sealstone_prehash *prehash,
                                          const uint8_t *part,
                                          size_t length);

// Frees a prehash and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_prehash_free(sealstone_prehash **handle);

// Appends to the message.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_stream_verifier_update(sealstone_stream_verifier *stream,
                                                  const uint8_t *part,
                                                  size_t length);

// Ends the message and frees the stream, whatever the verdict: the caller's variable becomes NULL.
//
// Returns SEALSTONE_OK if the signature is valid, else SEALSTONE_SIGNATURE_INVALID. Nothing of the message is
// verified before.
sealstone_status sealstone_stream_verifier_finish(sealstone_stream_verifier **stream);

// Frees a stream that is not to be finished and sets the caller's variable to NULL. NULL, or a variable that
// is NULL, is allowed.
void sealstone_stream_verifier_free(sealstone_stream_verifier **handle);

// Asks for one known signer, and no clock. Free the policy with sealstone_policy_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_policy_new(sealstone_policy **out);

// Asks for signatures of `threshold` distinct public keys.
//
// Returns SEALSTONE_THRESHOLD_INVALID for 0.
sealstone_status sealstone_policy_set_threshold(sealstone_policy *policy, size_t threshold);

// Refuses seals whose time is after `seconds` since 1970. Add what you allow clocks to differ.
//
// Returns SEALSTONE_SEAL_TIME_INVALID outside the years 1 to 9999.
sealstone_status sealstone_policy_set_now(sealstone_policy *policy, int64_t seconds);

// Frees a policy and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_policy_free(sealstone_policy **handle);

// Reads a seal. Nothing is verified yet. Free the seal with sealstone_seal_free().
//
// `line` may be NULL; else it is written when the seal is refused: the line, counted from 1, or 0 for the
// whole.
//
// Returns the errors of seals (40 to 59).
sealstone_status sealstone_seal_parse(const uint8_t *data,
                                      size_t length,
                                      uint32_t *line,
                                      sealstone_seal **out);

// Gives the whole text: the file. Free it with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_seal_to_string(const sealstone_seal *seal, char **out);

// Gives what is stated; a stranger's word until the seal is verified. Free it with sealstone_statement_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_seal_statement(const sealstone_seal *seal,
                                          sealstone_statement **out);

// Gives the text that is signed: the head of the file. Free it with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_seal_text(const sealstone_seal *seal, char **out);

// Writes the statement id, the SHA-256 of the signed text in lower-case hexadecimal, to `id`, an array of
// SEALSTONE_STATEMENT_ID_SIZE characters; it ends with NUL.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_seal_id(const sealstone_seal *seal,
                                   char *id);

// The number of signature lines; 0 for NULL.
size_t sealstone_seal_signature_count(const sealstone_seal *seal);

// Gives the signature line of number `index`, from 0; a stranger's word until the seal is verified.
//
// `name` is the key's name: free it with sealstone_string_free(). `id` is an array of
// SEALSTONE_KEY_ID_LENGTH bytes. `signature` is an array of SEALSTONE_SIGNATURE_LENGTH bytes; it is not
// written, and `has_signature` is false, if the line's signature is of another algorithm.
//
// Returns SEALSTONE_OUT_OF_RANGE.
sealstone_status sealstone_seal_signature(const sealstone_seal *seal,
                                          size_t index,
                                          char **name,
                                          uint8_t *id,
                                          bool *has_signature,
                                          uint8_t *signature);

// Verifies that keys of `keyring` signed this seal, and that it is about `content`.
//
// `policy` may be NULL, see sealstone_policy. `explanation` may be NULL; else it is given when the seal is
// valid: free it with sealstone_explanation_free().
//
// Returns SEALSTONE_OK if the seal is valid, else the verdict (70 to 79), and SEALSTONE_SIGNATURE_INVALID
// and its like for a line of a known key that did not sign.
sealstone_status sealstone_seal_verify(const sealstone_seal *seal,
                                       const sealstone_keyring *keyring,
                                       const sealstone_policy *policy,
                                       const sealstone_content *content,
                                       sealstone_explanation **explanation);

// Verifies the signatures alone, whatever the statement is about. To accept content, use
// sealstone_seal_verify().
//
// `policy` may be NULL, see sealstone_policy. `explanation` may be NULL; else it is given when the seal is
// valid: free it with sealstone_explanation_free().
//
// Returns SEALSTONE_OK if the seal is valid, else the verdict (70 to 79), and SEALSTONE_SIGNATURE_INVALID
// and its like for a line of a known key that did not sign.
sealstone_status sealstone_seal_verify_signatures(const sealstone_seal *seal,
                                                  const sealstone_keyring *keyring,
                                                  const sealstone_policy *policy,
                                                  sealstone_explanation **explanation);

// As sealstone_seal_verify(), for content in a file, which may not change meanwhile.
//
// `policy` may be NULL, see sealstone_policy. `explanation` may be NULL; else it is given when the seal is
// valid: free it with sealstone_explanation_free().
//
// `progress` may be NULL; else it is called after each part with `context`.
//
// Returns SEALSTONE_OK if the seal is valid, else the verdict (70 to 79), and SEALSTONE_SIGNATURE_INVALID
// and its like for a line of a known key that did not sign; SEALSTONE_CONTENT_UNREADABLE with the system's
// reason in errno, SEALSTONE_CONTENT_CHANGED, SEALSTONE_CANCELLED.
sealstone_status sealstone_seal_verify_file(const sealstone_seal *seal,
                                            const sealstone_keyring *keyring,
                                            const sealstone_policy *policy,
                                            const char *path,
                                            sealstone_progress progress,
                                            void *context,
                                            sealstone_explanation **explanation);

// As sealstone_seal_verify(), for content that a callback reads: no further than the sealed size and one
// byte more, and not at all if the signatures are refused.
//
// `policy` may be NULL, see sealstone_policy. `explanation` may be NULL; else it is given when the seal is
// valid: free it with sealstone_explanation_free().
//
// Returns SEALSTONE_OK if the seal is valid, else the verdict (70 to 79), and SEALSTONE_SIGNATURE_INVALID
// and its like for a line of a known key that did not sign; SEALSTONE_CONTENT_UNREADABLE if the callback
// fails, with errno as it left it.
sealstone_status sealstone_seal_verify_reader(const sealstone_seal *seal,
                                              const sealstone_keyring *keyring,
                                              const sealstone_policy *policy,
                                              sealstone_read read,
                                              void *context,
                                              sealstone_explanation **explanation);

// Judges the signatures and says why: which key verified, and why others did not. Free the explanation with
// sealstone_explanation_free(); its verdict is that of sealstone_explanation_verdict().
//
// The verdict is, in this order: the first line whose known key did not sign, or signed twice; a revoked
// key, even beside others; a time in the future; fewer distinct keys than the threshold within their
// windows.
//
// Returns SEALSTONE_OK if the seal was judged, whatever the verdict.
sealstone_status sealstone_seal_explain(const sealstone_seal *seal,
                                        const sealstone_keyring *keyring,
                                        const sealstone_policy *policy,
                                        sealstone_explanation **out);

// Frees a seal and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_seal_free(sealstone_seal **handle);

// Names a private key, of which it keeps its own copy. Free the signer with sealstone_signer_free().
//
// Returns SEALSTONE_KEY_NAME_INVALID.
sealstone_status sealstone_signer_new(const char *name,
                                      const sealstone_signing_key *key,
                                      sealstone_signer **out);

// Gives a copy of the private key, for raw signatures. A service that signs its callers' bytes with it lets
// them make seals. Free it with sealstone_signing_key_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_signer_signing_key(const sealstone_signer *signer,
                                              sealstone_signing_key **out);

// Gives the public half with its name. Free it with sealstone_verifier_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_signer_verifier(const sealstone_signer *signer,
                                           sealstone_verifier **out);

// Seals a statement and gives the seal's text. Free it with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_signer_sign(const sealstone_signer *signer,
                                       const sealstone_statement *statement,
                                       char **out);

// Adds a signature to a seal and gives the text of the longer one. Free it with sealstone_string_free().
//
// Returns SEALSTONE_SIGNATURE_REPEATED, SEALSTONE_SEAL_SIGNATURES_TOO_MANY and others.
sealstone_status sealstone_signer_add_signature(const sealstone_signer *signer,
                                                const sealstone_seal *seal,
                                                char **out);

// Seals a file under its own name, as of `seconds` since 1970 (see sealstone_time_now()), and gives the
// seal's text. Free it with sealstone_string_free().
//
// `progress` may be NULL; else it is called after each part with `context`.
//
// Returns SEALSTONE_CONTENT_UNREADABLE with the system's reason in errno, SEALSTONE_CONTENT_CHANGED,
// SEALSTONE_CANCELLED, SEALSTONE_SEAL_NAME_INVALID, SEALSTONE_SEAL_TIME_INVALID; SEALSTONE_UNKNOWN_VALUE for
// an algorithm that is none.
sealstone_status sealstone_signer_sign_file(const sealstone_signer *signer,
                                            const char *path,
                                            sealstone_digest_algorithm algorithm,
                                            int64_t seconds,
                                            sealstone_progress progress,
                                            void *context,
                                            char **out);

// Frees a signer and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_signer_free(sealstone_signer **handle);

// Makes a key from the system's random generator.
//
// Returns SEALSTONE_RANDOM_UNAVAILABLE if that fails.
//
// Free the key with sealstone_signing_key_free().
sealstone_status sealstone_signing_key_generate(sealstone_signing_key **out);

// Reads a key in any format: seed of 32 bytes, PKCS#8 (DER or PEM, plain or encrypted), OpenSSH, JWK.
//
// `passphrase` may be NULL if `passphrase_length` is 0: none.
//
// Returns SEALSTONE_KEY_FORMAT_UNKNOWN, SEALSTONE_PASSPHRASE_REQUIRED, SEALSTONE_PASSPHRASE_WRONG and the
// other errors of keys (10 to 25).
//
// Free the key with sealstone_signing_key_free().
sealstone_status sealstone_signing_key_read(const uint8_t *data,
                                            size_t length,
                                            const uint8_t *passphrase,
                                            size_t passphrase_length,
                                            sealstone_signing_key **out);

// Takes a seed of SEALSTONE_SIGNING_KEY_LENGTH bytes (RFC 8032).
//
// Returns SEALSTONE_INVALID_LENGTH for any other length.
//
// Free the key with sealstone_signing_key_free().
sealstone_status sealstone_signing_key_from_bytes(const uint8_t *seed,
                                                  size_t length,
                                                  sealstone_signing_key **out);

// Reads unencrypted PKCS#8 in DER, version 1 or 2.
//
// Returns SEALSTONE_KEY_MALFORMED and the other errors of keys (10 to 25).
//
// Free the key with sealstone_signing_key_free().
sealstone_status sealstone_signing_key_from_pkcs8_der(const uint8_t *der,
                                                      size_t length,
                                                      sealstone_signing_key **out);

// Reads unencrypted PKCS#8 in PEM.
//
// Returns SEALSTONE_KEY_MALFORMED and the other errors of keys (10 to 25).
//
// Free the key with sealstone_signing_key_free().
sealstone_status sealstone_signing_key_from_pkcs8_pem(const char *pem, sealstone_signing_key **out);

// Reads encrypted PKCS#8 in DER (PBES2 with scrypt or PBKDF2).
//
// Returns SEALSTONE_PASSPHRASE_WRONG, SEALSTONE_KDF_TOO_COSTLY and the other errors of keys (10 to 25).
//
// Free the key with sealstone_signing_key_free().
sealstone_status sealstone_signing_key_from_encrypted_pkcs8_der(const uint8_t *der,
                                                                size_t length,
                                                                const uint8_t *passphrase,
                                                                size_t passphrase_length,
                                                                sealstone_signing_key **out);

// Reads encrypted PKCS#8 in PEM (PBES2 with scrypt or PBKDF2).
//
// Returns SEALSTONE_PASSPHRASE_WRONG, SEALSTONE_KDF_TOO_COSTLY and the other errors of keys (10 to 25).
//
// Free the key with sealstone_signing_key_free().
sealstone_status sealstone_signing_key_from_encrypted_pkcs8_pem(const char *pem,
                                                                const uint8_t *passphrase,
                                                                size_t passphrase_length,
                                                                sealstone_signing_key **out);

// Reads an OpenSSH private key. `passphrase` may be NULL if `passphrase_length` is 0: none.
//
// Returns SEALSTONE_PASSPHRASE_REQUIRED, SEALSTONE_PASSPHRASE_WRONG and the other errors of keys (10 to 25).
//
// Free the key with sealstone_signing_key_free().
sealstone_status sealstone_signing_key_from_openssh(const char *pem,
                                                    const uint8_t *passphrase,
                                                    size_t passphrase_length,
                                                    sealstone_signing_key **out);

// Reads a private JSON Web Key (RFC 8037).
//
// Returns SEALSTONE_KEY_MALFORMED and the other errors of keys (10 to 25).
//
// Free the key with sealstone_signing_key_free().
sealstone_status sealstone_signing_key_from_jwk(const char *json, sealstone_signing_key **out);

// Writes the seed to `seed`, an array of SEALSTONE_SIGNING_KEY_LENGTH bytes. Wipe it after use.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_signing_key_to_bytes(const sealstone_signing_key *key, uint8_t *seed);

// Gives PKCS#8 version 1 in DER, unencrypted, as OpenSSL reads it.
//
// Free the bytes with sealstone_bytes_free(), which wipes them.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_signing_key_to_pkcs8_der(const sealstone_signing_key *key,
                                                    uint8_t **out,
                                                    size_t *out_length);

// Gives PKCS#8 version 1 in PEM, unencrypted, as OpenSSL reads it.
//
// Free the text with sealstone_string_free(), which wipes it.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_signing_key_to_pkcs8_pem(const sealstone_signing_key *key, char **out);

// Gives PKCS#8 in DER, encrypted under a passphrase. Takes a fraction of a second, on purpose.
//
// Returns SEALSTONE_RANDOM_UNAVAILABLE if the random generator fails.
//
// Free the bytes with sealstone_bytes_free(), which wipes them.
sealstone_status sealstone_signing_key_to_encrypted_pkcs8_der(const sealstone_signing_key *key,
                                                              const uint8_t *passphrase,
                                                              size_t passphrase_length,
                                                              uint8_t **out,
                                                              size_t *out_length);

// Gives PKCS#8 in PEM, encrypted under a passphrase. Takes a fraction of a second, on purpose.
//
// Returns SEALSTONE_RANDOM_UNAVAILABLE if the random generator fails.
//
// Free the text with sealstone_string_free(), which wipes it.
sealstone_status sealstone_signing_key_to_encrypted_pkcs8_pem(const sealstone_signing_key *key,
                                                              const uint8_t *passphrase,
                                                              size_t passphrase_length,
                                                              char **out);

// Gives the public half. Free it with sealstone_verifying_key_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_signing_key_verifying_key(const sealstone_signing_key *key,
                                                     sealstone_verifying_key **out);

// Signs a message with Ed25519 (RFC 8032). `signature` is an array of SEALSTONE_SIGNATURE_LENGTH bytes.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_signing_key_sign(const sealstone_signing_key *key,
                                            const uint8_t *message,
                                            size_t length,
                                            uint8_t *signature);

// Signs a message that was given to a prehash, with Ed25519ph (RFC 8032). The prehash can be used on.
//
// `context` is at most 255 bytes, or NULL of length 0. `signature` is an array of SEALSTONE_SIGNATURE_LENGTH
// bytes.
//
// Returns SEALSTONE_CONTEXT_TOO_LONG.
sealstone_status sealstone_signing_key_sign_prehashed(const sealstone_signing_key *key,
                                                      const sealstone_prehash *prehash,
                                                      const uint8_t *context,
                                                      size_t context_length,
                                                      uint8_t *signature);

// Frees a key and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_signing_key_free(sealstone_signing_key **handle);

// States content, as of `seconds` since 1970 (see sealstone_time_now()). The content is copied. Free the
// statement with sealstone_statement_free().
//
// Returns SEALSTONE_SEAL_TIME_INVALID outside the years 1 to 9999.
sealstone_status sealstone_statement_new(const sealstone_content *content,
                                         int64_t seconds,
                                         sealstone_statement **out);

// Says what the content is called: one path component.
//
// Returns SEALSTONE_SEAL_NAME_INVALID; the statement is then as it was.
sealstone_status sealstone_statement_set_name(sealstone_statement *statement, const char *name);

// Says the content's media type.
//
// Returns SEALSTONE_SEAL_TYPE_INVALID; the statement is then as it was.
sealstone_status sealstone_statement_set_type(sealstone_statement *statement,
                                              const char *media_type);

// Sets the claims: `count` keys, sorted and unique, and as many values. They replace those that were there.
//
// Returns SEALSTONE_SEAL_CLAIM_INVALID, SEALSTONE_SEAL_CLAIMS_TOO_MANY, SEALSTONE_SEAL_LINE_ORDER or
// SEALSTONE_SEAL_LINE_DUPLICATE; the statement is then as it was.
sealstone_status sealstone_statement_set_claims(sealstone_statement *statement,
                                                const char *const *keys,
                                                const char *const *values,
                                                size_t count);

// Gives the digest and size that are stated. Free the content with sealstone_content_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_statement_content(const sealstone_statement *statement,
                                             sealstone_content **out);

// Gives when the signer says that it sealed, in seconds since 1970.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_statement_time(const sealstone_statement *statement, int64_t *seconds);

// Gives what the content is called; NULL if nothing is stated. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_statement_name(const sealstone_statement *statement,
                                          char **out);

// Gives the content's media type; NULL if nothing is stated. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_statement_media_type(const sealstone_statement *statement,
                                                char **out);

// The number of claims; 0 for NULL.
size_t sealstone_statement_claim_count(const sealstone_statement *statement);

// Gives the claim of number `index`, from 0, in the order of the keys. Free both with sealstone_string_free().
//
// Returns SEALSTONE_OUT_OF_RANGE.
sealstone_status sealstone_statement_claim(const sealstone_statement *statement,
                                           size_t index,
                                           char **key,
                                           char **value);

// Gives the value of the claim `key`; NULL if there is none. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_OK, SEALSTONE_NULL_ARGUMENT or SEALSTONE_NOT_UTF8.
sealstone_status sealstone_statement_claim_value(const sealstone_statement *statement,
                                                 const char *key,
                                                 char **out);

// Gives the text that is signed. Free it with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_statement_to_string(const sealstone_statement *statement, char **out);

// Frees a statement and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_statement_free(sealstone_statement **handle);

// The stable kebab-case name of a status, such as "signature-invalid"; NULL for a number that is none.
//
// The text is static: never free it.
const char *sealstone_status_name(sealstone_status status);

// What a status means, in English; NULL for a number that is none.
//
// The text is static: never free it.
const char *sealstone_status_message(sealstone_status status);

// The version of the library that runs, such as "0.1.0"; SEALSTONE_VERSION is that of the header.
//
// The text is static: never free it.
const char *sealstone_version(void);

// Gives the time of the system's clock.
//
// Returns SEALSTONE_SEAL_TIME_INVALID if that is outside the years 1 to 9999.
sealstone_status sealstone_time_now(int64_t *seconds);

// Reads the one written form of a time, YYYY-MM-DDTHH:MM:SSZ.
//
// Returns SEALSTONE_SEAL_TIME_INVALID.
sealstone_status sealstone_time_parse(const char *time, int64_t *seconds);

// Gives a time as seals write it. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_SEAL_TIME_INVALID outside the years 1 to 9999.
sealstone_status sealstone_time_to_string(int64_t seconds, char **out);

// Names a public key. Free the verifier with sealstone_verifier_free().
//
// Returns SEALSTONE_KEY_NAME_INVALID.
sealstone_status sealstone_verifier_new(const char *name,
                                        const sealstone_verifying_key *key,
                                        sealstone_verifier **out);

// Reads a verifier line (vkey) of signed notes, `NAME+ID+KEY`, without its line end. Free the verifier with
// sealstone_verifier_free().
//
// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_ID_MISMATCH and the other errors of keys (10 to 25).
sealstone_status sealstone_verifier_parse(const char *vkey,
                                          sealstone_verifier **out);

// Gives the verifier line, to publish. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_verifier_to_string(const sealstone_verifier *verifier, char **out);

// Gives the name. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_verifier_name(const sealstone_verifier *verifier, char **out);

// Writes the key id to `id`, an array of SEALSTONE_KEY_ID_LENGTH bytes: a hint, not a proof.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_verifier_id(const sealstone_verifier *verifier, uint8_t *id);

// Gives the public key. Free it with sealstone_verifying_key_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_verifier_key(const sealstone_verifier *verifier,
                                        sealstone_verifying_key **out);

// Frees a verifier and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_verifier_free(sealstone_verifier **handle);

// Reads a public key in any format: 32 bytes, SPKI (DER or PEM), OpenSSH, JWK, or a verifier line (vkey).
//
// Returns SEALSTONE_KEY_FORMAT_UNKNOWN and the other errors of keys (10 to 25).
//
// Free the key with sealstone_verifying_key_free().
sealstone_status sealstone_verifying_key_read(const uint8_t *data,
                                              size_t length,
                                              sealstone_verifying_key **out);

// Takes the SEALSTONE_VERIFYING_KEY_LENGTH bytes of RFC 8032.
//
// Returns SEALSTONE_INVALID_LENGTH for any other length; SEALSTONE_KEY_NOT_CANONICAL, SEALSTONE_KEY_NOT_ON_CURVE,
// SEALSTONE_KEY_SMALL_ORDER or SEALSTONE_KEY_MIXED_ORDER.
//
// Free the key with sealstone_verifying_key_free().
sealstone_status sealstone_verifying_key_from_bytes(const uint8_t *bytes,
                                                    size_t length,
                                                    sealstone_verifying_key **out);

// Reads SPKI in DER.
//
// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_SMALL_ORDER and the other errors of keys (10 to 25).
//
// Free the key with sealstone_verifying_key_free().
sealstone_status sealstone_verifying_key_from_spki_der(const uint8_t *der,
                                                       size_t length,
                                                       sealstone_verifying_key **out);

// Reads SPKI in PEM.
//
// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_SMALL_ORDER and the other errors of keys (10 to 25).
//
// Free the key with sealstone_verifying_key_free().
sealstone_status sealstone_verifying_key_from_spki_pem(const char *pem,
                                                       sealstone_verifying_key **out);

// Reads a line of OpenSSH: `ssh-ed25519 BASE64 [comment]`.
//
// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_SMALL_ORDER and the other errors of keys (10 to 25).
//
// Free the key with sealstone_verifying_key_free().
sealstone_status sealstone_verifying_key_from_openssh(const char *line,
                                                      sealstone_verifying_key **out);

// Reads a public JSON Web Key (RFC 8037).
//
// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_SMALL_ORDER and the other errors of keys (10 to 25).
//
// Free the key with sealstone_verifying_key_free().
sealstone_status sealstone_verifying_key_from_jwk(const char *json,
                                                  sealstone_verifying_key **out);

// Writes the key to `bytes`, an array of SEALSTONE_VERIFYING_KEY_LENGTH bytes.
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_verifying_key_to_bytes(const sealstone_verifying_key *key,
                                                  uint8_t *bytes);

// Gives SPKI in DER. Free the bytes with sealstone_bytes_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_verifying_key_to_spki_der(const sealstone_verifying_key *key,
                                                     uint8_t **out,
                                                     size_t *out_length);

// Gives SPKI in PEM. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_verifying_key_to_spki_pem(const sealstone_verifying_key *key,
                                                     char **out);

// Gives a line of OpenSSH with a comment, which may be empty. Free the text with sealstone_string_free().
//
// Returns SEALSTONE_KEY_MALFORMED for a comment that cannot stand in a line.
sealstone_status sealstone_verifying_key_to_openssh(const sealstone_verifying_key *key,
                                                    const char *comment,
                                                    char **out);

// Gives a public JSON Web Key (RFC 8037). Free the text with sealstone_string_free().
//
// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
sealstone_status sealstone_verifying_key_to_jwk(const sealstone_verifying_key *key, char **out);

// Whether two keys are the same; false if one is NULL.
bool sealstone_verifying_key_equal(const sealstone_verifying_key *key,
                                   const sealstone_verifying_key *other);

// Verifies a signature of SEALSTONE_SIGNATURE_LENGTH bytes.
//
// Returns SEALSTONE_OK if the signature is valid, else SEALSTONE_SIGNATURE_INVALID,
// SEALSTONE_SIGNATURE_NOT_CANONICAL or SEALSTONE_SIGNATURE_SMALL_ORDER.
sealstone_status sealstone_verifying_key_verify(const sealstone_verifying_key *key,
                                                const uint8_t *message,
                                                size_t length,
                                                const uint8_t *signature);

// Verifies an Ed25519ph signature of a message that was given to a prehash, which can be used on.
//
// `context` is at most 255 bytes, or NULL of length 0.
//
// Returns SEALSTONE_OK if the signature is valid, else SEALSTONE_SIGNATURE_INVALID,
// SEALSTONE_SIGNATURE_NOT_CANONICAL or SEALSTONE_SIGNATURE_SMALL_ORDER;
// SEALSTONE_CONTEXT_TOO_LONG.
sealstone_status sealstone_verifying_key_verify_prehashed(const sealstone_verifying_key *key,
                                                          const sealstone_prehash *prehash,
                                                          const uint8_t *context,
                                                          size_t context_length,
                                                          const uint8_t *signature);

// Starts verifying a signature of a message that arrives in parts.
//
// End it with sealstone_stream_verifier_finish(), or give it up with sealstone_stream_verifier_free().
//
// Returns SEALSTONE_SIGNATURE_NOT_CANONICAL or SEALSTONE_SIGNATURE_SMALL_ORDER if the signature is refused
// whatever the message.
sealstone_status sealstone_verifying_key_verify_stream(const sealstone_verifying_key *key,
                                                       const uint8_t *signature,
                                                       sealstone_stream_verifier **out);

// Frees a key and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
void sealstone_verifying_key_free(sealstone_verifying_key **handle);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* SEALSTONE_H */
