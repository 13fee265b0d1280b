/* Keys, signatures, batches and the rules of other verifiers. */
#include "check.h"

static const uint8_t SEED[SEALSTONE_SIGNING_KEY_LENGTH] = {1, 2, 3};
static const uint8_t MESSAGE[] = "message";
enum { MESSAGE_LENGTH = sizeof MESSAGE - 1 };

static sealstone_signing_key *signing_key(void)
{
    sealstone_signing_key *key = NULL;
    CHECK_OK(sealstone_signing_key_from_bytes(SEED, sizeof SEED, &key));
    return key;
}

static sealstone_verifying_key *public_half(const sealstone_signing_key *key)
{
    sealstone_verifying_key *half = NULL;
    CHECK_OK(sealstone_signing_key_verifying_key(key, &half));
    return half;
}

static void the_library_is_that_of_the_header(void)
{
    char version[32];
    CHECK(strcmp(sealstone_version(), SEALSTONE_VERSION) == 0);
    snprintf(version, sizeof version, "%d.%d.%d", SEALSTONE_VERSION_MAJOR, SEALSTONE_VERSION_MINOR,
             SEALSTONE_VERSION_PATCH);
    CHECK(strcmp(version, SEALSTONE_VERSION) == 0);
}

static void statuses_have_names_and_messages(void)
{
    CHECK(strcmp(sealstone_status_name(SEALSTONE_OK), "ok") == 0);
    CHECK(strcmp(sealstone_status_name(SEALSTONE_SIGNATURE_INVALID), "signature-invalid") == 0);
    CHECK(strcmp(sealstone_status_name(SEALSTONE_NULL_ARGUMENT), "null-argument") == 0);
    size_t known = 0;
    for (sealstone_status status = 0; status < 1000; status++) {
        CHECK((sealstone_status_name(status) == NULL) == (sealstone_status_message(status) == NULL));
        known += sealstone_status_name(status) != NULL;
    }
    CHECK(known > 60);
    CHECK(sealstone_status_name(UINT32_MAX) == NULL);
}

/* The private key is read back from every format that it is written in. */
static void private_keys_go_through_every_format(void)
{
    const uint8_t passphrase[] = "correct horse", wrong[] = "wrong horse";
    sealstone_signing_key *key = signing_key(), *again = NULL;
    uint8_t *der = NULL, seed[SEALSTONE_SIGNING_KEY_LENGTH];
    size_t length = 0;
    char *pem = NULL;

    CHECK_OK(sealstone_signing_key_to_pkcs8_der(key, &der, &length));
    CHECK_OK(sealstone_signing_key_from_pkcs8_der(der, length, &again));
    sealstone_signing_key_free(&again);
    CHECK_STATUS(sealstone_signing_key_from_pkcs8_der(der, length - 1, &again), SEALSTONE_KEY_MALFORMED);
    CHECK(again == NULL);
    sealstone_bytes_free(&der, length);
    CHECK(der == NULL);
    sealstone_bytes_free(&der, length);

    CHECK_OK(sealstone_signing_key_to_pkcs8_pem(key, &pem));
    CHECK_OK(sealstone_signing_key_from_pkcs8_pem(pem, &again));
    sealstone_string_free(&pem);
    CHECK(pem == NULL);
    sealstone_string_free(&pem);
    CHECK_OK(sealstone_signing_key_to_bytes(again, seed));
    CHECK(memcmp(seed, SEED, sizeof seed) == 0);
    sealstone_signing_key_free(&again);

    CHECK_OK(
        sealstone_signing_key_to_encrypted_pkcs8_der(key, passphrase, sizeof passphrase - 1, &der, &length));
    CHECK_OK(sealstone_signing_key_from_encrypted_pkcs8_der(der, length, passphrase, sizeof passphrase - 1,
                                                            &again));
    sealstone_signing_key_free(&again);
    CHECK_STATUS(sealstone_signing_key_read(der, length, NULL, 0, &again), SEALSTONE_PASSPHRASE_REQUIRED);
    sealstone_bytes_free(&der, length);

    CHECK_OK(sealstone_signing_key_to_encrypted_pkcs8_pem(key, passphrase, sizeof passphrase - 1, &pem));
    CHECK_OK(sealstone_signing_key_from_encrypted_pkcs8_pem(pem, passphrase, sizeof passphrase - 1, &again));
    sealstone_signing_key_free(&again);
    CHECK_STATUS(sealstone_signing_key_from_encrypted_pkcs8_pem(pem, wrong, sizeof wrong - 1, &again),
                 SEALSTONE_PASSPHRASE_WRONG);
    CHECK(again == NULL);
    sealstone_string_free(&pem);
    sealstone_signing_key_free(&key);
}

