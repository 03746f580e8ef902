#pragma once
#include <stddef.h>

// Opens a pseudo-terminal of a size and writes the path that programs open it by; -1, with errno, when there is none.
int pseudo_terminal_open(int columns, int rows, char *path, size_t path_size);

// The flag of posix_spawn(3) by which a process leads a session of its own: the C library hides it from Swift.
short pseudo_terminal_session_flag(void);
