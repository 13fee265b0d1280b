/* Races Sealstone against libsodium and OpenSSL, and against its own core: race CORE FILE ROUNDS.

   CORE is the program core-calls, which prints the core's own times; FILE is the large file to seal. All
   contenders get the same input and must give the same output before anything is timed. In each round every
   contender runs once, in another order than in the round before, so that a machine that slows down slows
   down all of them; its turn is short, a millisecond or so, so that few turns are interrupted. Prints median
   and minimum in microseconds, and the ratio to the best peer of the same run. */
#include <openssl/evp.h>
#include <sealstone.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COUNT = 1000, MAX_ROUNDS = 300, MAX_CONTENDERS = 8, PART = 1 << 20 };

static uint8_t seed[32], message[64], public_key[32], signature[64];
static char messages[COUNT][16];
static uint8_t signatures[COUNT][64];
static sealstone_batch_item items[COUNT];
static const char *path;

static sealstone_signing_key *our_key;
static sealstone_verifying_key *our_public;
static sealstone_signer *our_signer;
static sealstone_content *our_content;
static uint8_t sodium_key[64];
static EVP_PKEY *openssl_key, *openssl_public;

static void must(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "race: %s\n", what);
    exit(EXIT_FAILURE);
}

/* Each contender does one task once, and says whether it went well. */
static int our_sign(void)
{
    return sealstone_signing_key_sign(our_key, message, sizeof message, signature) == SEALSTONE_OK;
}

static int sodium_sign(void)
{
    return crypto_sign_ed25519_detached(signature, NULL, message, sizeof message, sodium_key) == 0;
}

static int openssl_sign_bytes(const uint8_t *bytes, size_t length)
{
    size_t size = sizeof signature;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int holds = EVP_DigestSignInit(context, NULL, NULL, NULL, openssl_key) == 1 &&
                EVP_DigestSign(context, signature, &size, bytes, length) == 1;
    EVP_MD_CTX_free(context);
    return holds;
}

static int openssl_sign(void)
{
    return openssl_sign_bytes(message, sizeof message);
}

static int our_verify(void)
{
    return sealstone_verifying_key_verify(our_public, message, sizeof message, signature) == SEALSTONE_OK;
}

static int sodium_verify(void)
{
    return crypto_sign_ed25519_verify_detached(signature, message, sizeof message, public_key) == 0;
}

static int openssl_verify_bytes(const uint8_t *of, const void *bytes, size_t length)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int holds = EVP_DigestVerifyInit(context, NULL, NULL, NULL, openssl_public) == 1 &&
                EVP_DigestVerify(context, of, 64, (const uint8_t *)bytes, length) == 1;
    EVP_MD_CTX_free(context);
    return holds;
}

static int openssl_verify(void)
{
    return openssl_verify_bytes(signature, message, sizeof message);
}

static int our_batch(void)
{
    return sealstone_batch_verify(items, COUNT, NULL) == SEALSTONE_OK;
}

static int sodium_batch(void)
{
    int holds = 1;
    for (int n = 0; n < COUNT; n++)
        holds &= crypto_sign_ed25519_verify_detached(signatures[n], items[n].message, items[n].message_length,
                                                     public_key) == 0;
    return holds;
}

static int openssl_batch(void)
{
    int holds = 1;
    for (int n = 0; n < COUNT; n++)
        holds &= openssl_verify_bytes(signatures[n], items[n].message, items[n].message_length);
    return holds;
}

static int our_file_by(sealstone_digest_algorithm algorithm)
{
    char *seal = NULL;
    int holds = sealstone_signer_sign_file(our_signer, path, algorithm, 0, NULL, NULL, &seal) == SEALSTONE_OK;
    sealstone_string_free(&seal);
    return holds;
}

static int our_file(void)
{
    return our_file_by(SEALSTONE_SHA_256);
}

static int our_file_tree(void)
{
    return our_file_by(SEALSTONE_SHA_256_TREE);
}

/* What peers have for a file: read it whole and sign it, */
static uint8_t *whole_file(size_t *length)
{
    FILE *file = fopen(path, "rb");
    must(file != NULL && fseek(file, 0, SEEK_END) == 0, path);
    *length = (size_t)ftell(file);
    uint8_t *bytes = (uint8_t *)malloc(*length);
    rewind(file);
    must(bytes != NULL && fread(bytes, 1, *length, file) == *length && fclose(file) == 0, path);
    return bytes;
}

static int sodium_file(void)
{
    size_t length;
    uint8_t *bytes = whole_file(&length);
    int holds = crypto_sign_ed25519_detached(signature, NULL, bytes, length, sodium_key) == 0;
    free(bytes);
    return holds;
}

