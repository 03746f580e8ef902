#include "CMedia.h"
#include "Libraries.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK_BYTES = 128 * 1024 };

/// What the loader's signals tell while a file is fed to it.
typedef struct {
  cmedia_fit fit;
  void *context;
  /// Whether the loader is to scale. It then tells nothing of how far it got.
  gboolean scales;
  int wanted_width;
  int wanted_height;
  /// How many rows have been decoded, when it does not scale.
  int decoded_rows;
} progress;

static void size_is_known(GdkPixbufLoader *loader, int width, int height, gpointer data) {
  progress *p = data;
  p->wanted_width = width;
  p->wanted_height = height;
  p->fit(p->context, width, height, &p->wanted_width, &p->wanted_height);
  p->wanted_width = CLAMP(p->wanted_width, 1, MAX(1, width));
  p->wanted_height = CLAMP(p->wanted_height, 1, MAX(1, height));
  if (p->scales && (p->wanted_width < width || p->wanted_height < height))
    lib.gdk_pixbuf_loader_set_size(loader, p->wanted_width, p->wanted_height);
}

static void area_is_decoded(GdkPixbufLoader *loader, int x, int y, int width, int height, gpointer data) {
  (void)loader, (void)x, (void)width;
  progress *p = data;
  p->decoded_rows = MAX(p->decoded_rows, y + height);
}

static cmedia_outcome outcome_of(const GError *error) {
  GQuark domain = lib.gdk_pixbuf_error_quark();
  if (lib.g_error_matches(error, domain, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY)) return CMEDIA_OUT_OF_MEMORY;
  if (lib.g_error_matches(error, domain, GDK_PIXBUF_ERROR_UNKNOWN_TYPE)) return CMEDIA_UNKNOWN_FORMAT;
  return CMEDIA_DAMAGED;
}

/// Feeds the whole file to the loader. A read that fails is told in `failure` as its errno.
static gboolean feed(GdkPixbufLoader *loader, int descriptor, int *failure, GError **error) {
  static guchar chunk[CHUNK_BYTES];
  gboolean is_sound = TRUE;
  while (is_sound) {
    ssize_t count = read(descriptor, chunk, sizeof chunk);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) *failure = errno;
    if (count <= 0) break;
    is_sound = lib.gdk_pixbuf_loader_write(loader, chunk, count, error);
  }
  return is_sound;
}

static int orientation_of(GdkPixbuf *picture) {
  const char *option = lib.gdk_pixbuf_get_option(picture, "orientation");
  return option != NULL ? atoi(option) : 0;
}

/// Copies a picture out as 4 bytes a pixel; loaders give 3 or 4, rows padded.
static uint8_t *rgba_of(GdkPixbuf *picture) {
  int width = lib.gdk_pixbuf_get_width(picture), height = lib.gdk_pixbuf_get_height(picture);
  int channels = lib.gdk_pixbuf_get_n_channels(picture);
  size_t stride = lib.gdk_pixbuf_get_rowstride(picture);
  const guint8 *pixels = lib.gdk_pixbuf_read_pixels(picture);
  uint8_t *rgba = reallocarray(NULL, (size_t)width * height, 4);
  if (rgba == NULL || pixels == NULL) return rgba;
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

/// Takes a whole picture, at the wanted size even where the loader kept its own.
static cmedia_outcome take(GdkPixbuf *picture, const progress *p, cmedia_pixels *pixels) {
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

/// Takes the first rows of a picture that breaks off, the rest transparent: what was never decoded is whatever lay in
/// memory before, perhaps another person's picture.
static cmedia_outcome take_rows(GdkPixbuf *picture, const progress *p, cmedia_pixels *pixels) {
  GdkPixbuf *rows = lib.gdk_pixbuf_add_alpha(picture, FALSE, 0, 0, 0);
  if (rows == NULL) return CMEDIA_OUT_OF_MEMORY;
  size_t stride = lib.gdk_pixbuf_get_rowstride(rows);
  int missing = MAX(0, lib.gdk_pixbuf_get_height(rows) - p->decoded_rows);
  memset(lib.gdk_pixbuf_get_pixels(rows) + p->decoded_rows * stride, 0, missing * stride);
  cmedia_outcome outcome = take(rows, p, pixels);
  pixels->orientation = orientation_of(picture);
  pixels->is_partial = 1;
  lib.g_object_unref(rows);
  return outcome;
}

/// Decodes once. Scaled, it is all or nothing; unscaled, it takes as many rows as there are.
static cmedia_outcome decode(
  int descriptor, progress *p, cmedia_pixels *pixels, char *message, size_t message_size) {
  GError *error = NULL;
  int failure = 0;
  GdkPixbufLoader *loader = lib.gdk_pixbuf_loader_new();
  lib.g_signal_connect_data(loader, "size-prepared", G_CALLBACK(size_is_known), p, NULL, 0);
  lib.g_signal_connect_data(loader, "area-updated", G_CALLBACK(area_is_decoded), p, NULL, 0);
  gboolean is_sound = feed(loader, descriptor, &failure, &error);
  // What is told while closing is the whole picture at once, decoded or not.
  int decoded_rows = p->decoded_rows;
  // Closing lets the loader finish; after an error it must still be closed, and says the same again.
  is_sound = lib.gdk_pixbuf_loader_close(loader, error == NULL ? &error : NULL) && is_sound;
  p->decoded_rows = decoded_rows;
  GdkPixbuf *picture = lib.gdk_pixbuf_loader_get_pixbuf(loader);

  snprintf(message, message_size, "%s", error != NULL ? error->message : "");
  cmedia_outcome outcome = error != NULL ? outcome_of(error) : CMEDIA_DAMAGED;
  if (failure != 0) {
    outcome = CMEDIA_UNREADABLE;
    snprintf(message, message_size, "%s", strerror(failure));
  } else if (is_sound && picture != NULL) {
    outcome = take(picture, p, pixels);
  } else if (outcome == CMEDIA_DAMAGED && !p->scales && picture != NULL && p->decoded_rows > 0) {
    outcome = take_rows(picture, p, pixels);
  }
  lib.g_clear_error(&error);
  lib.g_object_unref(loader);
  return outcome;
}

cmedia_outcome cmedia_pixels_decode(
  const char *path, cmedia_fit fit, void *context, cmedia_pixels *pixels, char *message, size_t message_size) {
  memset(pixels, 0, sizeof *pixels);
  const char *missing = cmedia_load();
  if (missing != NULL) {
    snprintf(message, message_size, "%s", missing);
    return CMEDIA_UNREADABLE;
  }
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    snprintf(message, message_size, "%s", strerror(errno));
    return CMEDIA_UNREADABLE;
  }
  progress p = {.fit = fit, .context = context, .scales = TRUE};
  cmedia_outcome outcome = decode(descriptor, &p, pixels, message, message_size);
  if (outcome == CMEDIA_DAMAGED && lseek(descriptor, 0, SEEK_SET) == 0) {
    p.scales = FALSE;
    outcome = decode(descriptor, &p, pixels, message, message_size);
  }
  close(descriptor);
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
