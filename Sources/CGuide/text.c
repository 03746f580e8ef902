#include "CGuide.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

// MARK: Encodings

struct cguide_transcoder {
  iconv_t conversion;
};

cguide_transcoder *cguide_transcoder_open(const char *encoding) {
  cguide_transcoder *self = malloc(sizeof *self);
  if (self == NULL) return NULL;
  self->conversion = iconv_open("UTF-8", encoding);
  if (self->conversion == (iconv_t)-1) {
    free(self);
    return NULL;
  }
  return self;
}

cguide_transcoding_outcome cguide_transcode(
  cguide_transcoder *self, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count) {
  char *next_in = (char *)input, *next_out = (char *)output;
  size_t rest_in = *input_count, rest_out = *output_count;
  // Without input, characters that the conversion holds back are written.
  size_t result = iconv(self->conversion, input == NULL ? NULL : &next_in, &rest_in, &next_out, &rest_out);
  int code = result == (size_t)-1 ? errno : 0;
  *input_count -= rest_in;
  *output_count -= rest_out;
  switch (code) {
    case EILSEQ: return CGUIDE_TRANSCODING_INVALID;
    case EINVAL: return CGUIDE_TRANSCODING_INCOMPLETE;
    default: return CGUIDE_TRANSCODING_MORE;
  }
}

void cguide_transcoder_close(cguide_transcoder *self) {
  iconv_close(self->conversion);
  free(self);
}

// MARK: UTF-8

/// The length of the UTF-8 sequence at the beginning; 0 if it is invalid, -1 if it is cut off (Unicode 15, table 3-7).
static int sequence(const uint8_t *bytes, size_t count) {
  uint8_t first = bytes[0], low = 0x80, high = 0xbf;
  int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (first == 0xe0) low = 0xa0;
  if (first == 0xed) high = 0x9f;
  if (first == 0xf0) low = 0x90;
  if (first == 0xf4) high = 0x8f;
  for (int index = 1; index < length; index++) {
    if ((size_t)index == count) return -1;
    if (bytes[index] < low || bytes[index] > high) return 0;
    low = 0x80, high = 0xbf;
  }
  return length;
}

size_t cguide_utf8_prefix(const uint8_t *bytes, size_t count, int *is_cut_off) {
  size_t valid = 0;
  *is_cut_off = 0;
  while (valid < count) {
    int length = sequence(bytes + valid, count - valid);
    if (length <= 0) {
      *is_cut_off = length < 0;
      break;
    }
    valid += (size_t)length;
  }
  return valid;
}

size_t cguide_span(const uint8_t *bytes, size_t count, const uint8_t *stops) {
  size_t length = 0;
  while (length < count && !stops[bytes[length]]) length++;
  return length;
}

void cguide_advance(cguide_position *position, const uint8_t *bytes, size_t count) {
  for (size_t index = 0; index < count; index++) {
    uint8_t byte = bytes[index];
    int is_second = byte == '\n' && position->is_after_return;
    position->is_after_return = byte == '\r';
    if (is_second) continue;
    if (byte == '\n' || byte == '\r') {
      position->line++;
      position->column = 1;
    } else if ((byte & 0xc0) != 0x80) {
      position->column++;
    }
  }
}
