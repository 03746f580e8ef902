#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int pseudo_terminal_open(int columns, int rows, char *path, size_t path_size) {
  int descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) return -1;
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  if (grantpt(descriptor) || unlockpt(descriptor) || ptsname_r(descriptor, path, path_size)
      || ioctl(descriptor, TIOCSWINSZ, &size)) {
    close(descriptor);
    return -1;
  }
  return descriptor;
}

short pseudo_terminal_session_flag(void) {
  return POSIX_SPAWN_SETSID;
}
