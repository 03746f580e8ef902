#include "TIFF.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/// A file may list any number of pictures; the one that is shown is among the first.
enum {
  MOST_DIRECTORIES = 64,
  /// libtiff allocates a strip or tile before it reads one. These are the number of bytes that any file may claim, which
  /// suffices for blank scanned pages, and the number that each byte of the file may stand for.
  FREE_SAMPLE_BYTES = 1 << 26,
  SAMPLE_BYTES_PER_STORED_BYTE = 16,
  SAMPLE_BYTES_PER_PACKED_BYTE = 256,
};

static tmsize_t read_bytes(thandle_t handle, void *bytes, tmsize_t count) {
  tiff_reader *r = handle;
  int64_t received = cmedia_source_read(r->decoding->source, bytes, (size_t)count, r->offset);
  if (received < 0) return -1;
  r->offset += received;
  return (tmsize_t)received;
}

static tmsize_t refuse_to_write(thandle_t handle, void *bytes, tmsize_t count) {
  (void)handle, (void)bytes, (void)count;
  return -1;
}

static toff_t size_of(thandle_t handle) {
  int64_t size = cmedia_source_size(((tiff_reader *)handle)->decoding->source);
  return size < 0 ? 0 : (toff_t)size;
}

static toff_t seek_to(thandle_t handle, toff_t offset, int whence) {
  tiff_reader *r = handle;
  int64_t base = whence == SEEK_CUR ? r->offset : whence == SEEK_END ? (int64_t)size_of(handle) : 0;
  int64_t target;
  if (__builtin_add_overflow(base, (int64_t)offset, &target) || target < 0) return (toff_t)-1;
  r->offset = target;
  return (toff_t)target;
}

static int leave_open(thandle_t handle) {
  (void)handle;
  return 0;
}

static void keep_message(thandle_t handle, const char *module, const char *format, va_list arguments) {
  (void)module;
  tiff_reader *r = handle;
  // libtiff has one handler for all files, and here one file is read at a time.
  if (r == NULL || r->has_failed) return;
  r->has_failed = 1;
  vsnprintf(r->decoding->message, r->decoding->message_size, format, arguments);
}

/// Goes to the first picture that is neither a thumbnail nor a mask; to the first of all where there is none.
static int choose_directory(TIFF *tiff) {
  for (int index = 0; index < MOST_DIRECTORIES; index++) {
    uint32_t kind = 0;
    lib.TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &kind);
    if (!(kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK))) return 1;
    if (!lib.TIFFReadDirectory(tiff)) break;
  }
  return lib.TIFFSetDirectory(tiff, 0);
}

static void keep_profile(TIFF *tiff, cmedia_pixels *pixels) {
  uint32_t count = 0;
  void *profile = NULL;
  if (lib.TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &count, &profile)) cmedia_keep_profile(pixels, profile, count);
}

/// Whether nothing at all has been decoded: every pixel is transparent.
static int is_empty(const uint8_t *rgba, size_t pixel_count) {
  for (size_t i = 0; i < pixel_count; i++)
    if (rgba[4 * i + 3] != 0) return 0;
  return 1;
}

/// Turns libtiff's packed pixels into bytes, and takes the opacity out of the colours.
static void unpack(uint32_t *raster, size_t pixel_count, int has_opacity) {
  uint8_t *rgba = (uint8_t *)raster;
  for (size_t i = 0; i < pixel_count; i++) {
    uint32_t packed = raster[i];
    uint32_t colours[3] = {TIFFGetR(packed), TIFFGetG(packed), TIFFGetB(packed)}, opacity = TIFFGetA(packed);
    for (int c = 0; c < 3; c++) {
      uint32_t whole = has_opacity && opacity > 0 ? (colours[c] * 255 + opacity / 2) / opacity : colours[c];
      rgba[4 * i + (size_t)c] = (uint8_t)MIN(whole, 255);
    }
    rgba[4 * i + 3] = (uint8_t)opacity;
  }
}

/// Decodes what libtiff itself converts to colours: most pictures of at most 16 bits.
static cmedia_outcome decode_simple(tiff_reader *r, uint8_t *rgba) {
  TIFFRGBAImage image;
  char message[1024];
  if (!lib.TIFFRGBAImageBegin(&image, r->tiff, 0, message)) return cmedia_failed(r->decoding, CMEDIA_DAMAGED, message);
  // As it is stored; the orientation is applied later, together with that of other formats.
  image.req_orientation = image.orientation;
  r->has_failed = 0;
  int is_whole = lib.TIFFRGBAImageGet(&image, (uint32_t *)rgba, r->size.width, r->size.height);
  size_t pixel_count = (size_t)r->size.width * (size_t)r->size.height;
  unpack((uint32_t *)rgba, pixel_count, image.alpha != 0);
  lib.TIFFRGBAImageEnd(&image);
  r->is_partial = !is_whole || r->has_failed;
  return r->is_partial && is_empty(rgba, pixel_count) ? CMEDIA_DAMAGED : CMEDIA_DECODED;
}

