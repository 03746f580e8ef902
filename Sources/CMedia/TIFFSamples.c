#include "TIFF.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/// How the samples of a picture are stored.
typedef struct {
  uint16_t bits, format, photometric, samples, planes;
  /// The number of colours of a pixel: 1 grey, 3 red, green and blue, 4 inks.
  int colours;
  /// The sample that is the opacity, -1 if there is none; whether the colours were multiplied by it.
  int opacity;
  int is_multiplied;
  /// The size of a strip or tile in pixels, its rows' distance in bytes, and its bytes.
  uint32_t chunk_width, chunk_height;
  size_t stride, chunk_bytes;
} layout;

static float half(uint16_t bits) {
  int exponent = bits >> 10 & 0x1F, fraction = bits & 0x3FF;
  float value = exponent == 0 ? ldexpf((float)fraction, -24) : ldexpf((float)(fraction | 0x400), exponent - 25);
  return exponent == 0x1F ? (fraction != 0 ? NAN : INFINITY) * (bits & 0x8000 ? -1.0f : 1.0f)
                          : (bits & 0x8000 ? -value : value);
}

static uint8_t byte_of(double value) {
  // Not a number compares as false.
  return value >= 1 ? 255 : value > 0 ? (uint8_t)(value * 255 + 0.5) : 0;
}

static uint8_t float_sample(const uint8_t *at, int bits) {
  uint16_t two;
  float four;
  double eight;
  switch (bits) {
  case 16: return memcpy(&two, at, 2), byte_of((double)half(two));
  case 32: return memcpy(&four, at, 4), byte_of((double)four);
  default: return memcpy(&eight, at, 8), byte_of(eight);
  }
}

/// A sample as a byte: numbers from 0 to 1, or integers of their whole range.
static uint8_t sample(const uint8_t *at, const layout *l) {
  if (l->format == SAMPLEFORMAT_IEEEFP) return float_sample(at, l->bits);
  uint8_t offset = l->format == SAMPLEFORMAT_INT ? 0x80 : 0;
  uint16_t two;
  uint32_t four;
  switch (l->bits) {
  case 8: return at[0] ^ offset;
  case 16: return memcpy(&two, at, 2), (uint8_t)(two >> 8) ^ offset;
  default: return memcpy(&four, at, 4), (uint8_t)(four >> 24) ^ offset;
  }
}

static int is_supported(const layout *l) {
  if (l->format == SAMPLEFORMAT_IEEEFP) return l->bits == 16 || l->bits == 32 || l->bits == 64;
  int is_integer = l->format == SAMPLEFORMAT_UINT || l->format == SAMPLEFORMAT_INT || l->format == SAMPLEFORMAT_VOID;
  return is_integer && (l->bits == 8 || l->bits == 16 || l->bits == 32);
}

static int colours_of(TIFF *tiff, const layout *l) {
  uint16_t inks = INKSET_CMYK;
  switch (l->photometric) {
  case PHOTOMETRIC_MINISWHITE:
  case PHOTOMETRIC_MINISBLACK: return 1;
  case PHOTOMETRIC_RGB: return 3;
  case PHOTOMETRIC_SEPARATED: lib.TIFFGetFieldDefaulted(tiff, TIFFTAG_INKSET, &inks); return inks == INKSET_CMYK ? 4 : 0;
  default: return 0;
  }
}

static void find_opacity(TIFF *tiff, layout *l) {
  uint16_t count = 0, *kinds = NULL;
  l->opacity = -1;
  if (l->colours == 4 || l->samples <= l->colours) return;
  if (!lib.TIFFGetField(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds) || count == 0 || kinds == NULL) return;
  if (kinds[0] != EXTRASAMPLE_ASSOCALPHA && kinds[0] != EXTRASAMPLE_UNASSALPHA) return;
  l->opacity = l->colours;
  l->is_multiplied = kinds[0] == EXTRASAMPLE_ASSOCALPHA;
}

