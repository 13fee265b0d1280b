/* Signers, statements, seals, keyrings, policies and explanations. */
#include "check.h"

static const int64_t NOON = 1795521600; /* 2026-11-24T12:00:00Z */
static const char NAME[] = "example.com/alice";

static sealstone_signer *signer_named(const char *name, uint8_t first)
{
    const uint8_t seed[SEALSTONE_SIGNING_KEY_LENGTH] = {first};
    sealstone_signing_key *key = NULL;
    sealstone_signer *signer = NULL;
    CHECK_OK(sealstone_signing_key_from_bytes(seed, sizeof seed, &key));
    CHECK_OK(sealstone_signer_new(name, key, &signer));
    sealstone_signing_key_free(&key); /* the signer has its own */
    return signer;
}

static sealstone_trusted_key *trust(const sealstone_signer *signer, sealstone_key_status status,
                                    const int64_t *from, const int64_t *until)
{
    sealstone_verifier *verifier = NULL;
    sealstone_trusted_key *key = NULL;
    CHECK_OK(sealstone_signer_verifier(signer, &verifier));
    CHECK_OK(sealstone_trusted_key_new(verifier, status, from, until, &key));
    sealstone_verifier_free(&verifier);
    return key;
}

static sealstone_keyring *keyring_of(const sealstone_signer *signer, sealstone_key_status status,
                                     const int64_t *from, const int64_t *until)
{
    sealstone_trusted_key *key = trust(signer, status, from, until);
    sealstone_keyring *keyring = NULL;
    CHECK_OK(sealstone_keyring_new(&keyring));
    CHECK_OK(sealstone_keyring_add(keyring, key));
    CHECK_STATUS(sealstone_keyring_add(keyring, key), SEALSTONE_KEY_DUPLICATE);
    CHECK(sealstone_keyring_count(keyring) == 1);
    sealstone_trusted_key_free(&key);
    return keyring;
}

static sealstone_content *content_of(const char *text)
{
    sealstone_content *content = NULL;
    CHECK_OK(sealstone_content_of(SEALSTONE_SHA_256, (const uint8_t *)text, strlen(text), &content));
    return content;
}

static sealstone_seal *seal_of(const sealstone_signer *signer, const char *text)
{
    sealstone_content *content = content_of(text);
    sealstone_statement *statement = NULL;
    sealstone_seal *seal = NULL;
    char *sealed = NULL;
    CHECK_OK(sealstone_statement_new(content, NOON, &statement));
    CHECK_OK(sealstone_signer_sign(signer, statement, &sealed));
    CHECK_OK(sealstone_seal_parse((const uint8_t *)sealed, strlen(sealed), NULL, &seal));
    sealstone_string_free(&sealed);
    sealstone_statement_free(&statement);
    sealstone_content_free(&content);
    return seal;
}

static int is(char *text, const char *expected)
{
    int same = text != NULL && strcmp(text, expected) == 0;
    sealstone_string_free(&text);
    return same;
}

