#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "restore.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

// What a crash handler sends must be there before it runs: neither terminfo nor malloc may be used in one.
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

// Appends a capability without its padding, which is for terminals that no longer exist.
static void add(struct text *to, const char *text) {
  if (!text || text == (char *)-1) return;
  for (; *text && to->count < sizeof to->bytes; text++) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end) text = end;
    else to->bytes[to->count++] = *text;
  }
}

void cterm_remember_for_crash(const struct termios *modes) {
  static bool is_registered;
  modes_before = *modes;
  leaving.count = showing_cursor.count = 0;
  add(&leaving, "\033[?2026l\033[?2004l");
  add(&leaving, tigetstr("sgr0"));
  add(&leaving, tigetstr("op"));
  add(&leaving, tigetstr("rmkx"));
  add(&leaving, tigetstr("rmcup"));
  add(&showing_cursor, tigetstr("cnorm"));
  is_open = 1;
  if (!is_registered) is_registered = atexit(cterm_restore_after_crash) == 0;
}

void cterm_forget_for_crash(void) {
  is_open = 0;
}

void cterm_show_cursor(void) {
  cterm_write_all(showing_cursor.bytes, showing_cursor.count);
}

void cterm_restore_after_crash(void) {
  if (!is_open) return;
  is_open = 0;
  // A terminal that reads no more may be the very reason for being here.
  struct pollfd output = {STDOUT_FILENO, POLLOUT, 0};
  if (poll(&output, 1, 0) == 1 && (output.revents & POLLOUT)) {
    cterm_write_all(leaving.bytes, leaving.count);
    cterm_show_cursor();
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
}
