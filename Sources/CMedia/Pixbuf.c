#include "Decoding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  CHUNK_BYTES = 128 * 1024,
  /// The longer side of drawings, pixels.
  DRAWING_SIDE = 4096,
};

/// The state of a decoding, updated by the loader's signals.
typedef struct {
  const cmedia_decoding *decoding;
  /// Whether the size is chosen freely, as for drawings.
  gboolean is_drawing;
  gboolean is_refused;
  /// The size to be decoded; 0 until the picture's own size is known.
  cmedia_size wanted;
  /// How many rows have been decoded from the top.
  int decoded_rows;
} progress;

static void on_size(GdkPixbufLoader *loader, int width, int height, gpointer data) {
  progress *p = data;
  // Drawings have no pixels of their own, so that one size is as good as another of the same proportions.
  if (p->is_drawing && width > 0 && height > 0) {
    double scale = (double)DRAWING_SIDE / MAX(width, height);
    width = MAX(1, (int)(width * scale));
    height = MAX(1, (int)(height * scale));
  }
  if (!cmedia_want(p->decoding, width, height, &p->wanted)) {
    p->is_refused = TRUE;
    // Loaders stop at an empty size.
    lib.gdk_pixbuf_loader_set_size(loader, 0, 0);
  } else if (p->is_drawing) {
    // In its own proportions, as the loader would keep them, and large enough.
    double scale = MAX((double)p->wanted.width / width, (double)p->wanted.height / height);
    lib.gdk_pixbuf_loader_set_size(loader, MAX(1, (int)ceil(width * scale)), MAX(1, (int)ceil(height * scale)));
  }
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

/// Feeds the whole source to the loader. Returns whether the loader accepted it; `*failure` is the errno of a failed read.
static gboolean feed(GdkPixbufLoader *loader, const progress *p, int *failure, GError **error) {
  guchar chunk[CHUNK_BYTES];
  for (int64_t offset = 0; !p->is_refused;) {
    int64_t count = cmedia_source_read(p->decoding->source, chunk, sizeof chunk, offset);
    if (count < 0) *failure = (int)-count;
    if (count <= 0) return TRUE;
    if (!lib.gdk_pixbuf_loader_write(loader, chunk, (gsize)count, error)) return FALSE;
    offset += count;
  }
  return FALSE;
}

/// The EXIF orientation that the loader has left to be applied, 1 to 8; 0 when it does not say.
static int orientation_of(GdkPixbuf *picture) {
  const char *option = lib.gdk_pixbuf_get_option(picture, "orientation");
  return option != NULL && option[0] >= '1' && option[0] <= '8' && option[1] == 0 ? option[0] - '0' : 0;
}

/// Keeps the profile that the loader has found.
static void keep_profile(GdkPixbuf *picture, cmedia_pixels *pixels) {
  const char *option = lib.gdk_pixbuf_get_option(picture, "icc-profile");
  if (option == NULL) return;
  gsize count = 0;
  guchar *profile = lib.g_base64_decode(option, &count);
  cmedia_keep_profile(pixels, profile, count);
  cmedia_free(profile);
}

/// Copies a whole picture out, at the wanted size.
static cmedia_outcome copy_out(GdkPixbuf *picture, const progress *p, cmedia_pixels *pixels) {
  pixels->orientation = orientation_of(picture);
  keep_profile(picture, pixels);
  return cmedia_deliver_pixbuf(picture, p->wanted, pixels);
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
  keep_profile(picture, pixels);
  pixels->orientation = orientation_of(picture);
  pixels->is_partial = 1;
  lib.g_object_unref(rows);
  return outcome;
}

/// What a loader that has been closed has made of its source.
static cmedia_outcome result(
  GdkPixbufLoader *loader, gboolean is_sound, int failure, const GError *error, const progress *p,
  cmedia_pixels *pixels) {
  if (p->is_refused) return CMEDIA_REFUSED;
  if (failure != 0) return cmedia_failed(p->decoding, CMEDIA_UNREADABLE, strerror(failure));
  cmedia_failed(p->decoding, CMEDIA_DAMAGED, error != NULL ? error->message : "");
  cmedia_outcome outcome = error != NULL ? outcome_of(error) : CMEDIA_DAMAGED;
  GdkPixbuf *picture = lib.gdk_pixbuf_loader_get_pixbuf(loader);
  if (picture == NULL || p->wanted.width == 0) return outcome;
  if (is_sound) return copy_out(picture, p, pixels);
  if (outcome == CMEDIA_DAMAGED && !p->is_drawing && p->decoded_rows > 0) return copy_rows_out(picture, p, pixels);
  return outcome;
}

/// Decodes the whole picture, or as many rows as there are.
static cmedia_outcome decode(const char *media_type, progress *p, cmedia_pixels *pixels) {
  GError *error = NULL;
  // By its type, so that no other loader, such as that of drawings, gets to see a hostile file.
  GdkPixbufLoader *loader = lib.gdk_pixbuf_loader_new_with_mime_type(media_type, &error);
  if (loader == NULL) {
    lib.g_clear_error(&error);
    return CMEDIA_UNKNOWN_FORMAT;
  }
  lib.g_signal_connect_data(loader, "size-prepared", G_CALLBACK(on_size), p, NULL, 0);
  lib.g_signal_connect_data(loader, "area-updated", G_CALLBACK(on_area), p, NULL, 0);
  int failure = 0;
  gboolean is_sound = feed(loader, p, &failure, &error);
  // While closing, loaders report the whole picture, whether it was decoded or not.
  int decoded_rows = p->decoded_rows;
  // Closing completes the picture. After an error the loader must be closed as well, and reports the error again.
  is_sound = lib.gdk_pixbuf_loader_close(loader, error == NULL ? &error : NULL) && is_sound;
  p->decoded_rows = decoded_rows;
  cmedia_outcome outcome = result(loader, is_sound, failure, error, p, pixels);
  lib.g_clear_error(&error);
  lib.g_object_unref(loader);
  return outcome;
}

cmedia_outcome cmedia_pixbuf_decode(const cmedia_decoding *decoding, const char *media_type, cmedia_pixels *pixels) {
  memset(pixels, 0, sizeof *pixels);
  decoding->message[0] = 0;
  const char *missing = cmedia_load();
  if (missing != NULL) return cmedia_failed(decoding, CMEDIA_LIBRARY_MISSING, missing);
  gboolean is_drawing = strcmp(media_type, "image/svg+xml") == 0;
  progress p = {.decoding = decoding, .is_drawing = is_drawing};
  return decode(media_type, &p, pixels);
}
