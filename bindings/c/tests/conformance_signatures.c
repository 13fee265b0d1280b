/* Signatures, batches and key files against the corpus: conformance_signatures FOLDER, which is vectors/. */
#include "corpus.h"

static void edge_cases(const char *folder)
{
    json_t *cases, *one, *corpus = corpus_load(folder, "ed25519_edge.json", 2448, &cases);
    size_t index, ran = 0;
    json_array_foreach (cases, index, one) {
        corpus_bytes key = corpus_hex(one, "key"), message = corpus_hex(one, "message");
        corpus_bytes signature = corpus_hex(one, "signature");
        sealstone_verifying_key *parsed = NULL;
        sealstone_status status = sealstone_verifying_key_from_bytes(key.data, key.length, &parsed);
        if (status == SEALSTONE_OK)
            status = sealstone_verifying_key_verify(parsed, message.data, message.length, signature.data);
        CHECK_RESULT(status, one, "universal");
        status =
            sealstone_interop_verify(SEALSTONE_REF10, key.data, message.data, message.length, signature.data);
        CHECK_RESULT(status, one, "ref10");
        status = sealstone_interop_verify(SEALSTONE_ZIP215, key.data, message.data, message.length,
                                          signature.data);
        CHECK_RESULT(status, one, "zip215");
        sealstone_verifying_key_free(&parsed);
        free(key.data);
        free(message.data);
        free(signature.data);
        ran++;
    }
    CHECK(ran == 2448);
    json_decref(corpus);
}

static sealstone_prehash *prehash_of(corpus_bytes message)
{
    sealstone_prehash *prehash = NULL;
    CHECK_OK(sealstone_prehash_new(&prehash));
    CHECK_OK(sealstone_prehash_update(prehash, message.data, message.length / 2));
    CHECK_OK(sealstone_prehash_update(prehash, message.data + message.length / 2,
                                      message.length - message.length / 2));
    return prehash;
}

/* Signs or verifies as the case's algorithm does. */
static sealstone_status sign_case(json_t *one, sealstone_signing_key *key, corpus_bytes message,
                                  corpus_bytes context, uint8_t *signature)
{
    if (strcmp(corpus_text(one, "algorithm"), "Ed25519") == 0)
        return sealstone_signing_key_sign(key, message.data, message.length, signature);
    sealstone_prehash *prehash = prehash_of(message);
    sealstone_status status =
        sealstone_signing_key_sign_prehashed(key, prehash, context.data, context.length, signature);
    sealstone_prehash_free(&prehash);
    return status;
}

static sealstone_status stream_case(sealstone_verifying_key *key, corpus_bytes message,
                                    const uint8_t *signature)
{
    sealstone_stream_verifier *stream = NULL;
    sealstone_status status = sealstone_verifying_key_verify_stream(key, signature, &stream);
    if (status != SEALSTONE_OK)
        return status;
    for (size_t done = 0; done < message.length; done += 7) {
        size_t part = message.length - done < 7 ? message.length - done : 7;
        CHECK_OK(sealstone_stream_verifier_update(stream, message.data + done, part));
    }
    status = sealstone_stream_verifier_finish(&stream);
    CHECK(stream == NULL);
    return status;
}

static sealstone_status verify_case(json_t *one, sealstone_verifying_key *key, corpus_bytes message,
                                    corpus_bytes context, const uint8_t *signature)
{
    if (strcmp(corpus_text(one, "algorithm"), "Ed25519") == 0) {
        sealstone_status status =
            sealstone_verifying_key_verify(key, message.data, message.length, signature);
        CHECK_STATUS(stream_case(key, message, signature), status);
        return status;
    }
    sealstone_prehash *prehash = prehash_of(message);
    sealstone_status status =
        sealstone_verifying_key_verify_prehashed(key, prehash, context.data, context.length, signature);
    sealstone_prehash_free(&prehash);
    return status;
}

