/* What the generated misuse program uses: good arguments of every kind, random ones, and outputs to watch. */
#ifndef SEALSTONE_TESTS_MISUSE_H
#define SEALSTONE_TESTS_MISUSE_H

#include "check.h"

enum { PATTERN = 0xa5, ROUNDS = 40, ITEMS = 3, TEXTS = 2, MAX_RANDOM = 300 };

/* Whether an output is as it was set before the call. */
static inline int untouched(const void *output, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)output;
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != PATTERN)
            return 0;
    return 1;
}

/* One object of every type, and data to point to. */
static struct {
    sealstone_signing_key *signing_key;
    sealstone_verifying_key *verifying_key;
    sealstone_prehash *prehash;
    sealstone_stream_verifier *stream_verifier;
    sealstone_content *content;
    sealstone_content_hasher *content_hasher;
    sealstone_signer *signer;
    sealstone_verifier *verifier;
    sealstone_trusted_key *trusted_key;
    sealstone_keyring *keyring;
    sealstone_statement *statement;
    sealstone_seal *seal;
    sealstone_policy *policy;
    sealstone_explanation *explanation;
    uint8_t data[SEALSTONE_SIGNATURE_LENGTH];
    size_t length;
    char text[8];
    const char *texts[TEXTS];
    int64_t seconds;
    sealstone_batch_item items[ITEMS];
    sealstone_interop_item interop_items[ITEMS];
} good;

/* A new object of each type, for what ends it. */
static inline sealstone_signing_key *make_sealstone_signing_key(void)
{
    const uint8_t seed[SEALSTONE_SIGNING_KEY_LENGTH] = {7};
    sealstone_signing_key *key = NULL;
    CHECK_OK(sealstone_signing_key_from_bytes(seed, sizeof seed, &key));
    return key;
}

static inline sealstone_verifying_key *make_sealstone_verifying_key(void)
{
    sealstone_verifying_key *key = NULL;
    CHECK_OK(sealstone_signing_key_verifying_key(good.signing_key, &key));
    return key;
}

static inline sealstone_prehash *make_sealstone_prehash(void)
{
    sealstone_prehash *prehash = NULL;
    CHECK_OK(sealstone_prehash_new(&prehash));
    return prehash;
}

static inline sealstone_stream_verifier *make_sealstone_stream_verifier(void)
{
    sealstone_stream_verifier *stream = NULL;
    uint8_t signature[SEALSTONE_SIGNATURE_LENGTH];
    CHECK_OK(sealstone_signing_key_sign(good.signing_key, NULL, 0, signature));
    CHECK_OK(sealstone_verifying_key_verify_stream(good.verifying_key, signature, &stream));
    return stream;
}

static inline sealstone_content *make_sealstone_content(void)
{
    sealstone_content *content = NULL;
    CHECK_OK(sealstone_content_of(SEALSTONE_SHA_256, NULL, 0, &content));
    return content;
}

static inline sealstone_content_hasher *make_sealstone_content_hasher(void)
{
    sealstone_content_hasher *hasher = NULL;
    CHECK_OK(sealstone_content_hasher_new(SEALSTONE_SHA_256, &hasher));
    return hasher;
}

static inline sealstone_signer *make_sealstone_signer(void)
{
    sealstone_signer *signer = NULL;
    CHECK_OK(sealstone_signer_new("example.com/misuse", good.signing_key, &signer));
    return signer;
}

static inline sealstone_verifier *make_sealstone_verifier(void)
{
    sealstone_verifier *verifier = NULL;
    CHECK_OK(sealstone_signer_verifier(good.signer, &verifier));
    return verifier;
}

static inline sealstone_trusted_key *make_sealstone_trusted_key(void)
{
    sealstone_trusted_key *key = NULL;
    CHECK_OK(sealstone_trusted_key_new(good.verifier, SEALSTONE_ACTIVE, NULL, NULL, &key));
    return key;
}

static inline sealstone_keyring *make_sealstone_keyring(void)
{
    sealstone_keyring *keyring = NULL;
    CHECK_OK(sealstone_keyring_new(&keyring));
    CHECK_OK(sealstone_keyring_add(keyring, good.trusted_key));
    return keyring;
}

static inline sealstone_statement *make_sealstone_statement(void)
{
    sealstone_statement *statement = NULL;
    const char *keys[] = {"build"}, *values[] = {"17"};
    CHECK_OK(sealstone_statement_new(good.content, 1800000000, &statement));
    CHECK_OK(sealstone_statement_set_claims(statement, keys, values, 1));
    return statement;
}

static inline sealstone_seal *make_sealstone_seal(void)
{
    sealstone_seal *seal = NULL;
    char *text = NULL;
    CHECK_OK(sealstone_signer_sign(good.signer, good.statement, &text));
    CHECK_OK(sealstone_seal_parse((const uint8_t *)text, strlen(text), NULL, &seal));
    sealstone_string_free(&text);
    return seal;
}

static inline sealstone_policy *make_sealstone_policy(void)
{
    sealstone_policy *policy = NULL;
    CHECK_OK(sealstone_policy_new(&policy));
    return policy;
}

