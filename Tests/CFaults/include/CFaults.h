#pragma once

// A library for LD_PRELOAD that makes chosen system calls of a program fail. It is controlled by the environment:
//
// FAULT_FOLDER   only calls for files in this folder are counted FAULT_CALLS    the kinds of calls that are counted, a letter
// each: o opening for writing, i opening for reading, w writing,
//                r reading, s flushing, t truncating, n renaming, u removing, m making a folder, d listing a folder, l looking up
// FAULT_NUMBER   the call that fails, from 1; 0 or absent for none
// FAULT_ERROR    its error number
// FAULT_KIND     fail (default); half: a write writes its first half, and the rest fails; kill: the program is killed instead
// FAULT_LASTING  1 if all later calls fail as well
// FAULT_COUNT    a file into which the number of calls is written

/// The kinds of calls that change files.
extern const char *const cfaults_changes;
