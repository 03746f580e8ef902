#define _GNU_SOURCE
#include "Confinement.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// The system calls that decoders make. All others fail as if the kernel did not have them, so that a newer C library falls
// back to older calls; those that only an attacker makes end the process.

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

#ifndef ARCHITECTURE

int cmedia_filter_calls(int may_open) {
  (void)may_open;
  return 0;
}

#else

/// The maximum number of instructions of the filter; the kernel's limit is 4096.
enum { MOST_INSTRUCTIONS = 512 };

typedef struct {
  struct sock_filter code[MOST_INSTRUCTIONS];
  size_t count;
  int overflows;
} filter;

static const uint32_t end_process = SECCOMP_RET_KILL_PROCESS, allow = SECCOMP_RET_ALLOW;

static uint32_t fail(int number) { return SECCOMP_RET_ERRNO | ((uint32_t)number & SECCOMP_RET_DATA); }

static void add(filter *f, struct sock_filter instruction) {
  if (f->count == MOST_INSTRUCTIONS) f->overflows = 1;
  else f->code[f->count++] = instruction;
}

static void give(filter *f, uint32_t action) { add(f, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action)); }

static void load(filter *f, size_t offset) {
  add(f, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

/// Loads the lower or the upper half of an argument.
static void load_argument(filter *f, int index, int upper) {
  int is_second = (__BYTE_ORDER == __LITTLE_ENDIAN) == (upper != 0);
  load(f, offsetof(struct seccomp_data, args) + (size_t)index * sizeof(uint64_t) + (is_second ? sizeof(uint32_t) : 0));
}

/// Begins instructions that apply if the loaded word equals a value; returns the argument of `end_if`.
static size_t begin_if(filter *f, uint32_t value) {
  add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 0));
  return f->count;
}

static void end_if(filter *f, size_t start) {
  if (!f->overflows) f->code[start - 1].jf = (uint8_t)(f->count - start);
}

static void give_if_equal(filter *f, uint32_t value, uint32_t action) {
  size_t start = begin_if(f, value);
  give(f, action);
  end_if(f, start);
}

/// Allows a call if the bits of a mask have a value in the lower half of an argument.
static void check_bits(filter *f, long number, int index, uint32_t mask, uint32_t value, uint32_t otherwise) {
  size_t start = begin_if(f, (uint32_t)number);
  load_argument(f, index, 0);
  add(f, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, mask));
  give_if_equal(f, value, allow);
  give(f, otherwise);
  end_if(f, start);
}

static const long allowed_calls[] = {
  // Open files, and the socket.
  SYS_pread64, SYS_read, SYS_readv, SYS_lseek, SYS_write, SYS_writev, SYS_close, SYS_recvmsg, SYS_sendmsg, SYS_ppoll,
#ifdef SYS_poll
  SYS_poll,
#endif
  // Memory.
  SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_brk, SYS_membarrier,
  // Threads.
  SYS_futex, SYS_set_robust_list, SYS_rseq, SYS_exit, SYS_exit_group, SYS_gettid, SYS_getpid, SYS_sched_yield,
  SYS_sched_getaffinity, SYS_restart_syscall,
#ifdef SYS_eventfd2
  SYS_eventfd2,
#endif
  // Signals of the process itself.
  SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack,
  // Times, random numbers, and properties of the process.
  SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday, SYS_getrandom, SYS_getrusage,
  SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_uname, SYS_sysinfo,
  // The status of files. Landlock does not restrict it, so a worker can find out whether a path exists.
  SYS_fstat, SYS_newfstatat, SYS_statx, SYS_fstatfs,
};

/// Calls with paths that libraries make before they open a file; they are not needed if no file can be opened.
static const long path_calls[] = {
  SYS_statfs, SYS_faccessat, SYS_faccessat2, SYS_readlinkat, SYS_getdents64, SYS_getcwd,
#ifdef SYS_access
  SYS_access,
#endif
#ifdef SYS_stat
  SYS_stat, SYS_lstat,
#endif
#ifdef SYS_readlink
  SYS_readlink,
#endif
};

/// Calls that no decoder makes: those for programs and other processes, and those in which kernels have often had
/// vulnerabilities.
static const long attacks[] = {
  SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kill, SYS_tkill, SYS_pidfd_open,
  SYS_pidfd_getfd, SYS_pidfd_send_signal, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_unshare, SYS_setns, SYS_mount,
  SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_io_uring_setup,
#ifdef SYS_fork
  SYS_fork, SYS_vfork,
#endif
};

