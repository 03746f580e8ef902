#pragma once

#include <expat.h>
#include <stddef.h>

/// How much memory one parser may use, and uses. expat hands no context to an allocator, so that the budget of the parser
/// that is called on a thread is set with `cguide_use_budget` before every call into expat.
typedef struct {
  /// The most that may be allocated at a time, bytes.
  size_t limit_bytes;
  /// Bytes allocated now, as the C library rounds them.
  size_t used_bytes;
  /// Whether an allocation was refused because of the limit.
  int is_exhausted;
} cguide_budget;

/// Makes the allocations on this thread count against `budget` from now on.
void cguide_use_budget(cguide_budget *budget);

/// Allocates memory for expat within the budget; fails beyond it.
extern const XML_Memory_Handling_Suite cguide_allocator;
