#pragma once
#include <stddef.h>

/// Opens a pseudo-terminal of a size and writes the path by which programs open it, cut to `path_size` bytes with NUL.
///
/// Returns a descriptor, or -1 with errno.
int pseudo_terminal_open(int columns, int rows, char *path, size_t path_size);

/// The flag of posix_spawn(3) that starts a process in a session of its own; it does not import into Swift.
short pseudo_terminal_session_flag(void);
