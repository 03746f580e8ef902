#include "CMedia.h"

#include <limits.h>
#include <zlib.h>

enum { GZIP_ONLY = 16 };

size_t cmedia_gunzip(const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count) {
  if (input_count > UINT_MAX || output_count > UINT_MAX || output_count == 0) return 0;
  z_stream stream = {.next_in = (Bytef *)input, .avail_in = (uInt)input_count};
  if (inflateInit2(&stream, GZIP_ONLY + MAX_WBITS) != Z_OK) return 0;
  stream.next_out = output;
  stream.avail_out = (uInt)output_count;
  // Damage only ends the output.
  inflate(&stream, Z_SYNC_FLUSH);
  size_t count = output_count - stream.avail_out;
  inflateEnd(&stream);
  return count;
}
