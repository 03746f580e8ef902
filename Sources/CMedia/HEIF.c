#include "Decoding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/// The largest file; libheif needs all of it in memory.
enum { LARGEST_FILE = 512 * 1024 * 1024, MOST_THUMBNAILS = 8 };

static cmedia_outcome heif_failed(const cmedia_decoding *decoding, struct heif_error error) {
  cmedia_failed(decoding, CMEDIA_DAMAGED, error.message != NULL ? error.message : "");
  switch (error.code) {
  case heif_error_Unsupported_filetype:
  case heif_error_Unsupported_feature:
  case heif_error_Decoder_plugin_error:
  case heif_error_Plugin_loading_error: return CMEDIA_UNSUPPORTED;
  case heif_error_Memory_allocation_error:
    // This also stands for limits of libheif's own, which no amount of memory lifts.
    return error.subcode == heif_suberror_Security_limit_exceeded ? CMEDIA_UNSUPPORTED : CMEDIA_OUT_OF_MEMORY;
  default: return CMEDIA_DAMAGED;
  }
}

/// Keeps what the file states about its colours: a profile, which counts more, or code points.
static void keep_colours(const struct heif_image_handle *handle, cmedia_pixels *pixels) {
  size_t count = lib.heif_image_handle_get_raw_color_profile_size(handle);
  void *profile = count > 0 ? malloc(count) : NULL;
  if (profile != NULL && lib.heif_image_handle_get_raw_color_profile(handle, profile).code == heif_error_Ok)
    cmedia_keep_profile(pixels, profile, count);
  free(profile);
  struct heif_color_profile_nclx *codes = NULL;
  if (lib.heif_image_handle_get_nclx_color_profile(handle, &codes).code != heif_error_Ok || codes == NULL) return;
  pixels->primaries = (int)codes->color_primaries;
  pixels->transfer = (int)codes->transfer_characteristics;
  lib.heif_nclx_color_profile_free(codes);
}

static cmedia_outcome deliver(const struct heif_image *image, cmedia_size wanted, cmedia_pixels *pixels) {
  int stride = 0;
  const uint8_t *rgba = lib.heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  cmedia_size size = {
    lib.heif_image_get_width(image, heif_channel_interleaved), lib.heif_image_get_height(image, heif_channel_interleaved)};
  if (rgba == NULL || stride <= 0 || size.width <= 0 || size.height <= 0) return CMEDIA_DAMAGED;
  return cmedia_deliver(rgba, size, (size_t)stride, 4, wanted, pixels);
}

static cmedia_size size_of(const struct heif_image_handle *handle) {
  return (cmedia_size){lib.heif_image_handle_get_width(handle), lib.heif_image_handle_get_height(handle)};
}

/// Whether a thumbnail shows what the picture shows, as far as its form tells, and has enough pixels.
static int is_suitable(cmedia_size thumbnail, cmedia_size picture, cmedia_size least) {
  if (thumbnail.width < least.width || thumbnail.height < least.height) return 0;
  double ours = (double)thumbnail.width * picture.height, theirs = (double)thumbnail.height * picture.width;
  return fabs(ours - theirs) <= 0.02 * MAX(ours, theirs);
}

/// The smallest thumbnail that is suitable, to be released; NULL for none.
static struct heif_image_handle *thumbnail_of(const struct heif_image_handle *picture, cmedia_size least) {
  heif_item_id numbers[MOST_THUMBNAILS];
  int count = lib.heif_image_handle_get_list_of_thumbnail_IDs(picture, numbers, MOST_THUMBNAILS);
  struct heif_image_handle *smallest = NULL;
  for (int i = 0; i < MIN(count, MOST_THUMBNAILS); i++) {
    struct heif_image_handle *thumbnail = NULL;
    if (lib.heif_image_handle_get_thumbnail(picture, numbers[i], &thumbnail).code != heif_error_Ok) continue;
    int is_better = is_suitable(size_of(thumbnail), size_of(picture), least)
      && (smallest == NULL || size_of(thumbnail).width < size_of(smallest).width);
    const struct heif_image_handle *other = is_better ? smallest : thumbnail;
    if (other != NULL) lib.heif_image_handle_release(other);
    if (is_better) smallest = thumbnail;
  }
  return smallest;
}