static void a_statement_says_what_was_set(void)
{
    sealstone_content *content = content_of("report"), *again = NULL;
    sealstone_statement *statement = NULL;
    const char *keys[] = {"build", "site"}, *values[] = {"17", "plant 7"}, *unsorted[] = {"site", "build"};
    const char *missing[] = {"build", NULL};
    char *text = NULL, *value = NULL;
    int64_t seconds = 0;
    CHECK_STATUS(sealstone_statement_new(content, INT64_MAX, &statement), SEALSTONE_SEAL_TIME_INVALID);
    CHECK_OK(sealstone_statement_new(content, NOON, &statement));
    CHECK_OK(sealstone_statement_name(statement, &text));
    CHECK(text == NULL);
    CHECK_OK(sealstone_statement_set_name(statement, "report.pdf"));
    CHECK_OK(sealstone_statement_set_type(statement, "application/pdf"));
    CHECK_OK(sealstone_statement_set_claims(statement, keys, values, 2));
    /* What is refused changes nothing. */
    CHECK_STATUS(sealstone_statement_set_name(statement, "a/b"), SEALSTONE_SEAL_NAME_INVALID);
    CHECK_STATUS(sealstone_statement_set_type(statement, ""), SEALSTONE_SEAL_TYPE_INVALID);
    CHECK_STATUS(sealstone_statement_set_claims(statement, unsorted, values, 2), SEALSTONE_SEAL_LINE_ORDER);
    CHECK_STATUS(sealstone_statement_set_claims(statement, keys, missing, 2), SEALSTONE_NULL_ARGUMENT);
    CHECK_STATUS(sealstone_statement_set_name(statement, "\xc3"), SEALSTONE_NOT_UTF8);
    CHECK_OK(sealstone_statement_name(statement, &text));
    CHECK(is(text, "report.pdf"));
    CHECK_OK(sealstone_statement_media_type(statement, &text));
    CHECK(is(text, "application/pdf"));
    CHECK_OK(sealstone_statement_time(statement, &seconds));
    CHECK(seconds == NOON);
    CHECK(sealstone_statement_claim_count(statement) == 2);
    CHECK_OK(sealstone_statement_claim(statement, 1, &text, &value));
    CHECK(is(text, "site"));
    CHECK(is(value, "plant 7"));
    CHECK_STATUS(sealstone_statement_claim(statement, 2, &text, &value), SEALSTONE_OUT_OF_RANGE);
    CHECK_OK(sealstone_statement_claim_value(statement, "build", &value));
    CHECK(is(value, "17"));
    value = NULL;
    CHECK_OK(sealstone_statement_claim_value(statement, "absent", &value));
    CHECK(value == NULL);
    CHECK_OK(sealstone_statement_content(statement, &again));
    CHECK_OK(sealstone_content_check(content, again));
    sealstone_content_free(&again);
    sealstone_content_free(&content);
    CHECK_OK(sealstone_statement_to_string(statement, &text));
    CHECK(strncmp(text, "sealstone/v1\n", 13) == 0);
    sealstone_string_free(&text);
    sealstone_statement_free(&statement);
}

static void a_seal_is_valid_for_its_content_alone(void)
{
    sealstone_signer *alice = signer_named(NAME, 1), *stranger = signer_named(NAME, 2);
    sealstone_keyring *keyring = keyring_of(alice, SEALSTONE_ACTIVE, NULL, NULL);
    sealstone_keyring *others = keyring_of(stranger, SEALSTONE_ACTIVE, NULL, NULL), *empty = NULL;
    sealstone_seal *seal = seal_of(alice, "report");
    sealstone_content *report = content_of("report"), *retort = content_of("retort"),
                      *longer = content_of("reports");
    sealstone_explanation *explanation = NULL;
    sealstone_trusted_key *key = NULL;
    sealstone_verifier *verifier = NULL;
    char *text = NULL, id[SEALSTONE_STATEMENT_ID_SIZE];
    CHECK_OK(sealstone_seal_verify(seal, keyring, NULL, report, NULL));
    CHECK_OK(sealstone_seal_verify(seal, keyring, NULL, report, &explanation));
    CHECK(sealstone_explanation_valid_key_count(explanation) == 1);
    CHECK_OK(sealstone_explanation_valid_key(explanation, 0, &key));
    CHECK_OK(sealstone_trusted_key_verifier(key, &verifier));
    CHECK_OK(sealstone_verifier_name(verifier, &text));
    CHECK(is(text, NAME));
    sealstone_verifier_free(&verifier);
    sealstone_trusted_key_free(&key);
    CHECK_STATUS(sealstone_explanation_valid_key(explanation, 1, &key), SEALSTONE_OUT_OF_RANGE);
    sealstone_explanation_free(&explanation);
    CHECK_STATUS(sealstone_seal_verify(seal, keyring, NULL, retort, &explanation),
                 SEALSTONE_CONTENT_MISMATCH);
    CHECK_STATUS(sealstone_seal_verify(seal, keyring, NULL, longer, &explanation),
                 SEALSTONE_CONTENT_SIZE_MISMATCH);
    CHECK_STATUS(sealstone_seal_verify(seal, others, NULL, report, &explanation), SEALSTONE_SIGNER_UNKNOWN);
    CHECK_OK(sealstone_keyring_new(&empty));
    CHECK_STATUS(sealstone_seal_verify_signatures(seal, empty, NULL, &explanation), SEALSTONE_SIGNER_UNKNOWN);
    CHECK(explanation == NULL);
    CHECK_OK(sealstone_seal_id(seal, id));
    CHECK(strlen(id) == SEALSTONE_STATEMENT_ID_SIZE - 1);
    sealstone_content_free(&report);
    sealstone_content_free(&retort);
    sealstone_content_free(&longer);
    sealstone_seal_free(&seal);
    sealstone_keyring_free(&keyring);
    sealstone_keyring_free(&others);
    sealstone_keyring_free(&empty);
    sealstone_signer_free(&alice);
    sealstone_signer_free(&stranger);
}

