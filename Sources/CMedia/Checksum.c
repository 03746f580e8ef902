#include "CMedia.h"
#include "SHA256.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

// GLib's SHA-256 took a sixth of an import, and would have to be loaded by a television that only names its pictures.

enum { CHUNK_BYTES = 128 * 1024 };

// FIPS 180-4, 5.3.3.
static const uint32_t initial_state[8] = {
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

/// Ends a message: pads its last bytes, fewer than a block, and writes the digest (FIPS 180-4, 5.1.1).
static void finish(uint32_t state[8], const uint8_t *rest, uint64_t message_bytes, char *digest) {
  uint8_t blocks[2 * SHA256_BLOCK_BYTES] = {0};
  size_t count = message_bytes % SHA256_BLOCK_BYTES;
  if (count > 0) memcpy(blocks, rest, count);
  blocks[count] = 0x80;
  size_t block_count = count + 1 + 8 <= SHA256_BLOCK_BYTES ? 1 : 2;
  for (int i = 0; i < 8; i++)
    blocks[block_count * SHA256_BLOCK_BYTES - 1 - i] = (uint8_t)(message_bytes << 3 >> (8 * i));
  sha256_compress(state, blocks, block_count);
  for (int i = 0; i < CMEDIA_SHA256_LENGTH; i++)
    digest[i] = "0123456789abcdef"[state[i / 8] >> (28 - i % 8 * 4) & 0xF];
  digest[CMEDIA_SHA256_LENGTH] = 0;
}

int cmedia_sha256_of_descriptor(int descriptor, char *digest) {
  static uint8_t chunk[CHUNK_BYTES];
  uint32_t state[8];
  memcpy(state, initial_state, sizeof state);
  uint64_t message_bytes = 0;
  size_t held = 0;
  for (;;) {
    ssize_t count = read(descriptor, chunk + held, sizeof chunk - held);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) break;
    message_bytes += count;
    held += count;
    size_t whole = held / SHA256_BLOCK_BYTES * SHA256_BLOCK_BYTES;
    sha256_compress(state, chunk, held / SHA256_BLOCK_BYTES);
    memmove(chunk, chunk + whole, held - whole);
    held -= whole;
  }
  finish(state, chunk, message_bytes, digest);
  return 0;
}

void cmedia_sha256_of_bytes(const uint8_t *bytes, size_t count, char *digest) {
  uint32_t state[8];
  memcpy(state, initial_state, sizeof state);
  sha256_compress(state, bytes, count / SHA256_BLOCK_BYTES);
  finish(state, bytes + count / SHA256_BLOCK_BYTES * SHA256_BLOCK_BYTES, count, digest);
}
