/* Wrong on purpose: a signature one byte too short, which ASan or valgrind must see. */
#include "check.h"

int main(void)
{
    sealstone_signing_key *key = NULL;
    if (sealstone_signing_key_generate(&key) != SEALSTONE_OK)
        return 2;
    uint8_t *signature = (uint8_t *)malloc(SEALSTONE_SIGNATURE_LENGTH - 1);
    if (signature == NULL)
        return 2;
    /* valgrind, and ASan in the library, see the library write; */
    if (sealstone_signing_key_sign(key, NULL, 0, signature) != SEALSTONE_OK)
        return 2;
    /* ASan in the program alone sees the program read. */
    volatile size_t last = SEALSTONE_SIGNATURE_LENGTH - 1;
    volatile uint8_t byte = signature[last];
    (void)byte;
    free(signature);
    sealstone_signing_key_free(&key);
    return 0;
}