/* Judges and frees; the explanation must say how the one line was judged. */
static void judged(const sealstone_seal *seal, sealstone_keyring *keyring, sealstone_status verdict,
                   sealstone_line_verdict line, sealstone_time_basis basis, sealstone_status why)
{
    sealstone_explanation *explanation = NULL;
    sealstone_line_verdict found_line = 0;
    sealstone_time_basis found_basis = SEALSTONE_NO_BASIS;
    sealstone_status found_why = SEALSTONE_OK;
    sealstone_trusted_key *key = NULL;
    CHECK_OK(sealstone_seal_explain(seal, keyring, NULL, &explanation));
    CHECK_STATUS(sealstone_explanation_verdict(explanation), verdict);
    CHECK(sealstone_explanation_line_count(explanation) == 1);
    CHECK_OK(sealstone_explanation_line(explanation, 0, &found_line, &found_basis, &found_why, &key));
    CHECK(found_line == line && found_basis == basis && found_why == why);
    CHECK(strcmp(sealstone_line_verdict_name(line), sealstone_line_verdict_name(found_line)) == 0);
    CHECK((key == NULL) == (line == SEALSTONE_LINE_UNKNOWN_SIGNER));
    sealstone_trusted_key_free(&key);
    CHECK_STATUS(sealstone_explanation_line(explanation, 1, &found_line, &found_basis, &found_why, &key),
                 SEALSTONE_OUT_OF_RANGE);
    sealstone_explanation_free(&explanation);
    sealstone_keyring_free(&keyring);
}

static void an_explanation_says_why(void)
{
    sealstone_signer *alice = signer_named(NAME, 1), *stranger = signer_named(NAME, 2);
    sealstone_seal *seal = seal_of(alice, "report");
    int64_t before = NOON - 1, after = NOON + 1;
    judged(seal, keyring_of(alice, SEALSTONE_ACTIVE, NULL, NULL), SEALSTONE_OK, SEALSTONE_LINE_VALID,
           SEALSTONE_NO_WINDOW, SEALSTONE_OK);
    judged(seal, keyring_of(alice, SEALSTONE_RETIRED, &before, &after), SEALSTONE_OK, SEALSTONE_LINE_VALID,
           SEALSTONE_CLAIMED_TIME, SEALSTONE_OK);
    judged(seal, keyring_of(alice, SEALSTONE_RETIRED, NULL, &before), SEALSTONE_KEY_OUTSIDE_WINDOW,
           SEALSTONE_LINE_OUTSIDE_WINDOW, SEALSTONE_NO_BASIS, SEALSTONE_KEY_OUTSIDE_WINDOW);
    judged(seal, keyring_of(alice, SEALSTONE_REVOKED, NULL, NULL), SEALSTONE_KEY_REVOKED,
           SEALSTONE_LINE_REVOKED, SEALSTONE_NO_BASIS, SEALSTONE_KEY_REVOKED);
    judged(seal, keyring_of(stranger, SEALSTONE_ACTIVE, NULL, NULL), SEALSTONE_SIGNER_UNKNOWN,
           SEALSTONE_LINE_UNKNOWN_SIGNER, SEALSTONE_NO_BASIS, SEALSTONE_OK);
    CHECK(sealstone_line_verdict_name(0) == NULL && sealstone_time_basis_name(9) == NULL);
    sealstone_seal_free(&seal);
    sealstone_signer_free(&alice);
    sealstone_signer_free(&stranger);
}

