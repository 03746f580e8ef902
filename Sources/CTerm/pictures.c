#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "pictures.h"
#include "restore.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>

/// What is to be sent.
static char *output;
static size_t output_count, output_capacity;

static bool append(const char *bytes, size_t count) {
  if (output_count + count > output_capacity) {
    size_t larger = 2 * (output_count + count) + 4096;
    char *grown = realloc(output, larger);
    if (!grown) return false;
    output = grown;
    output_capacity = larger;
  }
  memcpy(output + output_count, bytes, count);
  output_count += count;
  return true;
}

static int put_byte(int byte) {
  char text = (char)byte;
  return append(&text, 1) ? byte : EOF;
}

void cterm_put_sixel(int32_t row, int32_t column, const cterm_pixels *part) {
  if (!cursor_address || !save_cursor || !restore_cursor || part->width <= 0 || part->height <= 0) return;
  size_t count;
  char *bytes = cterm_sixel(part, &count);
  if (!bytes) return;
  size_t before = output_count;
  if (!before) tputs(save_cursor, 1, put_byte);
  tputs(tiparm(cursor_address, row, column), 1, put_byte);
  if (!append(bytes, count)) output_count = before;
  free(bytes);
}

void cterm_write_pictures(void) {
  if (!output_count) return;
  tputs(restore_cursor, 1, put_byte);
  cterm_write_all(output, output_count);
  output_count = 0;
}

void cterm_forget_pictures(void) {
  free(output);
  output = NULL;
  output_count = output_capacity = 0;
}
