// For memfd_create.
#define _GNU_SOURCE

#include "CCurl.h"

#include <sys/mman.h>

int ccurl_memory_file(void) { return memfd_create("tenfoot-media", MFD_CLOEXEC); }
