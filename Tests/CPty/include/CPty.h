#pragma once
#include <stdbool.h>
#include <stdint.h>

// A program on a pseudo-terminal, and the screen it draws, read by libvterm.

typedef struct cpty cpty;

// One cell as a person would see it.
typedef struct {
  uint32_t scalars[6];   // ended by 0 unless all are used; all 0 where nothing was drawn
  int32_t width;         // 1 or 2; the second cell of a wide one has a first scalar of UINT32_MAX
  int32_t foreground;    // 0xRRGGBB, or -1 for the terminal's own
  int32_t background;
  int32_t foreground_index, background_index; // palette index, or -1
  bool is_bold, is_reverse;
} cpty_cell;

// Starts a program; `arguments` and `environment` end with NULL. NULL when it cannot.
cpty *cpty_start(const char *const *arguments, const char *const *environment, int rows, int columns);
// The same below a shell of ours that has job control: when the program stops, typing `f` continues it.
cpty *cpty_start_below_shell(const char *const *arguments, const char *const *environment, int rows, int columns);
// Ends the program if it still runs, and frees everything.
void cpty_free(cpty *pty);

// Reads what has come, waiting at most so long for it; false when the program has closed its side.
bool cpty_read(cpty *pty, int timeout_ms);
// Types.
void cpty_write(cpty *pty, const char *bytes, int count);
// Makes the window another size.
void cpty_resize(cpty *pty, int rows, int columns);
// Says another size than the window has.
void cpty_claim(cpty *pty, int rows, int columns);
// Hangs up: closes our side.
void cpty_hang_up(cpty *pty);
// Waits for the program's end: its exit status, 128 plus the signal that ended it, or -1 when it still runs.
int cpty_wait(cpty *pty, int timeout_ms);
// Its process.
int cpty_process(const cpty *pty);

cpty_cell cpty_cell_at(const cpty *pty, int row, int column);
bool cpty_is_cursor_visible(const cpty *pty);
bool cpty_is_alternate_screen(const cpty *pty);
// Whether keys are echoed, as they are before a program takes the terminal over and after it gave it back.
bool cpty_is_echoing(const cpty *pty);
// Bytes that have come so far.
int64_t cpty_received(const cpty *pty);
// Those bytes; NULL while none has come, and good until more are read.
const char *cpty_bytes(const cpty *pty);
// How often a text has come so far, in the bytes as sent.
int cpty_count(const cpty *pty, const char *text);
