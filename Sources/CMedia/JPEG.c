#include "Decoding.h"

#include <jerror.h>
#include <limits.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

enum {
  CHUNK_BYTES = 64 * 1024,
  /// A progressive JPEG has about ten scans. Each takes as long as a picture, and may have only a few bytes. The number of
  /// pixels in all scans is therefore limited to a number that any file may have, plus a number for each byte.
  FREE_SCANNED_PIXELS = 1 << 27,
  SCANNED_PIXELS_PER_BYTE = 4096,
  /// A JPEG with several scans is kept in memory as coefficients of two bytes. Photos have fewer than 100 bytes of
  /// coefficients for each byte of the file.
  FREE_COEFFICIENT_BYTES = 1 << 26,
  COEFFICIENT_BYTES_PER_BYTE = 256,
};

/// What libjpeg's callbacks need; each of its parts is found by its address, so that one struct serves all of them.
typedef struct {
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr input;
  struct jpeg_progress_mgr progress;
  jmp_buf failed;
  const cmedia_decoding *decoding;
  cmedia_outcome outcome;
  int64_t offset;
  /// The size of the file.
  int64_t byte_count;
  /// Whether the file ended before its end marker.
  int has_ended;
  /// The number of rows, in pixels as decoded, that were complete when the file ended.
  int complete_rows;
  /// What the rows are passed to as they are decoded, and the memory for one of them, or for all where their colours are inks.
  cmedia_scaler *scaler;
  uint8_t *rows;
  uint8_t chunk[CHUNK_BYTES];
} reader;

#define READER_OF(pointer, member) ((reader *)((char *)(pointer) - offsetof(reader, member)))

static void leave(j_common_ptr info) {
  reader *r = READER_OF(info->err, errors);
  char message[JMSG_LENGTH_MAX];
  info->err->format_message(info, message);
  switch (info->err->msg_code) {
  case JERR_OUT_OF_MEMORY: r->outcome = CMEDIA_OUT_OF_MEMORY; break;
  // What libjpeg does not decode: 12 bits, lossless, hierarchical, arithmetic coding where it was left out.
  case JERR_BAD_PRECISION:
  case JERR_SOF_UNSUPPORTED:
  case JERR_ARITH_NOTIMPL:
  case JERR_NOTIMPL:
  case JERR_CONVERSION_NOTIMPL: r->outcome = CMEDIA_UNSUPPORTED; break;
  default: r->outcome = CMEDIA_DAMAGED;
  }
  cmedia_failed(r->decoding, r->outcome, message);
  longjmp(r->failed, 1);
}

static void ignore_message(j_common_ptr info, int level) { (void)info, (void)level; }
static void ignore_output(j_common_ptr info) { (void)info; }
static void begin_input(j_decompress_ptr info) { (void)info; }

/// The rows that are decoded when the first scan ends early; later scans only refine the whole picture.
static int rows_before(j_decompress_ptr info) {
  if (info->input_scan_number > 1) return INT_MAX;
#if JPEG_LIB_VERSION >= 70
  int block_rows = info->min_DCT_v_scaled_size;
#else
  int block_rows = info->min_DCT_scaled_size;
#endif
  int64_t rows = (int64_t)info->input_iMCU_row * info->max_v_samp_factor * block_rows;
  return (int)MIN(rows, INT_MAX);
}

static boolean fill_input(j_decompress_ptr info) {
  reader *r = READER_OF(info->src, input);
  int64_t count = cmedia_source_read(r->decoding->source, r->chunk, sizeof r->chunk, r->offset);
  if (count < 0) {
    r->outcome = cmedia_failed(r->decoding, CMEDIA_UNREADABLE, strerror((int)-count));
    longjmp(r->failed, 1);
  }
  if (count == 0) {
    if (!r->has_ended) r->complete_rows = rows_before(info);
    r->has_ended = 1;
    r->chunk[0] = 0xFF;
    r->chunk[1] = JPEG_EOI;
    count = 2;
  } else {
    r->offset += count;
  }
  r->input.next_input_byte = r->chunk;
  r->input.bytes_in_buffer = (size_t)count;
  return TRUE;
}

