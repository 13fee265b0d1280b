/* What every C program has of its own: stopping on an error, whole files, printing. */
#ifndef HELPERS_H
#define HELPERS_H

#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L /* umask(), chdir(), access() */
#endif

#include <sealstone.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Stops the program, with the library's own words, unless the call succeeds. */
#define MUST(call) must((call), #call)

static inline void must(sealstone_status status, const char *call)
{
    if (status == SEALSTONE_OK)
        return;
    fprintf(stderr, "%s: %s\n", call, sealstone_status_message(status));
    exit(EXIT_FAILURE);
}

/* The name of a refusal; what is accepted stops the program. */
static inline const char *refusal(sealstone_status status)
{
    if (status != SEALSTONE_OK)
        return sealstone_status_name(status);
    fputs("what was changed is accepted\n", stderr);
    exit(EXIT_FAILURE);
}

/* Says who signed the seal of a file, and when they say they did. */
static inline void print_verified(const char *path, const sealstone_seal *seal,
                                  const sealstone_explanation *explanation)
{
    sealstone_statement *statement = NULL;
    sealstone_trusted_key *key = NULL;
    sealstone_verifier *verifier = NULL;
    char *name = NULL, *time = NULL;
    int64_t seconds = 0;
    MUST(sealstone_explanation_valid_key(explanation, 0, &key));
    MUST(sealstone_trusted_key_verifier(key, &verifier));
    MUST(sealstone_verifier_name(verifier, &name));
    MUST(sealstone_seal_statement(seal, &statement));
    MUST(sealstone_statement_time(statement, &seconds));
    MUST(sealstone_time_to_string(seconds, &time));
    printf("verified: %s by %s at %s\n", path, name, time);
    sealstone_string_free(&name);
    sealstone_string_free(&time);
    sealstone_statement_free(&statement);
    sealstone_verifier_free(&verifier);
    sealstone_trusted_key_free(&key);
}

/* Goes into the folder that the files are in. */
static inline void enter(const char *folder)
{
    if (chdir(folder) == 0)
        return;
    perror(folder);
    exit(EXIT_FAILURE);
}

/* Reads or writes a file, as `mode` says; returns the number of bytes. */
static inline size_t file(const char *path, const char *mode, void *bytes, size_t length)
{
    FILE *stream = fopen(path, mode);
    size_t done = 0;
    if (stream != NULL)
        done = *mode == 'r' ? fread(bytes, 1, length, stream) : fwrite(bytes, 1, length, stream);
    if (stream == NULL || ferror(stream) || fclose(stream) != 0) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    return done;
}

/* Reads a private key, or makes one in a file that only its owner can read. */
static inline sealstone_signing_key *private_key(const char *path)
{
    sealstone_signing_key *key = NULL;
    uint8_t read[4096];
    char *pem = NULL;
    if (access(path, F_OK) == 0) {
        MUST(sealstone_signing_key_read(read, file(path, "r", read, sizeof read), NULL, 0, &key));
        return key;
    }
    MUST(sealstone_signing_key_generate(&key));
    MUST(sealstone_signing_key_to_pkcs8_pem(key, &pem));
    mode_t mask = umask(0077);
    file(path, "w", pem, strlen(pem));
    umask(mask);
    sealstone_string_free(&pem); /* wipes it */
    return key;
}

#endif
