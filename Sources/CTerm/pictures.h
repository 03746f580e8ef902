#pragma once
#include "CTerm.h"

#include <stddef.h>

// Pictures of pixels, which are written after ncurses' update, over cells that ncurses keeps.

/// Encodes a part of a picture as sixels (DEC STD 070, "Sixel Graphics Extension"). Returns the bytes, to be freed by the caller; NULL without
/// memory.
char *cterm_sixel(const cterm_pixels *part, size_t *count);
/// Writes the noted pictures to the terminal. To be called after ncurses' update; the cursor and the attributes are as before.
void cterm_write_pictures(void);
/// Discards all pictures, and frees their memory.
void cterm_forget_pictures(void);
