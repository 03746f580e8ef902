#pragma once
#include <stdint.h>

// Attacks that a decoder could make after a malicious file has taken it over.

/// The targets of the attacks.
typedef struct {
  /// A folder with the files `secret` and `database` and the listening socket `socket`.
  const char *folder;
  /// The process that started the worker.
  int32_t parent;
  /// A port on 127.0.0.1 that accepts connections.
  uint16_t port;
  /// The worker's socket, and the descriptor of the file that it received; -1 for none.
  int32_t socket, file;
} cattacks_target;

/// The number of attacks.
int cattacks_count(void);
/// The name of an attack; `index` is less than the count.
const char *cattacks_name(int index);
/// Returns whether an attack succeeds on every machine in a process of root that is not confined.
int cattacks_is_certain(int index);
/// Makes an attack. Returns 0 if it succeeds, otherwise the errno of its failure.
int cattacks_try(int index, cattacks_target target);

/// Waits for a request on a worker's socket, and returns the descriptor that comes with it; -1 for none.
int cattacks_receive(int socket);
/// Replies to the first request on a worker's socket with a text of at most 100 bytes, as the reply to a check of a picture.
void cattacks_reply(int socket, const char *text);