static int openssl_file(void)
{
    size_t length;
    uint8_t *bytes = whole_file(&length);
    int holds = openssl_sign_bytes(bytes, length);
    free(bytes);
    return holds;
}

/* or hash it in parts and sign that: Ed25519ph, or SHA-256 as a seal does. */
static int sodium_file_prehashed(void)
{
    static uint8_t part[PART];
    crypto_sign_ed25519ph_state state;
    FILE *file = fopen(path, "rb");
    must(file != NULL && crypto_sign_ed25519ph_init(&state) == 0, path);
    for (size_t length; (length = fread(part, 1, sizeof part, file)) > 0;)
        crypto_sign_ed25519ph_update(&state, part, length);
    must(!ferror(file) && fclose(file) == 0, path);
    return crypto_sign_ed25519ph_final_create(&state, signature, NULL, sodium_key) == 0;
}

static int openssl_file_hashed(void)
{
    static uint8_t part[PART];
    uint8_t digest[32];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    FILE *file = fopen(path, "rb");
    must(file != NULL && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1, path);
    for (size_t length; (length = fread(part, 1, sizeof part, file)) > 0;)
        EVP_DigestUpdate(context, part, length);
    must(!ferror(file) && fclose(file) == 0 && EVP_DigestFinal_ex(context, digest, NULL) == 1, path);
    EVP_MD_CTX_free(context);
    return openssl_sign_bytes(digest, sizeof digest);
}

/* A call that does next to nothing: what the boundary itself costs. */
static int our_nothing(void)
{
    return sealstone_content_size(our_content) == 0;
}

typedef struct {
    const char *name;
    int (*run)(void);
    double times[MAX_ROUNDS];
} contender;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int by_value(const void *one, const void *other)
{
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

static double median(double *times, int count)
{
    qsort(times, (size_t)count, sizeof *times, by_value);
    return times[count / 2];
}

/* Asks the core how long a task takes there: the median, in microseconds. */
static double core_time(const char *core, const char *file, const char *task)
{
    char command[4096], answer[1024] = "", field[64];
    snprintf(command, sizeof command, "'%s' '%s'", core, file);
    FILE *output = popen(command, "r");
    must(output != NULL && fgets(answer, sizeof answer, output) != NULL && pclose(output) == 0,
         "core-calls failed");
    snprintf(field, sizeof field, "\"%s\": {\"median\": ", task);
    const char *found = strstr(answer, field);
    must(found != NULL, "core-calls does not time this");
    return strtod(found + strlen(field), NULL);
}

/* `core` names the core's own time of this task, or is NULL; the first contenders whose names start with
 * "sealstone" are ours. */
static void race(const char *title, contender *contenders, int count, int rounds, int calls,
                 const char *core_calls, const char *core_file, const char *core)
{
    double core_times[MAX_ROUNDS], best = 0;
    int core_rounds = 0;
    for (int i = 0; i < count; i++)
        must(contenders[i].run(), contenders[i].name);
    for (int round = 0; round < rounds; round++) {
        for (int turn = 0; turn < count; turn++) {
            contender *one = &contenders[(round + turn) % count];
            int holds = 1;
            double start = now();
            for (int call = 0; call < calls; call++)
                holds &= one->run();
            one->times[round] = (now() - start) / calls;
            must(holds, one->name);
        }
        if (core != NULL && round % ((rounds + 2) / 3) == 0)
            core_times[core_rounds++] = core_time(core_calls, core_file, core);
    }
    printf("\n%s\n%-34s %12s %12s %8s\n", title, "", "median us", "minimum us", "to best");
    for (int i = 0; i < count; i++) {
        double middle = median(contenders[i].times, rounds);
        if (strncmp(contenders[i].name, "sealstone", 9) != 0 && (best == 0 || middle < best))
            best = middle;
    }
    for (int i = 0; i < count; i++) {
        double middle = contenders[i].times[rounds / 2];
        printf("%-34s %12.3f %12.3f", contenders[i].name, middle, contenders[i].times[0]);
        printf(best > 0 ? " %8.2f\n" : "\n", middle / best);
    }
    if (core_rounds > 0) {
        double middle = median(core_times, core_rounds);
        printf("%-34s %12.3f %12.3f\n", "the core itself, by core-calls", middle, core_times[0]);
    }
}

static void prepare(void)
{
    sealstone_verifying_key *again = NULL;
    uint8_t expected[64], other[64];
    for (int n = 0; n < 64; n++) {
        message[n] = (uint8_t)n;
        seed[n % 32] = (uint8_t)(n % 32);
    }
    must(sodium_init() >= 0, "libsodium");
    must(sealstone_signing_key_from_bytes(seed, sizeof seed, &our_key) == SEALSTONE_OK, "a key");
    must(sealstone_signing_key_verifying_key(our_key, &our_public) == SEALSTONE_OK, "its public half");
    must(sealstone_signer_new("example.com/bench", our_key, &our_signer) == SEALSTONE_OK, "a signer");
    must(sealstone_content_of(SEALSTONE_SHA_256, NULL, 0, &our_content) == SEALSTONE_OK, "content");
    must(crypto_sign_ed25519_seed_keypair(public_key, sodium_key, seed) == 0, "libsodium's key");
    openssl_key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, sizeof seed);
    openssl_public = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, public_key, sizeof public_key);
    must(openssl_key != NULL && openssl_public != NULL, "OpenSSL's keys");
    must(sealstone_verifying_key_from_bytes(public_key, sizeof public_key, &again) == SEALSTONE_OK &&
             sealstone_verifying_key_equal(our_public, again),
         "public keys differ");
    sealstone_verifying_key_free(&again);

    must(our_sign(), "sign");
    memcpy(expected, signature, sizeof expected);
    must(sodium_sign() && memcmp(expected, signature, 64) == 0, "libsodium's signature differs");
    must(openssl_sign() && memcmp(expected, signature, 64) == 0, "OpenSSL's signature differs");
    signature[40] ^= 1;
    must(!our_verify() && !sodium_verify() && !openssl_verify(), "a changed signature is accepted");
    memcpy(signature, expected, sizeof expected);
    must(our_verify() && sodium_verify() && openssl_verify(), "a good signature is refused");

    for (int n = 0; n < COUNT; n++) {
        size_t length = (size_t)snprintf(messages[n], sizeof messages[n], "reading %d", n);
        sealstone_signing_key_sign(our_key, (const uint8_t *)messages[n], length, signatures[n]);
        items[n] = (sealstone_batch_item){our_public, (const uint8_t *)messages[n], length, signatures[n]};
    }
    messages[700][9] = 'o';
    must(!our_batch() && !sodium_batch() && !openssl_batch(), "a changed batch is accepted");
    messages[700][9] = '0';
    must(our_batch() && sodium_batch() && openssl_batch(), "a good batch is refused");
    must(sodium_file() && memcpy(other, signature, 64) == other && openssl_file() &&
             memcmp(other, signature, 64) == 0,
         "the peers' signatures of the file differ");
    memcpy(signature, expected, sizeof expected);
}

