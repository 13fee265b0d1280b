/* The tests' only tool: a check that says what did not hold, counts, and makes the program fail. */
#ifndef SEALSTONE_TESTS_CHECK_H
#define SEALSTONE_TESTS_CHECK_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sealstone.h"

static int check_passed;
static int check_failed;

#define CHECK(condition) check_that((condition) ? 1 : 0, #condition, __FILE__, __LINE__)
#define CHECK_STATUS(call, expected) check_status((call), (expected), #call, __FILE__, __LINE__)
#define CHECK_OK(call) CHECK_STATUS(call, SEALSTONE_OK)

static inline int check_that(int holds, const char *what, const char *file, int line)
{
    if (holds) {
        check_passed++;
    } else {
        check_failed++;
        fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    }
    return holds;
}

static inline int check_status(sealstone_status found, sealstone_status expected, const char *call,
                               const char *file, int line)
{
    if (found != expected)
        fprintf(stderr, "%s:%d: %s, not %s\n", file, line, sealstone_status_name(found),
                sealstone_status_name(expected));
    return check_that(found == expected, call, file, line);
}

/* The program's last line and exit status. A program that checked nothing has failed. */
static inline int check_report(const char *program)
{
    printf("%s: %d passed, %d failed\n", program, check_passed, check_failed);
    return check_failed == 0 && check_passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
