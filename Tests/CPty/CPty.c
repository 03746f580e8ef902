#define _GNU_SOURCE
#include "CPty.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

struct cpty {
  int master;
  pid_t process;
  int status;
  bool has_ended;
  bool is_cursor_visible, is_alternate, is_replying;
  VTerm *terminal;
  VTermScreen *screen;
  char *bytes;
  size_t count, capacity;
};

static int on_property(VTermProp property, VTermValue *value, void *user) {
  cpty *pty = user;
  if (property == VTERM_PROP_CURSORVISIBLE) pty->is_cursor_visible = value->boolean;
  if (property == VTERM_PROP_ALTSCREEN) pty->is_alternate = value->boolean;
  return 1;
}

/// Sends the terminal's replies to requests.
static void on_reply(const char *bytes, size_t count, void *user) {
  cpty *pty = user;
  if (pty->is_replying) cpty_write(pty, bytes, (int)count);
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static void run(const char *const *arguments, const char *const *environment) {
  execve(arguments[0], (char *const *)arguments, (char *const *)environment);
  _exit(127);
}

/// Runs a program as a shell with job control does. The kernel lets no key stop a program without one, since nothing could
/// continue it.
static void run_as_shell(const char *const *arguments, const char *const *environment) {
  pid_t program = fork();
  if (program < 0) _exit(126);
  if (program == 0) {
    // A signal that ends the shell must end the stopped program, too.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    // Output from a background group would stop the program.
    while (tcgetpgrp(STDIN_FILENO) != getpgrp()) poll(NULL, 0, 1);
    run(arguments, environment);
  }
  setpgid(program, program);
  signal(SIGTTOU, SIG_IGN);
  signal(SIGTSTP, SIG_IGN);
  tcsetpgrp(STDIN_FILENO, program);
  int status;
  while (waitpid(program, &status, WUNTRACED) == program && WIFSTOPPED(status)) {
    tcsetpgrp(STDIN_FILENO, getpgrp());
    char key = 0;
    while (key != 'f' && read(STDIN_FILENO, &key, 1) == 1) continue;
    tcsetpgrp(STDIN_FILENO, program);
    kill(-program, SIGCONT);
  }
  _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

static cpty *start(
    const char *const *arguments, const char *const *environment, int rows, int columns, bool is_below_shell) {
  cpty *pty = calloc(1, sizeof *pty);
  if (!pty) return NULL;
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pty->process = forkpty(&pty->master, NULL, NULL, &size);
  if (pty->process < 0) {
    free(pty);
    return NULL;
  }
  if (pty->process == 0) {
    // Test runners may block signals, and ignore some when they run in the background; both are inherited.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    if (is_below_shell) run_as_shell(arguments, environment);
    else run(arguments, environment);
  }
  pty->is_cursor_visible = pty->is_replying = true;
  pty->terminal = vterm_new(rows, columns);
  vterm_set_utf8(pty->terminal, 1);
  vterm_output_set_callback(pty->terminal, on_reply, pty);
  pty->screen = vterm_obtain_screen(pty->terminal);
  vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
  vterm_screen_enable_altscreen(pty->screen, 1);
  vterm_screen_reset(pty->screen, 1);
  return pty;
}

cpty *cpty_start(const char *const *arguments, const char *const *environment, int rows, int columns) {
  return start(arguments, environment, rows, columns, false);
}

cpty *cpty_start_below_shell(const char *const *arguments, const char *const *environment, int rows, int columns) {
  return start(arguments, environment, rows, columns, true);
}

void cpty_free(cpty *pty) {
  if (!pty) return;
  if (!pty->has_ended) {
    kill(pty->process, SIGKILL);
    waitpid(pty->process, NULL, 0);
  }
  cpty_hang_up(pty);
  vterm_free(pty->terminal);
  free(pty->bytes);
  free(pty);
}

static void append(cpty *pty, const char *bytes, size_t count) {
  if (pty->count + count + 1 > pty->capacity) {
    size_t capacity = 2 * (pty->count + count + 1);
    char *grown = realloc(pty->bytes, capacity);
    if (!grown) return;
    pty->bytes = grown;
    pty->capacity = capacity;
  }
  memcpy(pty->bytes + pty->count, bytes, count);
  pty->count += count;
  pty->bytes[pty->count] = 0;
}

bool cpty_read(cpty *pty, int timeout_ms) {
  if (pty->master < 0) return false;
  struct pollfd master = {pty->master, POLLIN, 0};
  if (poll(&master, 1, timeout_ms) <= 0) return true;
  char buffer[65536];
  ssize_t count = read(pty->master, buffer, sizeof buffer);
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) return false;
  append(pty, buffer, (size_t)count);
  vterm_input_write(pty->terminal, buffer, (size_t)count);
  return true;
}

void cpty_write(cpty *pty, const char *bytes, int count) {
  while (count > 0) {
    ssize_t written = write(pty->master, bytes, (size_t)count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (int)written;
  }
}

void cpty_set_replying(cpty *pty, bool is_replying) {
  pty->is_replying = is_replying;
}

void cpty_resize(cpty *pty, int rows, int columns) {
  vterm_set_size(pty->terminal, rows, columns);
  cpty_report_size(pty, rows, columns);
}

void cpty_report_size(cpty *pty, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(pty->master, TIOCSWINSZ, &size);
}

void cpty_hang_up(cpty *pty) {
  if (pty->master >= 0) close(pty->master);
  pty->master = -1;
}

static int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int cpty_wait(cpty *pty, int timeout_ms) {
  int64_t deadline = now_ms() + timeout_ms;
  while (!pty->has_ended) {
    int status;
    if (waitpid(pty->process, &status, WNOHANG) == pty->process) {
      pty->has_ended = true;
      pty->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    } else if (now_ms() > deadline) {
      return -1;
    } else if (!cpty_read(pty, 1)) {
      poll(NULL, 0, 1);
    }
  }
  // Output may be left after the program's end.
  while (pty->master >= 0) {
    size_t before = pty->count;
    if (!cpty_read(pty, 0) || pty->count == before) break;
  }
  return pty->status;
}

int cpty_process(const cpty *pty) {
  return pty->process;
}

static int32_t colour(const cpty *pty, VTermColor value, bool is_default) {
  if (is_default) return -1;
  vterm_screen_convert_color_to_rgb(pty->screen, &value);
  return value.rgb.red << 16 | value.rgb.green << 8 | value.rgb.blue;
}

cpty_cell cpty_cell_at(const cpty *pty, int row, int column) {
  VTermScreenCell cell;
  cpty_cell result = {0};
  if (!vterm_screen_get_cell(pty->screen, (VTermPos){row, column}, &cell)) return result;
  for (int at = 0; at < 6; at++) result.scalars[at] = cell.chars[at];
  result.width = cell.width;
  result.foreground = colour(pty, cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
  result.background = colour(pty, cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
  result.foreground_index = VTERM_COLOR_IS_INDEXED(&cell.fg) ? cell.fg.indexed.idx : -1;
  result.background_index = VTERM_COLOR_IS_INDEXED(&cell.bg) ? cell.bg.indexed.idx : -1;
  result.is_bold = cell.attrs.bold;
  result.is_reverse = cell.attrs.reverse;
  return result;
}

size_t cpty_text(const cpty *pty, char *text, size_t capacity) {
  int rows, columns;
  vterm_get_size(pty->terminal, &rows, &columns);
  return vterm_screen_get_text(pty->screen, text, capacity, (VTermRect){0, rows, 0, columns});
}

bool cpty_is_shell_in_foreground(const cpty *pty) {
  return tcgetpgrp(pty->master) == pty->process;
}

int cpty_foreground_group(const cpty *pty) {
  return tcgetpgrp(pty->master);
}

bool cpty_is_cursor_visible(const cpty *pty) {
  return pty->is_cursor_visible;
}

bool cpty_is_alternate_screen(const cpty *pty) {
  return pty->is_alternate;
}

bool cpty_is_echoing(const cpty *pty) {
  struct termios modes;
  return tcgetattr(pty->master, &modes) == 0 && (modes.c_lflag & ECHO);
}

const char *cpty_bytes(const cpty *pty) {
  return pty->bytes;
}

int64_t cpty_received(const cpty *pty) {
  return (int64_t)pty->count;
}

int cpty_count(const cpty *pty, const char *text) {
  int found = 0;
  size_t length = strlen(text);
  const char *at = pty->bytes;
  const char *end = pty->bytes + pty->count;
  while (at && length && (at = memmem(at, (size_t)(end - at), text, length))) {
    found++;
    at += length;
  }
  return found;
}
