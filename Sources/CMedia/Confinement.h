#pragma once
// The parts of a worker's confinement. Each function returns whether the kernel has put its part in force.

/// Sets `PR_SET_NO_NEW_PRIVS`: programs that the process starts get no additional rights (prctl(2)). The other parts require it.
int cmedia_forbid_new_privileges(void);

/// Restricts the calling thread, and those that it starts, by Landlock (landlock(7)): only the paths of libraries and fonts
/// can be opened, and only for reading. Returns the version of Landlock's interface that is used; 0 without Landlock.
int cmedia_restrict_files(void);

/// Restricts all threads of the process to the system calls of decoders, by a filter (seccomp(2)).
///
/// `may_open` states whether files may be opened for reading; the process must then be restricted by Landlock.
int cmedia_filter_calls(int may_open);
