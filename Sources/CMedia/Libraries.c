#include "Libraries.h"
#include "CMedia.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct cmedia_libraries lib;

static char failure[256];

/// Opens a library by the name of its binary interface; what is called is bound when it is.
static void *opened(const char *name) {
  void *library = failure[0] == 0 ? dlopen(name, RTLD_LAZY | RTLD_LOCAL) : NULL;
  if (library == NULL && failure[0] == 0) snprintf(failure, sizeof failure, "%s", dlerror());
  return library;
}

/// Finds what a library, or one that it stands on, calls by a name.
static void *found(void *library, const char *name) {
  void *symbol = library != NULL ? dlsym(library, name) : NULL;
  if (symbol == NULL && failure[0] == 0) snprintf(failure, sizeof failure, "%s", dlerror());
  return symbol;
}

static void load(void) {
  void *library;
#define CMEDIA_FIND(function) lib.function = (__typeof__(function) *)found(library, #function);
  library = opened("libchafa.so.0");
  CMEDIA_CHAFA(CMEDIA_FIND)
  library = opened("libgexiv2.so.2");
  CMEDIA_GEXIV2(CMEDIA_FIND)
  library = opened("libgdk_pixbuf-2.0.so.0");
  CMEDIA_PIXBUF(CMEDIA_FIND)
#undef CMEDIA_FIND
  lib.gdk_pixbuf_version = found(library, "gdk_pixbuf_version");
}

const char *cmedia_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return failure[0] != 0 ? failure : NULL;
}