/// Reads how strips or tiles are made. Returns whether each of their rows has room for its pixels.
static int find_chunks(tiff_reader *r, layout *l) {
  l->chunk_width = (uint32_t)r->size.width;
  if (lib.TIFFIsTiled(r->tiff)) {
    lib.TIFFGetField(r->tiff, TIFFTAG_TILEWIDTH, &l->chunk_width);
    lib.TIFFGetField(r->tiff, TIFFTAG_TILELENGTH, &l->chunk_height);
    l->stride = lib.TIFFTileRowSize64(r->tiff);
    l->chunk_bytes = lib.TIFFTileSize64(r->tiff);
  } else {
    lib.TIFFGetFieldDefaulted(r->tiff, TIFFTAG_ROWSPERSTRIP, &l->chunk_height);
    l->chunk_height = MIN(l->chunk_height, (uint32_t)r->size.height);
    l->stride = lib.TIFFScanlineSize64(r->tiff);
    l->chunk_bytes = lib.TIFFStripSize64(r->tiff);
  }
  if (l->chunk_width == 0 || l->chunk_height == 0) return 0;
  size_t pixel_bytes = (size_t)(l->planes == 1 ? l->samples : 1) * l->bits / 8;
  return l->stride / pixel_bytes >= l->chunk_width && l->chunk_bytes / l->stride >= l->chunk_height;
}

static cmedia_outcome find_layout(tiff_reader *r, layout *l) {
  uint16_t planar = PLANARCONFIG_CONTIG;
  lib.TIFFGetFieldDefaulted(r->tiff, TIFFTAG_BITSPERSAMPLE, &l->bits);
  lib.TIFFGetFieldDefaulted(r->tiff, TIFFTAG_SAMPLEFORMAT, &l->format);
  lib.TIFFGetFieldDefaulted(r->tiff, TIFFTAG_SAMPLESPERPIXEL, &l->samples);
  lib.TIFFGetField(r->tiff, TIFFTAG_PHOTOMETRIC, &l->photometric);
  lib.TIFFGetFieldDefaulted(r->tiff, TIFFTAG_PLANARCONFIG, &planar);
  l->colours = colours_of(r->tiff, l);
  if (!is_supported(l) || l->colours == 0) {
    snprintf(
      r->decoding->message, r->decoding->message_size, "%d bits a sample, sample format %d, photometric interpretation %d",
      l->bits, l->format, l->photometric);
    return CMEDIA_UNSUPPORTED;
  }
  if (l->samples < l->colours) return cmedia_failed(r->decoding, CMEDIA_DAMAGED, "a pixel lacks samples");
  find_opacity(r->tiff, l);
  l->planes = planar == PLANARCONFIG_SEPARATE ? l->samples : 1;
  return find_chunks(r, l) ? CMEDIA_DECODED : cmedia_failed(r->decoding, CMEDIA_DAMAGED, "strips or tiles of a wrong size");
}

/// The channel of `rgba` that a sample belongs to, -1 for none.
static int channel_of(const layout *l, int index) {
  if (index == l->opacity) return 3;
  return index < l->colours ? index : -1;
}

/// Copies one sample of every pixel of a strip or tile whose upper left corner is at (left, top).
static void copy_samples(
  const tiff_reader *r, const layout *l, const uint8_t *chunk, uint32_t left, uint32_t top, int index, uint8_t *rgba) {
  int channel = channel_of(l, index);
  if (channel < 0) return;
  size_t step = (size_t)(l->planes == 1 ? l->samples : 1) * l->bits / 8;
  const uint8_t *first = chunk + (l->planes == 1 ? (size_t)index * l->bits / 8 : 0);
  uint32_t columns = MIN(l->chunk_width, (uint32_t)r->size.width - left);
  uint32_t rows = MIN(l->chunk_height, (uint32_t)r->size.height - top);
  uint8_t inversion = l->photometric == PHOTOMETRIC_MINISWHITE && channel == 0 ? 0xFF : 0;
  for (uint32_t y = 0; y < rows; y++) {
    const uint8_t *from = first + y * l->stride;
    uint8_t *to = rgba + 4 * ((size_t)(top + y) * (size_t)r->size.width + left);
    for (uint32_t x = 0; x < columns; x++, from += step, to += 4) {
      to[channel] = sample(from, l) ^ inversion;
      if (l->opacity < 0 && l->colours < 4 && channel == 0) to[3] = 255;
    }
  }
}

