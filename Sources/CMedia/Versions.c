#include "CMedia.h"
#include "Libraries.h"

#include <dlfcn.h>
#include <string.h>

int cmedia_gexiv2_version(void) {
  return lib.gexiv2_get_version();
}

const char *cmedia_pixbuf_version(void) {
  return *lib.gdk_pixbuf_version;
}

const char *cmedia_crypto_version(void) {
  return lib.OpenSSL_version(OPENSSL_FULL_VERSION_STRING);
}

/// The first version number in a text: "LIBTIFF, Version 4.5.0\nCopyright …".
static void copy_number(const char *text, char *version, size_t size) {
  text += strcspn(text, "0123456789");
  snprintf(version, size, "%.*s", (int)strspn(text, "0123456789."), text);
}

void cmedia_decoder_version(cmedia_decoder decoder, char *version, size_t size) {
  version[0] = 0;
  switch (decoder) {
#ifdef LIBJPEG_TURBO_VERSION
  case CMEDIA_LIBJPEG: snprintf(version, size, "%s", G_STRINGIFY(LIBJPEG_TURBO_VERSION)); break;
#else
  case CMEDIA_LIBJPEG: snprintf(version, size, "%d", JPEG_LIB_VERSION); break;
#endif
  case CMEDIA_LIBPNG: snprintf(version, size, "%s", lib.png_get_libpng_ver(NULL)); break;
  case CMEDIA_LIBHEIF: snprintf(version, size, "%s", lib.heif_get_version()); break;
  case CMEDIA_LIBTIFF: copy_number(lib.TIFFGetVersion(), version, size); break;
  case CMEDIA_LIBOPENJP2: snprintf(version, size, "%s", lib.opj_version()); break;
  case CMEDIA_LIBLCMS2: {
    // 2140 is 2.14.
    int number = lib.cmsGetEncodedCMMversion();
    snprintf(version, size, "%d.%d", number / 1000, number % 1000 / 10);
    break;
  }
  case CMEDIA_DECODER_COUNT: break;
  }
}

const char *cmedia_svg_version(char *version, size_t size) {
  // It stays loaded: it depends on libraries that do not like to be unloaded.
  void *library = dlopen("librsvg-2.so.2", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) return dlerror();
  const unsigned *numbers[] = {
    dlsym(library, "rsvg_major_version"), dlsym(library, "rsvg_minor_version"), dlsym(library, "rsvg_micro_version")};
  version[0] = 0;
  if (numbers[0] != NULL && numbers[1] != NULL && numbers[2] != NULL)
    snprintf(version, size, "%u.%u.%u", *numbers[0], *numbers[1], *numbers[2]);
  return NULL;
}

int cmedia_pixbuf_has_loader(const char *media_type) {
  GdkPixbufLoader *loader = lib.gdk_pixbuf_loader_new_with_mime_type(media_type, NULL);
  if (loader == NULL) return 0;
  lib.gdk_pixbuf_loader_close(loader, NULL);
  lib.g_object_unref(loader);
  return 1;
}
