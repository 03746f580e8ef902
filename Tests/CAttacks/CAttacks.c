#define _GNU_SOURCE
#include "CAttacks.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

typedef cattacks_target target;

/// Returns the result of an attack from that of a call, which is -1 if it failed.
static int result(long value) { return value < 0 ? errno : 0; }

static const char *path(target t, const char *name) {
  static char text[4096];
  snprintf(text, sizeof text, "%s/%s", t.folder, name);
  return text;
}

// MARK: Files

static int read_at(const char *name) {
  char bytes[16];
  int descriptor = open(name, O_RDONLY);
  return descriptor < 0 ? errno : result(read(descriptor, bytes, sizeof bytes));
}

static int read_file(target t) { return read_at(path(t, "secret")); }

static int read_environment(target t) {
  char name[64];
  snprintf(name, sizeof name, "/proc/%d/environ", t.parent);
  return read_at(name);
}

static int read_memory_file(target t) {
  char name[64];
  snprintf(name, sizeof name, "/proc/%d/mem", t.parent);
  return result(open(name, O_RDWR));
}

static int list_folder(target t) {
  DIR *listing = opendir(t.folder);
  return listing == NULL ? errno : 0;
}

static int write_database(target t) {
  int descriptor = open(path(t, "database"), O_WRONLY | O_APPEND);
  return descriptor < 0 ? errno : result(write(descriptor, "x", 1));
}

static int create_file(target t) { return result(open(path(t, "created"), O_CREAT | O_WRONLY, 0600)); }
static int create_unnamed_file(target t) { return result(open(t.folder, O_TMPFILE | O_WRONLY, 0600)); }
static int truncate_path(target t) { return result(truncate(path(t, "database"), 3)); }
static int change_mode(target t) { return result(chmod(path(t, "database"), 0644)); }
static int remove_file(target t) { return result(unlink(path(t, "removable"))); }
static int make_folder(target t) { return result(mkdir(path(t, "made"), 0700)); }
static int make_link(target t) { return result(symlink("/etc/passwd", path(t, "link"))); }
static int set_times(target t) { return result(utimensat(AT_FDCWD, path(t, "database"), NULL, 0)); }
static int change_folder(target t) { return result(chdir(t.folder)); }

static int rename_file(target t) {
  char from[4096];
  snprintf(from, sizeof from, "%s", path(t, "movable"));
  return result(rename(from, path(t, "moved")));
}

/// The descriptor is open for reading; through /proc the file could be opened for writing.
static int reopen_passed_file(target t) {
  char name[64];
  snprintf(name, sizeof name, "/proc/self/fd/%d", t.file);
  return result(open(name, O_RDWR));
}

static int change_passed_mode(target t) { return result(fchmod(t.file, 0644)); }
static int lock_passed_file(target t) {
  struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
  return result(fcntl(t.file, F_SETLK, &lock));
}

// MARK: Network

static int connect_tcp(target t) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(t.port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  return descriptor < 0 ? errno : result(connect(descriptor, (struct sockaddr *)&address, sizeof address));
}

static int send_datagram(target t) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(t.port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  int descriptor = socket(AF_INET, SOCK_DGRAM, 0);
  return descriptor < 0 ? errno : result(sendto(descriptor, "x", 1, 0, (struct sockaddr *)&address, sizeof address));
}

static int connect_unix(target t) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  snprintf(address.sun_path, sizeof address.sun_path, "%s/socket", t.folder);
  int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
  return descriptor < 0 ? errno : result(connect(descriptor, (struct sockaddr *)&address, sizeof address));
}

static int make_socket_pair(target t) {
  (void)t;
  int ends[2];
  return result(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends));
}

// MARK: Processes

static int wait_for(long child) {
  if (child < 0) return errno;
  if (child == 0) _exit(0);
  waitpid((pid_t)child, NULL, 0);
  return 0;
}

static int fork_process(target t) { return (void)t, wait_for(fork()); }
static int clone_process(target t) { return (void)t, wait_for(syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL)); }

