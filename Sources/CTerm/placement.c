#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "placement.h"
#include "restore.h"

#include <curses.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

/// A character and its place.
typedef struct {
  int32_t row, column;
  cterm_cell cell;
} placed_cell;

static placed_cell *placed;
static size_t placed_count, placed_capacity;
/// What is to be sent.
static char *output;
static size_t output_count, output_capacity;

/// Makes room for one more element. Returns false without memory.
static bool reserve(void **list, size_t *capacity, size_t count, size_t size) {
  if (count < *capacity) return true;
  size_t larger = *capacity ? 2 * *capacity : 256;
  void *grown = realloc(*list, larger * size);
  if (!grown) return false;
  *list = grown;
  *capacity = larger;
  return true;
}

void cterm_clear_placed(int32_t row) {
  size_t kept = 0;
  for (size_t index = 0; index < placed_count; index++) {
    if (placed[index].row != row) placed[kept++] = placed[index];
  }
  placed_count = kept;
}

static bool note(int32_t row, int32_t column, const cterm_cell *cell) {
  if (!reserve((void **)&placed, &placed_capacity, placed_count, sizeof *placed)) return false;
  placed[placed_count++] = (placed_cell){row, column, *cell};
  return true;
}

bool cterm_place(int32_t row, int32_t column, const cterm_cell *cell, const cterm_cell *next) {
  if (!cursor_address || !save_cursor || !restore_cursor) return false;
  // In the last column, a terminal that gives it two cells would begin the next row.
  if (column + 1 >= COLS || !note(row, column, cell)) return false;
  // Such a terminal has covered the next cell as well, which is written again if it shows anything.
  if (next && !next->is_placed && next->scalars[0] && next->scalars[0] != ' ') note(row, column + 1, next);
  return true;
}

static int put_byte(int byte) {
  if (!reserve((void **)&output, &output_capacity, output_count, 1)) return EOF;
  output[output_count++] = (char)byte;
  return byte;
}

static void put_character(const cterm_cell *cell) {
  char bytes[MB_LEN_MAX];
  mbstate_t state = {0};
  for (int at = 0; at < 5 && cell->scalars[at]; at++) {
    size_t count = wcrtomb(bytes, (wchar_t)cell->scalars[at], &state);
    for (size_t index = 0; count != (size_t)-1 && index < count; index++) put_byte((unsigned char)bytes[index]);
  }
}

static void put_placed(const placed_cell *character) {
  const cterm_cell *cell = &character->cell;
  tputs(tiparm(cursor_address, character->row, character->column), 1, put_byte);
  int pair = cell->pair;
  vid_puts((cell->is_bold ? A_BOLD : 0) | (cell->is_reverse ? A_REVERSE : 0), 0, &pair, put_byte);
  put_character(cell);
}

void cterm_write_placed(void) {
  if (!placed_count) return;
  output_count = 0;
  int none = 0;
  vid_puts(A_NORMAL, 0, &none, put_byte);
  tputs(save_cursor, 1, put_byte);
  for (size_t index = 0; index < placed_count; index++) put_placed(&placed[index]);
  vid_puts(A_NORMAL, 0, &none, put_byte);
  tputs(restore_cursor, 1, put_byte);
  cterm_write_all(output, output_count);
  placed_count = 0;
}

void cterm_forget_placed(void) {
  free(placed);
  free(output);
  placed = NULL;
  output = NULL;
  placed_count = placed_capacity = output_count = output_capacity = 0;
}
