#pragma once
// The two parts of the TIFF decoder.

#include "Decoding.h"

/// A TIFF file that is being decoded.
typedef struct {
  TIFF *tiff;
  const cmedia_decoding *decoding;
  int64_t offset;
  /// Whether libtiff has reported an error, of which the first is the message.
  int has_failed;
  /// Whether a part of the picture is missing.
  int is_partial;
  cmedia_size size;
} tiff_reader;

/// Decodes samples that libtiff does not convert to colours: floating-point numbers, integers of 32 bits, and CMYK. `rgba`
/// is transparent and has the picture's size. Applies and removes the profile of CMYK.
cmedia_outcome cmedia_tiff_decode_samples(tiff_reader *reader, uint8_t *rgba, cmedia_pixels *pixels);
