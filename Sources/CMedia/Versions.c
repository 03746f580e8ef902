#include "CMedia.h"
#include "Libraries.h"

const char *cmedia_chafa_version(void) {
  // chafa has its version in its headers only.
  return G_STRINGIFY(CHAFA_MAJOR_VERSION) "." G_STRINGIFY(CHAFA_MINOR_VERSION) "." G_STRINGIFY(CHAFA_MICRO_VERSION);
}

int cmedia_gexiv2_version(void) {
  return lib.gexiv2_get_version();
}

const char *cmedia_pixbuf_version(void) {
  return *lib.gdk_pixbuf_version;
}

const char *cmedia_crypto_version(void) {
  return lib.OpenSSL_version(OPENSSL_FULL_VERSION_STRING);
}
