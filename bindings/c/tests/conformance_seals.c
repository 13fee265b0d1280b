/* Seals, keyrings and digests against the corpus: conformance_seals FOLDER, which is vectors/. */
#include "corpus.h"

static sealstone_digest_algorithm algorithm_named(const char *name)
{
    const sealstone_digest_algorithm all[] = {SEALSTONE_SHA_256, SEALSTONE_SHA_512, SEALSTONE_SHA_256_TREE};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(sealstone_digest_algorithm_name(all[i]), name) == 0)
            return all[i];
    CHECK(!"an algorithm that the library lacks");
    return all[0];
}

/* Whether text that the library gave, which is freed, is the expected one; for NULL, none. */
static int text_is(char *found, json_t *expected)
{
    int same = json_is_string(expected) ? found != NULL && strcmp(found, json_string_value(expected)) == 0
                                        : found == NULL;
    sealstone_string_free(&found);
    return same;
}

/* Reads `corpus_bytes` for the library in small steps. */
static int read_bytes(void *context, uint8_t *buffer, size_t capacity, size_t *length)
{
    corpus_bytes *rest = (corpus_bytes *)context;
    *length = rest->length < capacity ? rest->length : capacity;
    if (*length > 50001)
        *length = 50001;
    memcpy(buffer, rest->data, *length);
    rest->data += *length;
    rest->length -= *length;
    return 0;
}

static void digest_in_every_way(json_t *one, sealstone_digest_algorithm algorithm, corpus_bytes painted)
{
    corpus_bytes expected = corpus_hex(one, sealstone_digest_algorithm_name(algorithm)), rest = painted;
    sealstone_content *content[3] = {NULL, NULL, NULL};
    sealstone_content_hasher *hasher = NULL;
    CHECK_OK(sealstone_content_of(algorithm, painted.data, painted.length, &content[0]));
    CHECK_OK(sealstone_content_read(algorithm, read_bytes, &rest, &content[1]));
    CHECK_OK(sealstone_content_hasher_new(algorithm, &hasher));
    for (size_t done = 0; done < painted.length; done += 65537) {
        size_t part = painted.length - done < 65537 ? painted.length - done : 65537;
        CHECK_OK(sealstone_content_hasher_update(hasher, painted.data + done, part));
    }
    CHECK_OK(sealstone_content_hasher_finish(&hasher, &content[2]));
    CHECK(hasher == NULL);
    for (int i = 0; i < 3; i++) {
        uint8_t digest[SEALSTONE_DIGEST_MAX_LENGTH];
        size_t length = 0;
        CHECK_OK(sealstone_content_digest(content[i], digest, &length));
        CHECK(corpus_same(expected, digest, length));
        CHECK(length == sealstone_digest_algorithm_length(algorithm));
        CHECK(sealstone_content_size(content[i]) == painted.length);
        CHECK_OK(sealstone_content_check(content[0], content[i]));
    }
    for (int i = 0; i < 3; i++)
        sealstone_content_free(&content[i]);
    free(expected.data);
}

static void digests(const char *folder)
{
    json_t *cases, *one, *corpus = corpus_load(folder, "digests.json", 59, &cases);
    size_t index, ran = 0;
    json_array_foreach (cases, index, one) {
        corpus_bytes painted = corpus_painted(json_object_get(one, "length"));
        digest_in_every_way(one, SEALSTONE_SHA_256, painted);
        digest_in_every_way(one, SEALSTONE_SHA_512, painted);
        digest_in_every_way(one, SEALSTONE_SHA_256_TREE, painted);
        free(painted.data);
        ran++;
    }
    CHECK(ran == 59);
    json_decref(corpus);
}

static void check_time(bool is_set, int64_t seconds, json_t *expected)
{
    char *text = NULL;
    CHECK(is_set == json_is_string(expected));
    if (is_set)
        CHECK_OK(sealstone_time_to_string(seconds, &text));
    CHECK(text_is(text, expected));
}

