#pragma once
#include <stddef.h>
#include <termios.h>

// Writes to standard output, all of it. Safe in a signal handler.
void cterm_write_all(const char *bytes, size_t count);
// Keeps what `cterm_restore_after_crash` needs; the screen is open.
void cterm_remember_for_crash(const struct termios *modes);
// The screen is closed: there is nothing to restore.
void cterm_forget_for_crash(void);
// Makes the cursor visible, once the screen that was there before is shown again: some terminals (libvterm's) take what
// the last DECSC had saved for that screen's, and ncurses sends one whenever it sets a scrolling region. Safe in a signal
// handler.
void cterm_show_cursor(void);
// Gives the terminal back without ncurses. Safe in a signal handler.
void cterm_restore_after_crash(void);
