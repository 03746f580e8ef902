#pragma once
#include <stddef.h>

// Opens a pseudo-terminal of a size and writes the path by which programs open it; -1, with errno, if there is none.
int pseudo_terminal_open(int columns, int rows, char *path, size_t path_size);

// The flag of posix_spawn(3) by which a process becomes a session leader: the C library does not expose it to Swift.
short pseudo_terminal_session_flag(void);
