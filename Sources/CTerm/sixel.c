#include "pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// A growing list of bytes.
typedef struct {
  char *bytes;
  size_t count, capacity;
  bool has_failed;
} buffer;

static void put(buffer *target, const char *bytes, size_t count) {
  if (target->has_failed) return;
  if (target->count + count > target->capacity) {
    size_t larger = 2 * (target->count + count) + 4096;
    char *grown = realloc(target->bytes, larger);
    if (!grown) {
      target->has_failed = true;
      return;
    }
    target->bytes = grown;
    target->capacity = larger;
  }
  memcpy(target->bytes + target->count, bytes, count);
  target->count += count;
}

static void put_text(buffer *target, const char *text) {
  put(target, text, strlen(text));
}

/// Puts a number of the same sixel: a repetition takes at least three bytes.
static void put_run(buffer *target, int length, char sixel) {
  char text[16];
  if (length > 3) put(target, text, (size_t)snprintf(text, sizeof text, "!%d%c", length, sixel));
  else
    for (int index = 0; index < length; index++) put(target, &sixel, 1);
}

/// Puts the colours that a part uses, in percent.
static void put_colours(buffer *target, const uint8_t *colours, const bool *used) {
  char text[40];
  for (int index = 0; index < 256; index++) {
    if (!used[index]) continue;
    int percent[3];
    for (int channel = 0; channel < 3; channel++) percent[channel] = (colours[3 * index + channel] * 100 + 127) / 255;
    int length = snprintf(text, sizeof text, "#%d;2;%d;%d;%d", index, percent[0], percent[1], percent[2]);
    put(target, text, (size_t)length);
  }
}

/// Puts one band of at most six rows: for each colour in it, the sixels from the first to the last pixel of this colour.
static void put_band(buffer *target, const cterm_pixels *part, const uint8_t *rows, int row_count, uint8_t *sixels) {
  int first[256], last[256];
  for (int index = 0; index < 256; index++) first[index] = -1;
  for (int y = 0; y < row_count; y++) {
    for (int x = 0; x < part->width; x++) {
      uint8_t index = rows[(size_t)y * (size_t)part->stride + (size_t)x];
      if (first[index] < 0) {
        first[index] = last[index] = x;
        memset(sixels + (size_t)index * (size_t)part->width, 0, (size_t)part->width);
      }
      if (x < first[index]) first[index] = x;
      if (x > last[index]) last[index] = x;
      sixels[(size_t)index * (size_t)part->width + (size_t)x] |= (uint8_t)(1 << y);
    }
  }
  bool is_first = true;
  for (int index = 0; index < 256; index++) {
    if (first[index] < 0) continue;
    char text[16];
    put(target, text, (size_t)snprintf(text, sizeof text, "%s#%d", is_first ? "" : "$", index));
    is_first = false;
    const uint8_t *line = sixels + (size_t)index * (size_t)part->width;
    put_run(target, first[index], '?');
    for (int x = first[index]; x <= last[index];) {
      int end = x + 1;
      while (end <= last[index] && line[end] == line[x]) end++;
      put_run(target, end - x, (char)('?' + line[x]));
      x = end;
    }
  }
}

char *cterm_sixel(const cterm_pixels *part, size_t *count) {
  buffer target = {0};
  bool used[256] = {false};
  uint8_t *sixels = malloc(256 * (size_t)part->width);
  if (!sixels) return NULL;
  for (int y = 0; y < part->height; y++)
    for (int x = 0; x < part->width; x++) used[part->pixels[(size_t)y * (size_t)part->stride + (size_t)x]] = true;
  char text[64];
  // Square pixels; pixels that are not set keep what is there; the size.
  snprintf(text, sizeof text, "\033P0;1q\"1;1;%d;%d", part->width, part->height);
  put_text(&target, text);
  put_colours(&target, part->colours, used);
  for (int y = 0; y < part->height; y += 6) {
    int row_count = part->height - y < 6 ? part->height - y : 6;
    if (y) put_text(&target, "-");
    put_band(&target, part, part->pixels + (size_t)y * (size_t)part->stride, row_count, sixels);
  }
  put_text(&target, "\033\\");
  free(sixels);
  if (target.has_failed) {
    free(target.bytes);
    return NULL;
  }
  *count = target.count;
  return target.bytes;
}
