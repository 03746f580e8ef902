#define _GNU_SOURCE
#include "CTerm.h"
#include "restore.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <time.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const int told[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
static struct sigaction told_before[COUNT(told)];
static struct sigaction crashes_before[COUNT(crashes)];
static volatile sig_atomic_t descriptor = -1;
static volatile sig_atomic_t endings;

static void tell(int signal_number) {
  int saved = errno;
  switch (signal_number) {
  case SIGHUP: case SIGINT: case SIGQUIT: case SIGTERM:
    // The loop may be stuck in a write to a terminal that reads no more.
    if (endings++ > 0) {
      cterm_restore_after_crash();
      signal(signal_number, SIG_DFL);
      raise(signal_number);
    }
  }
  unsigned char byte = (unsigned char)signal_number;
  // A full pipe has woken the loop already.
  if (write(descriptor, &byte, 1) < 0) errno = saved;
  errno = saved;
}

static void crash(int signal_number) {
  cterm_restore_after_crash();
  // SA_RESETHAND has put the default back: returning to the fault, or raising again, ends as if nobody had been here.
  raise(signal_number);
}

void cterm_watch_signals(int wanted_descriptor) {
  descriptor = wanted_descriptor;
  endings = 0;
  struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < COUNT(told); index++) {
    sigaction(told[index], NULL, &told_before[index]);
    // Whoever started us with nohup meant it.
    if (told_before[index].sa_handler != SIG_IGN) sigaction(told[index], &action, NULL);
  }
  struct sigaction last = {.sa_handler = crash, .sa_flags = (int)SA_RESETHAND | SA_NODEFER};
  sigemptyset(&last.sa_mask);
  for (size_t index = 0; index < COUNT(crashes); index++) {
    sigaction(crashes[index], NULL, &crashes_before[index]);
    // Whoever writes back-traces keeps the signal.
    if (crashes_before[index].sa_handler == SIG_DFL) sigaction(crashes[index], &last, NULL);
  }
}

void cterm_unwatch_signals(void) {
  for (size_t index = 0; index < COUNT(told); index++) sigaction(told[index], &told_before[index], NULL);
  for (size_t index = 0; index < COUNT(crashes); index++) sigaction(crashes[index], &crashes_before[index], NULL);
}

void cterm_stop(void) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  struct sigaction before;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, &before);
  // Not SIGSTOP: where no shell could continue it, the kernel ignores this one.
  raise(SIGTSTP);
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
