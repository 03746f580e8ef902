#include "CMedia.h"
#include "Libraries.h"

#include <stdio.h>
#include <string.h>


/// A handle is the library's own object.
static GExiv2Metadata *tags_of(cmedia_metadata *metadata) { return (GExiv2Metadata *)metadata; }

cmedia_metadata *cmedia_metadata_open(const char *path, char *message, size_t message_size) {
  const char *missing = cmedia_load();
  if (missing != NULL) {
    snprintf(message, message_size, "%s", missing);
    return NULL;
  }
  GError *error = NULL;
  GExiv2Metadata *tags = lib.gexiv2_metadata_new();
  if (!lib.gexiv2_metadata_open_path(tags, path, &error)) {
    snprintf(message, message_size, "%s", error != NULL ? error->message : "no metadata");
    lib.g_clear_error(&error);
    lib.g_object_unref(tags);
    return NULL;
  }
  return (cmedia_metadata *)tags;
}

cmedia_metadata *cmedia_metadata_open_exif(const uint8_t *tiff, size_t count) {
  if (cmedia_load() != NULL) return NULL;
  GError *error = NULL;
  GExiv2Metadata *tags = lib.gexiv2_metadata_new();
  // Exiv2 reads a bare TIFF structure as what it is, a TIFF file.
  if (!lib.gexiv2_metadata_open_buf(tags, tiff, count, &error)) {
    lib.g_clear_error(&error);
    lib.g_object_unref(tags);
    return NULL;
  }
  return (cmedia_metadata *)tags;
}

void cmedia_metadata_close(cmedia_metadata *metadata) {
  lib.g_object_unref(metadata);
}

void cmedia_metadata_size(cmedia_metadata *metadata, int *width, int *height) {
  *width = lib.gexiv2_metadata_get_pixel_width(tags_of(metadata));
  *height = lib.gexiv2_metadata_get_pixel_height(tags_of(metadata));
}

static int has_tag(cmedia_metadata *metadata, const char *tag) {
  GError *error = NULL;
  gboolean has = lib.gexiv2_metadata_try_has_tag(tags_of(metadata), tag, &error);
  lib.g_clear_error(&error);
  return has;
}

char *cmedia_metadata_value(cmedia_metadata *metadata, const char *tag) {
  if (!has_tag(metadata, tag)) return NULL;
  GError *error = NULL;
  char *value = NULL;
  // For EXIF the plain string holds all values of an array, for XMP and IPTC the list tells them apart.
  if (lib.gexiv2_metadata_is_exif_tag(tag)) {
    value = lib.gexiv2_metadata_try_get_tag_string(tags_of(metadata), tag, &error);
  } else {
    gchar **values = lib.gexiv2_metadata_try_get_tag_multiple(tags_of(metadata), tag, &error);
    if (values != NULL) value = values[0] != NULL ? strdup(values[0]) : NULL;
    lib.g_strfreev(values);
  }
  lib.g_clear_error(&error);
  return value;
}

char *cmedia_metadata_wording(cmedia_metadata *metadata, const char *tag) {
  if (!has_tag(metadata, tag)) return NULL;
  GError *error = NULL;
  char *wording = lib.gexiv2_metadata_try_get_tag_interpreted_string(tags_of(metadata), tag, &error);
  lib.g_clear_error(&error);
  return wording;
}
