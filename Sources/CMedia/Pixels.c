#include "CMedia.h"
#include "Libraries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_BYTES = 128 * 1024 };

/// The state of a decoding, updated by the loader's signals.
typedef struct {
  cmedia_fit fit;
  void *context;
  /// Whether the loader scales; it then does not report how many rows it has decoded.
  gboolean scales;
  /// The size to be decoded, pixels; 0 until the picture's own size is known.
  int wanted_width;
  int wanted_height;
  /// How many rows have been decoded from the top; 0 when the loader scales.
  int decoded_rows;
} progress;

static void on_size(GdkPixbufLoader *loader, int width, int height, gpointer data) {
  progress *p = data;
  p->wanted_width = width;
  p->wanted_height = height;
  p->fit(p->context, width, height, &p->wanted_width, &p->wanted_height);
  p->wanted_width = CLAMP(p->wanted_width, 1, MAX(1, width));
  p->wanted_height = CLAMP(p->wanted_height, 1, MAX(1, height));
  if (p->scales && (p->wanted_width < width || p->wanted_height < height))
    lib.gdk_pixbuf_loader_set_size(loader, p->wanted_width, p->wanted_height);
}

static void on_area(GdkPixbufLoader *loader, int x, int y, int width, int height, gpointer data) {
  (void)loader, (void)x, (void)width;
  progress *p = data;
  // The numbers come from the file.
  int end;
  if (y >= 0 && height >= 0 && !__builtin_add_overflow(y, height, &end)) p->decoded_rows = MAX(p->decoded_rows, end);
}

static cmedia_outcome outcome_of(const GError *error) {
  GQuark domain = lib.gdk_pixbuf_error_quark();
  if (lib.g_error_matches(error, domain, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY)) return CMEDIA_OUT_OF_MEMORY;
  if (lib.g_error_matches(error, domain, GDK_PIXBUF_ERROR_UNKNOWN_TYPE)) return CMEDIA_UNKNOWN_FORMAT;
  return CMEDIA_DAMAGED;
}

/// Feeds the whole file to the loader. Returns whether the loader accepted it; `*failure` is the errno of a failed read.
static gboolean feed(GdkPixbufLoader *loader, int descriptor, int *failure, GError **error) {
  guchar chunk[CHUNK_BYTES];
  for (int64_t offset = 0;;) {
    int64_t count = cmedia_read_at(descriptor, chunk, sizeof chunk, offset);
    if (count < 0) *failure = (int)-count;
    if (count <= 0) return TRUE;
    if (!lib.gdk_pixbuf_loader_write(loader, chunk, (gsize)count, error)) return FALSE;
    offset += count;
  }
}

/// The EXIF orientation that the loader has left to be applied, 1 to 8; 0 when it does not say.
static int orientation_of(GdkPixbuf *picture) {
  const char *option = lib.gdk_pixbuf_get_option(picture, "orientation");
  return option != NULL && option[0] >= '1' && option[0] <= '8' && option[1] == 0 ? option[0] - '0' : 0;
}

/// Copies a picture's pixels, 3 or 4 bytes each in padded rows, to 4 bytes each. Returns NULL if there is no memory.
static uint8_t *rgba_of(GdkPixbuf *picture) {
  int width = lib.gdk_pixbuf_get_width(picture), height = lib.gdk_pixbuf_get_height(picture);
  int channels = lib.gdk_pixbuf_get_n_channels(picture);
  size_t stride = lib.gdk_pixbuf_get_rowstride(picture);
  const guint8 *pixels = lib.gdk_pixbuf_read_pixels(picture);
  if (pixels == NULL) return NULL;
  uint8_t *rgba = reallocarray(NULL, (size_t)width * (size_t)height, 4);
  if (rgba == NULL) return NULL;
  uint8_t *to = rgba;
  for (int y = 0; y < height; y++) {
    const guint8 *from = pixels + y * stride;
    for (int x = 0; x < width; x++, from += channels, to += 4) {
      memcpy(to, from, 3);
      to[3] = channels == 4 ? from[3] : 255;
    }
  }
  return rgba;
}

/// Copies a whole picture out, at the wanted size even if the loader has not scaled it.
static cmedia_outcome copy_out(GdkPixbuf *picture, const progress *p, cmedia_pixels *pixels) {
  pixels->orientation = orientation_of(picture);
  gboolean is_larger =
    lib.gdk_pixbuf_get_width(picture) > p->wanted_width || lib.gdk_pixbuf_get_height(picture) > p->wanted_height;
  GdkPixbuf *fitted = is_larger
    ? lib.gdk_pixbuf_scale_simple(picture, p->wanted_width, p->wanted_height, GDK_INTERP_BILINEAR)
    : lib.g_object_ref(picture);
  if (fitted == NULL) return CMEDIA_OUT_OF_MEMORY;
  pixels->width = lib.gdk_pixbuf_get_width(fitted);
  pixels->height = lib.gdk_pixbuf_get_height(fitted);
  pixels->rgba = rgba_of(fitted);
  lib.g_object_unref(fitted);
  return pixels->rgba != NULL ? CMEDIA_DECODED : CMEDIA_OUT_OF_MEMORY;
}