/// Reads one strip or tile of one plane. Returns whether all of it is there.
static int read_chunk(tiff_reader *r, const layout *l, uint32_t index, uint8_t *chunk) {
  memset(chunk, 0, l->chunk_bytes);
  tmsize_t count = lib.TIFFIsTiled(r->tiff)
    ? lib.TIFFReadEncodedTile(r->tiff, index, chunk, (tmsize_t)l->chunk_bytes)
    : lib.TIFFReadEncodedStrip(r->tiff, index, chunk, (tmsize_t)l->chunk_bytes);
  return count >= 0;
}

/// Reads all strips or tiles. Returns how many of them were there.
static size_t read_chunks(tiff_reader *r, const layout *l, uint8_t *chunk, uint8_t *rgba) {
  uint32_t across = ((uint32_t)r->size.width - 1) / l->chunk_width + 1;
  uint32_t down = ((uint32_t)r->size.height - 1) / l->chunk_height + 1;
  size_t count = 0;
  for (uint32_t plane = 0; plane < l->planes; plane++) {
    if (l->planes > 1 && channel_of(l, (int)plane) < 0) continue;
    for (uint32_t i = 0; i < across * down; i++) {
      if (!read_chunk(r, l, plane * across * down + i, chunk)) {
        r->is_partial = 1;
        continue;
      }
      count++;
      uint32_t left = i % across * l->chunk_width, top = i / across * l->chunk_height;
      int first = l->planes > 1 ? (int)plane : 0, last = l->planes > 1 ? (int)plane : l->samples - 1;
      for (int index = first; index <= last; index++) copy_samples(r, l, chunk, left, top, index, rgba);
    }
  }
  return count;
}

/// Turns samples into colours: greys fill all three, inks are converted, and opacity is taken out of the colours.
static void finish(const tiff_reader *r, const layout *l, uint8_t *rgba, cmedia_pixels *pixels) {
  size_t count = (size_t)r->size.width * (size_t)r->size.height;
  if (l->colours == 4) {
    cmedia_cmyk_convert(pixels->profile, pixels->profile_count, 0, rgba, rgba, count);
    free(pixels->profile);
    pixels->profile = NULL;
    pixels->profile_count = 0;
    return;
  }
  for (size_t i = 0; i < count; i++) {
    uint8_t *pixel = rgba + 4 * i;
    if (l->colours == 1) pixel[1] = pixel[2] = pixel[0];
    if (!l->is_multiplied || pixel[3] == 0) continue;
    for (int c = 0; c < 3; c++) pixel[c] = (uint8_t)MIN(255, (pixel[c] * 255 + pixel[3] / 2) / pixel[3]);
  }
}

cmedia_outcome cmedia_tiff_decode_samples(tiff_reader *reader, uint8_t *rgba, cmedia_pixels *pixels) {
  layout l = {0};
  cmedia_outcome outcome = find_layout(reader, &l);
  if (outcome != CMEDIA_DECODED) return outcome;
  uint8_t *chunk = malloc(l.chunk_bytes);
  if (chunk == NULL) return CMEDIA_OUT_OF_MEMORY;
  size_t count = read_chunks(reader, &l, chunk, rgba);
  free(chunk);
  if (count == 0) return CMEDIA_DAMAGED;
  finish(reader, &l, rgba, pixels);
  return CMEDIA_DECODED;
}
