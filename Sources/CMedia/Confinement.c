#define _GNU_SOURCE
#include "Confinement.h"
#include "CMedia.h"
#include "Libraries.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int cmedia_forbid_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }

/// Closes descriptors one by one, for kernels without close_range(2), before Linux 5.9.
static void close_listed(int first) {
  DIR *listing = opendir("/proc/self/fd");
  if (listing == NULL) return;
  for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
    int descriptor = atoi(entry->d_name);
    if (descriptor >= first && descriptor != dirfd(listing)) close(descriptor);
  }
  closedir(listing);
}

int cmedia_take_socket(void) {
  int socket = dup3(STDIN_FILENO, STDERR_FILENO + 1, O_CLOEXEC);
  if (socket < 0) return -1;
  int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0) return -1;
  if (syscall(SYS_close_range, socket + 1, ~0U, 0) != 0) close_listed(socket + 1);
  return socket;
}

/// Loads all libraries and modules that decoders would otherwise load at the first picture of a format.
static void load_everything(void) {
  cmedia_load_crypto();
  for (cmedia_decoder decoder = 0; decoder < CMEDIA_DECODER_COUNT; decoder++) cmedia_load_decoder(decoder);
  // gdk-pixbuf loads its modules when they are first used, and libheif with its first context.
  const char *media_types[] = {"image/gif", "image/bmp", "image/webp", "image/svg+xml"};
  for (size_t i = 0; i < sizeof media_types / sizeof *media_types; i++) cmedia_pixbuf_has_loader(media_types[i]);
  struct heif_context *context = cmedia_load_decoder(CMEDIA_LIBHEIF) == NULL ? lib.heif_context_alloc() : NULL;
  if (context != NULL) lib.heif_context_free(context);
}

cmedia_confinement cmedia_confine(unsigned left_out) {
  cmedia_confinement c = {0};
  // Fails if the process is already the leader of a session, as the parent has made it.
  setsid();
  c.has_own_session = getsid(0) == getpid();
  c.has_no_new_privileges = cmedia_forbid_new_privileges();
  c.landlock_version = left_out & CMEDIA_LANDLOCK ? 0 : cmedia_restrict_files();
  // The filter then forbids opening files.
  if (c.landlock_version == 0 && !(left_out & CMEDIA_CALL_FILTER)) load_everything();
  c.has_call_filter = !(left_out & CMEDIA_CALL_FILTER) && cmedia_filter_calls(c.landlock_version > 0);
  return c;
}