/// Copies out the first rows of a truncated picture, with the rest transparent: the loader leaves rows uninitialised that
/// it has not decoded, which may show an earlier picture.
static cmedia_outcome copy_rows_out(GdkPixbuf *picture, const progress *p, cmedia_pixels *pixels) {
  GdkPixbuf *rows = lib.gdk_pixbuf_add_alpha(picture, FALSE, 0, 0, 0);
  if (rows == NULL) return CMEDIA_OUT_OF_MEMORY;
  size_t stride = (size_t)lib.gdk_pixbuf_get_rowstride(rows);
  int height = lib.gdk_pixbuf_get_height(rows);
  int decoded = MIN(p->decoded_rows, height);
  memset(lib.gdk_pixbuf_get_pixels(rows) + (size_t)decoded * stride, 0, (size_t)(height - decoded) * stride);
  cmedia_outcome outcome = copy_out(rows, p, pixels);
  pixels->orientation = orientation_of(picture);
  pixels->is_partial = 1;
  lib.g_object_unref(rows);
  return outcome;
}

/// Decodes once: scaled the whole picture or nothing, unscaled as many rows as there are.
static cmedia_outcome decode(
  int descriptor, progress *p, cmedia_pixels *pixels, char *message, size_t message_size) {
  GError *error = NULL;
  int failure = 0;
  GdkPixbufLoader *loader = lib.gdk_pixbuf_loader_new();
  lib.g_signal_connect_data(loader, "size-prepared", G_CALLBACK(on_size), p, NULL, 0);
  lib.g_signal_connect_data(loader, "area-updated", G_CALLBACK(on_area), p, NULL, 0);
  gboolean is_sound = feed(loader, descriptor, &failure, &error);
  // While closing, loaders report the whole picture, whether it was decoded or not.
  int decoded_rows = p->decoded_rows;
  // Closing completes the picture. After an error the loader must be closed as well, and reports the error again.
  is_sound = lib.gdk_pixbuf_loader_close(loader, error == NULL ? &error : NULL) && is_sound;
  p->decoded_rows = decoded_rows;
  GdkPixbuf *picture = lib.gdk_pixbuf_loader_get_pixbuf(loader);

  snprintf(message, message_size, "%s", error != NULL ? error->message : "");
  cmedia_outcome outcome = error != NULL ? outcome_of(error) : CMEDIA_DAMAGED;
  if (failure != 0) {
    outcome = CMEDIA_UNREADABLE;
    snprintf(message, message_size, "%s", strerror(failure));
  } else if (is_sound && picture != NULL) {
    outcome = copy_out(picture, p, pixels);
  } else if (outcome == CMEDIA_DAMAGED && !p->scales && picture != NULL && p->decoded_rows > 0) {
    outcome = copy_rows_out(picture, p, pixels);
  }
  lib.g_clear_error(&error);
  lib.g_object_unref(loader);
  return outcome;
}

cmedia_outcome cmedia_pixels_decode(
  int descriptor, cmedia_fit fit, void *context, cmedia_pixels *pixels, char *message, size_t message_size) {
  memset(pixels, 0, sizeof *pixels);
  const char *missing = cmedia_load();
  if (missing != NULL) {
    snprintf(message, message_size, "%s", missing);
    return CMEDIA_UNREADABLE;
  }
  progress p = {.fit = fit, .context = context, .scales = TRUE};
  cmedia_outcome outcome = decode(descriptor, &p, pixels, message, message_size);
  if (outcome == CMEDIA_DAMAGED) {
    p.scales = FALSE;
    outcome = decode(descriptor, &p, pixels, message, message_size);
  }
  return outcome;
}

int cmedia_pixels_scale(
  const uint8_t *rgba, int width, int height, uint8_t *scaled, int scaled_width, int scaled_height) {
  if (cmedia_load() != NULL) return -1;
  GdkPixbuf *source =
    lib.gdk_pixbuf_new_from_data(rgba, GDK_COLORSPACE_RGB, TRUE, 8, width, height, 4 * width, NULL, NULL);
  GdkPixbuf *target =
    lib.gdk_pixbuf_new_from_data(scaled, GDK_COLORSPACE_RGB, TRUE, 8, scaled_width, scaled_height, 4 * scaled_width, NULL, NULL);
  if (source == NULL || target == NULL) {
    if (source != NULL) lib.g_object_unref(source);
    if (target != NULL) lib.g_object_unref(target);
    return -1;
  }
  lib.gdk_pixbuf_scale(
    source, target, 0, 0, scaled_width, scaled_height, 0, 0, (double)scaled_width / width,
    (double)scaled_height / height, GDK_INTERP_BILINEAR);
  lib.g_object_unref(source);
  lib.g_object_unref(target);
  return 0;
}
