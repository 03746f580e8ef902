#define _GNU_SOURCE
#include "CTerm.h"
#include "restore.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const int watched[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM};
static const int crashing[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
static struct sigaction watched_before[COUNT(watched)];
static struct sigaction crashing_before[COUNT(crashing)];
static volatile sig_atomic_t descriptor = -1;
/// How many signals to terminate were received, and the first of them.
static volatile sig_atomic_t termination_count;
static volatile sig_atomic_t termination;
/// Whether the last signal of job control is one to stop, and none to end the process has come.
static volatile sig_atomic_t wants_stop;
static volatile sig_atomic_t is_stopping, was_continued;
/// The thread that uses the terminal.
static pthread_t terminal_thread;

/// How long the program may take to acknowledge a signal to terminate, and to finish after that.
static const unsigned acknowledgement_seconds = 2, finishing_seconds = 10;

static void end_now(int signal_number) {
  // Output that is still queued would delay the restoration of the screen. In the background this would stop the process.
  if (cterm_has_terminal()) tcflush(STDOUT_FILENO, TCOFLUSH);
  cterm_restore_after_crash();
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void handle_signal(int signal_number) {
  int saved = errno;
  // The kernel delivers a signal to any thread. Only on one can the handler neither be interrupted by another of these
  // signals nor run while the screen is painted, so that the terminal is restored completely before the process ends.
  if (!pthread_equal(pthread_self(), terminal_thread)) {
    pthread_kill(terminal_thread, signal_number);
    errno = saved;
    return;
  }
  switch (signal_number) {
  case SIGTSTP:
    wants_stop = termination_count == 0;
    break;
  case SIGCONT:
    wants_stop = 0;
    was_continued = 1;
    // `stop_by` returns when the process is continued.
    if (is_stopping) return;
    break;
  case SIGHUP: case SIGINT: case SIGQUIT: case SIGTERM:
    wants_stop = 0;
    // The program may be blocked by a terminal that has stopped reading.
    if (termination_count++ > 0) {
      end_now(signal_number);
    } else {
      termination = signal_number;
      alarm(acknowledgement_seconds);
    }
    break;
  case SIGALRM:
    if (termination) end_now(termination);
  }
  unsigned char byte = (unsigned char)signal_number;
  // If the pipe is full, its reader has been woken already.
  ssize_t written = write(descriptor, &byte, 1);
  (void)written;
  errno = saved;
}

static void handle_crash(int signal_number, siginfo_t *info, void *context) {
  cterm_restore_after_crash();
  for (size_t index = 0; index < COUNT(crashing); index++) {
    if (crashing[index] != signal_number) continue;
    struct sigaction *before = &crashing_before[index];
    sigaction(signal_number, before, NULL);
    // Swift's handler writes a back-trace, which can be read now.
    if (before->sa_flags & SA_SIGINFO) before->sa_sigaction(signal_number, info, context);
    else raise(signal_number);
  }
}

void cterm_watch_signals(int wanted_descriptor) {
  descriptor = wanted_descriptor;
  termination_count = termination = wants_stop = 0;
  terminal_thread = pthread_self();
  sigset_t wanted;
  sigemptyset(&wanted);
  for (size_t index = 0; index < COUNT(watched); index++) sigaddset(&wanted, watched[index]);
  struct sigaction action = {.sa_handler = handle_signal, .sa_mask = wanted, .sa_flags = SA_RESTART};
  for (size_t index = 0; index < COUNT(watched); index++) {
    sigaction(watched[index], NULL, &watched_before[index]);
    // nohup and shells ignore signals on purpose.
    if (watched_before[index].sa_handler != SIG_IGN) sigaction(watched[index], &action, NULL);
  }
  // A parent's thread may block signals, as libdispatch's do; its children inherit that, and Ctrl-C would do nothing.
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
  struct sigaction last = {.sa_sigaction = handle_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&last.sa_mask);
  for (size_t index = 0; index < COUNT(crashing); index++) sigaction(crashing[index], &last, &crashing_before[index]);
}

void cterm_acknowledge_termination(void) {
  alarm(finishing_seconds);
}

void cterm_unwatch_signals(void) {
  alarm(0);
  for (size_t index = 0; index < COUNT(watched); index++) sigaction(watched[index], &watched_before[index], NULL);
  for (size_t index = 0; index < COUNT(crashing); index++) sigaction(crashing[index], &crashing_before[index], NULL);
}

/// Stops the process by a signal, unless `is_wanted` is no longer true. Returns whether it was stopped and continued.
static bool stop_by(int signal_number, const volatile sig_atomic_t *is_wanted) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  struct sigaction before;
  sigset_t blocked, mask_before;
  sigemptyset(&action.sa_mask);
  sigemptyset(&blocked);
  sigaddset(&blocked, signal_number);
  pthread_sigmask(SIG_BLOCK, &blocked, &mask_before);
  sigaction(signal_number, &action, &before);
  is_stopping = 1;
  was_continued = 0;
  // The kernel ignores these signals, unlike SIGSTOP, where no shell could continue the process. From now on SIGCONT
  // discards the signal, and what arrived earlier is in `is_wanted`.
  raise(signal_number);
  if (is_wanted && !*is_wanted) {
    action.sa_handler = SIG_IGN;
    sigaction(signal_number, &action, NULL);
  }
  sigset_t unblocked = mask_before;
  sigdelset(&unblocked, signal_number);
  pthread_sigmask(SIG_SETMASK, &unblocked, NULL);
  is_stopping = 0;
  sigaction(signal_number, &before, NULL);
  pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
  return was_continued;
}

bool cterm_wants_stop(void) {
  return wants_stop;
}

void cterm_stop(void) {
  stop_by(SIGTSTP, &wants_stop);
  wants_stop = 0;
}

bool cterm_has_terminal(void) {
  pid_t owner = tcgetpgrp(STDIN_FILENO);
  return owner <= 0 || owner == getpgrp();
}

bool cterm_await_terminal(void) {
  while (termination_count == 0) {
    // Where no shell could continue it, the process does not stop.
    if (cterm_has_terminal() || !stop_by(SIGTTOU, NULL)) return termination_count == 0;
  }
  return false;
}

void cterm_end_by_signal(void) {
  if (!termination) return;
  signal(termination, SIG_DFL);
  raise(termination);
}

bool cterm_make_pipe(int *reading, int *writing) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK)) return false;
  *reading = ends[0];
  *writing = ends[1];
  return true;
}

int cterm_wait(int input, int signals, int wake_up, int64_t timeout_ns) {
  struct pollfd descriptors[] = {{input, POLLIN, 0}, {signals, POLLIN, 0}, {wake_up, POLLIN, 0}};
  struct timespec timeout = {timeout_ns / 1000000000, timeout_ns % 1000000000};
  if (ppoll(descriptors, COUNT(descriptors), timeout_ns < 0 ? NULL : &timeout, NULL) <= 0) return 0;
  int found = 0;
  if (descriptors[0].revents & POLLIN) found |= CTERM_INPUT;
  if (descriptors[0].revents & (POLLHUP | POLLERR | POLLNVAL)) found |= CTERM_HANGUP;
  if (descriptors[1].revents & POLLIN) found |= CTERM_SIGNAL;
  if (descriptors[2].revents & POLLIN) found |= CTERM_WAKE_UP;
  else if (descriptors[2].revents) found |= CTERM_WAKE_UP_CLOSED;
  return found;
}
