#include "CGuide.h"

#include <bzlib.h>
#include <limits.h>
#include <lzma.h>
#include <stdlib.h>
#include <zlib.h>

struct cguide_decompressor {
  cguide_compression kind;
  union {
    z_stream zlib;
    lzma_stream lzma;
    bz_stream bzip2;
  } stream;
  /// Whether a member has begun and not ended.
  int is_inside;
  /// Whether a member has ended, so that more members or a trailer may follow.
  int has_ended_one;
};

enum { GZIP_ONLY = 16 };

/// What one call of a library has done.
typedef enum { STEP_MORE, STEP_ENDED, STEP_DAMAGED, STEP_OUT_OF_MEMORY, STEP_OVER_MEMORY } step;

/// A part of the input and the room in the output, which a step reduces.
typedef struct {
  const uint8_t *input;
  size_t input_count;
  uint8_t *output;
  size_t output_count;
} window;

/// As much of a count as an `unsigned` of zlib and bzip2 can hold.
static unsigned clamped(size_t count) {
  return count < UINT_MAX ? (unsigned)count : UINT_MAX;
}

// MARK: The libraries

static int begin(cguide_decompressor *self) {
  switch (self->kind) {
    case CGUIDE_GZIP: return inflateInit2(&self->stream.zlib, GZIP_ONLY + MAX_WBITS) == Z_OK;
    case CGUIDE_DEFLATE: return inflateInit2(&self->stream.zlib, -MAX_WBITS) == Z_OK;
    case CGUIDE_XZ: return lzma_stream_decoder(&self->stream.lzma, CGUIDE_XZ_MEMORY_BYTES, 0) == LZMA_OK;
    case CGUIDE_LZMA: return lzma_alone_decoder(&self->stream.lzma, CGUIDE_XZ_MEMORY_BYTES) == LZMA_OK;
    case CGUIDE_BZIP2: return BZ2_bzDecompressInit(&self->stream.bzip2, 0, 0) == BZ_OK;
  }
  return 0;
}

static void end(cguide_decompressor *self) {
  switch (self->kind) {
    case CGUIDE_GZIP:
    case CGUIDE_DEFLATE: inflateEnd(&self->stream.zlib); break;
    case CGUIDE_XZ:
    case CGUIDE_LZMA: lzma_end(&self->stream.lzma); break;
    case CGUIDE_BZIP2: BZ2_bzDecompressEnd(&self->stream.bzip2); break;
  }
}

static step step_zlib(z_stream *stream, window *part) {
  unsigned input = clamped(part->input_count), output = clamped(part->output_count);
  stream->next_in = (Bytef *)part->input;
  stream->avail_in = input;
  stream->next_out = part->output;
  stream->avail_out = output;
  int code = inflate(stream, Z_NO_FLUSH);
  part->input += input - stream->avail_in, part->input_count -= input - stream->avail_in;
  part->output += output - stream->avail_out, part->output_count -= output - stream->avail_out;
  switch (code) {
    case Z_OK:
    case Z_BUF_ERROR: return STEP_MORE;
    case Z_STREAM_END: return STEP_ENDED;
    case Z_MEM_ERROR: return STEP_OUT_OF_MEMORY;
    default: return STEP_DAMAGED;
  }
}

static step step_xz(lzma_stream *stream, window *part) {
  stream->next_in = part->input;
  stream->avail_in = part->input_count;
  stream->next_out = part->output;
  stream->avail_out = part->output_count;
  lzma_ret code = lzma_code(stream, LZMA_RUN);
  part->input = stream->next_in, part->input_count = stream->avail_in;
  part->output = stream->next_out, part->output_count = stream->avail_out;
  switch (code) {
    case LZMA_OK:
    case LZMA_BUF_ERROR: return STEP_MORE;
    case LZMA_STREAM_END: return STEP_ENDED;
    case LZMA_MEM_ERROR: return STEP_OUT_OF_MEMORY;
    case LZMA_MEMLIMIT_ERROR: return STEP_OVER_MEMORY;
    default: return STEP_DAMAGED;
  }
}

