#include "CMedia.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK_BYTES = 128 * 1024 };

int cmedia_sha256_of_descriptor(int descriptor, char *digest) {
  static guchar chunk[CHUNK_BYTES];
  GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
  int failure = 0;
  for (;;) {
    ssize_t count = read(descriptor, chunk, sizeof chunk);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) failure = errno;
    if (count <= 0) break;
    g_checksum_update(checksum, chunk, count);
  }
  if (failure == 0) memcpy(digest, g_checksum_get_string(checksum), CMEDIA_SHA256_LENGTH + 1);
  g_checksum_free(checksum);
  return failure;
}

void cmedia_sha256_of_bytes(const uint8_t *bytes, size_t count, char *digest) {
  char *text = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, count);
  memcpy(digest, text, CMEDIA_SHA256_LENGTH + 1);
  g_free(text);
}
