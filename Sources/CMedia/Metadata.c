#include "CMedia.h"

#include <gexiv2/gexiv2.h>
#include <glib.h>

struct cmedia_metadata {
  GExiv2Metadata *tags;
};

cmedia_metadata *cmedia_metadata_open(const char *path, char *message, size_t message_size) {
  GError *error = NULL;
  GExiv2Metadata *tags = gexiv2_metadata_new();
  if (!gexiv2_metadata_open_path(tags, path, &error)) {
    g_strlcpy(message, error != NULL ? error->message : "no metadata", message_size);
    g_clear_error(&error);
    g_object_unref(tags);
    return NULL;
  }
  cmedia_metadata *metadata = g_new(cmedia_metadata, 1);
  metadata->tags = tags;
  return metadata;
}

cmedia_metadata *cmedia_metadata_open_exif(const uint8_t *tiff, size_t count) {
  GError *error = NULL;
  GExiv2Metadata *tags = gexiv2_metadata_new();
  // Exiv2 reads a bare TIFF structure as what it is, a TIFF file.
  if (!gexiv2_metadata_open_buf(tags, tiff, count, &error)) {
    g_clear_error(&error);
    g_object_unref(tags);
    return NULL;
  }
  cmedia_metadata *metadata = g_new(cmedia_metadata, 1);
  metadata->tags = tags;
  return metadata;
}

void cmedia_metadata_close(cmedia_metadata *metadata) {
  g_object_unref(metadata->tags);
  g_free(metadata);
}

void cmedia_metadata_size(cmedia_metadata *metadata, int *width, int *height) {
  *width = gexiv2_metadata_get_pixel_width(metadata->tags);
  *height = gexiv2_metadata_get_pixel_height(metadata->tags);
}

static int has_tag(cmedia_metadata *metadata, const char *tag) {
  GError *error = NULL;
  gboolean has = gexiv2_metadata_try_has_tag(metadata->tags, tag, &error);
  g_clear_error(&error);
  return has;
}

char *cmedia_metadata_value(cmedia_metadata *metadata, const char *tag) {
  if (!has_tag(metadata, tag)) return NULL;
  GError *error = NULL;
  char *value = NULL;
  // For EXIF the plain string holds all values of an array, for XMP and IPTC the list tells them apart.
  if (gexiv2_metadata_is_exif_tag(tag)) {
    value = gexiv2_metadata_try_get_tag_string(metadata->tags, tag, &error);
  } else {
    gchar **values = gexiv2_metadata_try_get_tag_multiple(metadata->tags, tag, &error);
    if (values != NULL) value = g_strdup(values[0]);
    g_strfreev(values);
  }
  g_clear_error(&error);
  return value;
}

char *cmedia_metadata_wording(cmedia_metadata *metadata, const char *tag) {
  if (!has_tag(metadata, tag)) return NULL;
  GError *error = NULL;
  char *wording = gexiv2_metadata_try_get_tag_interpreted_string(metadata->tags, tag, &error);
  g_clear_error(&error);
  return wording;
}
