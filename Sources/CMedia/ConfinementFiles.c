#define _GNU_SOURCE
#include "Confinement.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's interface (https://docs.kernel.org/userspace-api/landlock.html), whose header is often older than the kernel.

enum {
  CREATE_RULESET = 444,
  ADD_RULE = 445,
  RESTRICT_SELF = 446,
  CREATE_RULESET_VERSION = 1,
  RULE_PATH_BENEATH = 1,
  ACCESS_READ_FILE = 1 << 2,
  ACCESS_READ_DIR = 1 << 3,
  /// Binding and connecting TCP sockets, from version 4.
  ALL_NETWORK = 3,
  /// Abstract Unix sockets and signals of other processes, from version 6.
  ALL_SCOPES = 3,
};

typedef struct {
  uint64_t files, network, scopes;
} ruleset;

typedef struct {
  uint64_t access;
  int32_t parent;
} __attribute__((packed)) path_rule;

/// The paths of libraries, of the modules that they load, and of fonts; missing ones are skipped. Only paths that every
/// user may read may be listed here.
static const char *const readable_paths[] = {
  "/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/var/cache/fontconfig", "/nix/store", "/gnu/store",
};

/// The environment variables that name additional paths, separated by colons.
static const char *const path_variables[] = {"LD_LIBRARY_PATH", "GDK_PIXBUF_MODULEDIR", "GDK_PIXBUF_MODULE_FILE"};

/// The rights to files in a version of Landlock: 13 in version 1, and in addition moving to other folders (version 2),
/// truncating (3), and controlling devices (5).
static uint64_t all_file_rights(long version) {
  int count = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
  return (1ULL << count) - 1;
}

static size_t ruleset_size(long version) {
  return version >= 6 ? sizeof(ruleset) : version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
}

static void allow_reading(int rules, const char *path) {
  int descriptor = open(path, O_PATH | O_CLOEXEC);
  struct stat status;
  if (descriptor >= 0 && fstat(descriptor, &status) == 0) {
    path_rule rule = {.access = ACCESS_READ_FILE, .parent = descriptor};
    if (S_ISDIR(status.st_mode)) rule.access |= ACCESS_READ_DIR;
    syscall(ADD_RULE, rules, RULE_PATH_BENEATH, &rule, 0);
  }
  if (descriptor >= 0) close(descriptor);
}

static void allow_stated_paths(int rules, const char *variable) {
  const char *value = getenv(variable);
  char *paths = value != NULL ? strdup(value) : NULL;
  char *rest = NULL;
  for (char *path = paths != NULL ? strtok_r(paths, ":", &rest) : NULL; path != NULL; path = strtok_r(NULL, ":", &rest))
    allow_reading(rules, path);
  free(paths);
}

int cmedia_restrict_files(void) {
  long version = syscall(CREATE_RULESET, NULL, 0, CREATE_RULESET_VERSION);
  if (version < 1) return 0;
  ruleset restrictions = {.files = all_file_rights(version), .network = ALL_NETWORK, .scopes = ALL_SCOPES};
  int rules = (int)syscall(CREATE_RULESET, &restrictions, ruleset_size(version), 0);
  if (rules < 0) return 0;
  for (size_t i = 0; i < sizeof readable_paths / sizeof *readable_paths; i++) allow_reading(rules, readable_paths[i]);
  for (size_t i = 0; i < sizeof path_variables / sizeof *path_variables; i++) allow_stated_paths(rules, path_variables[i]);
  int is_restricted = syscall(RESTRICT_SELF, rules, 0) == 0;
  close(rules);
  return is_restricted ? (int)version : 0;
}
