#!/usr/bin/env python3
"""Writes the C program that misuses every function of the header: misuse.py HEADER PROGRAM.

Each function is called with NULL in each of its pointers in turn, with random bytes, numbers and lengths, and with
nothing wrong. The functions are the header's, so a new one is misused without being named here; one with a type of
parameter that is not known here makes this fail.
"""

import sys

from header import functions

# Pointers that may be NULL, by type, and by name if not all of the type may.
OPTIONAL = {
    ("const sealstone_policy*", None),
    ("const int64_t*", None),
    ("sealstone_progress", None),
    ("void*", None),
    ("uint32_t*", "line"),
    ("sealstone_status*", "statuses"),
    ("sealstone_explanation**", "explanation"),
}
# Plain values: an expression for a good one, and for a random one.
VALUES = {
    "size_t": ("0", "(size_t)(dice() % 9)"),
    "uint64_t": ("0", "dice()"),
    "int64_t": ("1800000000", "(int64_t)dice()"),
    "sealstone_status": ("1", "(sealstone_status)dice()"),
    "sealstone_digest_algorithm": ("SEALSTONE_SHA_256", "(sealstone_digest_algorithm)(dice() % 6)"),
    "sealstone_key_status": ("SEALSTONE_ACTIVE", "(sealstone_key_status)(dice() % 6)"),
    "sealstone_profile": ("SEALSTONE_REF10", "(sealstone_profile)(dice() % 6)"),
    "sealstone_line_verdict": ("SEALSTONE_LINE_VALID", "(sealstone_line_verdict)(dice() % 9)"),
    "sealstone_time_basis": ("SEALSTONE_CLAIMED_TIME", "(sealstone_time_basis)(dice() % 6)"),
}
# Pointers to what is read: good and random.
READ = {
    "const uint8_t*": ("good.data", "random_bytes()"),
    "const char*": ("good.text", "random_text()"),
    "const int64_t*": ("&good.seconds", "&random_seconds"),
    "const char*const*": ("good.texts", "good.texts"),
    "const sealstone_batch_item*": ("good.items", "random_items()"),
    "const sealstone_interop_item*": ("good.interop_items", "random_interop_items()"),
    "sealstone_progress": ("go_on", "stop_at_random"),
    "sealstone_read": ("read_some", "read_at_random"),
    "void*": ("NULL", "NULL"),
}
# Pointers to what is written: the type of the variable, whose bytes are set to a pattern before each call.
WRITTEN = {
    "uint8_t*": ("uint8_t", "[SEALSTONE_SIGNATURE_LENGTH]"),
    "char*": ("char", "[SEALSTONE_STATEMENT_ID_SIZE]"),
    "size_t*": ("size_t", ""),
    "uint32_t*": ("uint32_t", ""),
    "int64_t*": ("int64_t", ""),
    "bool*": ("uint8_t", "[sizeof(bool)]"),
    "sealstone_status*": ("sealstone_status", "[8]"),
    "sealstone_digest_algorithm*": ("sealstone_digest_algorithm", ""),
    "sealstone_key_status*": ("sealstone_key_status", ""),
    "sealstone_line_verdict*": ("sealstone_line_verdict", ""),
    "sealstone_time_basis*": ("sealstone_time_basis", ""),
    "char**": ("char *", ""),
    "uint8_t**": ("uint8_t *", ""),
}


class Parameter:
    def __init__(self, function, kind, name, previous):
        self.kind, self.name, self.variable = kind, name, f"v_{name}"
        bare = kind.replace("const ", "").rstrip("*")
        is_object = bare.startswith("sealstone_") and kind not in READ and kind not in WRITTEN and kind not in VALUES
        self.is_handle = is_object and kind.endswith("*") and not kind.endswith("**")
        # What ends an object takes the address of its variable.
        self.ends = kind.endswith("**") and previous is None and function.endswith(("_free", "_finish"))
        self.gives = kind.endswith("**") and is_object and not self.ends
        self.object = bare
        self.length_of = previous if kind == "size_t" and "length" in name or name == "count" else None
        if not (is_object or kind in READ or kind in WRITTEN or kind in VALUES):
            sys.exit(f"{function}: a parameter of the unknown type {kind}")

    @property
    def is_pointer(self):
        return self.kind not in VALUES

    @property
    def is_written(self):
        return (self.kind in WRITTEN or self.gives) and not self.ends

    def may_be_null(self):
        return (self.kind, None) in OPTIONAL or (self.kind, self.name) in OPTIONAL

    def declaration(self):
        if self.ends and self.kind in WRITTEN:
            return f"{WRITTEN[self.kind][0]} {self.variable} = NULL;"
        if self.ends:
            return f"{self.object} *{self.variable} = make_{self.object}();"
        if self.gives:
            return f"{self.object} *{self.variable};\n    memset(&{self.variable}, PATTERN, sizeof {self.variable});"
        if self.is_written:
            kind, array = WRITTEN[self.kind]
            return f"{kind} {self.variable}{array};\n    memset(&{self.variable}, PATTERN, sizeof {self.variable});"
        return None

    def argument(self, random):
        if self.ends or self.gives:
            return f"&{self.variable}"
        if self.is_written:
            array = WRITTEN[self.kind][1]
            return f"(bool *){self.variable}" if self.kind == "bool*" else self.variable if array else f"&{self.variable}"
        if self.is_handle:
            return "good." + self.object.removeprefix("sealstone_")
        if self.length_of is not None:
            return self.length_of.length(random)
        return (VALUES.get(self.kind) or READ[self.kind])[1 if random else 0]

    def length(self, random):
        """The length of what this pointer points to."""
        if self.kind in ("const sealstone_batch_item*", "const sealstone_interop_item*"):
            return "ITEMS"
        if self.kind == "const char*const*":
            return "TEXTS"
        return "random_length" if random else "good.length"

    def release(self):
        """Frees what the call gave; a call that failed gave nothing."""
        if self.ends and self.kind in WRITTEN:
            return f"CHECK({self.variable} == NULL);"
        if self.ends:
            return f"{self.object}_free(&{self.variable});"
        if self.gives:
            return f"if (!untouched(&{self.variable}, sizeof {self.variable})) {self.object}_free(&{self.variable});"
        if self.kind == "char**" and self.is_written:
            return f"if (!untouched(&{self.variable}, sizeof {self.variable})) sealstone_string_free(&{self.variable});"
        if self.kind == "uint8_t**" and self.is_written:
            return (
                f"if (!untouched(&{self.variable}, sizeof {self.variable}))"
                f" sealstone_bytes_free(&{self.variable}, v_{self.name}_length);"
            )
        return None