/// Decodes an item of the file; its colours are those of the picture that it belongs to if it does not state any.
static cmedia_outcome decode_item(
  const cmedia_decoding *decoding, const struct heif_image_handle *handle, const struct heif_image_handle *picture,
  cmedia_size wanted, cmedia_pixels *pixels) {
  struct heif_decoding_options *options = lib.heif_decoding_options_alloc();
  if (options == NULL) return CMEDIA_OUT_OF_MEMORY;
  options->convert_hdr_to_8bit = 1;
  struct heif_image *image = NULL;
  struct heif_error error =
    lib.heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, options);
  lib.heif_decoding_options_free(options);
  if (error.code != heif_error_Ok) return heif_failed(decoding, error);
  cmedia_outcome outcome = deliver(image, wanted, pixels);
  lib.heif_image_release(image);
  if (outcome != CMEDIA_DECODED) return outcome;
  keep_colours(handle, pixels);
  if (pixels->profile == NULL && pixels->primaries == 0) keep_colours(picture, pixels);
  return outcome;
}

/// Decodes a thumbnail if one suffices, otherwise the picture.
static cmedia_outcome decode_handle(
  const cmedia_decoding *decoding, const struct heif_image_handle *picture, cmedia_pixels *pixels) {
  cmedia_size wanted, least, size = size_of(picture);
  if (!cmedia_want_least(decoding, size.width, size.height, &wanted, &least)) return CMEDIA_REFUSED;
  struct heif_image_handle *thumbnail = thumbnail_of(picture, least);
  if (thumbnail != NULL) {
    cmedia_outcome outcome = decode_item(decoding, thumbnail, picture, wanted, pixels);
    lib.heif_image_handle_release(thumbnail);
    if (outcome == CMEDIA_DECODED) return outcome;
    // The picture may be sound.
    decoding->message[0] = 0;
  }
  return decode_item(decoding, picture, picture, wanted, pixels);
}

static cmedia_outcome decode_bytes(
  const cmedia_decoding *decoding, struct heif_context *context, const uint8_t *bytes, size_t count,
  cmedia_pixels *pixels) {
  struct heif_error error = lib.heif_context_read_from_memory_without_copy(context, bytes, count, NULL);
  if (error.code != heif_error_Ok) return heif_failed(decoding, error);
  struct heif_image_handle *handle = NULL;
  error = lib.heif_context_get_primary_image_handle(context, &handle);
  if (error.code != heif_error_Ok) return heif_failed(decoding, error);
  cmedia_outcome outcome = decode_handle(decoding, handle, pixels);
  lib.heif_image_handle_release(handle);
  return outcome;
}

cmedia_outcome cmedia_heif_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels) {
  if (!cmedia_begin(decoding, CMEDIA_LIBHEIF, pixels)) return CMEDIA_LIBRARY_MISSING;
  size_t count = 0;
  cmedia_outcome outcome = CMEDIA_DECODED;
  uint8_t *copy = NULL;
  if (decoding->source.bytes == NULL) {
    copy = cmedia_source_read_all(decoding, LARGEST_FILE, &count, &outcome);
    if (copy == NULL) return outcome;
  } else {
    count = decoding->source.count;
  }
  struct heif_context *context = lib.heif_context_alloc();
  outcome = context == NULL
    ? CMEDIA_OUT_OF_MEMORY
    : decode_bytes(decoding, context, copy != NULL ? copy : decoding->source.bytes, count, pixels);
  if (context != NULL) lib.heif_context_free(context);
  free(copy);
  return outcome;
}