int main(int argc, char **argv)
{
    must(argc == 4, "usage: race CORE FILE ROUNDS");
    const char *core = argv[1];
    path = argv[2];
    int rounds = atoi(argv[3]);
    must(rounds > 0 && rounds <= MAX_ROUNDS, "ROUNDS is 1 to 300");
    prepare();
    printf("Sealstone %s, libsodium %s, %s; %d rounds\n", sealstone_version(), sodium_version_string(),
           OpenSSL_version(OPENSSL_VERSION), rounds);

    contender nothing[] = {{"sealstone_content_size()", our_nothing, {0}}};
    race("the boundary: a call that does next to nothing", nothing, 1, rounds, 10000, core, argv[0], NULL);
    contender sign[] = {
        {"sealstone", our_sign, {0}}, {"libsodium", sodium_sign, {0}}, {"OpenSSL", openssl_sign, {0}}};
    race("sign, 64 bytes", sign, 3, rounds, 30, core, argv[0], "sign");
    contender verify[] = {
        {"sealstone", our_verify, {0}}, {"libsodium", sodium_verify, {0}}, {"OpenSSL", openssl_verify, {0}}};
    race("verify, 64 bytes", verify, 3, rounds, 15, core, argv[0], "verify");
    contender batch[] = {{"sealstone", our_batch, {0}},
                         {"libsodium, one by one", sodium_batch, {0}},
                         {"OpenSSL, one by one", openssl_batch, {0}}};
    race("verify 1000 signatures of one key", batch, 3, (rounds + 9) / 10, 1, core, argv[0], "batch_1000");
    contender file[] = {{"sealstone, sha-256", our_file, {0}},
                        {"sealstone, sha-256 tree", our_file_tree, {0}},
                        {"libsodium, file in memory", sodium_file, {0}},
                        {"libsodium, Ed25519ph in parts", sodium_file_prehashed, {0}},
                        {"OpenSSL, file in memory", openssl_file, {0}},
                        {"OpenSSL, SHA-256 in parts", openssl_file_hashed, {0}}};
    race("seal or sign a file", file, 6, rounds < 5 ? rounds : 5, 1, core, path, "seal_file");

    sealstone_content_free(&our_content);
    sealstone_signer_free(&our_signer);
    sealstone_verifying_key_free(&our_public);
    sealstone_signing_key_free(&our_key);
    EVP_PKEY_free(openssl_key);
    EVP_PKEY_free(openssl_public);
    return EXIT_SUCCESS;
}
