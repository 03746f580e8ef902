#pragma once
#include <stddef.h>
#include <termios.h>

// Writes to standard output, all of it. Safe in a signal handler.
void cterm_write_all(const char *bytes, size_t count);
// Keeps what `cterm_restore_after_crash` needs; the screen is open.
void cterm_remember_for_crash(const struct termios *modes);
// The screen is closed: there is nothing to restore.
void cterm_forget_for_crash(void);
// Gives the terminal back without ncurses. Safe in a signal handler.
void cterm_restore_after_crash(void);
