#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "restore.h"
#include "CTerm.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

// Prepared in advance, since neither terminfo nor malloc may be used in a signal handler.
static struct text {
  char bytes[512];
  size_t count;
} leaving, showing_cursor;
static struct termios modes_before;
static volatile sig_atomic_t is_open;

void cterm_write_all(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

/// Appends a terminfo string without its padding ("$<5>"), which no terminal of today needs.
static void append(struct text *to, const char *text) {
  if (!text || text == (char *)-1) return;
  for (; *text && to->count < sizeof to->bytes; text++) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end) text = end;
    else to->bytes[to->count++] = *text;
  }
}

bool cterm_prepare_restoration(const char *term, const struct termios *modes) {
  static bool is_registered;
  int status;
  TERMINAL *before = cur_term;
  if (setupterm(term, STDOUT_FILENO, &status) != OK) return false;
  modes_before = *modes;
  leaving.count = showing_cursor.count = 0;
  append(&leaving, "\033[?2026l\033[?2004l\033[?1006l\033[?1000l");
  append(&leaving, tigetstr("sgr0"));
  append(&leaving, tigetstr("op"));
  append(&leaving, tigetstr("rmkx"));
  append(&leaving, tigetstr("rmcup"));
  append(&showing_cursor, tigetstr("cnorm"));
  TERMINAL *mine = cur_term;
  set_curterm(before);
  if (mine != before) del_curterm(mine);
  is_open = 1;
  if (!is_registered) is_registered = atexit(cterm_restore_after_crash) == 0;
  return true;
}

void cterm_cancel_restoration(void) {
  is_open = 0;
}

void cterm_resume_restoration(void) {
  is_open = 1;
}

void cterm_show_cursor(void) {
  cterm_write_all(showing_cursor.bytes, showing_cursor.count);
}

void cterm_restore_after_crash(void) {
  // A shell that has taken the terminal back has restored it, and setting its modes would stop the process.
  if (!is_open || !cterm_has_terminal()) return;
  // Writing would block if the terminal has stopped reading.
  struct pollfd output = {STDOUT_FILENO, POLLOUT, 0};
  int ready;
  do ready = poll(&output, 1, 0);
  while (ready < 0 && errno == EINTR);
  if (ready == 1 && (output.revents & POLLOUT)) {
    cterm_write_all(leaving.bytes, leaving.count);
    cterm_show_cursor();
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
  // Not earlier: another signal that ends the process meanwhile must do all of it again.
  is_open = 0;
}
