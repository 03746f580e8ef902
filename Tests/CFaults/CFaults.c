#define _GNU_SOURCE
#include "CFaults.h"
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const cfaults_changes = "owstnum";

static const char *folder, *calls = "", *kind = "fail";
static long number, error_number = EIO;
static bool is_lasting;
static int count_file = -1;
static atomic_long count;

// Looks up the replaced function: its next definition.
#define NEXT(name) \
  static __typeof__(&name) next; \
  if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name);

static long environment_number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

__attribute__((constructor)) static void start(void) {
  if (getenv("FAULT_CALLS")) calls = getenv("FAULT_CALLS");
  if (getenv("FAULT_KIND")) kind = getenv("FAULT_KIND");
  number = environment_number("FAULT_NUMBER");
  if (getenv("FAULT_ERROR")) error_number = environment_number("FAULT_ERROR");
  is_lasting = environment_number("FAULT_LASTING") == 1;
  const char *path = getenv("FAULT_COUNT");
  if (path) count_file = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0644);
  // This is set last, because nothing is counted without it.
  folder = getenv("FAULT_FOLDER");
}

static bool is_within(const char *path) {
  size_t length = folder ? strlen(folder) : 0;
  return length && path && !strncmp(path, folder, length) && (path[length] == 0 || path[length] == '/');
}

static bool path_of(int descriptor, char *path, size_t size) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, size - 1);
  path[length < 0 ? 0 : length] = 0;
  return length >= 0;
}

static void record(long current) {
  if (count_file < 0) return;
  char text[24];
  int length = snprintf(text, sizeof text, "%ld\n", current);
  // Each process writes a file of its own. A failure has no effect.
  if (pwrite(count_file, text, (size_t)length, 0) < 0) return;
}

// Returns whether a call with a path must fail; with the kind `kill` it then does not return.
static bool fails(char call, const char *path) {
  if (!strchr(calls, call) || !is_within(path)) return false;
  long current = atomic_fetch_add(&count, 1) + 1;
  record(current);
  if (number == 0 || (is_lasting ? current < number : current != number)) return false;
  if (!strcmp(kind, "kill")) kill(getpid(), SIGKILL);
  errno = (int)error_number;
  return true;
}

static bool descriptor_fails(char call, int descriptor) {
  char path[4096];
  return folder && *calls && strchr(calls, call) && path_of(descriptor, path, sizeof path) && fails(call, path);
}

// MARK: Opening

static bool opening_fails(int directory, const char *path, int flags) {
  if (!folder) return false;
  bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
  char call = writes ? 'o' : (flags & O_DIRECTORY) ? 'd' : 'i';
  char absolute[8192], parent[4096];
  if (*path == '/' || directory == AT_FDCWD || !path_of(directory, parent, sizeof parent)) return fails(call, path);
  snprintf(absolute, sizeof absolute, "%s/%s", parent, path);
  return fails(call, absolute);
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list list; \
    va_start(list, flags); \
    mode = va_arg(list, mode_t); \
    va_end(list); \
  }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    NEXT(name) \
    MODE(flags) \
    return opening_fails(AT_FDCWD, path, flags) ? -1 : next(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int directory, const char *path, int flags, ...) { \
    NEXT(name) \
    MODE(flags) \
    return opening_fails(directory, path, flags) ? -1 : next(directory, path, flags, mode); \
  }
OPENAT(openat)
OPENAT(openat64)

// MARK: Reading and writing

ssize_t read(int descriptor, void *bytes, size_t size) {
  NEXT(read)
  return descriptor_fails('r', descriptor) ? -1 : next(descriptor, bytes, size);
}

#define PREAD(name, offset_t) \
  ssize_t name(int descriptor, void *bytes, size_t size, offset_t offset) { \
    NEXT(name) \
    return descriptor_fails('r', descriptor) ? -1 : next(descriptor, bytes, size, offset); \
  }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

ssize_t write(int descriptor, const void *bytes, size_t size) {
  NEXT(write)
  if (!descriptor_fails('w', descriptor)) return next(descriptor, bytes, size);
  return strcmp(kind, "half") || size < 2 ? -1 : next(descriptor, bytes, size / 2);
}

#define PWRITE(name, offset_t) \
  ssize_t name(int descriptor, const void *bytes, size_t size, offset_t offset) { \
    NEXT(name) \
    if (descriptor == count_file || !descriptor_fails('w', descriptor)) return next(descriptor, bytes, size, offset); \
    return strcmp(kind, "half") || size < 2 ? -1 : next(descriptor, bytes, size / 2, offset); \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

int fsync(int descriptor) {
  NEXT(fsync)
  return descriptor_fails('s', descriptor) ? -1 : next(descriptor);
}

int fdatasync(int descriptor) {
  NEXT(fdatasync)
  return descriptor_fails('s', descriptor) ? -1 : next(descriptor);
}

int ftruncate(int descriptor, off_t size) {
  NEXT(ftruncate)
  return descriptor_fails('t', descriptor) ? -1 : next(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
  NEXT(ftruncate64)
  return descriptor_fails('t', descriptor) ? -1 : next(descriptor, size);
}

// MARK: Names

int rename(const char *from, const char *to) {
  NEXT(rename)
  return fails('n', from) ? -1 : next(from, to);
}

int unlink(const char *path) {
  NEXT(unlink)
  return fails('u', path) ? -1 : next(path);
}

int mkdir(const char *path, mode_t mode) {
  NEXT(mkdir)
  return fails('m', path) ? -1 : next(path, mode);
}

int lstat(const char *path, struct stat *status) {
  NEXT(lstat)
  return fails('l', path) ? -1 : next(path, status);
}

int fstatat(int directory, const char *path, struct stat *status, int flags) {
  NEXT(fstatat)
  return *path && descriptor_fails('l', directory) ? -1 : next(directory, path, status, flags);
}

struct dirent *readdir(DIR *directory) {
  NEXT(readdir)
  return descriptor_fails('d', dirfd(directory)) ? NULL : next(directory);
}
