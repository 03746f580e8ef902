#include "Libraries.h"
#include "CMedia.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct cmedia_libraries lib;

enum { FAILURE_BYTES = 256 };

/// What is missing of a group of libraries, as the loader describes it; empty if nothing is.
static char media_failure[FAILURE_BYTES], crypto_failure[FAILURE_BYTES];

/// Opens a library by its soname; functions are bound when they are first called. Returns NULL after a failure.
static void *opened(char *failure, const char *name) {
  void *library = failure[0] == 0 ? dlopen(name, RTLD_LAZY | RTLD_LOCAL) : NULL;
  if (library == NULL && failure[0] == 0) snprintf(failure, FAILURE_BYTES, "%s", dlerror());
  return library;
}

/// Finds a symbol in a library or in those that it depends on. Returns NULL after a failure.
static void *found(char *failure, void *library, const char *name) {
  void *symbol = library != NULL ? dlsym(library, name) : NULL;
  if (symbol == NULL && failure[0] == 0) snprintf(failure, FAILURE_BYTES, "%s", dlerror());
  return symbol;
}

#define CMEDIA_FIND(function) lib.function = (__typeof__(function) *)found(failure, library, #function);

static void load_media(void) {
  char *failure = media_failure;
  void *library = opened(failure, "libchafa.so.0");
  CMEDIA_CHAFA(CMEDIA_FIND)
  library = opened(failure, "libgexiv2.so.2");
  CMEDIA_GEXIV2(CMEDIA_FIND)
  library = opened(failure, "libgdk_pixbuf-2.0.so.0");
  CMEDIA_PIXBUF(CMEDIA_FIND)
  lib.gdk_pixbuf_version = found(failure, library, "gdk_pixbuf_version");
}

static void load_crypto(void) {
  char *failure = crypto_failure;
  void *library = opened(failure, "libcrypto.so.3");
  CMEDIA_CRYPTO(CMEDIA_FIND)
  if (failure[0] != 0) return;
  // Reading the system's configuration would take three times as long as everything else; digests do not need it.
  uint64_t options = OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS
    | OPENSSL_INIT_NO_ADD_ALL_CIPHERS | OPENSSL_INIT_NO_ADD_ALL_DIGESTS | OPENSSL_INIT_NO_ATEXIT;
  if (!lib.OPENSSL_init_crypto(options, NULL)) snprintf(failure, FAILURE_BYTES, "libcrypto cannot be initialised");
}

#undef CMEDIA_FIND

const char *cmedia_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load_media);
  return media_failure[0] != 0 ? media_failure : NULL;
}

const char *cmedia_load_crypto(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load_crypto);
  return crypto_failure[0] != 0 ? crypto_failure : NULL;
}
