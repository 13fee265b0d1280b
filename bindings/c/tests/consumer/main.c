/* The smallest program: prints the version of the library, once it has signed something. */
#include <sealstone.h>
#include <stdio.h>

int main(void)
{
    sealstone_signing_key *key = NULL;
    uint8_t signature[SEALSTONE_SIGNATURE_LENGTH];
    sealstone_status status = sealstone_signing_key_generate(&key);
    if (status == SEALSTONE_OK)
        status = sealstone_signing_key_sign(key, NULL, 0, signature);
    sealstone_signing_key_free(&key);
    puts(status == SEALSTONE_OK ? sealstone_version() : sealstone_status_message(status));
    return status != SEALSTONE_OK;
}
