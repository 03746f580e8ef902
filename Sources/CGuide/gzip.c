#include "CGuide.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

struct cguide_gzip {
  z_stream stream;
  /// Whether a member has begun and not ended.
  int is_inside;
  /// Whether a member has ended, so that more members or a trailer may follow.
  int has_ended_one;
};

enum { GZIP_ONLY = 16, FIRST_MAGIC_BYTE = 0x1f };

cguide_gzip *cguide_gzip_open(void) {
  cguide_gzip *gzip = calloc(1, sizeof *gzip);
  if (gzip != NULL && inflateInit2(&gzip->stream, GZIP_ONLY + MAX_WBITS) != Z_OK) {
    free(gzip);
    return NULL;
  }
  return gzip;
}

/// Inflates up to the end of a member, of the input or of the output's room. Returns zlib's code.
static int inflate_some(cguide_gzip *gzip) {
  gzip->is_inside = 1;
  int code = inflate(&gzip->stream, Z_NO_FLUSH);
  if (code == Z_STREAM_END) {
    gzip->is_inside = 0;
    gzip->has_ended_one = 1;
    inflateReset(&gzip->stream);
  }
  return code;
}

/// As much of a count as zlib's type can hold.
static uInt clamped(size_t count) {
  return count < UINT_MAX ? (uInt)count : UINT_MAX;
}

cguide_gzip_outcome cguide_gzip_inflate(
  cguide_gzip *gzip, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count) {
  z_stream *stream = &gzip->stream;
  *input_count = clamped(*input_count);
  *output_count = clamped(*output_count);
  stream->next_in = (Bytef *)input;
  stream->avail_in = (uInt)*input_count;
  stream->next_out = output;
  stream->avail_out = (uInt)*output_count;
  cguide_gzip_outcome outcome = CGUIDE_GZIP_MORE;
  int can_continue = gzip->is_inside || stream->avail_in > 0;
  while (can_continue) {
    if (!gzip->is_inside && gzip->has_ended_one && *stream->next_in != FIRST_MAGIC_BYTE) {
      outcome = CGUIDE_GZIP_TRAILER;
      break;
    }
    switch (inflate_some(gzip)) {
      case Z_OK:
      case Z_STREAM_END:
      case Z_BUF_ERROR: break;
      case Z_MEM_ERROR: outcome = CGUIDE_GZIP_OUT_OF_MEMORY; break;
      default: outcome = CGUIDE_GZIP_DAMAGED;
    }
    can_continue = outcome == CGUIDE_GZIP_MORE && stream->avail_in > 0 && stream->avail_out > 0;
  }
  *input_count -= stream->avail_in;
  *output_count -= stream->avail_out;
  return outcome;
}

int cguide_gzip_is_inside(const cguide_gzip *gzip) {
  return gzip->is_inside;
}

void cguide_gzip_close(cguide_gzip *gzip) {
  inflateEnd(&gzip->stream);
  free(gzip);
}