static void public_keys_go_through_every_format(void)
{
    sealstone_signing_key *key = signing_key();
    sealstone_verifying_key *half = public_half(key), *again = NULL;
    uint8_t *der = NULL, bytes[SEALSTONE_VERIFYING_KEY_LENGTH];
    size_t length = 0;
    char *text = NULL;
    CHECK_OK(sealstone_verifying_key_to_spki_der(half, &der, &length));
    CHECK_OK(sealstone_verifying_key_from_spki_der(der, length, &again));
    CHECK(sealstone_verifying_key_equal(half, again));
    sealstone_verifying_key_free(&again);
    sealstone_bytes_free(&der, length);
    CHECK_OK(sealstone_verifying_key_to_spki_pem(half, &text));
    CHECK_OK(sealstone_verifying_key_from_spki_pem(text, &again));
    CHECK(sealstone_verifying_key_equal(half, again));
    sealstone_verifying_key_free(&again);
    CHECK_STATUS(sealstone_signing_key_read((const uint8_t *)text, strlen(text), NULL, 0, &key),
                 SEALSTONE_KEY_NOT_PRIVATE);
    sealstone_string_free(&text);
    CHECK_OK(sealstone_verifying_key_to_openssh(half, "plant 7", &text));
    CHECK_OK(sealstone_verifying_key_from_openssh(text, &again));
    CHECK(sealstone_verifying_key_equal(half, again));
    sealstone_verifying_key_free(&again);
    sealstone_string_free(&text);
    CHECK_OK(sealstone_verifying_key_to_jwk(half, &text));
    CHECK_OK(sealstone_verifying_key_from_jwk(text, &again));
    CHECK(sealstone_verifying_key_equal(half, again));
    sealstone_verifying_key_free(&again);
    sealstone_string_free(&text);
    CHECK_OK(sealstone_verifying_key_to_bytes(half, bytes));
    CHECK_OK(sealstone_verifying_key_read(bytes, sizeof bytes, &again));
    CHECK(sealstone_verifying_key_equal(half, again));
    CHECK(!sealstone_verifying_key_equal(half, NULL));
    sealstone_verifying_key_free(&again);
    CHECK_STATUS(sealstone_verifying_key_from_bytes(bytes, sizeof bytes - 1, &again),
                 SEALSTONE_INVALID_LENGTH);
    CHECK_STATUS(sealstone_verifying_key_from_spki_pem("\xff", &again), SEALSTONE_NOT_UTF8);
    CHECK(again == NULL);
    sealstone_verifying_key_free(&half);
    sealstone_signing_key_free(&key);
}

static void signatures_are_exactly_64_bytes_and_deterministic(void)
{
    sealstone_signing_key *key = signing_key();
    sealstone_verifying_key *half = public_half(key);
    uint8_t *one = (uint8_t *)malloc(SEALSTONE_SIGNATURE_LENGTH), two[SEALSTONE_SIGNATURE_LENGTH];
    CHECK_OK(sealstone_signing_key_sign(key, MESSAGE, MESSAGE_LENGTH, one));
    CHECK_OK(sealstone_signing_key_sign(key, MESSAGE, MESSAGE_LENGTH, two));
    CHECK(memcmp(one, two, sizeof two) == 0);
    CHECK_OK(sealstone_verifying_key_verify(half, MESSAGE, MESSAGE_LENGTH, one));
    CHECK_STATUS(sealstone_verifying_key_verify(half, MESSAGE, MESSAGE_LENGTH - 1, one),
                 SEALSTONE_SIGNATURE_INVALID);
    CHECK_STATUS(sealstone_verifying_key_verify(half, NULL, MESSAGE_LENGTH, one), SEALSTONE_NULL_ARGUMENT);
    CHECK_STATUS(sealstone_verifying_key_verify(half, MESSAGE, SIZE_MAX, one), SEALSTONE_NULL_ARGUMENT);
    /* The message may lie where the signature goes. */
    memset(two, 9, sizeof two);
    CHECK_OK(sealstone_signing_key_sign(key, two, sizeof two, one));
    CHECK_OK(sealstone_signing_key_sign(key, two, sizeof two, two));
    CHECK(memcmp(one, two, sizeof two) == 0);
    free(one);
    sealstone_verifying_key_free(&half);
    sealstone_signing_key_free(&key);
}