/// Whether libtiff converts the samples to colours. It takes signed numbers for unsigned ones, and does not apply the
/// profile of inks.
static int converts_samples(TIFF *tiff) {
  uint16_t photometric = 0, format = SAMPLEFORMAT_UINT;
  lib.TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric);
  lib.TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &format);
  if (photometric == PHOTOMETRIC_SEPARATED || format == SAMPLEFORMAT_INT) return 0;
  char message[1024];
  return lib.TIFFRGBAImageOK(tiff, message);
}

static cmedia_outcome decode_pixels(tiff_reader *r, cmedia_size wanted, cmedia_pixels *pixels) {
  size_t width = (size_t)r->size.width;
  uint8_t *rgba = calloc(width * (size_t)r->size.height, 4);
  if (rgba == NULL) return CMEDIA_OUT_OF_MEMORY;
  int is_simple = converts_samples(r->tiff);
  keep_profile(r->tiff, pixels);
  cmedia_outcome outcome = is_simple ? decode_simple(r, rgba) : cmedia_tiff_decode_samples(r, rgba, pixels);
  pixels->is_partial = r->is_partial;
  if (outcome == CMEDIA_DECODED) outcome = cmedia_deliver(rgba, r->size, 4 * width, 4, wanted, pixels);
  free(rgba);
  return outcome;
}

/// Returns whether the file can contain the samples that it claims: those of all rows, and those of the strip or tile that is
/// read at once.
static int has_budget(const tiff_reader *r) {
  uint16_t compression = COMPRESSION_NONE, planes = PLANARCONFIG_CONTIG, samples = 1;
  lib.TIFFGetFieldDefaulted(r->tiff, TIFFTAG_COMPRESSION, &compression);
  lib.TIFFGetFieldDefaulted(r->tiff, TIFFTAG_PLANARCONFIG, &planes);
  lib.TIFFGetFieldDefaulted(r->tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
  uint64_t rows, chunk = lib.TIFFIsTiled(r->tiff) ? lib.TIFFTileSize64(r->tiff) : lib.TIFFStripSize64(r->tiff);
  uint64_t height = (uint64_t)r->size.height * (planes == PLANARCONFIG_SEPARATE ? samples : 1);
  if (__builtin_mul_overflow(lib.TIFFScanlineSize64(r->tiff), height, &rows)) return 0;
  int64_t size = cmedia_source_size(r->decoding->source);
  int ratio = compression == COMPRESSION_NONE ? SAMPLE_BYTES_PER_STORED_BYTE : SAMPLE_BYTES_PER_PACKED_BYTE;
  return MAX(rows, chunk) <= FREE_SAMPLE_BYTES + (uint64_t)MAX(size, 0) * (uint64_t)ratio;
}

static cmedia_outcome decode(tiff_reader *r, cmedia_pixels *pixels) {
  if (!choose_directory(r->tiff)) return CMEDIA_DAMAGED;
  uint32_t width = 0, height = 0;
  uint16_t orientation = ORIENTATION_TOPLEFT;
  lib.TIFFGetField(r->tiff, TIFFTAG_IMAGEWIDTH, &width);
  lib.TIFFGetField(r->tiff, TIFFTAG_IMAGELENGTH, &height);
  lib.TIFFGetFieldDefaulted(r->tiff, TIFFTAG_ORIENTATION, &orientation);
  if (width == 0 || height == 0) return cmedia_failed(r->decoding, CMEDIA_DAMAGED, "the picture has no size");
  cmedia_size wanted;
  r->size = (cmedia_size){(int)MIN(width, INT_MAX), (int)MIN(height, INT_MAX)};
  if (!cmedia_want(r->decoding, r->size.width, r->size.height, &wanted)) return CMEDIA_REFUSED;
  if (!has_budget(r)) return cmedia_failed(r->decoding, CMEDIA_DAMAGED, "the file cannot hold the pixels that it claims");
  pixels->orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
  return decode_pixels(r, wanted, pixels);
}

cmedia_outcome cmedia_tiff_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels) {
  if (!cmedia_begin(decoding, CMEDIA_LIBTIFF, pixels)) return CMEDIA_LIBRARY_MISSING;
  lib.TIFFSetErrorHandler(NULL);
  lib.TIFFSetErrorHandlerExt(keep_message);
  lib.TIFFSetWarningHandler(NULL);
  tiff_reader reader = {.decoding = decoding};
  // Neither mapped (m), nor are strips cut into pieces (c).
  reader.tiff = lib.TIFFClientOpen(
    "picture", "rmc", &reader, read_bytes, refuse_to_write, seek_to, leave_open, size_of, NULL, NULL);
  if (reader.tiff == NULL) return CMEDIA_DAMAGED;
  cmedia_outcome outcome = decode(&reader, pixels);
  lib.TIFFClose(reader.tiff);
  return outcome;
}
