#include "CMedia.h"

#include <stdlib.h>
#include <string.h>

enum {
  /// The pixels at each side of one that its blurred copy consists of: two, and two steps of two in a row, because pixels of a canvas are
  /// half as wide as high.
  ROWS_BESIDE = 2,
  COLUMNS_BESIDE = 4,
  ROWS = 2 * ROWS_BESIDE + 1,
};

static int clamped(int number, int most) { return number < 0 ? 0 : number > most ? most : number; }

void cmedia_pixels_composite(
  uint8_t *canvas, size_t canvas_stride, const uint8_t *rgba, size_t stride, int width, int height) {
  for (int y = 0; y < height; y++, canvas += canvas_stride, rgba += stride)
    for (int x = 0; x < width; x++) {
      const uint8_t *over = rgba + 4 * x;
      uint8_t *under = canvas + 4 * x;
      if (over[3] == 255) {
        memcpy(under, over, 4);
        continue;
      }
      for (int c = 0; c < 3; c++) under[c] = (uint8_t)((under[c] * (255 - over[3]) + over[c] * over[3] + 127) / 255);
    }
}

/// Where in the source the pixel at a place of the turned picture is; `width` and `height` are the source's.
static size_t source_index(int x, int y, int width, int height, int orientation) {
  int column = x, row = y;
  switch (orientation) {
  case 2: column = width - 1 - x; break;
  case 3: column = width - 1 - x, row = height - 1 - y; break;
  case 4: row = height - 1 - y; break;
  case 5: column = y, row = x; break;
  case 6: column = y, row = height - 1 - x; break;
  case 7: column = width - 1 - y, row = height - 1 - x; break;
  case 8: column = width - 1 - y, row = x; break;
  default: break;
  }
  return (size_t)row * (size_t)width + (size_t)column;
}

void cmedia_pixels_orient(const uint8_t *rgba, int width, int height, int orientation, uint8_t *turned) {
  int turned_width = orientation >= 5 ? height : width, turned_height = orientation >= 5 ? width : height;
  for (int y = 0; y < turned_height; y++)
    for (int x = 0; x < turned_width; x++, turned += 4)
      memcpy(turned, rgba + 4 * source_index(x, y, width, height, orientation), 4);
}

void cmedia_pixels_replace(uint8_t *rgba, size_t pixel_count, const uint8_t table[256]) {
  for (size_t i = 0; i < pixel_count; i++, rgba += 4)
    for (int c = 0; c < 3; c++) rgba[c] = table[rgba[c]];
}

/// Adds up five rows with the weights 1, 4, 6, 4, 1, and repeats the first and the last pixel beyond the ends.
static void blur_rows(const uint8_t *const rows[ROWS], int width, uint16_t *sum) {
  const uint8_t *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3], *e = rows[4];
  uint16_t *inner = sum + 4 * COLUMNS_BESIDE;
  for (int i = 0; i < 4 * width; i++) inner[i] = (uint16_t)(a[i] + e[i] + 4 * (b[i] + d[i]) + 6 * c[i]);
  for (int i = 0; i < COLUMNS_BESIDE; i++) {
    memcpy(sum + 4 * i, inner, 4 * sizeof *sum);
    memcpy(inner + 4 * (width + i), inner + 4 * (width - 1), 4 * sizeof *sum);
  }
}

/// Writes a row of which the blurred copy is subtracted; `amount` is in 256ths.
static void write_row(const uint8_t *row, const uint16_t *sum, int width, int amount, uint8_t *to) {
  for (int i = 0; i < 4 * width; i++) {
    int soft = sum[i] + sum[i + 32] + 4 * (sum[i + 8] + sum[i + 24]) + 6 * sum[i + 16];
    int value = row[i] + ((row[i] * 256 - soft) * amount + (1 << 15)) / (1 << 16);
    to[i] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
  }
}

int cmedia_pixels_sharpen(uint8_t *rgba, size_t stride, int width, int height, int amount) {
  size_t row_bytes = 4 * (size_t)width;
  // Copies of the rows that are needed, because they are overwritten.
  uint8_t *copies = reallocarray(NULL, row_bytes, ROWS);
  uint16_t *sum = reallocarray(NULL, 4 * ((size_t)width + 2 * COLUMNS_BESIDE), sizeof *sum);
  int is_ready = copies != NULL && sum != NULL;
  if (is_ready) {
    for (int y = 0; y < height; y++) {
      for (int next = y == 0 ? 0 : y + ROWS_BESIDE; next <= y + ROWS_BESIDE && next < height; next++)
        memcpy(copies + (size_t)(next % ROWS) * row_bytes, rgba + (size_t)next * stride, row_bytes);
      const uint8_t *rows[ROWS];
      for (int k = 0; k < ROWS; k++)
        rows[k] = copies + (size_t)(clamped(y + k - ROWS_BESIDE, height - 1) % ROWS) * row_bytes;
      blur_rows(rows, width, sum);
      write_row(rows[ROWS_BESIDE], sum, width, amount, rgba + (size_t)y * stride);
    }
  }
  free(copies);
  free(sum);
  return is_ready ? 0 : -1;
}