static void check_entry(const sealstone_keyring *keyring, size_t index, json_t *entry)
{
    sealstone_trusted_key *trusted = NULL;
    sealstone_verifier *verifier = NULL;
    sealstone_verifying_key *key = NULL;
    sealstone_key_status status = 0;
    char *name = NULL;
    bool has_from = false, has_until = false;
    int64_t from = 0, until = 0;
    uint8_t id[SEALSTONE_KEY_ID_LENGTH], public_key[SEALSTONE_VERIFYING_KEY_LENGTH];
    corpus_bytes expected_id = corpus_hex(entry, "id"), expected_key = corpus_hex(entry, "public");
    CHECK_OK(sealstone_keyring_key(keyring, index, &trusted));
    CHECK_OK(sealstone_trusted_key_verifier(trusted, &verifier));
    CHECK_OK(sealstone_verifier_name(verifier, &name));
    CHECK(text_is(name, json_object_get(entry, "name")));
    CHECK_OK(sealstone_verifier_id(verifier, id));
    CHECK(corpus_same(expected_id, id, sizeof id));
    CHECK_OK(sealstone_verifier_key(verifier, &key));
    CHECK_OK(sealstone_verifying_key_to_bytes(key, public_key));
    CHECK(corpus_same(expected_key, public_key, sizeof public_key));
    CHECK_OK(sealstone_trusted_key_status(trusted, &status));
    CHECK(strcmp(sealstone_key_status_name(status), corpus_text(entry, "status")) == 0);
    CHECK_OK(sealstone_trusted_key_window(trusted, &has_from, &from, &has_until, &until));
    check_time(has_from, from, json_object_get(entry, "from"));
    check_time(has_until, until, json_object_get(entry, "until"));
    sealstone_verifying_key_free(&key);
    sealstone_verifier_free(&verifier);
    sealstone_trusted_key_free(&trusted);
    free(expected_id.data);
    free(expected_key.data);
}

static void keyrings(const char *folder)
{
    json_t *cases, *one, *corpus = corpus_load(folder, "keyrings.json", 105, &cases);
    size_t index, ran = 0;
    json_array_foreach (cases, index, one) {
        corpus_bytes raw = corpus_raw(one, "keyring");
        sealstone_keyring *keyring = NULL;
        uint32_t line = 0;
        sealstone_status status = sealstone_keyring_parse(raw.data, raw.length, &line, &keyring);
        CHECK_RESULT(status, one, "parse");
        if (status != SEALSTONE_OK) {
            CHECK(line == (uint32_t)json_integer_value(json_object_get(one, "line")));
            CHECK(keyring == NULL);
        } else {
            json_t *entries = json_object_get(one, "entries"), *entry;
            size_t place;
            CHECK(sealstone_keyring_count(keyring) == json_array_size(entries));
            json_array_foreach (entries, place, entry)
                check_entry(keyring, place, entry);
        }
        sealstone_keyring_free(&keyring);
        free(raw.data);
        ran++;
    }
    CHECK(ran == 105);
    json_decref(corpus);
}

static void check_statement(const sealstone_statement *statement, json_t *expected)
{
    sealstone_content *content = NULL;
    uint8_t digest[SEALSTONE_DIGEST_MAX_LENGTH];
    size_t length = 0;
    int64_t seconds = 0;
    char *text = NULL, *value = NULL;
    sealstone_digest_algorithm algorithm = 0;
    corpus_bytes expected_digest = corpus_hex(expected, "digest");
    json_t *claims = json_object_get(expected, "claims");
    CHECK_OK(sealstone_statement_content(statement, &content));
    CHECK_OK(sealstone_content_algorithm(content, &algorithm));
    CHECK(algorithm == algorithm_named(corpus_text(expected, "algorithm")));
    CHECK_OK(sealstone_content_digest(content, digest, &length));
    CHECK(corpus_same(expected_digest, digest, length));
    CHECK((json_int_t)sealstone_content_size(content) ==
          json_integer_value(json_object_get(expected, "size")));
    CHECK_OK(sealstone_statement_time(statement, &seconds));
    CHECK(seconds == json_integer_value(json_object_get(expected, "unix_seconds")));
    check_time(true, seconds, json_object_get(expected, "time"));
    CHECK_OK(sealstone_statement_name(statement, &text));
    CHECK(text_is(text, json_object_get(expected, "name")));
    text = NULL;
    CHECK_OK(sealstone_statement_media_type(statement, &text));
    CHECK(text_is(text, json_object_get(expected, "type")));
    CHECK(sealstone_statement_claim_count(statement) == json_array_size(claims));
    for (size_t i = 0; i < json_array_size(claims); i++) {
        json_t *claim = json_array_get(claims, i);
        text = value = NULL;
        CHECK_OK(sealstone_statement_claim(statement, i, &text, &value));
        CHECK(text_is(value, json_array_get(claim, 1)));
        value = NULL;
        CHECK_OK(sealstone_statement_claim_value(statement, text, &value));
        CHECK(text_is(value, json_array_get(claim, 1)));
        CHECK(text_is(text, json_array_get(claim, 0)));
    }
    sealstone_content_free(&content);
    free(expected_digest.data);
}

