/* Files, streams and callbacks; made in the folder in which the program runs. */
#include "check.h"

#include <sys/stat.h>
#include <unistd.h>

enum { PART = 1024 * 1024, LENGTH = 5 * PART + 7 };

static const char PATH[] = "content.bin";
static sealstone_signer *signer;
static sealstone_keyring *keyring;

static void write_file(void)
{
    uint8_t *bytes = (uint8_t *)malloc(LENGTH);
    for (size_t i = 0; bytes != NULL && i < LENGTH; i++)
        bytes[i] = (uint8_t)(i % 251);
    FILE *file = fopen(PATH, "wb");
    CHECK(file != NULL && fwrite(bytes, 1, LENGTH, file) == LENGTH && fclose(file) == 0);
    free(bytes);
}

static void make_keys(void)
{
    sealstone_signing_key *key = NULL;
    sealstone_verifier *verifier = NULL;
    sealstone_trusted_key *trusted = NULL;
    CHECK_OK(sealstone_signing_key_generate(&key));
    CHECK_OK(sealstone_signer_new("example.com/files", key, &signer));
    CHECK_OK(sealstone_signer_verifier(signer, &verifier));
    CHECK_OK(sealstone_trusted_key_new(verifier, SEALSTONE_ACTIVE, NULL, NULL, &trusted));
    CHECK_OK(sealstone_keyring_new(&keyring));
    CHECK_OK(sealstone_keyring_add(keyring, trusted));
    sealstone_trusted_key_free(&trusted);
    sealstone_verifier_free(&verifier);
    sealstone_signing_key_free(&key);
}

static sealstone_seal *seal_of_file(sealstone_digest_algorithm algorithm)
{
    char *text = NULL;
    sealstone_seal *seal = NULL;
    CHECK_OK(sealstone_signer_sign_file(signer, PATH, algorithm, 1795521600, NULL, NULL, &text));
    CHECK_OK(sealstone_seal_parse((const uint8_t *)text, strlen(text), NULL, &seal));
    sealstone_string_free(&text);
    return seal;
}

typedef struct {
    uint64_t calls, last, stop_after;
} watched;

static int watch(void *context, uint64_t bytes_read)
{
    watched *seen = (watched *)context;
    CHECK(bytes_read >= seen->last);
    seen->last = bytes_read;
    seen->calls++;
    return bytes_read > seen->stop_after;
}

static void a_file_is_sealed_and_verified(sealstone_digest_algorithm algorithm)
{
    sealstone_seal *seal = seal_of_file(algorithm);
    sealstone_explanation *explanation = NULL;
    watched seen = {0, 0, UINT64_MAX}, stopped = {0, 0, PART};
    CHECK_OK(sealstone_seal_verify_file(seal, keyring, NULL, PATH, NULL, NULL, NULL));
    CHECK_OK(sealstone_seal_verify_file(seal, keyring, NULL, PATH, watch, &seen, &explanation));
    CHECK(seen.calls > 1 && seen.last == LENGTH);
    CHECK_OK(sealstone_explanation_verdict(explanation));
    sealstone_explanation_free(&explanation);
    CHECK_STATUS(sealstone_seal_verify_file(seal, keyring, NULL, PATH, watch, &stopped, &explanation),
                 SEALSTONE_CANCELLED);
    CHECK(explanation == NULL && stopped.last < LENGTH);
    sealstone_seal_free(&seal);
}

static void a_changed_file_is_refused(void)
{
    sealstone_seal *seal = seal_of_file(SEALSTONE_SHA_256);
    FILE *file = fopen(PATH, "r+b");
    CHECK(file != NULL && fseek(file, 4 * PART, SEEK_SET) == 0 && fputc('x', file) == 'x' &&
          fclose(file) == 0);
    CHECK_STATUS(sealstone_seal_verify_file(seal, keyring, NULL, PATH, NULL, NULL, NULL),
                 SEALSTONE_CONTENT_MISMATCH);
    CHECK(truncate(PATH, LENGTH - 1) == 0);
    CHECK_STATUS(sealstone_seal_verify_file(seal, keyring, NULL, PATH, NULL, NULL, NULL),
                 SEALSTONE_CONTENT_SIZE_MISMATCH);
    sealstone_seal_free(&seal);
}