static int clone_process_with_memory(target t) {
  (void)t;
  return wait_for(syscall(SYS_clone, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL, NULL, NULL, NULL));
}

/// Without confinement, the process becomes a shell that ends with status 42.
static int execute(target t) {
  (void)t;
  char *const arguments[] = {"sh", "-c", "exit 42", NULL};
  return result(execv("/bin/sh", arguments));
}

static int make_memory_file(target t) { return (void)t, result(memfd_create("program", 0)); }
static int trace_parent(target t) { return result(ptrace(PTRACE_SEIZE, t.parent, NULL, NULL)); }

static int read_memory(target t) {
  char byte;
  struct iovec here = {&byte, 1}, there = {(void *)16, 1};
  // Only a process that may read it finds out that nothing is mapped at this address.
  long count = process_vm_readv(t.parent, &here, 1, &there, 1, 0);
  return count < 0 && errno != EFAULT ? errno : 0;
}

static int signal_parent(target t) { return result(kill(t.parent, 0)); }
static int signal_everything(target t) { return (void)t, result(kill(-1, 0)); }
static int signal_thread(target t) { return result(syscall(SYS_tgkill, t.parent, t.parent, 0)); }
static int own_signals(target t) { return result(fcntl(t.socket, F_SETOWN, t.parent)); }
static int open_process(target t) { return result(syscall(SYS_pidfd_open, t.parent, 0)); }

static int take_descriptor(target t) {
  long process = syscall(SYS_pidfd_open, t.parent, 0);
  return process < 0 ? errno : result(syscall(SYS_pidfd_getfd, process, 0, 0));
}

static int limit_parent(target t) {
  struct rlimit limit;
  return result(prlimit(t.parent, RLIMIT_CPU, NULL, &limit));
}

static int raise_limit(target t) {
  (void)t;
  struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
  return result(setrlimit(RLIMIT_AS, &limit));
}

static int change_priority(target t) { return result(setpriority(PRIO_PROCESS, (id_t)t.parent, 0)); }

// MARK: Terminal and descriptors

static int open_terminal(target t) { return (void)t, result(open("/dev/tty", O_RDWR)); }
static int open_console(target t) { return (void)t, result(open("/dev/console", O_WRONLY | O_NOCTTY)); }
static int open_multiplexer(target t) { return (void)t, result(open("/dev/ptmx", O_RDWR | O_NOCTTY)); }

static int type_into_terminal(target t) {
  (void)t;
  for (int descriptor = 0; descriptor < 64; descriptor++)
    if (ioctl(descriptor, TIOCSTI, "x") == 0) return 0;
  return errno;
}

static int use_inherited_descriptor(target t) {
  for (int descriptor = STDERR_FILENO + 1; descriptor < 1024; descriptor++)
    if (descriptor != t.socket && descriptor != t.file && fcntl(descriptor, F_GETFD) >= 0) return 0;
  return EBADF;
}

// MARK: The kernel

static int make_user_namespace(target t) { return (void)t, result(unshare(CLONE_NEWUSER)); }
static int make_ring(target t) {
  char parameters[256] = {0};
  return (void)t, result(syscall(SYS_io_uring_setup, 4, parameters));
}
static int handle_faults(target t) { return (void)t, result(syscall(SYS_userfaultfd, O_CLOEXEC)); }
static int load_program(target t) { return (void)t, result(syscall(SYS_bpf, 0, NULL, 0)); }
static int add_key(target t) { return (void)t, result(syscall(SYS_add_key, "user", "x", "x", 1, -3)); }
static int share_memory(target t) { return (void)t, result(shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600)); }
static int watch_files(target t) { return (void)t, result(syscall(SYS_inotify_init1, 0)); }

static int call_other_architecture(target t) {
  (void)t;
#ifdef __x86_64__
  // The number of getpid on i386.
  long value;
  __asm__ volatile("int $0x80" : "=a"(value) : "a"(20L) : "memory", "r8", "r9", "r10", "r11");
  if (value < 0) errno = (int)-value;
  return result(value);
#else
  return ENOSYS;
#endif
}

