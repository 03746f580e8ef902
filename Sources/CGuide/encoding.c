#include "encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>

enum { NO_CHARACTER = -1, FIRST_OF_TWO = -2 };

/// Converts one character. Returns NO_CHARACTER if the bytes are invalid, FIRST_OF_TWO if they are incomplete.
static int character(iconv_t conversion, const char *bytes, size_t count) {
  uint32_t scalar = 0;
  char *input = (char *)bytes;
  char *output = (char *)&scalar;
  size_t output_count = sizeof scalar;
  iconv(conversion, NULL, NULL, NULL, NULL);
  if (iconv(conversion, &input, &count, &output, &output_count) == (size_t)-1) {
    return errno == EINVAL ? FIRST_OF_TWO : NO_CHARACTER;
  }
  // Encodings with combining characters (windows-1258) hold back a letter until they are flushed.
  if (output_count > 0) iconv(conversion, NULL, NULL, &output, &output_count);
  // expat accepts only characters of the Basic Multilingual Plane here.
  return output_count == 0 && scalar <= 0xFFFF ? (int)scalar : NO_CHARACTER;
}

static int two_bytes(void *data, const char *bytes) {
  int scalar = character(*(iconv_t *)data, bytes, 2);
  return scalar < 0 ? NO_CHARACTER : scalar;
}

static void release(void *data) {
  iconv_close(*(iconv_t *)data);
  free(data);
}

int cguide_use_system_encoding(void *context, const XML_Char *name, XML_Encoding *encoding) {
  (void)context;
  iconv_t *conversion = malloc(sizeof *conversion);
  if (conversion == NULL) return XML_STATUS_ERROR;
  *conversion = iconv_open("UTF-32LE", name);
  if (*conversion == (iconv_t)-1) {
    free(conversion);
    return XML_STATUS_ERROR;
  }
  for (int byte = 0; byte < 256; byte++) {
    char single = (char)byte;
    encoding->map[byte] = character(*conversion, &single, 1);
  }
  encoding->data = conversion;
  encoding->convert = two_bytes;
  encoding->release = release;
  return XML_STATUS_OK;
}
