#pragma once
// A session: a multi handle with one easy handle, and the answer to the current request.

#include "CCurl.h"
#include "Library.h"

#include <stdatomic.h>

/// A growable buffer of bytes.
struct ccurl_bytes {
  uint8_t *start;
  size_t length, capacity;
};

struct ccurl_session {
  CURLM *multi;
  CURL *easy;
  atomic_bool is_interrupted;
  struct ccurl_bytes header, body;
  /// State of the current request.
  const ccurl_request *request;
  uint64_t file_length;
  int file_error;
  bool is_too_large;
  char message[CURL_ERROR_SIZE];
};

/// Sets the options of a request on the session's easy handle. Returns false if memory is exhausted.
///
/// The list of header fields must be freed after the request.
bool ccurl_prepare(ccurl_session *session, struct curl_slist **fields);
/// Receives one line of a header; the callback of CURLOPT_HEADERFUNCTION.
size_t ccurl_receive_header(char *line, size_t size, size_t count, void *session);
/// Receives content; the callback of CURLOPT_WRITEFUNCTION.
size_t ccurl_receive_body(char *bytes, size_t size, size_t count, void *session);
