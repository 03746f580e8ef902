#include "CMedia.h"
#include "Libraries.h"

int cmedia_pixels_encode(const uint8_t *rgba, int width, int height, int is_opaque, uint8_t **bytes, size_t *count) {
  if (cmedia_load() != NULL) return -1;
  GdkPixbuf *picture =
    lib.gdk_pixbuf_new_from_data(rgba, GDK_COLORSPACE_RGB, TRUE, 8, width, height, 4 * width, NULL, NULL);
  if (picture == NULL) return -1;
  // At this quality, no difference is visible on a screen.
  char *keys[] = {is_opaque ? "quality" : NULL, NULL}, *values[] = {is_opaque ? "90" : NULL, NULL};
  gchar *buffer = NULL;
  gsize size = 0;
  gboolean is_encoded =
    lib.gdk_pixbuf_save_to_bufferv(picture, &buffer, &size, is_opaque ? "jpeg" : "png", keys, values, NULL);
  lib.g_object_unref(picture);
  if (!is_encoded) return -1;
  *bytes = (uint8_t *)buffer;
  *count = size;
  return 0;
}
