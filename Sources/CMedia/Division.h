#pragma once
// The division of a cell into two areas by a character.

#include "CMedia.h"
#include "Light.h"

enum { CMEDIA_CELL_PIXELS = CMEDIA_CELL_SIDE * CMEDIA_CELL_SIDE };

/// A cell in two colours: those of its character, and those of the rest.
typedef struct {
  uint32_t scalar;
  /// The square roots of the light of the character's area, added up, and the number of its pixels, 0 to 64.
  cmedia_four ink;
  float count;
  /// What the division explains: the higher, the smaller is the sum of the squared errors.
  float score;
  /// The sum of all pixels.
  cmedia_four total;
} cmedia_division;

/// Finds the division with the smallest sum of squared errors of a cell, whose rows are `stride` bytes apart.
cmedia_division cmedia_divide(const uint8_t *rgba, size_t stride, int with_sextants);

/// Whether all pixels of a cell have the colour of the first one, as on a plain background.
int cmedia_is_plain(const uint8_t *rgba, size_t stride);

/// The colour of the first pixel as 0xRRGGBB.
static inline int32_t cmedia_first_colour(const uint8_t *rgba) { return rgba[0] << 16 | rgba[1] << 8 | rgba[2]; }
