#include "Session.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// The maximum size of a header, bytes, as with most servers.
enum { HEADER_LIMIT = 64 * 1024 };

/// Appends bytes; returns false if memory is exhausted.
static bool append(struct ccurl_bytes *bytes, const char *added, size_t count) {
  if (bytes->capacity - bytes->length < count) {
    size_t capacity = 2 * (bytes->length + count);
    uint8_t *start = realloc(bytes->start, capacity);
    if (start == NULL) return false;
    bytes->start = start;
    bytes->capacity = capacity;
  }
  memcpy(bytes->start + bytes->length, added, count);
  bytes->length += count;
  return true;
}

/// Writes to the request's file, and returns whether everything was written.
static bool write_file(ccurl_session *session, const char *bytes, size_t count) {
  size_t written = 0;
  while (written < count) {
    ssize_t step = write(session->request->file, bytes + written, count - written);
    if (step < 0 && errno == EINTR) continue;
    if (step < 0) {
      session->file_error = errno;
      return false;
    }
    written += (size_t)step;
  }
  session->file_length += count;
  return true;
}

/// libcurl passes all headers: also those of "100 Continue" and of a proxy's answer, and trailers after the content.
size_t ccurl_receive_header(char *line, size_t size, size_t count, void *context) {
  ccurl_session *session = context;
  size_t length = size * count;
  if (session->body.length > 0 || session->file_length > 0) return length;
  if (length >= 5 && memcmp(line, "HTTP/", 5) == 0) session->header.length = 0;
  session->is_too_large = length > HEADER_LIMIT - session->header.length;
  return !session->is_too_large && append(&session->header, line, length) ? length : 0;
}

size_t ccurl_receive_body(char *bytes, size_t size, size_t count, void *context) {
  ccurl_session *session = context;
  size_t length = size * count;
  if (length == 0) return 0;
  uint64_t received = session->body.length + session->file_length;
  session->is_too_large = length > session->request->answer_limit - received;
  if (session->is_too_large) return 0;
  long status = 0;
  libcurl.curl_easy_getinfo(session->easy, CURLINFO_RESPONSE_CODE, &status);
  bool is_for_file = session->request->file >= 0 && (status == 200 || status == 206);
  bool is_stored = is_for_file ? write_file(session, bytes, length) : append(&session->body, bytes, length);
  return is_stored ? length : 0;
}
