#include "CMedia.h"

#include <errno.h>
#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
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
    gdk_pixbuf_loader_set_size(loader, p->wanted_width, p->wanted_height);
}

static void area_is_decoded(GdkPixbufLoader *loader, int x, int y, int width, int height, gpointer data) {
  (void)loader, (void)x, (void)width;
  progress *p = data;
  p->decoded_rows = MAX(p->decoded_rows, y + height);
}

static cmedia_outcome outcome_of(const GError *error) {
  if (g_error_matches(error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY)) return CMEDIA_OUT_OF_MEMORY;
  if (g_error_matches(error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE)) return CMEDIA_UNKNOWN_FORMAT;
  return CMEDIA_DAMAGED;
}

/// Feeds the whole file to the loader. A read that fails is told in `failure` as its errno.
static gboolean feed(GdkPixbufLoader *loader, int descriptor, int *failure, GError **error) {
  guchar *chunk = g_malloc(CHUNK_BYTES);
  gboolean is_sound = TRUE;
  while (is_sound) {
    ssize_t count = read(descriptor, chunk, CHUNK_BYTES);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) *failure = errno;
    if (count <= 0) break;
    is_sound = gdk_pixbuf_loader_write(loader, chunk, count, error);
  }
  g_free(chunk);
  return is_sound;
}

static int orientation_of(GdkPixbuf *picture) {
  const char *option = gdk_pixbuf_get_option(picture, "orientation");
  return option != NULL ? atoi(option) : 0;
}

/// Copies a picture out as 4 bytes a pixel; loaders give 3 or 4, rows padded.
static uint8_t *rgba_of(GdkPixbuf *picture) {
  int width = gdk_pixbuf_get_width(picture), height = gdk_pixbuf_get_height(picture);
  int channels = gdk_pixbuf_get_n_channels(picture);
  size_t stride = gdk_pixbuf_get_rowstride(picture);
  const guint8 *pixels = gdk_pixbuf_read_pixels(picture);
  uint8_t *rgba = g_try_malloc_n((size_t)width * height, 4);
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
    gdk_pixbuf_get_width(picture) > p->wanted_width || gdk_pixbuf_get_height(picture) > p->wanted_height;
  GdkPixbuf *fitted = is_larger
    ? gdk_pixbuf_scale_simple(picture, p->wanted_width, p->wanted_height, GDK_INTERP_BILINEAR)
    : g_object_ref(picture);
  if (fitted == NULL) return CMEDIA_OUT_OF_MEMORY;
  pixels->width = gdk_pixbuf_get_width(fitted);
  pixels->height = gdk_pixbuf_get_height(fitted);
  pixels->rgba = rgba_of(fitted);
  g_object_unref(fitted);
  return pixels->rgba != NULL ? CMEDIA_DECODED : CMEDIA_OUT_OF_MEMORY;
}

/// Takes the first rows of a picture that breaks off, the rest transparent: what was never decoded is whatever lay in
/// memory before, perhaps another person's picture.
static cmedia_outcome take_rows(GdkPixbuf *picture, const progress *p, cmedia_pixels *pixels) {
  GdkPixbuf *rows = gdk_pixbuf_add_alpha(picture, FALSE, 0, 0, 0);
  if (rows == NULL) return CMEDIA_OUT_OF_MEMORY;
  size_t stride = gdk_pixbuf_get_rowstride(rows);
  int missing = MAX(0, gdk_pixbuf_get_height(rows) - p->decoded_rows);
  memset(gdk_pixbuf_get_pixels(rows) + p->decoded_rows * stride, 0, missing * stride);
  cmedia_outcome outcome = take(rows, p, pixels);
  pixels->orientation = orientation_of(picture);
  pixels->is_partial = 1;
  g_object_unref(rows);
  return outcome;
}

/// Decodes once. Scaled, it is all or nothing; unscaled, it takes as many rows as there are.
static cmedia_outcome decode(
  int descriptor, progress *p, cmedia_pixels *pixels, char *message, size_t message_size) {
  GError *error = NULL;
  int failure = 0;
  GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
  g_signal_connect(loader, "size-prepared", G_CALLBACK(size_is_known), p);
  g_signal_connect(loader, "area-updated", G_CALLBACK(area_is_decoded), p);
  gboolean is_sound = feed(loader, descriptor, &failure, &error);
  // What is told while closing is the whole picture at once, decoded or not.
  int decoded_rows = p->decoded_rows;
  // Closing lets the loader finish; after an error it must still be closed, and says the same again.
  is_sound = gdk_pixbuf_loader_close(loader, error == NULL ? &error : NULL) && is_sound;
  p->decoded_rows = decoded_rows;
  GdkPixbuf *picture = gdk_pixbuf_loader_get_pixbuf(loader);

  g_strlcpy(message, error != NULL ? error->message : "", message_size);
  cmedia_outcome outcome = error != NULL ? outcome_of(error) : CMEDIA_DAMAGED;
  if (failure != 0) {
    outcome = CMEDIA_UNREADABLE;
    g_strlcpy(message, g_strerror(failure), message_size);
  } else if (is_sound && picture != NULL) {
    outcome = take(picture, p, pixels);
  } else if (outcome == CMEDIA_DAMAGED && !p->scales && picture != NULL && p->decoded_rows > 0) {
    outcome = take_rows(picture, p, pixels);
  }
  g_clear_error(&error);
  g_object_unref(loader);
  return outcome;
}

cmedia_outcome cmedia_pixels_decode(
  const char *path, cmedia_fit fit, void *context, cmedia_pixels *pixels, char *message, size_t message_size) {
  memset(pixels, 0, sizeof *pixels);
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    g_strlcpy(message, g_strerror(errno), message_size);
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
  GdkPixbuf *source =
    gdk_pixbuf_new_from_data(rgba, GDK_COLORSPACE_RGB, TRUE, 8, width, height, 4 * width, NULL, NULL);
  GdkPixbuf *target =
    gdk_pixbuf_new_from_data(scaled, GDK_COLORSPACE_RGB, TRUE, 8, scaled_width, scaled_height, 4 * scaled_width, NULL, NULL);
  if (source == NULL || target == NULL) {
    g_clear_object(&source);
    g_clear_object(&target);
    return -1;
  }
  gdk_pixbuf_scale(
    source, target, 0, 0, scaled_width, scaled_height, 0, 0, (double)scaled_width / width,
    (double)scaled_height / height, GDK_INTERP_BILINEAR);
  g_object_unref(source);
  g_object_unref(target);
  return 0;
}
