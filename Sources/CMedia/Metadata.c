#include "CMedia.h"
#include "Libraries.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

struct cmedia_metadata {
  GExiv2Metadata *tags;
  /// What the tags were read from, which Exiv2 refers to: a mapped file or a copy.
  void *bytes;
  size_t count;
  int is_mapped;
};

static void close_source(cmedia_metadata *source) {
  lib.g_object_unref(source->tags);
  if (source->is_mapped) munmap(source->bytes, source->count);
  else free(source->bytes);
}

/// Reads metadata and takes over its bytes. Exiv2 detects the format by the content.
static cmedia_metadata *open_bytes(cmedia_metadata source, char *message, size_t message_size) {
  GError *error = NULL;
  cmedia_metadata *metadata = malloc(sizeof *metadata);
  source.tags = lib.gexiv2_metadata_new();
  int is_open = metadata != NULL && lib.gexiv2_metadata_open_buf(source.tags, source.bytes, (glong)source.count, &error);
  if (is_open) {
    *metadata = source;
    return metadata;
  }
  snprintf(message, message_size, "%s", error != NULL ? error->message : "no metadata");
  lib.g_clear_error(&error);
  free(metadata);
  close_source(&source);
  return NULL;
}

cmedia_metadata *cmedia_metadata_open(int descriptor, char *message, size_t message_size) {
  const char *missing = cmedia_load();
  if (missing != NULL) {
    snprintf(message, message_size, "%s", missing);
    return NULL;
  }
  struct stat status;
  void *bytes = MAP_FAILED;
  if (fstat(descriptor, &status) == 0)
    bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (bytes == MAP_FAILED) {
    cmedia_note_read_failure(errno);
    snprintf(message, message_size, "%s", strerror(errno));
    return NULL;
  }
  cmedia_metadata source = {.bytes = bytes, .count = (size_t)status.st_size, .is_mapped = 1};
  return open_bytes(source, message, message_size);
}

cmedia_metadata *cmedia_metadata_open_bytes(const uint8_t *file, size_t count) {
  if (cmedia_load() != NULL) return NULL;
  void *bytes = malloc(count);
  if (bytes == NULL) return NULL;
  memcpy(bytes, file, count);
  return open_bytes((cmedia_metadata){.bytes = bytes, .count = count}, NULL, 0);
}

void cmedia_metadata_close(cmedia_metadata *metadata) {
  close_source(metadata);
  free(metadata);
}

void cmedia_metadata_size(cmedia_metadata *metadata, int *width, int *height) {
  *width = lib.gexiv2_metadata_get_pixel_width(metadata->tags);
  *height = lib.gexiv2_metadata_get_pixel_height(metadata->tags);
}

int cmedia_metadata_has_exif(cmedia_metadata *metadata) { return lib.gexiv2_metadata_has_exif(metadata->tags); }

static int has_tag(cmedia_metadata *metadata, const char *tag) {
  GError *error = NULL;
  gboolean has = lib.gexiv2_metadata_try_has_tag(metadata->tags, tag, &error);
  lib.g_clear_error(&error);
  return has;
}

char *cmedia_metadata_value(cmedia_metadata *metadata, const char *tag) {
  if (!has_tag(metadata, tag)) return NULL;
  GError *error = NULL;
  char *value = NULL;
  // The string holds all values of an EXIF array; values of XMP and IPTC are separated only in the list.
  if (lib.gexiv2_metadata_is_exif_tag(tag)) {
    value = lib.gexiv2_metadata_try_get_tag_string(metadata->tags, tag, &error);
  } else {
    gchar **values = lib.gexiv2_metadata_try_get_tag_multiple(metadata->tags, tag, &error);
    if (values != NULL) value = values[0] != NULL ? strdup(values[0]) : NULL;
    lib.g_strfreev(values);
  }
  lib.g_clear_error(&error);
  return value;
}

char **cmedia_metadata_values(cmedia_metadata *metadata, const char *tag) {
  if (!has_tag(metadata, tag)) return NULL;
  GError *error = NULL;
  gchar **values = lib.gexiv2_metadata_try_get_tag_multiple(metadata->tags, tag, &error);
  lib.g_clear_error(&error);
  return values;
}

void cmedia_free_values(char **values) {
  lib.g_strfreev(values);
}

char *cmedia_metadata_interpreted_value(cmedia_metadata *metadata, const char *tag) {
  if (!has_tag(metadata, tag)) return NULL;
  GError *error = NULL;
  char *wording = lib.gexiv2_metadata_try_get_tag_interpreted_string(metadata->tags, tag, &error);
  lib.g_clear_error(&error);
  return wording;
}

/// The previews, which end with NULL and belong to the tags; NULL if there are none.
static GExiv2PreviewProperties **previews(cmedia_metadata *metadata) {
  return lib.gexiv2_metadata_get_preview_properties(metadata->tags);
}

int cmedia_metadata_preview_count(cmedia_metadata *metadata) {
  GExiv2PreviewProperties **list = previews(metadata);
  int count = 0;
  while (list != NULL && list[count] != NULL) count++;
  return count;
}

void cmedia_metadata_preview_size(cmedia_metadata *metadata, int index, int *width, int *height, size_t *byte_count) {
  GExiv2PreviewProperties *preview = previews(metadata)[index];
  *width = (int)MIN(lib.gexiv2_preview_properties_get_width(preview), INT_MAX);
  *height = (int)MIN(lib.gexiv2_preview_properties_get_height(preview), INT_MAX);
  *byte_count = lib.gexiv2_preview_properties_get_size(preview);
}

uint8_t *cmedia_metadata_preview(cmedia_metadata *metadata, int index, size_t *byte_count) {
  GError *error = NULL;
  GExiv2PreviewImage *preview =
    lib.gexiv2_metadata_try_get_preview_image(metadata->tags, previews(metadata)[index], &error);
  lib.g_clear_error(&error);
  if (preview == NULL) return NULL;
  guint32 count = 0;
  const guint8 *bytes = lib.gexiv2_preview_image_get_data(preview, &count);
  uint8_t *copy = bytes != NULL && count > 0 ? malloc(count) : NULL;
  if (copy != NULL) memcpy(copy, bytes, count);
  *byte_count = copy != NULL ? count : 0;
  lib.g_object_unref(preview);
  return copy;
}

uint8_t *cmedia_metadata_raw_value(cmedia_metadata *metadata, const char *tag, size_t *count) {
  *count = 0;
  if (!has_tag(metadata, tag)) return NULL;
  GError *error = NULL;
  GBytes *value = lib.gexiv2_metadata_try_get_tag_raw(metadata->tags, tag, &error);
  lib.g_clear_error(&error);
  if (value == NULL) return NULL;
  gsize size = 0;
  const void *bytes = lib.g_bytes_get_data(value, &size);
  uint8_t *copy = size > 0 ? malloc(size) : NULL;
  if (copy != NULL) {
    memcpy(copy, bytes, size);
    *count = size;
  }
  lib.g_bytes_unref(value);
  return copy;
}
