#pragma once
#include "CTerm.h"

// Characters whose width the C library and the terminal may see differently: in locales of East Asia, the C library gives
// two cells to Greek and Cyrillic letters, umlauts and dashes, and terminals give them one or two. ncurses has a blank in
// their place; they are written after its update, each behind a movement of the cursor.

/// Discards the characters of a row that were not written yet.
void cterm_clear_placed(int32_t row);
/// Notes a character for the next `cterm_write_placed`. `next` is the cell behind it; NULL for none. Returns false if the
/// terminal cannot show it so.
bool cterm_place(int32_t row, int32_t column, const cterm_cell *cell, const cterm_cell *next);
/// Writes the noted characters to the terminal. To be called after ncurses' update; the cursor and the attributes are as before.
void cterm_write_placed(void);
/// Discards all characters, and frees their memory.
void cterm_forget_placed(void);
