#include "Decoding.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/// The largest profiles, of printing presses, have about 3 MB.
enum { LARGEST_PROFILE = 16 * 1024 * 1024 };

int64_t cmedia_source_read(cmedia_source source, void *bytes, size_t count, int64_t offset) {
  if (source.bytes == NULL) return cmedia_read_at(source.descriptor, bytes, count, offset);
  if (offset < 0 || (uint64_t)offset >= source.count) return 0;
  size_t rest = source.count - (size_t)offset;
  if (count > rest) count = rest;
  memcpy(bytes, source.bytes + offset, count);
  return (int64_t)count;
}

int64_t cmedia_source_size(cmedia_source source) {
  if (source.bytes != NULL) return (int64_t)source.count;
  struct stat status;
  return fstat(source.descriptor, &status) == 0 ? (int64_t)status.st_size : -errno;
}

uint8_t *cmedia_source_read_all(const cmedia_decoding *decoding, size_t limit, size_t *count, cmedia_outcome *outcome) {
  int64_t size = cmedia_source_size(decoding->source);
  if (size < 0) {
    *outcome = cmedia_failed(decoding, CMEDIA_UNREADABLE, strerror((int)-size));
    return NULL;
  }
  if ((uint64_t)size > limit) {
    *outcome = cmedia_failed(decoding, CMEDIA_UNSUPPORTED, "the file is too large");
    return NULL;
  }
  uint8_t *bytes = malloc((size_t)size + 1);
  if (bytes == NULL) {
    *outcome = CMEDIA_OUT_OF_MEMORY;
    return NULL;
  }
  int64_t received = cmedia_source_read(decoding->source, bytes, (size_t)size, 0);
  if (received < 0) {
    free(bytes);
    *outcome = cmedia_failed(decoding, CMEDIA_UNREADABLE, strerror((int)-received));
    return NULL;
  }
  *count = (size_t)received;
  return bytes;
}

cmedia_outcome cmedia_failed(const cmedia_decoding *decoding, cmedia_outcome outcome, const char *message) {
  snprintf(decoding->message, decoding->message_size, "%s", message);
  return outcome;
}

int cmedia_begin(const cmedia_decoding *decoding, cmedia_decoder decoder, cmedia_pixels *pixels) {
  memset(pixels, 0, sizeof *pixels);
  decoding->message[0] = 0;
  const char *missing = cmedia_load();
  if (missing == NULL) missing = cmedia_load_decoder(decoder);
  if (missing != NULL) cmedia_failed(decoding, CMEDIA_LIBRARY_MISSING, missing);
  return missing == NULL;
}

int cmedia_want_least(const cmedia_decoding *decoding, int width, int height, cmedia_size *wanted, cmedia_size *least) {
  if (width <= 0 || height <= 0) return 0;
  cmedia_wanted answer = {width, height, width, height};
  decoding->fit(decoding->context, width, height, &answer);
  if (answer.width <= 0 || answer.height <= 0) return 0;
  *wanted = (cmedia_size){MIN(answer.width, width), MIN(answer.height, height)};
  *least = (cmedia_size){
    CLAMP(answer.least_width, 1, wanted->width), CLAMP(answer.least_height, 1, wanted->height)};
  return 1;
}

int cmedia_want(const cmedia_decoding *decoding, int width, int height, cmedia_size *wanted) {
  cmedia_size least;
  return cmedia_want_least(decoding, width, height, wanted, &least);
}

/// Makes room for pixels. Returns whether there is memory.
static int make_room(cmedia_size size, cmedia_pixels *pixels) {
  pixels->rgba = reallocarray(NULL, (size_t)size.width * (size_t)size.height, 4);
  if (pixels->rgba == NULL) return 0;
  pixels->width = size.width;
  pixels->height = size.height;
  return 1;
}

cmedia_scaler *cmedia_receive(cmedia_size size, int channels, cmedia_size wanted, cmedia_pixels *pixels) {
  return make_room(wanted, pixels) ? cmedia_scaler_new(size, channels, wanted, pixels->rgba) : NULL;
}

void cmedia_drop(cmedia_pixels *pixels) {
  free(pixels->rgba);
  pixels->rgba = NULL;
  pixels->width = pixels->height = 0;
}

/// Copies pixels out whose size stays.
static void copy_rows(const uint8_t *bytes, size_t stride, int channels, cmedia_pixels *pixels) {
  uint8_t *to = pixels->rgba;
  for (int y = 0; y < pixels->height; y++, bytes += stride) {
    const uint8_t *from = bytes;
    for (int x = 0; x < pixels->width; x++, from += channels, to += 4) {
      memcpy(to, from, 3);
      to[3] = channels == 4 ? from[3] : 255;
    }
  }
}

cmedia_outcome cmedia_deliver(
  const uint8_t *bytes, cmedia_size size, size_t stride, int channels, cmedia_size wanted, cmedia_pixels *pixels) {
  if (size.width == wanted.width && size.height == wanted.height) {
    if (!make_room(wanted, pixels)) return CMEDIA_OUT_OF_MEMORY;
    copy_rows(bytes, stride, channels, pixels);
    return CMEDIA_DECODED;
  }
  cmedia_scaler *scaler = cmedia_receive(size, channels, wanted, pixels);
  if (scaler == NULL) return CMEDIA_OUT_OF_MEMORY;
  for (int y = 0; y < size.height; y++) cmedia_scaler_add(scaler, bytes + (size_t)y * stride);
  cmedia_scaler_free(scaler);
  return CMEDIA_DECODED;
}

cmedia_outcome cmedia_deliver_pixbuf(GdkPixbuf *picture, cmedia_size wanted, cmedia_pixels *pixels) {
  const guint8 *bytes = lib.gdk_pixbuf_read_pixels(picture);
  if (bytes == NULL) return CMEDIA_OUT_OF_MEMORY;
  cmedia_size size = {lib.gdk_pixbuf_get_width(picture), lib.gdk_pixbuf_get_height(picture)};
  // A loader may have delivered fewer pixels than it has announced.
  wanted = (cmedia_size){MIN(wanted.width, size.width), MIN(wanted.height, size.height)};
  return cmedia_deliver(
    bytes, size, (size_t)lib.gdk_pixbuf_get_rowstride(picture), lib.gdk_pixbuf_get_n_channels(picture), wanted, pixels);
}

void cmedia_keep_profile(cmedia_pixels *pixels, const void *profile, size_t count) {
  if (profile == NULL || count == 0 || count > LARGEST_PROFILE) return;
  uint8_t *copy = malloc(count);
  if (copy == NULL) return;
  memcpy(copy, profile, count);
  free(pixels->profile);
  pixels->profile = copy;
  pixels->profile_count = count;
}