static int call_x32(target t) { return (void)t, result(syscall(0x40000000L | 39)); }

static const struct {
  const char *name;
  int is_certain;
  int (*attempt)(target t);
} attacks[] = {
  {"read a file", 1, read_file},
  {"read the parent's environment", 1, read_environment},
  {"open the parent's memory", 1, read_memory_file},
  {"list a folder", 1, list_folder},
  {"write to a database", 1, write_database},
  {"create a file", 1, create_file},
  {"create a file without a name", 0, create_unnamed_file},
  {"truncate a file", 1, truncate_path},
  {"change a file's mode", 1, change_mode},
  {"remove a file", 1, remove_file},
  {"rename a file", 1, rename_file},
  {"make a folder", 1, make_folder},
  {"make a link", 1, make_link},
  {"set a file's times", 1, set_times},
  {"change the folder", 1, change_folder},
  {"open the passed file to write", 1, reopen_passed_file},
  {"change the passed file's mode", 1, change_passed_mode},
  {"lock the passed file", 1, lock_passed_file},
  {"connect by TCP", 1, connect_tcp},
  {"send a datagram", 1, send_datagram},
  {"connect to a Unix socket", 1, connect_unix},
  {"make sockets", 1, make_socket_pair},
  {"fork", 1, fork_process},
  {"clone a process", 1, clone_process},
  {"clone a process that shares memory", 0, clone_process_with_memory},
  {"execute a program", 0, execute},
  {"make a file in memory", 1, make_memory_file},
  {"trace the parent", 0, trace_parent},
  {"read the parent's memory", 0, read_memory},
  {"signal the parent", 1, signal_parent},
  {"signal all processes", 1, signal_everything},
  {"signal the parent's thread", 1, signal_thread},
  {"send the parent a descriptor's signals", 1, own_signals},
  {"open the parent", 1, open_process},
  {"take the parent's descriptor", 0, take_descriptor},
  {"read the parent's limit", 1, limit_parent},
  {"raise the limit of memory", 0, raise_limit},
  {"change the parent's priority", 1, change_priority},
  {"open the terminal", 0, open_terminal},
  {"open the console", 0, open_console},
  {"make a terminal", 0, open_multiplexer},
  {"type into the terminal", 0, type_into_terminal},
  {"use an inherited descriptor", 1, use_inherited_descriptor},
  {"make a user namespace", 0, make_user_namespace},
  {"make an io_uring", 0, make_ring},
  {"handle page faults", 0, handle_faults},
  {"use BPF", 0, load_program},
  {"add a key", 0, add_key},
  {"share memory", 0, share_memory},
  {"watch files", 1, watch_files},
  {"call another architecture", 0, call_other_architecture},
  {"call x32", 0, call_x32},
};

int cattacks_count(void) { return (int)(sizeof attacks / sizeof *attacks); }
const char *cattacks_name(int index) { return attacks[index].name; }
int cattacks_is_certain(int index) { return attacks[index].is_certain; }
int cattacks_try(int index, target t) { return attacks[index].attempt(t); }

// MARK: The worker's socket

int cattacks_receive(int socket) {
  char bytes[4096];
  union {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
  } control;
  struct iovec buffer = {bytes, sizeof bytes};
  struct msghdr message = {
    .msg_iov = &buffer, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control.bytes};
  int descriptor = -1;
  if (recvmsg(socket, &message, 0) > 0 && CMSG_FIRSTHDR(&message) != NULL)
    memcpy(&descriptor, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof descriptor);
  return descriptor;
}

void cattacks_reply(int socket, const char *text) {
  uint32_t length = (uint32_t)strlen(text), count = 8 + 2 + 4 + length;
  // The number of bytes, the request's number, the kind of reply, the mark of a text, and the text with its length.
  char bytes[4 + 8 + 2 + 4 + 100] = {0};
  memcpy(bytes, &count, 4);
  bytes[12] = 1;
  bytes[13] = 1;
  memcpy(bytes + 14, &length, 4);
  memcpy(bytes + 18, text, length);
  if (write(socket, bytes, 4 + count) < 0) _exit(1);
}
