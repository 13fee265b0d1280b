/* Reads the conformance corpus in vectors/. */
#ifndef SEALSTONE_TESTS_CORPUS_H
#define SEALSTONE_TESTS_CORPUS_H

#include <jansson.h>

#include "check.h"

/* Bytes on the heap, exactly as many as there are, so that reading past them is seen. */
typedef struct {
    uint8_t *data;
    size_t length;
} corpus_bytes;

/* The cases of a file, whose number must be the one that the file states and the one that the caller expects.
 */
static inline json_t *corpus_load(const char *folder, const char *name, size_t expected, json_t **cases)
{
    char path[4096];
    json_error_t error;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    json_t *corpus = json_load_file(path, JSON_ALLOW_NUL, &error);
    if (corpus == NULL) {
        fprintf(stderr, "%s: %s\n", path, error.text);
        exit(EXIT_FAILURE);
    }
    *cases = json_object_get(corpus, "cases");
    CHECK(json_array_size(*cases) == expected);
    CHECK((size_t)json_integer_value(json_object_get(corpus, "count")) == expected);
    return corpus;
}

static inline const char *corpus_text(json_t *object, const char *field)
{
    const char *text = json_string_value(json_object_get(object, field));
    if (text == NULL) {
        fprintf(stderr, "no text %s in %s\n", field, json_dumps(object, 0));
        exit(EXIT_FAILURE);
    }
    return text;
}

static inline corpus_bytes corpus_of(const void *data, size_t length)
{
    corpus_bytes bytes = {(uint8_t *)malloc(length > 0 ? length : 1), length};
    if (bytes.data == NULL)
        exit(EXIT_FAILURE);
    if (length > 0)
        memcpy(bytes.data, data, length);
    return bytes;
}

static inline unsigned corpus_digit(char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

static inline corpus_bytes corpus_unhex(const char *hex)
{
    corpus_bytes bytes = corpus_of(hex, strlen(hex) / 2);
    for (size_t i = 0; i < bytes.length; i++)
        bytes.data[i] = (uint8_t)(corpus_digit(hex[2 * i]) << 4 | corpus_digit(hex[2 * i + 1]));
    return bytes;
}

/* The bytes of a hexadecimal field. */
static inline corpus_bytes corpus_hex(json_t *object, const char *field)
{
    return corpus_unhex(corpus_text(object, field));
}

/* Text, `FIELD_hex`, or the [text, times] pairs of `FIELD_parts`. */
static inline corpus_bytes corpus_raw(json_t *object, const char *field)
{
    char name[32];
    json_t *text = json_object_get(object, field);
    if (text != NULL)
        return corpus_of(json_string_value(text), json_string_length(text));
    snprintf(name, sizeof name, "%s_hex", field);
    if (json_object_get(object, name) != NULL)
        return corpus_hex(object, name);
    snprintf(name, sizeof name, "%s_parts", field);
    json_t *parts = json_object_get(object, name), *part;
    corpus_bytes whole = corpus_of(NULL, 0);
    size_t index;
    json_array_foreach (parts, index, part) {
        json_t *piece = json_array_get(part, 0);
        size_t length = json_string_length(piece),
               times = (size_t)json_integer_value(json_array_get(part, 1));
        whole.data = (uint8_t *)realloc(whole.data, whole.length + length * times + 1);
        for (size_t i = 0; i < times; i++, whole.length += length)
            memcpy(whole.data + whole.length, json_string_value(piece), length);
    }
    corpus_bytes exact = corpus_of(whole.data, whole.length);
    free(whole.data);
    return exact;
}

/* Content whose byte i is i mod 251. */
static inline corpus_bytes corpus_painted(json_t *length)
{
    corpus_bytes bytes = corpus_of("", 0);
    bytes.length = (size_t)json_integer_value(length);
    bytes.data = (uint8_t *)realloc(bytes.data, bytes.length + 1);
    for (size_t i = 0; i < bytes.length; i++)
        bytes.data[i] = (uint8_t)(i % 251);
    return bytes;
}

/* Whether a status is the one that the corpus names. */
static inline int corpus_agrees(sealstone_status status, const char *result)
{
    const char *name = status == SEALSTONE_OK ? "valid" : sealstone_status_name(status);
    return name != NULL && strcmp(name, result) == 0;
}

#define CHECK_RESULT(status, object, field) check_result((status), (object), (field), __FILE__, __LINE__)

static inline void check_result(sealstone_status status, json_t *object, const char *field, const char *file,
                                int line)
{
    const char *result = corpus_text(object, field);
    if (!check_that(corpus_agrees(status, result), result, file, line)) {
        json_t *id = json_object_get(object, "id");
        fprintf(stderr, "    gave %u in case %s%lld\n", (unsigned)status,
                json_is_string(id) ? json_string_value(id) : "", (long long)json_integer_value(id));
    }
}

static inline int corpus_same(corpus_bytes bytes, const uint8_t *data, size_t length)
{
    return bytes.length == length && memcmp(bytes.data, data, length) == 0;
}

#endif