static void signatures(const char *folder)
{
    json_t *cases, *one, *corpus = corpus_load(folder, "signatures.json", 324, &cases);
    size_t index, ran = 0, made = 0;
    json_array_foreach (cases, index, one) {
        corpus_bytes public_key = corpus_hex(one, "key"), message = corpus_hex(one, "message");
        corpus_bytes signature = corpus_hex(one, "signature");
        corpus_bytes context =
            json_object_get(one, "context") ? corpus_hex(one, "context") : corpus_of("", 0);
        sealstone_verifying_key *verifying_key = NULL;
        if (json_object_get(one, "seed") != NULL) {
            corpus_bytes seed = corpus_hex(one, "seed");
            uint8_t found[SEALSTONE_SIGNATURE_LENGTH] = {0};
            sealstone_signing_key *key = NULL;
            CHECK_OK(sealstone_signing_key_from_bytes(seed.data, seed.length, &key));
            sealstone_status status = sign_case(one, key, message, context, found);
            if (status == SEALSTONE_OK)
                CHECK(corpus_same(signature, found, sizeof found));
            else
                CHECK_RESULT(status, one, "result");
            sealstone_signing_key_free(&key);
            free(seed.data);
            made++;
        }
        sealstone_status status =
            sealstone_verifying_key_from_bytes(public_key.data, public_key.length, &verifying_key);
        if (status == SEALSTONE_OK)
            status = verify_case(one, verifying_key, message, context, signature.data);
        CHECK_RESULT(status, one, "result");
        sealstone_verifying_key_free(&verifying_key);
        free(public_key.data);
        free(message.data);
        free(signature.data);
        free(context.data);
        ran++;
    }
    CHECK(ran == 324);
    CHECK(made > 50);
    json_decref(corpus);
}

/* The keys, messages and signatures of a batch, which its items point into. */
typedef struct {
    size_t count;
    sealstone_batch_item *items;
    sealstone_status *statuses;
    sealstone_verifying_key **keys;
    corpus_bytes *messages, *signatures;
} batch;

static batch batch_of(json_t *list)
{
    size_t count = json_array_size(list), room = count + 1;
    batch b = {count,
               (sealstone_batch_item *)calloc(room, sizeof *b.items),
               (sealstone_status *)calloc(room, sizeof *b.statuses),
               (sealstone_verifying_key **)calloc(room, sizeof *b.keys),
               (corpus_bytes *)calloc(room, sizeof *b.messages),
               (corpus_bytes *)calloc(room, sizeof *b.signatures)};
    for (size_t i = 0; i < count; i++) {
        json_t *item = json_array_get(list, i);
        corpus_bytes key = corpus_hex(item, "key");
        CHECK_OK(sealstone_verifying_key_from_bytes(key.data, key.length, &b.keys[i]));
        free(key.data);
        b.messages[i] = corpus_hex(item, "message");
        b.signatures[i] = corpus_hex(item, "signature");
        b.items[i].key = b.keys[i];
        b.items[i].message = b.messages[i].data;
        b.items[i].message_length = b.messages[i].length;
        b.items[i].signature = b.signatures[i].data;
    }
    return b;
}

static void batch_free(batch *b)
{
    for (size_t i = 0; i < b->count; i++) {
        sealstone_verifying_key_free(&b->keys[i]);
        free(b->messages[i].data);
        free(b->signatures[i].data);
    }
    free(b->items);
    free(b->statuses);
    free(b->keys);
    free(b->messages);
    free(b->signatures);
}

static void batches(const char *folder)
{
    json_t *cases, *one, *corpus = corpus_load(folder, "batches.json", 193, &cases);
    size_t index, ran = 0;
    json_array_foreach (cases, index, one) {
        batch b = batch_of(json_object_get(one, "items"));
        CHECK_RESULT(sealstone_batch_verify(b.items, b.count, b.statuses), one, "result");
        json_t *bad = json_object_get(one, "bad");
        for (size_t i = 0; i < b.count; i++) {
            char place[24];
            snprintf(place, sizeof place, "%zu", i);
            json_t *error = json_object_get(bad, place);
            CHECK(corpus_agrees(b.statuses[i], error ? json_string_value(error) : "valid"));
        }
        CHECK_RESULT(sealstone_batch_verify(b.items, b.count, NULL), one, "result");
        batch_free(&b);
        ran++;
    }
    CHECK(ran == 193);
    json_decref(corpus);
}

