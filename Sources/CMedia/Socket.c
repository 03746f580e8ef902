#define _GNU_SOURCE
#include "CMedia.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/// Room for the control message that carries one descriptor, aligned as the system wants it.
typedef union {
  struct cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int))];
} control_buffer;

static void attach(struct msghdr *message, control_buffer *control, int descriptor) {
  memset(control, 0, sizeof *control);
  message->msg_control = control;
  message->msg_controllen = sizeof control->bytes;
  struct cmsghdr *header = CMSG_FIRSTHDR(message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof descriptor);
  memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
}

int cmedia_socket_send(int socket, const void *bytes, size_t count, int descriptor) {
  size_t sent = 0;
  while (sent < count) {
    struct iovec rest = {(char *)bytes + sent, count - sent};
    struct msghdr message = {.msg_iov = &rest, .msg_iovlen = 1};
    control_buffer control;
    if (descriptor >= 0 && sent == 0) attach(&message, &control, descriptor);
    // Without MSG_NOSIGNAL, SIGPIPE would end the television when a worker has died.
    ssize_t step = sendmsg(socket, &message, MSG_NOSIGNAL);
    if (step < 0 && errno == EINTR) continue;
    if (step < 0) return errno;
    sent += (size_t)step;
  }
  return 0;
}

/// Takes the descriptor out of a received message; closes all of them and fails when there is more than one in all, or
/// when some were lost. Returns 0 or EBADMSG.
static int take_descriptor(struct msghdr *message, int *descriptor) {
  int is_refused = (message->msg_flags & MSG_CTRUNC) != 0;
  int taken = -1;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(message); header != NULL; header = CMSG_NXTHDR(message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t index = 0; index < count; index++) {
      int received;
      memcpy(&received, CMSG_DATA(header) + index * sizeof received, sizeof received);
      if (taken < 0 && *descriptor < 0 && !is_refused) {
        taken = received;
      } else {
        is_refused = 1;
        close(received);
      }
    }
  }
  if (is_refused) {
    if (taken >= 0) close(taken);
    return EBADMSG;
  }
  if (taken >= 0) *descriptor = taken;
  return 0;
}

int64_t cmedia_socket_receive(int socket, void *bytes, size_t count, int *descriptor) {
  struct iovec buffer = {bytes, count};
  control_buffer control;
  for (;;) {
    struct msghdr message = {.msg_iov = &buffer, .msg_iovlen = 1};
    message.msg_control = &control;
    message.msg_controllen = sizeof control.bytes;
    ssize_t received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    if (received < 0 && errno == EINTR) continue;
    if (received < 0) return -errno;
    int failure = take_descriptor(&message, descriptor);
    return failure != 0 ? -failure : received;
  }
}