def known(kind, name, pairs):
    found = []
    for number, (type_of, parameter) in enumerate(pairs):
        previous = found[-1] if found else None
        # Two arrays may share one count.
        found.append(Parameter(name, type_of, parameter, previous if number else None))
    return found


def call(kind, name, parameters, null=None, random=False, after=()):
    """One call in a block of its own."""
    arguments = ["NULL" if p is null else p.argument(random) for p in parameters]
    lines = ["{"]
    lines += [f"    {p.declaration()}" for p in parameters if p.declaration()]
    if random:
        lines.append("    roll();")
    result = "" if kind == "void" else f"{kind} result = "
    lines.append(f"    {result}{name}({', '.join(arguments)});")
    if kind != "void":
        lines.append("    (void)result;")
    lines += [f"    {line}" for line in after]
    lines += [f"    {p.release()}" for p in parameters if p.release()]
    return "\n".join("    " + line for line in "\n".join([*lines, "}"]).splitlines())


def misuse(kind, name, parameters):
    calls = []
    gives_status = kind == "sealstone_status"
    checks_null = gives_status and name != "sealstone_status_name"
    for p in (p for p in parameters if p.is_pointer):
        nothing_given = [
            f"CHECK(untouched(&{other.variable}, sizeof {other.variable}));"
            for other in parameters
            if other.is_written and other is not p
        ]
        after = []
        if checks_null and p.may_be_null():
            after = ["CHECK(result != SEALSTONE_NULL_ARGUMENT);"]
        elif checks_null:
            after = ["CHECK_STATUS(result, SEALSTONE_NULL_ARGUMENT);", *nothing_given]
        elif kind != "void":
            after = ["CHECK(!result);"]
        calls.append(call(kind, name, parameters, null=p, after=after or ["CHECK(true);"]))
    # Whatever it is given, a call that fails gives nothing.
    outputs = [p for p in parameters if p.is_written and p.name not in ("line", "statuses")]
    after = [
        f"CHECK(result == SEALSTONE_OK || untouched(&{p.variable}, sizeof {p.variable}));" for p in outputs
    ] if gives_status else []
    # Deriving a key from a passphrase is slow on purpose.
    rounds = "1" if "_to_encrypted_" in name else "ROUNDS"
    again = [f"for (int round = 0; round < {rounds}; round++) {{", call(kind, name, parameters, random=True, after=after), "}"]
    calls.append("\n".join("    " + line if not line.startswith("    ") else line for line in again))
    calls.append(call(kind, name, parameters, after=after))
    if name.endswith("_free"):
        free_again = call(kind, name, parameters, after=[f"CHECK({parameters[0].variable} == NULL);", (
            f"{name}(&{parameters[0].variable}{', 0' if len(parameters) > 1 else ''});")])
        calls.append(free_again)
    return f"static void misuse_{name}(void)\n{{\n" + "\n".join(calls) + "\n}\n"


def main():
    header, program = sys.argv[1:]
    found = [(kind, name, known(kind, name, pairs)) for kind, name, pairs in functions(open(header, encoding="utf-8").read())]
    parts = ["/* Written by tests/misuse.py from the header. */", '#include "misuse.h"', ""]
    parts += [misuse(*function) for function in found]
    parts += ["int main(int argc, char **argv)", "{", "    (void)argc;", "    make_good();"]
    parts += [f"    misuse_{name}();" for _, name, _ in found]
    parts += ["    free_good();", "    return check_report(argv[0]);", "}", ""]
    with open(program, "w", encoding="utf-8") as output:
        output.write("\n".join(parts))
    print(f"{len(found)} functions to misuse")


main()
