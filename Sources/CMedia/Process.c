#include "CMedia.h"
#include "Libraries.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int exit_code_for_memory;

// GLib ends the process when it cannot allocate; this message is the only sign that tells it from any other abort.
static void leave_if_out_of_memory(const char *message) {
  if (message != NULL && strstr(message, "failed to allocate") != NULL) _exit(exit_code_for_memory);
}

static void take_log(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
  (void)domain, (void)level, (void)data;
  leave_if_out_of_memory(message);
}

static GLogWriterOutput take_structured_log(
  GLogLevelFlags level, const GLogField *fields, gsize field_count, gpointer data) {
  (void)level, (void)data;
  for (gsize i = 0; i < field_count; i++)
    if (strcmp(fields[i].key, "MESSAGE") == 0) leave_if_out_of_memory(fields[i].value);
  return G_LOG_WRITER_HANDLED;
}

int cmedia_prepare_worker(int memory_exit_code) {
  if (cmedia_load() != NULL) return -1;
  exit_code_for_memory = memory_exit_code;
  lib.g_log_set_default_handler(take_log, NULL);
  lib.g_log_set_writer_func(take_structured_log, NULL, NULL);
  lib.gexiv2_initialize();
  lib.gexiv2_log_set_level(GEXIV2_LOG_LEVEL_MUTE);
  return 0;
}

// What GLib gives away is the C library's memory (g_free: "guaranteed" since 2.46).
void cmedia_free(void *memory) { free(memory); }
