#include "CMedia.h"
#include "Libraries.h"

#include <errno.h>
#include <stdatomic.h>
#include <unistd.h>

enum { CHUNK_BYTES = 128 * 1024 };

// Libraries may decode in threads of their own.
static atomic_int read_failure;

void cmedia_note_read_failure(int error) {
  // A file that states wrong offsets is not to blame the disk for.
  if (error != EINVAL && error != EOVERFLOW) read_failure = error;
}

int cmedia_take_read_failure(void) { return atomic_exchange(&read_failure, 0); }

int64_t cmedia_read_at(int descriptor, void *bytes, size_t count, int64_t offset) {
  size_t received = 0;
  while (received < count) {
    ssize_t step = pread(descriptor, (char *)bytes + received, count - received, offset + (off_t)received);
    if (step < 0 && errno == EINTR) continue;
    if (step < 0) {
      int error = errno;
      cmedia_note_read_failure(error);
      return -error;
    }
    if (step == 0) break;
    received += (size_t)step;
  }
  return (int64_t)received;
}

/// Adds a whole file to a digest. Returns 0 or an errno.
static int digest_file(int descriptor, EVP_MD_CTX *context) {
  uint8_t chunk[CHUNK_BYTES];
  for (int64_t offset = 0;;) {
    int64_t count = cmedia_read_at(descriptor, chunk, sizeof chunk, offset);
    if (count < 0) return (int)-count;
    if (count == 0) return 0;
    if (!lib.EVP_DigestUpdate(context, chunk, (size_t)count)) return ELIBACC;
    offset += count;
  }
}

static void write_hexadecimal(const uint8_t *bytes, size_t count, char *text) {
  for (size_t i = 0; i < count; i++) {
    *text++ = "0123456789abcdef"[bytes[i] >> 4];
    *text++ = "0123456789abcdef"[bytes[i] & 0xF];
  }
  *text = 0;
}

int cmedia_sha256(int descriptor, char *digest) {
  if (cmedia_load_crypto() != NULL) return ELIBACC;
  EVP_MD_CTX *context = lib.EVP_MD_CTX_new();
  uint8_t bytes[CMEDIA_SHA256_LENGTH / 2];
  int is_begun = context != NULL && lib.EVP_DigestInit_ex(context, lib.EVP_sha256(), NULL);
  int failure = is_begun ? digest_file(descriptor, context) : ELIBACC;
  if (failure == 0 && !lib.EVP_DigestFinal_ex(context, bytes, NULL)) failure = ELIBACC;
  if (failure == 0) write_hexadecimal(bytes, sizeof bytes, digest);
  lib.EVP_MD_CTX_free(context);
  return failure;
}