static void a_policy_asks_for_more(void)
{
    sealstone_signer *alice = signer_named(NAME, 1), *bob = signer_named("example.com/bob", 2);
    sealstone_keyring *keyring = keyring_of(alice, SEALSTONE_ACTIVE, NULL, NULL);
    sealstone_trusted_key *of_bob = trust(bob, SEALSTONE_ACTIVE, NULL, NULL);
    sealstone_seal *seal = seal_of(alice, "report"), *both = NULL;
    sealstone_policy *policy = NULL;
    char *text = NULL;
    CHECK_OK(sealstone_policy_new(&policy));
    CHECK_OK(sealstone_policy_set_now(policy, NOON - 1));
    CHECK_STATUS(sealstone_seal_verify_signatures(seal, keyring, policy, NULL), SEALSTONE_TIME_IN_FUTURE);
    CHECK_OK(sealstone_policy_set_now(policy, NOON));
    CHECK_OK(sealstone_seal_verify_signatures(seal, keyring, policy, NULL));
    CHECK_STATUS(sealstone_policy_set_threshold(policy, 0), SEALSTONE_THRESHOLD_INVALID);
    CHECK_OK(sealstone_policy_set_threshold(policy, 2));
    CHECK_STATUS(sealstone_seal_verify_signatures(seal, keyring, policy, NULL), SEALSTONE_THRESHOLD_NOT_MET);
    CHECK_OK(sealstone_signer_add_signature(bob, seal, &text));
    CHECK_OK(sealstone_seal_parse((const uint8_t *)text, strlen(text), NULL, &both));
    sealstone_string_free(&text);
    CHECK_OK(sealstone_keyring_add(keyring, of_bob));
    CHECK_OK(sealstone_seal_verify_signatures(both, keyring, policy, NULL));
    CHECK(sealstone_seal_signature_count(both) == 2);
    sealstone_seal_free(&seal);
    sealstone_seal_free(&both);
    sealstone_policy_free(&policy);
    sealstone_trusted_key_free(&of_bob);
    sealstone_keyring_free(&keyring);
    sealstone_signer_free(&alice);
    sealstone_signer_free(&bob);
}

static void keys_and_keyrings_are_text(void)
{
    sealstone_signer *alice = signer_named(NAME, 1), *nobody = NULL;
    sealstone_signing_key *key = NULL;
    sealstone_trusted_key *trusted = trust(alice, SEALSTONE_RETIRED, NULL, &NOON), *again = NULL;
    sealstone_keyring *keyring = NULL;
    const uint8_t second_line_is_bad[] = "# comment\nactive nonsense\n";
    char *text = NULL;
    uint32_t line = 0;
    bool holds = false;
    CHECK_OK(sealstone_trusted_key_to_string(trusted, &text));
    CHECK(strncmp(text, "retired example.com/alice+", 26) == 0);
    CHECK_OK(sealstone_trusted_key_parse(text, &again));
    sealstone_string_free(&text);
    CHECK_OK(sealstone_trusted_key_window_holds(again, NOON, &holds));
    CHECK(holds);
    CHECK_OK(sealstone_trusted_key_window_holds(again, NOON + 1, &holds));
    CHECK(!holds);
    CHECK_STATUS(sealstone_keyring_parse(second_line_is_bad, sizeof second_line_is_bad - 1, &line, &keyring),
                 SEALSTONE_KEY_MALFORMED);
    CHECK(line == 2 && keyring == NULL);
    CHECK_OK(sealstone_signer_signing_key(alice, &key));
    CHECK_STATUS(sealstone_signer_new("two words", key, &nobody), SEALSTONE_KEY_NAME_INVALID);
    CHECK(nobody == NULL);
    sealstone_signing_key_free(&key);
    sealstone_trusted_key_free(&trusted);
    sealstone_trusted_key_free(&again);
    sealstone_signer_free(&alice);
}

static void time_is_seconds(void)
{
    int64_t seconds = 0;
    char *text = NULL;
    CHECK_OK(sealstone_time_parse("2026-11-24T12:00:00Z", &seconds));
    CHECK(seconds == NOON);
    CHECK_OK(sealstone_time_to_string(seconds, &text));
    CHECK(is(text, "2026-11-24T12:00:00Z"));
    CHECK_STATUS(sealstone_time_parse("2026-11-24", &seconds), SEALSTONE_SEAL_TIME_INVALID);
    CHECK(seconds == NOON);
    CHECK_OK(sealstone_time_now(&seconds));
    CHECK(seconds > 1700000000);
    text = NULL;
    CHECK_STATUS(sealstone_time_to_string(INT64_MIN, &text), SEALSTONE_SEAL_TIME_INVALID);
    CHECK(text == NULL);
}

int main(int argc, char **argv)
{
    (void)argc;
    a_statement_says_what_was_set();
    a_seal_is_valid_for_its_content_alone();
    an_explanation_says_why();
    a_policy_asks_for_more();
    keys_and_keyrings_are_text();
    time_is_seconds();
    return check_report(argv[0]);
}
