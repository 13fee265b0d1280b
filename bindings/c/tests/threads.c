/* Eight threads use the same objects at once; each has those that change to itself. */
#include <pthread.h>

#include "check.h"

enum { THREADS = 8, ROUNDS = 50 };

static sealstone_signing_key *key;
static sealstone_verifying_key *half;
static sealstone_signer *signer;
static sealstone_keyring *keyring;
static sealstone_content *content;
static sealstone_seal *seal;
static sealstone_policy *policy;
static uint8_t expected[SEALSTONE_SIGNATURE_LENGTH];

/* Returns NULL if all went well; the checks of the main thread are not to be counted by others. */
static void *work(void *failed)
{
    for (int round = 0; round < ROUNDS; round++) {
        uint8_t signature[SEALSTONE_SIGNATURE_LENGTH];
        sealstone_prehash *prehash = NULL;
        sealstone_explanation *explanation = NULL;
        sealstone_stream_verifier *stream = NULL;
        sealstone_status statuses[2] = {1, 1};
        sealstone_batch_item items[2] = {{half, NULL, 0, expected}, {half, NULL, 0, expected}};
        int holds = sealstone_signing_key_sign(key, NULL, 0, signature) == SEALSTONE_OK &&
                    memcmp(signature, expected, sizeof expected) == 0 &&
                    sealstone_verifying_key_verify(half, NULL, 0, signature) == SEALSTONE_OK &&
                    sealstone_prehash_new(&prehash) == SEALSTONE_OK &&
                    sealstone_prehash_update(prehash, signature, sizeof signature) == SEALSTONE_OK &&
                    sealstone_signing_key_sign_prehashed(key, prehash, NULL, 0, signature) == SEALSTONE_OK &&
                    sealstone_verifying_key_verify_stream(half, expected, &stream) == SEALSTONE_OK &&
                    sealstone_stream_verifier_finish(&stream) == SEALSTONE_OK &&
                    sealstone_batch_verify(items, 2, statuses) == SEALSTONE_OK &&
                    statuses[1] == SEALSTONE_OK &&
                    sealstone_seal_verify(seal, keyring, policy, content, &explanation) == SEALSTONE_OK &&
                    sealstone_explanation_valid_key_count(explanation) == 1 &&
                    sealstone_seal_signature_count(seal) == 1;
        sealstone_prehash_free(&prehash);
        sealstone_explanation_free(&explanation);
        if (!holds)
            return failed;
    }
    return NULL;
}

static void make(void)
{
    sealstone_verifier *verifier = NULL;
    sealstone_trusted_key *trusted = NULL;
    sealstone_statement *statement = NULL;
    char *text = NULL;
    CHECK_OK(sealstone_signing_key_generate(&key));
    CHECK_OK(sealstone_signing_key_verifying_key(key, &half));
    CHECK_OK(sealstone_signing_key_sign(key, NULL, 0, expected));
    CHECK_OK(sealstone_signer_new("example.com/threads", key, &signer));
    CHECK_OK(sealstone_signer_verifier(signer, &verifier));
    CHECK_OK(sealstone_trusted_key_new(verifier, SEALSTONE_ACTIVE, NULL, NULL, &trusted));
    CHECK_OK(sealstone_keyring_new(&keyring));
    CHECK_OK(sealstone_keyring_add(keyring, trusted));
    CHECK_OK(sealstone_content_of(SEALSTONE_SHA_256_TREE, NULL, 0, &content));
    CHECK_OK(sealstone_statement_new(content, 0, &statement));
    CHECK_OK(sealstone_signer_sign(signer, statement, &text));
    CHECK_OK(sealstone_seal_parse((const uint8_t *)text, strlen(text), NULL, &seal));
    CHECK_OK(sealstone_policy_new(&policy));
    sealstone_string_free(&text);
    sealstone_statement_free(&statement);
    sealstone_trusted_key_free(&trusted);
    sealstone_verifier_free(&verifier);
}

int main(int argc, char **argv)
{
    (void)argc;
    static int failed;
    pthread_t threads[THREADS];
    make();
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, work, &failed) == 0);
    for (int i = 0; i < THREADS; i++) {
        void *result = &failed;
        CHECK(pthread_join(threads[i], &result) == 0 && result == NULL);
    }
    sealstone_signing_key_free(&key);
    sealstone_verifying_key_free(&half);
    sealstone_signer_free(&signer);
    sealstone_keyring_free(&keyring);
    sealstone_content_free(&content);
    sealstone_seal_free(&seal);
    sealstone_policy_free(&policy);
    return check_report(argv[0]);
}
