#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerm.h"
#include "pictures.h"
#include "placement.h"
#include "restore.h"

#include <curses.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;
/// Whether the terminal is restored temporarily.
static bool is_suspended;
static bool uses_mouse;

cterm_charset cterm_use_environment_locale(void) {
  if (!setlocale(LC_CTYPE, "")) return CTERM_ASCII;
  const char *charset = nl_langinfo(CODESET);
  if (!strcmp(charset, "UTF-8")) return CTERM_UTF8;
  return strcmp(charset, "ANSI_X3.4-1968") ? CTERM_OTHER_CHARSET : CTERM_ASCII;
}

bool cterm_can_encode(uint32_t scalar) {
  char bytes[MB_LEN_MAX];
  mbstate_t state = {0};
  return wcrtomb(bytes, (wchar_t)scalar, &state) != (size_t)-1;
}

bool cterm_use_plain_utf8_locale(void) {
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

int cterm_width(uint32_t scalar) {
  return wcwidth((wchar_t)scalar);
}

/// Creates a screen whose terminfo entry is searched for in `folder` first.
static SCREEN *new_screen(const char *term, const char *folder, const struct termios *modes) {
  // Emulators need none of the delays that terminfo states for old terminals.
  setenv("NCURSES_NO_PADDING", "1", 0);
  if (!folder) return cterm_prepare_restoration(term, modes) ? newterm(term, stdout, stdin) : NULL;
  // The variable is set for this one look-up only: child processes must not inherit it.
  const char *set = getenv("TERMINFO");
  char *before = set ? strdup(set) : NULL;
  setenv("TERMINFO", folder, 1);
  SCREEN *made = cterm_prepare_restoration(term, modes) ? newterm(term, stdout, stdin) : NULL;
  if (before) setenv("TERMINFO", before, 1);
  else unsetenv("TERMINFO");
  free(before);
  return made;
}

static void send(const char *text) {
  cterm_write_all(text, strlen(text));
}

bool cterm_open(const char *term, const char *folder, bool with_colours) {
  struct termios modes;
  if (screen || !isatty(STDIN_FILENO)) return false;
  // In the background, the modes would be those of the shell that reads a line.
  if (!cterm_await_terminal()) cterm_end_by_signal();
  if (tcgetattr(STDIN_FILENO, &modes)) return false;
  screen = new_screen(term, folder, &modes);
  if (!screen) {
    cterm_cancel_restoration();
    return false;
  }
  is_suspended = uses_mouse = false;
  cbreak();
  noecho();
  nonl();
  // Ctrl-S would freeze the screen until Ctrl-Q.
  if (!tcgetattr(STDIN_FILENO, &modes)) {
    modes.c_iflag &= ~(tcflag_t)IXON;
    // Ctrl-C and Ctrl-Z discard input that was already reported, so reading must return and not wait for the next key.
    modes.c_cc[VMIN] = modes.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
    def_prog_mode();
  }
  // Input is not read by ncurses, which drops letters after an invalid UTF-8 byte and blocks after an Esc. It only makes
  // the terminal send the key sequences that terminfo lists.
  keypad(stdscr, TRUE);
  typeahead(-1);
  leaveok(stdscr, TRUE);
  curs_set(0);
  if (with_colours && start_color() == OK) use_default_colors();
  send("\033[?2004h");
  return true;
}

void cterm_close(void) {
  if (!screen) return;
  if (!is_suspended && cterm_has_terminal()) cterm_suspend();
  delscreen(screen);
  screen = NULL;
  cterm_forget_placed();
  cterm_forget_pictures();
  cterm_cancel_restoration();
}

/// Requests the modes that ncurses does not request: bracketed paste, and the mouse if it is used.
static void send_modes(void) {
  send("\033[?2004h");
  if (uses_mouse) send("\033[?1000h\033[?1006h");
}

void cterm_use_mouse(bool is_wanted) {
  if (!screen || is_wanted == uses_mouse) return;
  uses_mouse = is_wanted;
  if (!is_suspended) send(is_wanted ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

void cterm_suspend(void) {
  if (uses_mouse) send("\033[?1006l\033[?1000l");
  send("\033[?2004l");
  endwin();
  cterm_show_cursor();
  cterm_cancel_restoration();
  is_suspended = true;
}

void cterm_resume(void) {
  cterm_resume_restoration();
  is_suspended = false;
  reset_prog_mode();
  clearok(curscr, TRUE);
  send_modes();
}

void cterm_redraw(void) {
  clearok(curscr, TRUE);
}

cterm_size cterm_current_size(void) {
  struct winsize size = {0};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size)) return (cterm_size){0};
  return (cterm_size){size.ws_col, size.ws_row, size.ws_xpixel, size.ws_ypixel};
}

void cterm_resize(int32_t rows, int32_t columns) {
  resize_term(rows, columns);
  // Emulators reflow the old contents, each in its own way.
  clearok(curscr, TRUE);
}

int32_t cterm_pair_limit(void) {
  return has_colors() ? COLOR_PAIRS : 0;
}

void cterm_set_pair(int32_t pair, int32_t foreground, int32_t background) {
  init_extended_pair(pair, foreground, background);
}

void cterm_reset_pairs(void) {
  reset_color_pairs();
}

void cterm_put_row(int32_t row, const cterm_cell *cells, int32_t count) {
  if (count <= 0) return;
  static cchar_t *made;
  static int32_t capacity;
  if (count > capacity) {
    cchar_t *grown = realloc(made, (size_t)count * sizeof *made);
    if (!grown) return;
    made = grown;
    capacity = count;
  }
  int used = 0, column = 0;
  cterm_clear_placed(row);
  for (int32_t index = 0; index < count; index++) {
    const cterm_cell *cell = &cells[index];
    if (!cell->scalars[0]) continue;
    wchar_t text[6] = {0};
    for (int at = 0; at < 5 && cell->scalars[at]; at++) text[at] = (wchar_t)cell->scalars[at];
    // ncurses has a blank in its place.
    const cterm_cell *next = index + 1 < count ? cell + 1 : NULL;
    bool is_placed = cell->is_placed && cterm_place(row, column, cell, next);
    column += !cell->is_placed && wcwidth(text[0]) == 2 ? 2 : 1;
    attr_t attributes = (cell->is_bold ? A_BOLD : 0) | (cell->is_reverse ? A_REVERSE : 0);
    int pair = cell->pair;
    // Without its marks, a character of one cell needs no place.
    if (cell->is_placed && !is_placed && wcwidth(text[0]) == 1) text[1] = 0;
    else if (cell->is_placed) wcscpy(text, is_placed ? L" " : L"?");
    if (setcchar(&made[used], text, attributes, 0, &pair) != OK) setcchar(&made[used], L"?", attributes, 0, &pair);
    used++;
  }
  mvwadd_wchnstr(stdscr, row, 0, made, used);
}

void cterm_flush(bool with_status_request) {
  wnoutrefresh(stdscr);
  send("\033[?2026h");
  doupdate();
  cterm_write_pictures();
  cterm_write_placed();
  send(with_status_request ? "\033[?2026l\033[5n" : "\033[?2026l");
}

static int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool cterm_discard_reply(int timeout_ms) {
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  char bytes[256];
  int64_t deadline = now_ms() + timeout_ms;
  // Keys that are held down would otherwise extend the wait.
  for (int64_t rest = timeout_ms; rest >= 0; rest = deadline - now_ms()) {
    if (poll(&input, 1, (int)rest) != 1 || !(input.revents & POLLIN)) return false;
    ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0) return false;
    // The reply is ESC [ 0 n.
    if (bytes[count - 1] == 'n') return true;
  }
  return false;
}

void cterm_ask(const char *questions) {
  send(questions);
}

int cterm_ask_closed(const char *questions, char *bytes, int capacity, int timeout_ms) {
  struct termios before;
  if (screen || !cterm_has_terminal() || tcgetattr(STDIN_FILENO, &before)) return 0;
  struct termios silent = before;
  silent.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
  if (tcsetattr(STDIN_FILENO, TCSANOW, &silent)) return 0;
  send(questions);
  send("\033[5n");
  int count = 0;
  int64_t deadline = now_ms() + timeout_ms;
  for (int64_t rest = timeout_ms; rest >= 0 && count < capacity; rest = deadline - now_ms()) {
    struct pollfd input = {STDIN_FILENO, POLLIN, 0};
    if (poll(&input, 1, (int)rest) != 1 || !(input.revents & POLLIN)) break;
    ssize_t read_count = read(STDIN_FILENO, bytes + count, (size_t)(capacity - count));
    if (read_count <= 0) break;
    count += (int)read_count;
    if (count >= 4 && !memcmp(bytes + count - 4, "\033[0n", 4)) break;
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &before);
  return count;
}

void cterm_discard_output(void) {
  tcflush(STDOUT_FILENO, TCOFLUSH);
}
