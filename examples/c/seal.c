/* `seal make FOLDER` makes keys, seals and signs; `seal verify FOLDER` verifies that, and sees changes refused. */
#include "helpers.h"

enum { COUNT = 1000 };
static uint8_t data[SEALSTONE_SEAL_MAX_LENGTH + 1], signatures[COUNT][SEALSTONE_SIGNATURE_LENGTH];
static char messages[COUNT][16];

static void make(void)
{
    sealstone_signing_key *key = private_key("signer.key"), *batch_key = private_key("batch.key");
    sealstone_verifying_key *batch_public = NULL;
    sealstone_signer *signer = NULL;
    sealstone_verifier *verifier = NULL;
    char *vkey = NULL, *seal = NULL, *pem = NULL, *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t time = epoch != NULL ? strtoll(epoch, NULL, 10) : 0;
    MUST(epoch != NULL ? SEALSTONE_OK : sealstone_time_now(&time));
    MUST(sealstone_signer_new("example.com/plant-7", key, &signer));
    MUST(sealstone_signer_verifier(signer, &verifier));
    MUST(sealstone_verifier_to_string(verifier, &vkey));
    file("signer.pub", "w", data, (size_t)snprintf((char *)data, sizeof data, "%s\n", vkey));
    file("report.txt", "w", data, (size_t)snprintf((char *)data, sizeof data, "all pumps are running"));
    MUST(sealstone_signer_sign_file(signer, "report.txt", SEALSTONE_SHA_256, time, NULL, NULL, &seal));
    file("report.txt.seal", "w", seal, strlen(seal));
    /* A key for raw signatures seals nothing: keep it apart from a signer's. */
    MUST(sealstone_signing_key_verifying_key(batch_key, &batch_public));
    MUST(sealstone_verifying_key_to_spki_pem(batch_public, &pem));
    file("batch.pub", "w", pem, strlen(pem));
    for (int n = 0; n < COUNT; n++)
        MUST(sealstone_signing_key_sign(batch_key, (uint8_t *)messages[n], strlen(messages[n]), signatures[n]));
    file("batch.sig", "w", signatures, sizeof signatures);
    puts("made a seal by example.com/plant-7 and 1000 signatures");
    sealstone_string_free(&vkey), sealstone_string_free(&seal), sealstone_string_free(&pem);
    sealstone_signing_key_free(&key), sealstone_signing_key_free(&batch_key), sealstone_signer_free(&signer);
    sealstone_verifying_key_free(&batch_public), sealstone_verifier_free(&verifier);
}

static void verify(void)
{
    sealstone_keyring *keyring = NULL;
    sealstone_seal *seal = NULL;
    sealstone_explanation *explanation = NULL;
    sealstone_content *changed = NULL;
    sealstone_verifying_key *key = NULL;
    sealstone_batch_item items[COUNT];
    sealstone_status statuses[COUNT];
    /* Whoever verifies has the public key from a source that they trust. */
    size_t length = (size_t)snprintf((char *)data, sizeof data, "active ");
    MUST(sealstone_keyring_parse(data, length + file("signer.pub", "r", data + length, 1024), NULL, &keyring));
    MUST(sealstone_seal_parse(data, file("report.txt.seal", "r", data, sizeof data), NULL, &seal));
    MUST(sealstone_seal_verify_file(seal, keyring, NULL, "report.txt", NULL, NULL, &explanation));
    print_verified("report.txt", seal, explanation);
    MUST(sealstone_content_of(SEALSTONE_SHA_256, (const uint8_t *)"all pumps are stopped", 21, &changed));
    printf("refused a changed file: %s\n", refusal(sealstone_seal_verify(seal, keyring, NULL, changed, NULL)));
    MUST(sealstone_verifying_key_read(data, file("batch.pub", "r", data, sizeof data), &key));
    length = file("batch.sig", "r", signatures, sizeof signatures);
    must(length == sizeof signatures ? SEALSTONE_OK : SEALSTONE_INVALID_LENGTH, "batch.sig");
    for (int n = 0; n < COUNT; n++)
        items[n] = (sealstone_batch_item){key, (uint8_t *)messages[n], strlen(messages[n]), signatures[n]};
    MUST(sealstone_batch_verify(items, COUNT, NULL));
    puts("verified a batch of 1000");
    items[700].message = (const uint8_t *)"reading 7oo";
    refusal(sealstone_batch_verify(items, COUNT, statuses));
    for (int n = 0; n < COUNT; n++)
        if (statuses[n] != SEALSTONE_OK)
            printf("refused a changed batch: %s at %d\n", sealstone_status_name(statuses[n]), n);
    sealstone_keyring_free(&keyring), sealstone_seal_free(&seal), sealstone_explanation_free(&explanation);
    sealstone_content_free(&changed), sealstone_verifying_key_free(&key);
}

int main(int argc, char **argv)
{
    int makes = argc == 3 && strcmp(argv[1], "make") == 0, verifies = argc == 3 && strcmp(argv[1], "verify") == 0;
    if (!makes && !verifies)
        return fputs("usage: seal make|verify FOLDER\n", stderr), 2;
    for (int n = 0; n < COUNT; n++)
        snprintf(messages[n], sizeof messages[n], "reading %d", n);
    enter(argv[2]);
    makes ? make() : verify();
}
