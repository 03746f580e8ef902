#include "memory.h"

#include <malloc.h>
#include <stdlib.h>

static _Thread_local cguide_budget *current;

void cguide_use_budget(cguide_budget *budget) {
  current = budget;
}

/// Whether `count` bytes fit into the budget once `freed` bytes of it are given back.
static int fits(size_t count, size_t freed) {
  if (count <= current->limit_bytes && current->used_bytes - freed <= current->limit_bytes - count) return 1;
  current->is_exhausted = 1;
  return 0;
}

static void *allocate(size_t count) {
  if (!fits(count, 0)) return NULL;
  void *memory = malloc(count);
  current->used_bytes += malloc_usable_size(memory);
  return memory;
}

static void *reallocate(void *memory, size_t count) {
  size_t before = malloc_usable_size(memory);
  if (!fits(count, before)) return NULL;
  void *grown = realloc(memory, count);
  if (grown != NULL) current->used_bytes += malloc_usable_size(grown) - before;
  return grown;
}

static void release(void *memory) {
  current->used_bytes -= malloc_usable_size(memory);
  free(memory);
}

const XML_Memory_Handling_Suite cguide_allocator = {allocate, reallocate, release};