static sealstone_keyring *keyring_of(json_t *list)
{
    sealstone_keyring *keyring = NULL;
    json_t *entry;
    size_t index;
    CHECK_OK(sealstone_keyring_new(&keyring));
    json_array_foreach (list, index, entry) {
        sealstone_trusted_key *key = NULL;
        json_t *from = json_object_get(entry, "from"), *until = json_object_get(entry, "until");
        char line[1024];
        snprintf(line, sizeof line, "%s %s%s%s%s%s", corpus_text(entry, "status"), corpus_text(entry, "vkey"),
                 json_is_string(from) ? " from " : "", json_is_string(from) ? json_string_value(from) : "",
                 json_is_string(until) ? " until " : "",
                 json_is_string(until) ? json_string_value(until) : "");
        CHECK_OK(sealstone_trusted_key_parse(line, &key));
        CHECK_OK(sealstone_keyring_add(keyring, key));
        sealstone_trusted_key_free(&key);
    }
    return keyring;
}

/* The content that a check gives, or NULL. */
static sealstone_content *content_of(json_t *check, sealstone_digest_algorithm algorithm)
{
    sealstone_content *content = NULL;
    json_t *given = json_object_get(check, "content_digest");
    corpus_bytes bytes;
    if (json_is_string(json_object_get(check, "content_hex"))) {
        bytes = corpus_hex(check, "content_hex");
        CHECK_OK(sealstone_content_of(algorithm, bytes.data, bytes.length, &content));
    } else if (json_is_integer(json_object_get(check, "content_painted"))) {
        bytes = corpus_painted(json_object_get(check, "content_painted"));
        CHECK_OK(sealstone_content_of(algorithm, bytes.data, bytes.length, &content));
    } else if (given != NULL) {
        bytes = corpus_hex(given, "digest");
        CHECK_OK(sealstone_content_from_digest(
            algorithm_named(corpus_text(given, "algorithm")), bytes.data, bytes.length,
            (uint64_t)json_integer_value(json_object_get(given, "size")), &content));
    } else {
        return NULL;
    }
    free(bytes.data);
    return content;
}

static sealstone_status judge(const sealstone_seal *seal, json_t *check, const sealstone_keyring *keyring,
                              sealstone_digest_algorithm algorithm, sealstone_explanation **explanation)
{
    sealstone_policy *policy = NULL;
    json_t *now = json_object_get(check, "now");
    CHECK_OK(sealstone_policy_new(&policy));
    size_t threshold = (size_t)json_integer_value(json_object_get(check, "threshold"));
    sealstone_status status = sealstone_policy_set_threshold(policy, threshold);
    if (json_is_string(now)) {
        int64_t seconds = 0;
        CHECK_OK(sealstone_time_parse(json_string_value(now), &seconds));
        CHECK_OK(sealstone_policy_set_now(policy, seconds));
    }
    if (status == SEALSTONE_OK) {
        sealstone_content *content = content_of(check, algorithm);
        status = content != NULL ? sealstone_seal_verify(seal, keyring, policy, content, explanation)
                                 : sealstone_seal_verify_signatures(seal, keyring, policy, explanation);
        sealstone_content_free(&content);
    }
    sealstone_policy_free(&policy);
    return status;
}

/* The places of the signature lines that count must be those that the corpus gives. */
static void check_verified(const sealstone_explanation *explanation, json_t *expected)
{
    size_t counted = 0;
    CHECK_OK(sealstone_explanation_verdict(explanation));
    for (size_t i = 0; i < sealstone_explanation_line_count(explanation); i++) {
        sealstone_line_verdict verdict = 0;
        sealstone_time_basis basis = SEALSTONE_NO_BASIS;
        sealstone_status error = SEALSTONE_OK;
        sealstone_trusted_key *key = NULL;
        CHECK_OK(sealstone_explanation_line(explanation, i, &verdict, &basis, &error, &key));
        CHECK((key != NULL) == (verdict != SEALSTONE_LINE_UNKNOWN_SIGNER));
        CHECK((basis != SEALSTONE_NO_BASIS) == (verdict == SEALSTONE_LINE_VALID));
        sealstone_trusted_key_free(&key);
        if (verdict == SEALSTONE_LINE_VALID)
            CHECK((json_int_t)i == json_integer_value(json_array_get(expected, counted++)));
    }
    CHECK(counted == json_array_size(expected));
    CHECK(sealstone_explanation_valid_key_count(explanation) == counted);
}

