#include "CMedia.h"
#include "Libraries.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int memory_exit_code;

// GLib aborts when it cannot allocate; only this message distinguishes that from other aborts.
static void leave_if_out_of_memory(const char *message) {
  if (message != NULL && strstr(message, "failed to allocate") != NULL) _exit(memory_exit_code);
}

static void handle_log(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
  (void)domain, (void)level, (void)data;
  leave_if_out_of_memory(message);
}

static GLogWriterOutput handle_structured_log(
  GLogLevelFlags level, const GLogField *fields, gsize field_count, gpointer data) {
  (void)level, (void)data;
  for (gsize i = 0; i < field_count; i++)
    if (strcmp(fields[i].key, "MESSAGE") == 0) leave_if_out_of_memory(fields[i].value);
  return G_LOG_WRITER_HANDLED;
}

int cmedia_prepare_worker(int exit_code) {
  if (cmedia_load() != NULL) return -1;
  memory_exit_code = exit_code;
  lib.g_log_set_default_handler(handle_log, NULL);
  lib.g_log_set_writer_func(handle_structured_log, NULL, NULL);
  lib.gexiv2_initialize();
  lib.gexiv2_log_set_level(GEXIV2_LOG_LEVEL_MUTE);
  return 0;
}

// Since GLib 2.46, g_malloc is guaranteed to use the C library's malloc.
void cmedia_free(void *memory) { free(memory); }
