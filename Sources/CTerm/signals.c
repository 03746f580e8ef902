#define _GNU_SOURCE
#include "CTerm.h"
#include "restore.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const int told[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM};
static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
static struct sigaction told_before[COUNT(told)];
static struct sigaction crashes_before[COUNT(crashes)];
static volatile sig_atomic_t descriptor = -1;
static volatile sig_atomic_t endings;
static volatile sig_atomic_t ending;
static volatile sig_atomic_t is_stopping;

// How long the loop may take to notice that it is to end, and how long then to finish what was promised.
static const unsigned seconds_to_notice = 2, seconds_to_finish = 10;

static void end_now(int signal_number) {
  // What waits in the line would come before the screen's restoration.
  tcflush(STDOUT_FILENO, TCOFLUSH);
  cterm_restore_after_crash();
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void tell(int signal_number) {
  int saved = errno;
  // Whoever stopped us knows that it goes on.
  if (signal_number == SIGCONT && is_stopping) return;
  switch (signal_number) {
  case SIGHUP: case SIGINT: case SIGQUIT: case SIGTERM:
    // The loop may be stuck in a write to a terminal that reads slowly or no more.
    if (endings++ > 0) {
      end_now(signal_number);
    } else {
      ending = signal_number;
      alarm(seconds_to_notice);
    }
    break;
  case SIGALRM:
    if (ending) end_now(ending);
  }
  unsigned char byte = (unsigned char)signal_number;
  // A full pipe has woken the loop already.
  ssize_t written = write(descriptor, &byte, 1);
  (void)written;
  errno = saved;
}

static void crash(int signal_number, siginfo_t *info, void *context) {
  cterm_restore_after_crash();
  for (size_t index = 0; index < COUNT(crashes); index++) {
    if (crashes[index] != signal_number) continue;
    struct sigaction *before = &crashes_before[index];
    sigaction(signal_number, before, NULL);
    // Swift's own handler writes a back-trace, now onto a screen where it can be read.
    if (before->sa_flags & SA_SIGINFO) before->sa_sigaction(signal_number, info, context);
    else raise(signal_number);
  }
}

void cterm_watch_signals(int wanted_descriptor) {
  descriptor = wanted_descriptor;
  endings = 0;
  struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigset_t wanted;
  sigemptyset(&wanted);
  for (size_t index = 0; index < COUNT(told); index++) {
    sigaddset(&wanted, told[index]);
    sigaction(told[index], NULL, &told_before[index]);
    // Whoever started us with nohup meant it.
    if (told_before[index].sa_handler != SIG_IGN) sigaction(told[index], &action, NULL);
  }
  // Whoever started us from a thread with signals blocked, as libdispatch's are, did not: Ctrl-C would be dead.
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
  struct sigaction last = {.sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&last.sa_mask);
  for (size_t index = 0; index < COUNT(crashes); index++) sigaction(crashes[index], &last, &crashes_before[index]);
}

void cterm_noticed_end(void) {
  alarm(seconds_to_finish);
}

void cterm_unwatch_signals(void) {
  alarm(0);
  for (size_t index = 0; index < COUNT(told); index++) sigaction(told[index], &told_before[index], NULL);
  for (size_t index = 0; index < COUNT(crashes); index++) sigaction(crashes[index], &crashes_before[index], NULL);
}

void cterm_stop(void) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  struct sigaction before;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, &before);
  // Not SIGSTOP: where no shell could continue it, the kernel ignores this one.
  is_stopping = 1;
  raise(SIGTSTP);
  is_stopping = 0;
  sigaction(SIGTSTP, &before, NULL);
}

bool cterm_make_pipe(int *reading, int *writing) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK)) return false;
  *reading = ends[0];
  *writing = ends[1];
  return true;
}

int cterm_wait(int input, int signals, int mail, int64_t timeout_ns) {
  struct pollfd descriptors[] = {{input, POLLIN, 0}, {signals, POLLIN, 0}, {mail, POLLIN, 0}};
  struct timespec timeout = {timeout_ns / 1000000000, timeout_ns % 1000000000};
  if (ppoll(descriptors, COUNT(descriptors), timeout_ns < 0 ? NULL : &timeout, NULL) <= 0) return 0;
  int found = 0;
  if (descriptors[0].revents & POLLIN) found |= CTERM_INPUT;
  if (descriptors[0].revents & (POLLHUP | POLLERR | POLLNVAL)) found |= CTERM_HANGUP;
  if (descriptors[1].revents & POLLIN) found |= CTERM_SIGNAL;
  if (descriptors[2].revents & POLLIN) found |= CTERM_MAIL;
  else if (descriptors[2].revents) found |= CTERM_MAIL_GONE;
  return found;
}