static void check_parsed(const sealstone_seal *seal, json_t *one, corpus_bytes raw, size_t *checks)
{
    char *text = NULL, *signed_text = NULL, id[SEALSTONE_STATEMENT_ID_SIZE];
    sealstone_statement *statement = NULL;
    sealstone_content *content = NULL;
    sealstone_digest_algorithm algorithm = 0;
    json_t *signatures = json_object_get(one, "signatures"), *verify = json_object_get(one, "verify"), *check;
    CHECK_OK(sealstone_seal_to_string(seal, &text));
    CHECK(corpus_same(raw, (const uint8_t *)text, strlen(text)));
    sealstone_string_free(&text);
    CHECK_OK(sealstone_seal_statement(seal, &statement));
    CHECK_OK(sealstone_statement_to_string(statement, &text));
    CHECK_OK(sealstone_seal_text(seal, &signed_text));
    CHECK(strcmp(text, signed_text) == 0);
    sealstone_string_free(&text);
    sealstone_string_free(&signed_text);
    CHECK_OK(sealstone_seal_id(seal, id));
    CHECK(strcmp(id, corpus_text(one, "id_hex")) == 0);
    check_statement(statement, json_object_get(one, "statement"));
    CHECK(sealstone_seal_signature_count(seal) == json_array_size(signatures));
    for (size_t i = 0; i < json_array_size(signatures); i++) {
        json_t *expected = json_array_get(signatures, i);
        corpus_bytes expected_id = corpus_hex(expected, "id");
        uint8_t key_id[SEALSTONE_KEY_ID_LENGTH], signature[SEALSTONE_SIGNATURE_LENGTH];
        bool has_signature = false;
        CHECK_OK(sealstone_seal_signature(seal, i, &text, key_id, &has_signature, signature));
        CHECK(text_is(text, json_object_get(expected, "name")));
        CHECK(corpus_same(expected_id, key_id, sizeof key_id));
        free(expected_id.data);
        text = NULL;
    }
    CHECK_OK(sealstone_statement_content(statement, &content));
    CHECK_OK(sealstone_content_algorithm(content, &algorithm));
    size_t index;
    json_array_foreach (verify, index, check) {
        sealstone_keyring *keyring = keyring_of(json_object_get(check, "keyring"));
        sealstone_explanation *explanation = NULL;
        sealstone_status status = judge(seal, check, keyring, algorithm, &explanation);
        CHECK_RESULT(status, check, "result");
        if (status == SEALSTONE_OK)
            check_verified(explanation, json_object_get(check, "verified"));
        else
            CHECK(explanation == NULL);
        sealstone_explanation_free(&explanation);
        sealstone_keyring_free(&keyring);
        (*checks)++;
    }
    sealstone_content_free(&content);
    sealstone_statement_free(&statement);
}

static void seals(const char *folder)
{
    json_t *cases, *one, *corpus = corpus_load(folder, "seals.json", 484, &cases);
    size_t index, ran = 0, checks = 0;
    json_array_foreach (cases, index, one) {
        corpus_bytes raw = corpus_raw(one, "seal");
        sealstone_seal *seal = NULL;
        uint32_t line = 0;
        sealstone_status status = sealstone_seal_parse(raw.data, raw.length, &line, &seal);
        CHECK_RESULT(status, one, "parse");
        if (status == SEALSTONE_OK)
            check_parsed(seal, one, raw, &checks);
        else
            CHECK(seal == NULL && line == (uint32_t)json_integer_value(json_object_get(one, "line")));
        sealstone_seal_free(&seal);
        free(raw.data);
        ran++;
    }
    CHECK(ran == 484);
    CHECK(checks == 220);
    json_decref(corpus);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    digests(argv[1]);
    keyrings(argv[1]);
    seals(argv[1]);
    return check_report(argv[0]);
}