static void private_key(json_t *one, corpus_bytes input)
{
    sealstone_signing_key *key = NULL;
    sealstone_status status = strcmp(corpus_text(one, "format"), "raw") == 0
                                  ? sealstone_signing_key_from_bytes(input.data, input.length, &key)
                                  : sealstone_signing_key_read(input.data, input.length, NULL, 0, &key);
    CHECK_RESULT(status, one, "result");
    if (status != SEALSTONE_OK) {
        CHECK(key == NULL);
        return;
    }
    corpus_bytes seed = corpus_hex(one, "seed"), public_key = corpus_hex(one, "public");
    sealstone_verifying_key *verifying_key = NULL;
    uint8_t bytes[32];
    CHECK_OK(sealstone_signing_key_to_bytes(key, bytes));
    CHECK(corpus_same(seed, bytes, sizeof bytes));
    CHECK_OK(sealstone_signing_key_verifying_key(key, &verifying_key));
    CHECK_OK(sealstone_verifying_key_to_bytes(verifying_key, bytes));
    CHECK(corpus_same(public_key, bytes, sizeof bytes));
    sealstone_verifying_key_free(&verifying_key);
    sealstone_signing_key_free(&key);
    free(seed.data);
    free(public_key.data);
}

/* A vkey is read as a verifier. */
static sealstone_status vkey(json_t *one, corpus_bytes input, sealstone_verifying_key **key)
{
    sealstone_verifier *verifier = NULL;
    char *line = (char *)calloc(input.length + 1, 1);
    memcpy(line, input.data, input.length);
    sealstone_status status = sealstone_verifier_parse(line, &verifier);
    free(line);
    if (status != SEALSTONE_OK)
        return status;
    corpus_bytes id = corpus_hex(one, "key_id");
    uint8_t found[SEALSTONE_KEY_ID_LENGTH];
    char *name = NULL;
    CHECK_OK(sealstone_verifier_id(verifier, found));
    CHECK(corpus_same(id, found, sizeof found));
    CHECK_OK(sealstone_verifier_name(verifier, &name));
    CHECK(strcmp(name, corpus_text(one, "name")) == 0);
    sealstone_string_free(&name);
    CHECK_OK(sealstone_verifier_key(verifier, key));
    sealstone_verifier_free(&verifier);
    free(id.data);
    return SEALSTONE_OK;
}

static void public_key(json_t *one, corpus_bytes input, size_t *left_out)
{
    const char *format = corpus_text(one, "format");
    sealstone_verifying_key *key = NULL;
    sealstone_status status;
    if (strcmp(format, "vkey") == 0 && memchr(input.data, 0, input.length) != NULL) {
        /* C's text cannot hold a NUL; where bytes are read, the line is refused. */
        CHECK(sealstone_verifying_key_read(input.data, input.length, &key) != SEALSTONE_OK);
        (*left_out)++;
        return;
    }
    if (strcmp(format, "raw") == 0)
        status = sealstone_verifying_key_from_bytes(input.data, input.length, &key);
    else if (strcmp(format, "vkey") == 0)
        status = vkey(one, input, &key);
    else
        status = sealstone_verifying_key_read(input.data, input.length, &key);
    CHECK_RESULT(status, one, "result");
    if (status != SEALSTONE_OK) {
        CHECK(key == NULL);
        return;
    }
    corpus_bytes expected = corpus_hex(one, "public");
    uint8_t bytes[SEALSTONE_VERIFYING_KEY_LENGTH];
    CHECK_OK(sealstone_verifying_key_to_bytes(key, bytes));
    CHECK(corpus_same(expected, bytes, sizeof bytes));
    sealstone_verifying_key_free(&key);
    free(expected.data);
}

static void keys(const char *folder)
{
    json_t *cases, *one, *corpus = corpus_load(folder, "keys.json", 604, &cases);
    size_t index, ran = 0, left_out = 0;
    json_array_foreach (cases, index, one) {
        json_t *text = json_object_get(one, "text");
        corpus_bytes input = text != NULL ? corpus_of(json_string_value(text), json_string_length(text))
                                          : corpus_hex(one, "input");
        if (strcmp(corpus_text(one, "kind"), "private") == 0)
            private_key(one, input);
        else
            public_key(one, input, &left_out);
        free(input.data);
        ran++;
    }
    CHECK(ran == 604);
    CHECK(left_out == 1); /* a vkey with a NUL inside */
    json_decref(corpus);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    edge_cases(argv[1]);
    signatures(argv[1]);
    batches(argv[1]);
    keys(argv[1]);
    return check_report(argv[0]);
}
