#pragma once
// The parts of a worker's confinement. Each returns whether the kernel has put it in force.

/// Sets `PR_SET_NO_NEW_PRIVS`: programs that the process would start get no other rights (prctl(2)). The others need it.
int cmedia_forbid_new_privileges(void);

/// Restricts the calling thread, and those that it starts, by Landlock (landlock(7)): of all paths, only those of libraries
/// and fonts can be opened, to be read. Returns the version of Landlock's interface that is used, 0 without Landlock.
int cmedia_restrict_files(void);

/// Restricts all threads of the process to the system calls of decoders, by a filter (seccomp(2)).
///
/// `may_open` says whether files may be opened to be read, for which the process must be restricted by Landlock.
int cmedia_filter_calls(int may_open);
