#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

// Restores the terminal without ncurses, which may not be called in signal handlers.

/// Writes all bytes to standard output, or as many as it takes before an error. Safe in a signal handler.
void cterm_write_all(const char *bytes, size_t count);
/// Saves the terminal's modes for `cterm_restore_after_crash`. Must be called before
/// ncurses changes the terminal, so that it can be restored at any moment. Returns false if the terminal type is unknown.
bool cterm_prepare_restoration(const char *term, const struct termios *modes);
/// Makes `cterm_restore_after_crash` do nothing, since the screen is closed or suspended.
void cterm_cancel_restoration(void);
/// Reverts `cterm_cancel_restoration`.
void cterm_resume_restoration(void);
/// Makes the cursor visible after leaving the alternate screen. Some terminals (libvterm) then restore its visibility from
/// the last DECSC, which ncurses sends whenever it sets a scrolling region. Safe in a signal handler.
void cterm_show_cursor(void);
/// Restores the terminal if the screen is open. Safe in a signal handler.
void cterm_restore_after_crash(void);