static void give_for_each(filter *f, const long *numbers, size_t count, uint32_t action) {
  for (size_t i = 0; i < count; i++) give_if_equal(f, (uint32_t)numbers[i], action);
}

/// Ends the process for calls of another architecture, whose numbers differ.
static void check_architecture(filter *f) {
  load(f, offsetof(struct seccomp_data, arch));
  add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
  give(f, end_process);
  load(f, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
  // The calls of the x32 interface have this bit.
  add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  give(f, end_process);
#endif
}

/// Allows starting threads, but neither processes nor namespaces. `clone3` fails, because its arguments cannot be examined;
/// the C library then calls `clone`.
static void check_threads(filter *f) {
  uint32_t needed = CLONE_VM | CLONE_THREAD | CLONE_SIGHAND;
  uint32_t forbidden = CLONE_NEWNS | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWCGROUP;
  check_bits(f, SYS_clone, 0, needed | forbidden, needed, end_process);
  // A process may only signal itself, as abort(3) does.
  check_bits(f, SYS_tgkill, 0, UINT32_MAX, (uint32_t)getpid(), end_process);
}

/// Allows reading limits, and setting the limit of the process's own processor time.
static void check_limits(filter *f) {
  size_t start = begin_if(f, SYS_prlimit64);
  load_argument(f, 0, 0);
  size_t own = begin_if(f, 0);
  load_argument(f, 1, 0);
  give_if_equal(f, RLIMIT_CPU, allow);
  load_argument(f, 2, 0);
  size_t nothing = begin_if(f, 0);
  load_argument(f, 2, 1);
  give_if_equal(f, 0, allow);
  end_if(f, nothing);
  end_if(f, own);
  give(f, fail(EPERM));
  end_if(f, start);
}

/// Allows examining and duplicating descriptors, but not setting an owner, a lease, a lock or a signal.
static void check_descriptors(filter *f) {
  static const uint32_t commands[] = {F_GETFD, F_SETFD, F_GETFL, F_DUPFD, F_DUPFD_CLOEXEC};
  size_t start = begin_if(f, SYS_fcntl);
  load_argument(f, 1, 0);
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) give_if_equal(f, commands[i], allow);
  give(f, fail(EINVAL));
  end_if(f, start);
  give_if_equal(f, SYS_ioctl, fail(ENOTTY));
}

static void check_names(filter *f) {
  size_t start = begin_if(f, SYS_prctl);
  load_argument(f, 0, 0);
  give_if_equal(f, PR_SET_NAME, allow);
  give_if_equal(f, PR_GET_NAME, allow);
  give(f, fail(EINVAL));
  end_if(f, start);
}

/// Allows opening files for reading if `may_open` is set, and otherwise none.
static void check_opening(filter *f, int may_open) {
  uint32_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_TMPFILE;
  // O_DIRECTORY is one of the bits of O_TMPFILE, and folders may be opened.
  writing &= ~(uint32_t)O_DIRECTORY;
  uint32_t refused = fail(EACCES);
  if (may_open) check_bits(f, SYS_openat, 2, writing, O_RDONLY, refused);
  else give_if_equal(f, SYS_openat, refused);
#ifdef SYS_open
  if (may_open) check_bits(f, SYS_open, 1, writing, O_RDONLY, refused);
  else give_if_equal(f, SYS_open, refused);
#endif
}

#define GIVE_FOR_EACH(filter, numbers, action) give_for_each(filter, numbers, sizeof numbers / sizeof *numbers, action)

static void write_filter(filter *f, int may_open) {
  check_architecture(f);
  GIVE_FOR_EACH(f, allowed_calls, allow);
  if (may_open) GIVE_FOR_EACH(f, path_calls, allow);
  check_opening(f, may_open);
  check_threads(f);
  check_limits(f);
  check_descriptors(f);
  check_names(f);
  GIVE_FOR_EACH(f, attacks, end_process);
  give(f, fail(ENOSYS));
}

int cmedia_filter_calls(int may_open) {
  filter f = {.count = 0};
  write_filter(&f, may_open);
  struct sock_fprog program = {.len = (unsigned short)f.count, .filter = f.code};
  return !f.overflows && syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
}

#endif