static void the_systems_reason_is_in_errno(void)
{
    sealstone_seal *seal = seal_of_file(SEALSTONE_SHA_256);
    sealstone_content *content = NULL;
    char *text = NULL;
    errno = 0;
    CHECK_STATUS(sealstone_content_of_file(SEALSTONE_SHA_256, "absent", NULL, NULL, &content),
                 SEALSTONE_CONTENT_UNREADABLE);
    CHECK(errno == ENOENT);
    errno = 0;
    CHECK_STATUS(sealstone_content_of_file(SEALSTONE_SHA_256, ".", NULL, NULL, &content),
                 SEALSTONE_CONTENT_UNREADABLE);
    CHECK(errno == EISDIR);
    errno = 0;
    CHECK_STATUS(sealstone_signer_sign_file(signer, "absent", SEALSTONE_SHA_256, 0, NULL, NULL, &text),
                 SEALSTONE_CONTENT_UNREADABLE);
    CHECK(errno == ENOENT);
    errno = 0;
    CHECK_STATUS(sealstone_seal_verify_file(seal, keyring, NULL, "", NULL, NULL, NULL),
                 SEALSTONE_CONTENT_UNREADABLE);
    CHECK(errno == ENOENT);
    CHECK(content == NULL && text == NULL);
    sealstone_seal_free(&seal);
}

/* A path need not be UTF-8; the name in a seal must, and sealstone_signer_sign_file() takes it from the path.
 */
static void a_path_is_what_the_system_takes(void)
{
    const char odd[] = "content.\xff\xfe";
    sealstone_content *content = NULL;
    char *text = NULL;
    CHECK(rename(PATH, odd) == 0);
    CHECK_OK(sealstone_content_of_file(SEALSTONE_SHA_256, odd, NULL, NULL, &content));
    CHECK(sealstone_content_size(content) == LENGTH);
    CHECK_STATUS(sealstone_signer_sign_file(signer, odd, SEALSTONE_SHA_256, 0, NULL, NULL, &text),
                 SEALSTONE_SEAL_NAME_INVALID);
    CHECK(text == NULL && rename(odd, PATH) == 0);
    sealstone_content_free(&content);
}

/* What a callback reads, and how it ends. */
typedef struct {
    FILE *file;
    int fails;
    size_t claims_more, calls;
} source;

static int read_source(void *context, uint8_t *buffer, size_t capacity, size_t *length)
{
    source *from = (source *)context;
    from->calls++;
    errno = ENODATA;
    *length = fread(buffer, 1, capacity < 1000 ? capacity : 1000, from->file);
    if (from->claims_more > 0)
        *length = capacity + from->claims_more;
    return from->fails;
}

static void a_stream_is_read_by_a_callback(void)
{
    sealstone_seal *seal = seal_of_file(SEALSTONE_SHA_512);
    sealstone_content *content = NULL;
    sealstone_keyring *nobody = NULL;
    source from = {fopen(PATH, "rb"), 0, 0, 0};
    CHECK(from.file != NULL);
    CHECK_OK(sealstone_seal_verify_reader(seal, keyring, NULL, read_source, &from, NULL));
    rewind(from.file);
    CHECK_OK(sealstone_content_read(SEALSTONE_SHA_512, read_source, &from, &content));
    sealstone_content_free(&content);
    from.fails = 1;
    errno = 0;
    CHECK_STATUS(sealstone_content_read(SEALSTONE_SHA_512, read_source, &from, &content),
                 SEALSTONE_CONTENT_UNREADABLE);
    CHECK(errno == ENODATA && content == NULL);
    errno = 0;
    CHECK_STATUS(sealstone_seal_verify_reader(seal, keyring, NULL, read_source, &from, NULL),
                 SEALSTONE_CONTENT_UNREADABLE);
    CHECK(errno == ENODATA);
    from.fails = 0;
    const size_t too_many[] = {1, 1000, SIZE_MAX / 2};
    for (size_t i = 0; i < sizeof too_many / sizeof *too_many; i++) {
        from.claims_more = too_many[i];
        CHECK_STATUS(sealstone_content_read(SEALSTONE_SHA_512, read_source, &from, &content),
                     SEALSTONE_CONTENT_UNREADABLE);
        CHECK_STATUS(sealstone_seal_verify_reader(seal, keyring, NULL, read_source, &from, NULL),
                     SEALSTONE_CONTENT_UNREADABLE);
    }
    /* Nothing is read for a seal that is refused anyway. */
    from.calls = 0;
    CHECK_OK(sealstone_keyring_new(&nobody));
    CHECK_STATUS(sealstone_seal_verify_reader(seal, nobody, NULL, read_source, &from, NULL),
                 SEALSTONE_SIGNER_UNKNOWN);
    CHECK(from.calls == 0);
    sealstone_keyring_free(&nobody);
    fclose(from.file);
    sealstone_seal_free(&seal);
}

int main(int argc, char **argv)
{
    (void)argc;
    make_keys();
    write_file();
    a_file_is_sealed_and_verified(SEALSTONE_SHA_256);
    a_file_is_sealed_and_verified(SEALSTONE_SHA_512);
    a_file_is_sealed_and_verified(SEALSTONE_SHA_256_TREE);
    a_path_is_what_the_system_takes();
    the_systems_reason_is_in_errno();
    a_stream_is_read_by_a_callback();
    a_changed_file_is_refused();
    CHECK(remove(PATH) == 0);
    sealstone_keyring_free(&keyring);
    sealstone_signer_free(&signer);
    return check_report(argv[0]);
}