static void null_of_length_0_is_the_empty_message(void)
{
    sealstone_signing_key *key = signing_key();
    sealstone_verifying_key *half = public_half(key);
    sealstone_content *nothing = NULL, *empty = NULL;
    uint8_t one[SEALSTONE_SIGNATURE_LENGTH], two[SEALSTONE_SIGNATURE_LENGTH];
    CHECK_OK(sealstone_signing_key_sign(key, NULL, 0, one));
    CHECK_OK(sealstone_signing_key_sign(key, MESSAGE, 0, two));
    CHECK(memcmp(one, two, sizeof two) == 0);
    CHECK_OK(sealstone_verifying_key_verify(half, NULL, 0, one));
    CHECK_OK(sealstone_content_of(SEALSTONE_SHA_256, NULL, 0, &nothing));
    CHECK_OK(sealstone_content_of(SEALSTONE_SHA_256, MESSAGE, 0, &empty));
    CHECK_OK(sealstone_content_check(nothing, empty));
    sealstone_content_free(&nothing);
    sealstone_content_free(&empty);
    sealstone_verifying_key_free(&half);
    sealstone_signing_key_free(&key);
}

static void a_prehash_is_used_on_after_signing(void)
{
    sealstone_signing_key *key = signing_key();
    sealstone_verifying_key *half = public_half(key);
    sealstone_prehash *prehash = NULL;
    uint8_t signature[SEALSTONE_SIGNATURE_LENGTH], context[256] = {5};
    CHECK_OK(sealstone_prehash_new(&prehash));
    CHECK_OK(sealstone_prehash_update(prehash, MESSAGE, MESSAGE_LENGTH));
    CHECK_OK(sealstone_signing_key_sign_prehashed(key, prehash, context, 255, signature));
    CHECK_OK(sealstone_verifying_key_verify_prehashed(half, prehash, context, 255, signature));
    CHECK_STATUS(sealstone_verifying_key_verify_prehashed(half, prehash, NULL, 0, signature),
                 SEALSTONE_SIGNATURE_INVALID);
    CHECK_STATUS(sealstone_signing_key_sign_prehashed(key, prehash, context, 256, signature),
                 SEALSTONE_CONTEXT_TOO_LONG);
    CHECK_OK(sealstone_prehash_update(prehash, MESSAGE, MESSAGE_LENGTH));
    CHECK_STATUS(sealstone_verifying_key_verify_prehashed(half, prehash, context, 255, signature),
                 SEALSTONE_SIGNATURE_INVALID);
    sealstone_prehash_free(&prehash);
    sealstone_verifying_key_free(&half);
    sealstone_signing_key_free(&key);
}

static void a_stream_ends_once(void)
{
    sealstone_signing_key *key = signing_key();
    sealstone_verifying_key *half = public_half(key);
    sealstone_stream_verifier *stream = NULL;
    uint8_t signature[SEALSTONE_SIGNATURE_LENGTH];
    CHECK_OK(sealstone_signing_key_sign(key, MESSAGE, MESSAGE_LENGTH, signature));
    CHECK_OK(sealstone_verifying_key_verify_stream(half, signature, &stream));
    CHECK_OK(sealstone_stream_verifier_update(stream, MESSAGE, MESSAGE_LENGTH));
    CHECK_OK(sealstone_stream_verifier_finish(&stream));
    CHECK(stream == NULL);
    CHECK_STATUS(sealstone_stream_verifier_finish(&stream), SEALSTONE_NULL_ARGUMENT);
    CHECK_OK(sealstone_verifying_key_verify_stream(half, signature, &stream));
    CHECK_STATUS(sealstone_stream_verifier_finish(&stream), SEALSTONE_SIGNATURE_INVALID);
    CHECK(stream == NULL);
    memset(signature + 32, 0xff, 32);
    CHECK_STATUS(sealstone_verifying_key_verify_stream(half, signature, &stream),
                 SEALSTONE_SIGNATURE_NOT_CANONICAL);
    CHECK(stream == NULL);
    sealstone_verifying_key_free(&half);
    sealstone_signing_key_free(&key);
}