static step step_bzip2(bz_stream *stream, window *part) {
  unsigned input = clamped(part->input_count), output = clamped(part->output_count);
  stream->next_in = (char *)part->input;
  stream->avail_in = input;
  stream->next_out = (char *)part->output;
  stream->avail_out = output;
  int code = BZ2_bzDecompress(stream);
  part->input += input - stream->avail_in, part->input_count -= input - stream->avail_in;
  part->output += output - stream->avail_out, part->output_count -= output - stream->avail_out;
  switch (code) {
    case BZ_OK: return STEP_MORE;
    case BZ_STREAM_END: return STEP_ENDED;
    case BZ_MEM_ERROR: return STEP_OUT_OF_MEMORY;
    default: return STEP_DAMAGED;
  }
}

static step take_step(cguide_decompressor *self, window *part) {
  self->is_inside = 1;
  switch (self->kind) {
    case CGUIDE_GZIP:
    case CGUIDE_DEFLATE: return step_zlib(&self->stream.zlib, part);
    case CGUIDE_XZ:
    case CGUIDE_LZMA: return step_xz(&self->stream.lzma, part);
    case CGUIDE_BZIP2: return step_bzip2(&self->stream.bzip2, part);
  }
  return STEP_DAMAGED;
}

/// Whether a byte can begin another member after one that has ended.
static int begins_member(cguide_compression kind, uint8_t byte) {
  switch (kind) {
    case CGUIDE_GZIP: return byte == 0x1f;
    case CGUIDE_XZ: return byte == 0xfd;
    case CGUIDE_BZIP2: return byte == 'B';
    case CGUIDE_DEFLATE:
    case CGUIDE_LZMA: return 0;
  }
  return 0;
}

// MARK: Interface

cguide_decompressor *cguide_decompressor_open(cguide_compression kind) {
  cguide_decompressor *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->kind = kind;
  if (!begin(self)) {
    free(self);
    return NULL;
  }
  return self;
}

/// Ends a member and prepares for another one.
static int end_member(cguide_decompressor *self) {
  self->is_inside = 0;
  self->has_ended_one = 1;
  end(self);
  // All fields of the three types are zero before they are initialised.
  self->stream = (typeof(self->stream)){0};
  return begin(self);
}

/// Skips the padding that may follow an .xz stream (The .xz File Format, section 2.2).
static void skip_padding(const cguide_decompressor *self, window *part) {
  if (self->kind != CGUIDE_XZ || self->is_inside || !self->has_ended_one) return;
  while (part->input_count > 0 && *part->input == 0) part->input++, part->input_count--;
}

cguide_decompression_outcome cguide_decompress(
  cguide_decompressor *self, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count) {
  window part = {input, *input_count, output, *output_count};
  cguide_decompression_outcome outcome = CGUIDE_DECOMPRESSION_MORE;
  int can_continue = self->is_inside || part.input_count > 0;
  while (can_continue) {
    skip_padding(self, &part);
    if (!self->is_inside && self->has_ended_one) {
      if (part.input_count == 0) break;
      if (!begins_member(self->kind, *part.input)) {
        outcome = CGUIDE_DECOMPRESSION_TRAILER;
        break;
      }
    }
    switch (take_step(self, &part)) {
      case STEP_MORE: break;
      case STEP_ENDED:
        if (!end_member(self)) outcome = CGUIDE_DECOMPRESSION_OUT_OF_MEMORY;
        break;
      case STEP_DAMAGED: outcome = CGUIDE_DECOMPRESSION_DAMAGED; break;
      case STEP_OUT_OF_MEMORY: outcome = CGUIDE_DECOMPRESSION_OUT_OF_MEMORY; break;
      case STEP_OVER_MEMORY: outcome = CGUIDE_DECOMPRESSION_OVER_MEMORY; break;
    }
    can_continue = outcome == CGUIDE_DECOMPRESSION_MORE && part.input_count > 0 && part.output_count > 0;
  }
  *input_count -= part.input_count;
  *output_count -= part.output_count;
  return outcome;
}

int cguide_decompressor_is_inside(const cguide_decompressor *self) {
  return self->is_inside;
}

void cguide_decompressor_close(cguide_decompressor *self) {
  end(self);
  free(self);
}

uint32_t cguide_crc32(uint32_t checksum, const uint8_t *bytes, size_t count) {
  return (uint32_t)crc32_z(checksum, bytes, count);
}
