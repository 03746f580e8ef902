#include "Libraries.h"
#include "CMedia.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct cmedia_libraries lib;

enum { FAILURE_BYTES = 256 };

/// What is missing of a group of libraries, as the loader describes it; empty if nothing is.
static char media_failure[FAILURE_BYTES], crypto_failure[FAILURE_BYTES];
static char decoder_failures[CMEDIA_DECODER_COUNT][FAILURE_BYTES];

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
  void *library = opened(failure, "libgexiv2.so.2");
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

/// The names of the decoders' libraries. The version of libjpeg's interface is the one of its header; Debian's is 62, so
/// that the other name is written in two parts, which the package does not depend on.
static const char *const decoder_names[CMEDIA_DECODER_COUNT] = {
#if JPEG_LIB_VERSION >= 80
  [CMEDIA_LIBJPEG] = "libjpeg.so" ".8",
#else
  [CMEDIA_LIBJPEG] = "libjpeg.so.62",
#endif
  [CMEDIA_LIBPNG] = "libpng16.so.16",
  [CMEDIA_LIBHEIF] = "libheif.so.1",
  [CMEDIA_LIBTIFF] = "libtiff.so.6",
  [CMEDIA_LIBOPENJP2] = "libopenjp2.so.7",
  [CMEDIA_LIBLCMS2] = "liblcms2.so.2",
};

static void load_decoder(cmedia_decoder decoder) {
  char *failure = decoder_failures[decoder];
  void *library = opened(failure, decoder_names[decoder]);
  switch (decoder) {
  case CMEDIA_LIBJPEG: CMEDIA_JPEG(CMEDIA_FIND) break;
  case CMEDIA_LIBPNG: CMEDIA_PNG(CMEDIA_FIND) break;
  case CMEDIA_LIBHEIF: CMEDIA_HEIF(CMEDIA_FIND) break;
  case CMEDIA_LIBTIFF: CMEDIA_TIFF(CMEDIA_FIND) break;
  case CMEDIA_LIBOPENJP2: CMEDIA_OPENJPEG(CMEDIA_FIND) break;
  case CMEDIA_LIBLCMS2: CMEDIA_LCMS(CMEDIA_FIND) break;
  case CMEDIA_DECODER_COUNT: break;
  }
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

const char *cmedia_load_decoder(cmedia_decoder decoder) {
  static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  static int is_loaded[CMEDIA_DECODER_COUNT];
  pthread_mutex_lock(&mutex);
  if (!is_loaded[decoder]) load_decoder(decoder);
  is_loaded[decoder] = 1;
  pthread_mutex_unlock(&mutex);
  return decoder_failures[decoder][0] != 0 ? decoder_failures[decoder] : NULL;
}