static void skip_input(j_decompress_ptr info, long count) {
  struct jpeg_source_mgr *input = info->src;
  if (count <= 0) return;
  if ((size_t)count <= input->bytes_in_buffer) {
    input->next_input_byte += count;
    input->bytes_in_buffer -= (size_t)count;
    return;
  }
  READER_OF(input, input)->offset += count - (long)input->bytes_in_buffer;
  input->bytes_in_buffer = 0;
}

static void watch_scans(j_common_ptr info) {
  reader *r = READER_OF(info->progress, progress);
  if (!info->is_decompressor) return;
  j_decompress_ptr picture = (j_decompress_ptr)info;
  double pixels = (double)picture->image_width * picture->image_height * picture->input_scan_number;
  if (pixels <= FREE_SCANNED_PIXELS + SCANNED_PIXELS_PER_BYTE * (double)r->byte_count) return;
  r->outcome = cmedia_failed(r->decoding, CMEDIA_UNSUPPORTED, "the picture is stored in too many passes for its size");
  longjmp(r->failed, 1);
}

static void prepare(reader *r, struct jpeg_decompress_struct *info) {
  info->err = lib.jpeg_std_error(&r->errors);
  r->errors.error_exit = leave;
  r->errors.emit_message = ignore_message;
  r->errors.output_message = ignore_output;
  r->input = (struct jpeg_source_mgr){
    .init_source = begin_input,
    .fill_input_buffer = fill_input,
    .skip_input_data = skip_input,
    .resync_to_restart = lib.jpeg_resync_to_restart,
    .term_source = begin_input,
  };
  r->progress = (struct jpeg_progress_mgr){.progress_monitor = watch_scans};
}

/// Lets libjpeg decode at a half, a quarter or an eighth of the size, if that is still large enough. Other scales take longer than the next
/// larger one of these.
static void choose_scale(struct jpeg_decompress_struct *info, cmedia_size least) {
  for (info->scale_denom = 8; info->scale_denom > 1; info->scale_denom /= 2) {
    lib.jpeg_calc_output_dimensions(info);
    if ((int)info->output_width >= least.width && (int)info->output_height >= least.height) return;
  }
}

/// Returns whether the coefficients of a picture with several scans are within the budget.
static int has_budget(const reader *r, struct jpeg_decompress_struct *info) {
  if (!lib.jpeg_has_multiple_scans(info)) return 1;
  int64_t bytes = 0;
  for (int i = 0; i < info->num_components; i++) {
    const jpeg_component_info *component = &info->comp_info[i];
    bytes += (int64_t)component->width_in_blocks * component->height_in_blocks * DCTSIZE2 * (int64_t)sizeof(JCOEF);
  }
  return bytes <= FREE_COEFFICIENT_BYTES + COEFFICIENT_BYTES_PER_BYTE * r->byte_count;
}

static void choose_colours(struct jpeg_decompress_struct *info) {
  int is_ink = info->jpeg_color_space == JCS_CMYK || info->jpeg_color_space == JCS_YCCK;
  info->out_color_space = is_ink ? JCS_CMYK : JCS_RGB;
}

/// Decodes the rows of a picture that has been started, and scales each of them; where the file has ended early, the rows that are missing
/// are transparent.
static cmedia_outcome pass_rows(reader *r, struct jpeg_decompress_struct *info, cmedia_size wanted, cmedia_pixels *pixels) {
  cmedia_size size = {(int)info->output_width, (int)info->output_height};
  r->scaler = cmedia_receive(size, 3, wanted, pixels);
  r->rows = reallocarray(NULL, info->output_width, 3);
  if (r->scaler == NULL || r->rows == NULL) return CMEDIA_OUT_OF_MEMORY;
  for (int y = 0; y < size.height; y++) {
    JSAMPROW row = r->rows;
    lib.jpeg_read_scanlines(info, &row, 1);
    cmedia_scaler_add(r->scaler, r->has_ended && y >= r->complete_rows ? NULL : r->rows);
  }
  return CMEDIA_DECODED;
}

