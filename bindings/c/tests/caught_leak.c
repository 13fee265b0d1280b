/* Wrong on purpose: a key that is never freed, which valgrind must see. */
#include "check.h"

int main(void)
{
    sealstone_signing_key *key = NULL;
    if (sealstone_signing_key_generate(&key) != SEALSTONE_OK)
        return 2;
    key = NULL;
    return check_failed;
}
