#include "CMedia.h"
#include "Libraries.h"

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
