#include "Library.h"
#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct ccurl_library libcurl;

enum { FAILURE_BYTES = 256 };

/// The loader's description of what is missing; empty if nothing is.
static char failure[FAILURE_BYTES];

/// Finds a function. Returns NULL after a failure.
static void *found(void *library, const char *name) {
  void *symbol = library != NULL ? dlsym(library, name) : NULL;
  if (symbol == NULL && failure[0] == 0) snprintf(failure, FAILURE_BYTES, "%s", dlerror());
  return symbol;
}

static void load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) snprintf(failure, FAILURE_BYTES, "%s", dlerror());
#define CCURL_FIND(function) libcurl.function = (__typeof__(function) *)found(library, #function);
  CCURL_FUNCTIONS(CCURL_FIND)
#undef CCURL_FIND
  if (failure[0] != 0) return;
  CURLcode code = libcurl.curl_global_init(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK) snprintf(failure, FAILURE_BYTES, "%s", libcurl.curl_easy_strerror(code));
}

const char *ccurl_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return failure[0] != 0 ? failure : NULL;
}

const char *ccurl_version(void) { return libcurl.curl_version(); }
