#pragma once
// Scaling of pictures while they are decoded, row by row.

#include "CMedia.h"

/// A size in pixels.
typedef struct {
  int width;
  int height;
} cmedia_size;

typedef struct cmedia_scaler cmedia_scaler;

/// Creates a scaler, which averages areas to fewer pixels and interpolates linearly to more, as light and by opacity. All sides are at
/// least 1, and `4 * to.width * to.height` bytes fit in `rgba`.
///
/// Returns NULL if there is no memory.
cmedia_scaler *cmedia_scaler_new(cmedia_size from, int channels, cmedia_size to, uint8_t *rgba);
/// Adds the next row, of `channels` bytes a pixel: red, green, blue and, as a fourth, opacity; NULL adds a transparent one. Rows beyond
/// the last one are ignored.
void cmedia_scaler_add(cmedia_scaler *scaler, const uint8_t *row);
/// Frees a scaler; NULL is allowed.
void cmedia_scaler_free(cmedia_scaler *scaler);
