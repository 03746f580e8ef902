#include "Division.h"

#include <stdlib.h>

enum {
  /// Colours that differ by no more than this in any channel are drawn as one: the character would be invisible, and cost the
  /// terminal a second colour.
  INDISTINCT = 2,
};

static int32_t colour_of(const cmedia_light_tables *tables, cmedia_four root) {
  cmedia_four light = root * root;
  return cmedia_value_of(tables, light[0]) << 16 | cmedia_value_of(tables, light[1]) << 8 | cmedia_value_of(tables, light[2]);
}

static int are_distinct(int32_t one, int32_t other) {
  for (int shift = 0; shift <= 16; shift += 8)
    if (abs((one >> shift & 255) - (other >> shift & 255)) > INDISTINCT) return 1;
  return 0;
}

static cmedia_cell fitted(const uint8_t *rgba, size_t stride, int with_sextants, const cmedia_light_tables *tables) {
  if (cmedia_is_plain(rgba, stride)) {
    int32_t colour = cmedia_first_colour(rgba);
    return (cmedia_cell){' ', colour, colour};
  }
  cmedia_division best = cmedia_divide(rgba, stride, with_sextants);
  int32_t ink = colour_of(tables, best.ink / cmedia_four_of(best.count));
  int32_t paper = colour_of(tables, (best.total - best.ink) / cmedia_four_of(CMEDIA_CELL_PIXELS - best.count));
  if (are_distinct(ink, paper)) return (cmedia_cell){best.scalar, ink, paper};
  int32_t mean = colour_of(tables, best.total / cmedia_four_of(CMEDIA_CELL_PIXELS));
  return (cmedia_cell){' ', mean, mean};
}

void cmedia_cells_fit(const uint8_t *rgba, int columns, int rows, int with_sextants, cmedia_cell *cells) {
  const cmedia_light_tables *tables = cmedia_light();
  size_t stride = 4 * (size_t)CMEDIA_CELL_SIDE * (size_t)columns;
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      *cells++ = fitted(
        rgba + (size_t)row * CMEDIA_CELL_SIDE * stride + 4 * (size_t)CMEDIA_CELL_SIDE * (size_t)column, stride, with_sextants, tables);
}
