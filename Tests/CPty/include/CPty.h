#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A program on a pseudo-terminal, and the screen that it draws, interpreted by libvterm. Rows and columns count from 0.

typedef struct cpty cpty;

/// A cell of the screen.
typedef struct {
  /// The character and its combining marks, ended by 0 unless all are used; all 0 where nothing was drawn. In the second
  /// cell of a wide character, the first is UINT32_MAX.
  uint32_t scalars[6];
  /// The width of the character in cells, 1 or 2.
  int32_t width;
  /// Colours as 0xRRGGBB, or -1 for the terminal's default.
  int32_t foreground, background;
  /// Colours as numbers of the palette, or -1 for all others.
  int32_t foreground_index, background_index;
  bool is_bold, is_reverse;
} cpty_cell;

/// Starts a program in a window of a size; `arguments` and `environment` end with NULL. To be freed with `cpty_free`.
/// Returns NULL if there is no pseudo-terminal; a program that cannot be executed ends with status 127.
cpty *cpty_start(const char *const *arguments, const char *const *environment, int rows, int columns);
/// Starts a program as `cpty_start`, below a shell with job control: after the program was stopped, typing `f` continues
/// it.
cpty *cpty_start_below_shell(const char *const *arguments, const char *const *environment, int rows, int columns);
/// Kills the program if it still runs, and frees everything.
void cpty_free(cpty *pty);

/// Reads and interprets output, waiting up to `timeout_ms` milliseconds for it. Returns false if the program has closed the
/// terminal.
bool cpty_read(cpty *pty, int timeout_ms);
/// Sends bytes as if they were typed.
void cpty_write(cpty *pty, const char *bytes, int count);
/// Sets whether the terminal replies to requests (cursor position, status); at first it does.
void cpty_set_replying(cpty *pty, bool is_replying);
/// Resizes the window.
void cpty_resize(cpty *pty, int rows, int columns);
/// Reports a size to the program that differs from the window's.
void cpty_report_size(cpty *pty, int rows, int columns);
/// Hangs up: closes the terminal under the program.
void cpty_hang_up(cpty *pty);
/// Waits up to `timeout_ms` milliseconds for the program to end, and reads all output. Returns its exit status, or 128 plus
/// the number of the signal that ended it, or -1 if it still runs.
int cpty_wait(cpty *pty, int timeout_ms);
/// The process id of the program, or of the shell above it.
int cpty_process(const cpty *pty);

/// A cell of the screen; all 0 outside of it.
cpty_cell cpty_cell_at(const cpty *pty, int row, int column);
/// Writes the text of the screen in UTF-8, its rows without trailing blanks and joined by newlines. Returns the number of bytes,
/// at most `capacity`; 24 a cell and one more a row always suffice.
size_t cpty_text(const cpty *pty, char *text, size_t capacity);
// Whether the shell reads the keyboard: the program below it has stopped. Keys typed earlier may be discarded.
bool cpty_is_shell_in_foreground(const cpty *pty);
/// The process group that the terminal sends signals to. Below a shell, the program and the processes it starts.
int cpty_foreground_group(const cpty *pty);
bool cpty_is_cursor_visible(const cpty *pty);
bool cpty_is_alternate_screen(const cpty *pty);
/// Whether keys are echoed, as they are unless a program has changed the terminal's modes.
bool cpty_is_echoing(const cpty *pty);
/// The number of bytes that the program has written so far.
int64_t cpty_received(const cpty *pty);
/// Those bytes, followed by NUL; valid until more are read. NULL before the first.
const char *cpty_bytes(const cpty *pty);
/// How often a text occurs in those bytes, without overlaps.
int cpty_count(const cpty *pty, const char *text);
