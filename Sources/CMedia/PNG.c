#include "Decoding.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

/// What libpng's callbacks need.
typedef struct {
  const cmedia_decoding *decoding;
  jmp_buf failed;
  cmedia_outcome outcome;
  /// The offset of the next byte that is read into `chunk`, and what is left in it.
  int64_t offset;
  size_t chunk_start, chunk_end;
  cmedia_scaler *scaler;
  /// Memory for one row, or for all of an interlaced picture.
  uint8_t *rows;
  /// The number of rows that have been passed on.
  int complete_rows;
  /// Whether all rows of an interlaced picture have been decoded roughly.
  int is_rough;
  uint8_t chunk[64 * 1024];
} reader;

static void leave(png_structp png, png_const_charp message) {
  reader *r = lib.png_get_error_ptr(png);
  // libpng has no codes for its failures.
  if (r->outcome == CMEDIA_DECODED) r->outcome = strcmp(message, "Out of memory") == 0 ? CMEDIA_OUT_OF_MEMORY : CMEDIA_DAMAGED;
  cmedia_failed(r->decoding, r->outcome, message);
  longjmp(r->failed, 1);
}

static void ignore_warning(png_structp png, png_const_charp message) { (void)png, (void)message; }

static void read_bytes(png_structp png, png_bytep bytes, size_t count) {
  reader *r = lib.png_get_io_ptr(png);
  while (count > 0) {
    if (r->chunk_start == r->chunk_end) {
      int64_t received = cmedia_source_read(r->decoding->source, r->chunk, sizeof r->chunk, r->offset);
      if (received < 0) r->outcome = CMEDIA_UNREADABLE;
      if (received <= 0) lib.png_error(png, received < 0 ? strerror((int)-received) : "the file ends early");
      r->offset += received;
      r->chunk_start = 0;
      r->chunk_end = (size_t)received;
    }
    size_t part = MIN(count, r->chunk_end - r->chunk_start);
    memcpy(bytes, r->chunk + r->chunk_start, part);
    r->chunk_start += part;
    bytes += part;
    count -= part;
  }
}

/// Lets libpng convert all kinds of pixels to 8 bits of red, green and blue, with opacity if the picture has any or `with_opacity`.
static void choose_form(png_structp png, png_infop info, int with_opacity) {
  lib.png_set_expand(png);
  lib.png_set_scale_16(png);
  lib.png_set_gray_to_rgb(png);
  if (with_opacity) lib.png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
  lib.png_read_update_info(png, info);
}

static void keep_profile(png_structp png, png_infop info, cmedia_pixels *pixels) {
  png_charp name = NULL;
  int compression = 0;
  png_bytep profile = NULL;
  png_uint_32 count = 0;
  if (lib.png_get_iCCP(png, info, &name, &compression, &profile, &count) != 0) cmedia_keep_profile(pixels, profile, count);
}

/// Decodes row by row, and scales each of them.
static cmedia_outcome pass_rows(
  reader *r, png_structp png, png_infop info, cmedia_size size, cmedia_size wanted, cmedia_pixels *pixels) {
  choose_form(png, info, 0);
  r->scaler = cmedia_receive(size, lib.png_get_channels(png, info), wanted, pixels);
  r->rows = malloc(lib.png_get_rowbytes(png, info));
  if (r->scaler == NULL || r->rows == NULL) return CMEDIA_OUT_OF_MEMORY;
  for (; r->complete_rows < size.height; r->complete_rows++) {
    lib.png_read_row(png, r->rows, NULL);
    cmedia_scaler_add(r->scaler, r->rows);
  }
  return CMEDIA_DECODED;
}

/// Decodes all rows of an interlaced picture, the first time roughly. What is not decoded stays transparent.
static cmedia_outcome refine_rows(
  reader *r, png_structp png, png_infop info, cmedia_size size, cmedia_size wanted, cmedia_pixels *pixels) {
  int passes = lib.png_set_interlace_handling(png);
  choose_form(png, info, 1);
  size_t stride = 4 * (size_t)size.width;
  r->rows = calloc((size_t)size.height, stride);
  r->scaler = cmedia_receive(size, 4, wanted, pixels);
  if (r->scaler == NULL || r->rows == NULL) return CMEDIA_OUT_OF_MEMORY;
  for (int pass = 0; pass < passes; pass++) {
    for (int y = 0; y < size.height; y++) lib.png_read_row(png, NULL, r->rows + (size_t)y * stride);
    r->is_rough = 1;
  }
  return CMEDIA_DECODED;
}

static cmedia_outcome read_picture(reader *r, png_structp png, png_infop info, cmedia_pixels *pixels) {
  lib.png_set_read_fn(png, r, read_bytes);
  lib.png_read_info(png, info);
  cmedia_size size = {(int)lib.png_get_image_width(png, info), (int)lib.png_get_image_height(png, info)}, wanted;
  if (!cmedia_want(r->decoding, size.width, size.height, &wanted)) return CMEDIA_REFUSED;
  keep_profile(png, info, pixels);
  int is_interlaced = lib.png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
  return is_interlaced ? refine_rows(r, png, info, size, wanted, pixels) : pass_rows(r, png, info, size, wanted, pixels);
}

/// Decodes with everything prepared; libpng's failures come back to the `setjmp` here.
static cmedia_outcome decode(reader *r, png_structp png, png_infop info, cmedia_pixels *pixels) {
  if (setjmp(r->failed)) return r->outcome;
  return read_picture(r, png, info, pixels);
}

/// Passes on what has been decoded of an interlaced picture, and transparent rows for those that are missing. Returns whether anything
/// has been decoded.
static int complete(reader *r, cmedia_pixels *pixels, int height, int width) {
  if (r->scaler == NULL || pixels->rgba == NULL || (r->complete_rows == 0 && !r->is_rough)) return 0;
  for (; r->complete_rows < height; r->complete_rows++)
    cmedia_scaler_add(r->scaler, r->is_rough ? r->rows + 4 * (size_t)r->complete_rows * (size_t)width : NULL);
  return 1;
}

cmedia_outcome cmedia_png_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels) {
  if (!cmedia_begin(decoding, CMEDIA_LIBPNG, pixels)) return CMEDIA_LIBRARY_MISSING;
  reader *r = calloc(1, sizeof *r);
  if (r == NULL) return CMEDIA_OUT_OF_MEMORY;
  r->decoding = decoding;
  png_structp png = lib.png_create_read_struct(PNG_LIBPNG_VER_STRING, r, leave, ignore_warning);
  png_infop info = png != NULL ? lib.png_create_info_struct(png) : NULL;
  cmedia_outcome outcome = info != NULL ? decode(r, png, info, pixels) : CMEDIA_OUT_OF_MEMORY;
  if (outcome == CMEDIA_DECODED || outcome == CMEDIA_DAMAGED) {
    int height = (int)lib.png_get_image_height(png, info), width = (int)lib.png_get_image_width(png, info);
    pixels->is_partial = outcome == CMEDIA_DAMAGED;
    if (complete(r, pixels, height, width)) outcome = CMEDIA_DECODED;
  }
  if (outcome != CMEDIA_DECODED) cmedia_drop(pixels);
  if (png != NULL) lib.png_destroy_read_struct(&png, info != NULL ? &info : NULL, NULL);
  cmedia_scaler_free(r->scaler);
  free(r->rows);
  free(r);
  return outcome;
}