/// Decodes all rows of a picture in inks, and converts them to colours.
static cmedia_outcome convert_rows(
  reader *r, struct jpeg_decompress_struct *info, cmedia_size wanted, cmedia_pixels *pixels) {
  cmedia_size size = {(int)info->output_width, (int)info->output_height};
  size_t stride = 4 * (size_t)size.width;
  r->rows = reallocarray(NULL, stride, (size_t)size.height);
  r->scaler = cmedia_receive(size, 4, wanted, pixels);
  if (r->scaler == NULL || r->rows == NULL) return CMEDIA_OUT_OF_MEMORY;
  for (int y = 0; y < size.height; y++) {
    JSAMPROW row = r->rows + (size_t)y * stride;
    lib.jpeg_read_scanlines(info, &row, 1);
  }
  cmedia_cmyk_convert(
    pixels->profile, pixels->profile_count, info->saw_Adobe_marker, r->rows, r->rows,
    (size_t)size.width * (size_t)size.height);
  free(pixels->profile);
  pixels->profile = NULL;
  pixels->profile_count = 0;
  for (int y = 0; y < size.height; y++)
    cmedia_scaler_add(r->scaler, r->has_ended && y >= r->complete_rows ? NULL : r->rows + (size_t)y * stride);
  return CMEDIA_DECODED;
}

/// Decodes with everything prepared; libjpeg's failures come back to the `setjmp` here.
static cmedia_outcome decode(reader *r, struct jpeg_decompress_struct *info, cmedia_pixels *pixels) {
  if (setjmp(r->failed)) return r->outcome;
  lib.jpeg_CreateDecompress(info, JPEG_LIB_VERSION, sizeof *info);
  info->src = &r->input;
  info->progress = &r->progress;
  lib.jpeg_save_markers(info, JPEG_APP0 + 2, 0xFFFF);
  lib.jpeg_read_header(info, TRUE);
  cmedia_size wanted, least;
  if (!cmedia_want_least(r->decoding, (int)info->image_width, (int)info->image_height, &wanted, &least))
    return CMEDIA_REFUSED;
  if (!has_budget(r, info))
    return cmedia_failed(r->decoding, CMEDIA_UNSUPPORTED, "the picture needs too much memory for its size");
  JOCTET *profile = NULL;
  unsigned int profile_count = 0;
  if (lib.jpeg_read_icc_profile(info, &profile, &profile_count)) cmedia_keep_profile(pixels, profile, profile_count);
  free(profile);
  choose_colours(info);
  choose_scale(info, least);
  lib.jpeg_start_decompress(info);
  cmedia_outcome outcome = info->out_color_space == JCS_CMYK ? convert_rows(r, info, wanted, pixels)
                                                             : pass_rows(r, info, wanted, pixels);
  if (r->has_ended && r->complete_rows == 0) return cmedia_failed(r->decoding, CMEDIA_DAMAGED, "the file ends early");
  pixels->is_partial = r->has_ended;
  return outcome;
}

cmedia_outcome cmedia_jpeg_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels) {
  if (!cmedia_begin(decoding, CMEDIA_LIBJPEG, pixels)) return CMEDIA_LIBRARY_MISSING;
  reader *r = calloc(1, sizeof *r);
  if (r == NULL) return CMEDIA_OUT_OF_MEMORY;
  r->decoding = decoding;
  r->byte_count = cmedia_source_size(decoding->source);
  struct jpeg_decompress_struct info = {0};
  prepare(r, &info);
  cmedia_outcome outcome = decode(r, &info, pixels);
  if (outcome != CMEDIA_DECODED) cmedia_drop(pixels);
  lib.jpeg_destroy_decompress(&info);
  cmedia_scaler_free(r->scaler);
  free(r->rows);
  free(r);
  return outcome;
}
