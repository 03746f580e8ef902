#include "CMedia.h"
#include "Libraries.h"

// Above .5 chafa takes 20 times as long, for no visible difference.
static const float work_factor = 0.5f;

static ChafaSymbolMap *block_symbols(int with_sextants) {
  ChafaSymbolMap *symbols = lib.chafa_symbol_map_new();
  lib.chafa_symbol_map_add_by_tags(
    symbols, CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_SOLID | CHAFA_SYMBOL_TAG_BLOCK | CHAFA_SYMBOL_TAG_HALF
      | CHAFA_SYMBOL_TAG_QUAD);
  if (with_sextants) lib.chafa_symbol_map_add_by_tags(symbols, CHAFA_SYMBOL_TAG_SEXTANT);
  return symbols;
}

static ChafaCanvasConfig *configuration(int columns, int rows, int with_sextants) {
  ChafaCanvasConfig *config = lib.chafa_canvas_config_new();
  lib.chafa_canvas_config_set_geometry(config, columns, rows);
  lib.chafa_canvas_config_set_pixel_mode(config, CHAFA_PIXEL_MODE_SYMBOLS);
  lib.chafa_canvas_config_set_canvas_mode(config, CHAFA_CANVAS_MODE_TRUECOLOR);
  lib.chafa_canvas_config_set_preprocessing_enabled(config, FALSE);
  lib.chafa_canvas_config_set_work_factor(config, work_factor);
  ChafaSymbolMap *symbols = block_symbols(with_sextants);
  lib.chafa_canvas_config_set_symbol_map(config, symbols);
  lib.chafa_symbol_map_unref(symbols);
  return config;
}

void cmedia_cells_paint(
  const uint8_t *rgba, int width, int height, int columns, int rows, int with_sextants, cmedia_cell *cells) {
  if (cmedia_load() != NULL) {
    for (int i = 0; i < columns * rows; i++) cells[i] = (cmedia_cell){' ', -1, -1};
    return;
  }
  // Pictures are rendered in parallel by processes; chafa's threads would stay around after the picture.
  lib.chafa_set_n_threads(1);
  ChafaCanvasConfig *config = configuration(columns, rows, with_sextants);
  ChafaCanvas *canvas = lib.chafa_canvas_new(config);
  lib.chafa_canvas_draw_all_pixels(canvas, CHAFA_PIXEL_RGBA8_UNASSOCIATED, rgba, width, height, 4 * width);
  for (int row = 0; row < rows; row++) {
    for (int column = 0; column < columns; column++, cells++) {
      gint foreground, background;
      cells->scalar = lib.chafa_canvas_get_char_at(canvas, column, row);
      lib.chafa_canvas_get_colors_at(canvas, column, row, &foreground, &background);
      cells->foreground = foreground;
      cells->background = background;
    }
  }
  lib.chafa_canvas_unref(canvas);
  lib.chafa_canvas_config_unref(config);
}