static void a_batch_says_which_are_bad(void)
{
    enum { COUNT = 5 };
    sealstone_signing_key *key = signing_key();
    sealstone_verifying_key *half = public_half(key);
    sealstone_batch_item items[COUNT];
    sealstone_status statuses[COUNT];
    uint8_t signatures[COUNT][SEALSTONE_SIGNATURE_LENGTH];
    for (size_t i = 0; i < COUNT; i++) {
        CHECK_OK(sealstone_signing_key_sign(key, MESSAGE, i, signatures[i]));
        items[i].key = half;
        items[i].message = i == 0 ? NULL : MESSAGE;
        items[i].message_length = i;
        items[i].signature = signatures[i];
    }
    memset(statuses, 0xff, sizeof statuses);
    CHECK_OK(sealstone_batch_verify(items, COUNT, statuses));
    for (size_t i = 0; i < COUNT; i++)
        CHECK(statuses[i] == SEALSTONE_OK);
    signatures[3][0] ^= 1;
    CHECK_STATUS(sealstone_batch_verify(items, COUNT, statuses), SEALSTONE_SIGNATURE_INVALID);
    for (size_t i = 0; i < COUNT; i++)
        CHECK(statuses[i] == (i == 3 ? SEALSTONE_SIGNATURE_INVALID : SEALSTONE_OK));
    CHECK_STATUS(sealstone_batch_verify(NULL, 0, statuses), SEALSTONE_BATCH_EMPTY);
    items[2].key = NULL;
    memset(statuses, 0xff, sizeof statuses);
    CHECK_STATUS(sealstone_batch_verify(items, COUNT, statuses), SEALSTONE_NULL_ARGUMENT);
    CHECK(statuses[0] == UINT32_MAX);
    CHECK_STATUS(sealstone_batch_verify(items, SIZE_MAX / 2, NULL), SEALSTONE_NULL_ARGUMENT);
    sealstone_verifying_key_free(&half);
    sealstone_signing_key_free(&key);
}

/* Under the identity as key, one signature is "valid" for every message. */
static void other_rules_are_apart(void)
{
    uint8_t key[SEALSTONE_VERIFYING_KEY_LENGTH] = {1}, signature[SEALSTONE_SIGNATURE_LENGTH] = {1};
    sealstone_interop_item item = {key, MESSAGE, MESSAGE_LENGTH, signature};
    sealstone_verifying_key *parsed = NULL;
    sealstone_status status = 7;
    CHECK_OK(sealstone_interop_verify(SEALSTONE_REF10, key, MESSAGE, MESSAGE_LENGTH, signature));
    CHECK_OK(sealstone_interop_verify_batch(SEALSTONE_ZIP215, &item, 1, &status));
    CHECK(status == SEALSTONE_OK);
    CHECK_STATUS(sealstone_interop_verify(0, key, MESSAGE, MESSAGE_LENGTH, signature),
                 SEALSTONE_UNKNOWN_VALUE);
    CHECK_STATUS(sealstone_interop_verify(UINT32_MAX, key, MESSAGE, MESSAGE_LENGTH, signature),
                 SEALSTONE_UNKNOWN_VALUE);
    CHECK_STATUS(sealstone_verifying_key_from_bytes(key, sizeof key, &parsed), SEALSTONE_KEY_SMALL_ORDER);
}

static void generated_keys_differ(void)
{
    sealstone_signing_key *one = NULL, *two = NULL;
    CHECK_OK(sealstone_signing_key_generate(&one));
    CHECK_OK(sealstone_signing_key_generate(&two));
    sealstone_verifying_key *of_one = public_half(one), *of_two = public_half(two);
    CHECK(!sealstone_verifying_key_equal(of_one, of_two));
    sealstone_verifying_key_free(&of_one);
    sealstone_verifying_key_free(&of_two);
    sealstone_signing_key_free(&one);
    sealstone_signing_key_free(&two);
}

int main(int argc, char **argv)
{
    (void)argc;
    the_library_is_that_of_the_header();
    statuses_have_names_and_messages();
    private_keys_go_through_every_format();
    public_keys_go_through_every_format();
    signatures_are_exactly_64_bytes_and_deterministic();
    null_of_length_0_is_the_empty_message();
    a_prehash_is_used_on_after_signing();
    a_stream_ends_once();
    a_batch_says_which_are_bad();
    other_rules_are_apart();
    generated_keys_differ();
    return check_report(argv[0]);
}