static inline sealstone_explanation *make_sealstone_explanation(void)
{
    sealstone_explanation *explanation = NULL;
    CHECK_OK(sealstone_seal_explain(good.seal, good.keyring, NULL, &explanation));
    return explanation;
}

static inline void make_good(void)
{
    good.signing_key = make_sealstone_signing_key();
    good.verifying_key = make_sealstone_verifying_key();
    good.prehash = make_sealstone_prehash();
    good.stream_verifier = make_sealstone_stream_verifier();
    good.content = make_sealstone_content();
    good.content_hasher = make_sealstone_content_hasher();
    good.signer = make_sealstone_signer();
    good.verifier = make_sealstone_verifier();
    good.trusted_key = make_sealstone_trusted_key();
    good.keyring = make_sealstone_keyring();
    good.statement = make_sealstone_statement();
    good.seal = make_sealstone_seal();
    good.policy = make_sealstone_policy();
    good.explanation = make_sealstone_explanation();
    good.length = sizeof good.data;
    memcpy(good.text, "build", sizeof "build");
    for (int i = 0; i < TEXTS; i++)
        good.texts[i] = good.text;
    good.seconds = 1800000000;
    for (int i = 0; i < ITEMS; i++) {
        good.items[i].key = good.verifying_key;
        good.items[i].signature = good.interop_items[i].key = good.interop_items[i].signature = good.data;
    }
}

/* What a random call reads: on the heap and no longer than it must be, so that valgrind and ASan see a read
 * too far. */
static uint8_t *random_data;

static inline void free_good(void)
{
    free(random_data);
    sealstone_signing_key_free(&good.signing_key);
    sealstone_verifying_key_free(&good.verifying_key);
    sealstone_prehash_free(&good.prehash);
    sealstone_stream_verifier_free(&good.stream_verifier);
    sealstone_content_free(&good.content);
    sealstone_content_hasher_free(&good.content_hasher);
    sealstone_signer_free(&good.signer);
    sealstone_verifier_free(&good.verifier);
    sealstone_trusted_key_free(&good.trusted_key);
    sealstone_keyring_free(&good.keyring);
    sealstone_statement_free(&good.statement);
    sealstone_seal_free(&good.seal);
    sealstone_policy_free(&good.policy);
    sealstone_explanation_free(&good.explanation);
}

/* A generator that needs no quality, only to be the same everywhere. */
static inline uint64_t dice(void)
{
    static uint64_t state = 7;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return state >> 16;
}

static char random_letters[MAX_RANDOM];
static size_t random_length;
static int64_t random_seconds;
static sealstone_batch_item random_batch[ITEMS];
static sealstone_interop_item random_interop[ITEMS];

static inline void roll(void)
{
    size_t room = SEALSTONE_SIGNATURE_LENGTH + dice() % (MAX_RANDOM - SEALSTONE_SIGNATURE_LENGTH);
    free(random_data);
    random_data = (uint8_t *)malloc(room);
    if (random_data == NULL)
        exit(EXIT_FAILURE);
    for (size_t i = 0; i < room; i++)
        random_data[i] = (uint8_t)dice();
    random_length = dice() % 4 == 0 ? dice() % 3 : room;
    for (size_t i = 0; i < sizeof random_letters; i++)
        random_letters[i] = (char)dice();
    random_letters[dice() % sizeof random_letters] = 0;
    random_letters[sizeof random_letters - 1] = 0;
    random_seconds = (int64_t)dice();
    for (int i = 0; i < ITEMS; i++) {
        random_batch[i].key = good.verifying_key;
        random_batch[i].message = random_interop[i].message = random_data;
        random_batch[i].message_length = random_interop[i].message_length = dice() % (room + 1);
        random_batch[i].signature = random_interop[i].signature = random_data;
        random_interop[i].key = random_data;
    }
}

static inline const uint8_t *random_bytes(void)
{
    return random_data;
}

static inline const char *random_text(void)
{
    return random_letters;
}

static inline const sealstone_batch_item *random_items(void)
{
    return random_batch;
}

static inline const sealstone_interop_item *random_interop_items(void)
{
    return random_interop;
}

static inline int go_on(void *context, uint64_t bytes_read)
{
    (void)context;
    (void)bytes_read;
    return 0;
}

static inline int stop_at_random(void *context, uint64_t bytes_read)
{
    (void)context;
    return bytes_read % 2 == 0;
}

static inline int read_some(void *context, uint8_t *buffer, size_t capacity, size_t *length)
{
    (void)context;
    (void)buffer;
    (void)capacity;
    *length = 0;
    return 0;
}

/* Fails, ends, gives bytes, or claims to have given more than there was room for. */
static inline int read_at_random(void *context, uint8_t *buffer, size_t capacity, size_t *length)
{
    (void)context;
    memset(buffer, 1, capacity < 9 ? capacity : 9);
    switch (dice() % 4) {
    case 0:
        return 1;
    case 1:
        *length = 0;
        return 0;
    case 2:
        *length = capacity + 1 + dice() % 9;
        return 0;
    default:
        *length = capacity < 9 ? capacity : 9;
        return 0;
    }
}

#endif
