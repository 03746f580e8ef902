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

int cmedia_want(const cmedia_decoding *decoding, int width, int height, cmedia_size *wanted) {
  if (width <= 0 || height <= 0) return 0;
  *wanted = (cmedia_size){width, height};
  decoding->fit(decoding->context, width, height, &wanted->width, &wanted->height);
  if (wanted->width <= 0 || wanted->height <= 0) return 0;
  wanted->width = MIN(wanted->width, width);
  wanted->height = MIN(wanted->height, height);
  return 1;
}

/// Copies a picture's pixels, 3 or 4 bytes each in padded rows, to 4 bytes each. Returns NULL if there is no memory.
static uint8_t *rgba_of(GdkPixbuf *picture) {
  int width = lib.gdk_pixbuf_get_width(picture), height = lib.gdk_pixbuf_get_height(picture);
  int channels = lib.gdk_pixbuf_get_n_channels(picture);
  size_t stride = (size_t)lib.gdk_pixbuf_get_rowstride(picture);
  const guint8 *pixels = lib.gdk_pixbuf_read_pixels(picture);
  if (pixels == NULL) return NULL;
  uint8_t *rgba = reallocarray(NULL, (size_t)width * (size_t)height, 4);
  if (rgba == NULL) return NULL;
  uint8_t *to = rgba;
  for (int y = 0; y < height; y++) {
    const guint8 *from = pixels + (size_t)y * stride;
    for (int x = 0; x < width; x++, from += channels, to += 4) {
      memcpy(to, from, 3);
      to[3] = channels == 4 ? from[3] : 255;
    }
  }
  return rgba;
}

cmedia_outcome cmedia_deliver_pixbuf(GdkPixbuf *picture, cmedia_size wanted, cmedia_pixels *pixels) {
  gboolean is_larger =
    lib.gdk_pixbuf_get_width(picture) > wanted.width || lib.gdk_pixbuf_get_height(picture) > wanted.height;
  GdkPixbuf *fitted = is_larger
    ? lib.gdk_pixbuf_scale_simple(picture, wanted.width, wanted.height, GDK_INTERP_BILINEAR)
    : lib.g_object_ref(picture);
  if (fitted == NULL) return CMEDIA_OUT_OF_MEMORY;
  pixels->width = lib.gdk_pixbuf_get_width(fitted);
  pixels->height = lib.gdk_pixbuf_get_height(fitted);
  pixels->rgba = rgba_of(fitted);
  lib.g_object_unref(fitted);
  return pixels->rgba != NULL ? CMEDIA_DECODED : CMEDIA_OUT_OF_MEMORY;
}

cmedia_outcome cmedia_deliver(
  const uint8_t *bytes, cmedia_size size, size_t stride, int channels, cmedia_size wanted, cmedia_pixels *pixels) {
  if (stride > INT_MAX) return CMEDIA_OUT_OF_MEMORY;
  GdkPixbuf *picture = lib.gdk_pixbuf_new_from_data(
    bytes, GDK_COLORSPACE_RGB, channels == 4, 8, size.width, size.height, (int)stride, NULL, NULL);
  if (picture == NULL) return CMEDIA_OUT_OF_MEMORY;
  cmedia_outcome outcome = cmedia_deliver_pixbuf(picture, wanted, pixels);
  lib.g_object_unref(picture);
  return outcome;
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
