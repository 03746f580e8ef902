#pragma once
// HTTP requests by libcurl, which is loaded by the first request.
//
// It is not linked: it loads some thirty other libraries, and a television whose services are on the same machine never
// needs it. Swift code decides which answers are failures, and what they mean.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Loads libcurl, once.
///
/// Returns NULL, or the loader's description of what is missing. All other functions require that it has returned NULL.
const char *ccurl_load(void);
/// Returns the versions of libcurl and of its TLS library, such as "libcurl/7.88.1 OpenSSL/3.0.17".
const char *ccurl_version(void);

/// A client that performs one request at a time, and keeps the connection of the last request open.
typedef struct ccurl_session ccurl_session;

/// Creates a session; no connection is made. Returns NULL if memory is exhausted.
ccurl_session *ccurl_session_new(void);
/// Closes the connection and frees the session.
void ccurl_session_free(ccurl_session *session);
/// Ends the request that is being performed, or the next one; may be called from any thread.
void ccurl_interrupt(ccurl_session *session);
/// Withdraws an interruption; must not be called during a request.
void ccurl_clear_interrupt(ccurl_session *session);

/// A request. All texts are terminated by NUL, and are copied.
typedef struct {
  const char *method;
  /// An absolute URL with the scheme http or https.
  const char *url;
  /// Header fields, "Name: value", each followed by a line feed; may be empty.
  const char *fields;
  /// The content; NULL for none. It must stay valid while the request is performed.
  const uint8_t *body;
  size_t body_length;
  const char *user_agent;
  /// A file with the trusted certificates, in PEM; NULL for those of the system.
  const char *trusted_certificates;
  /// The time limit for resolving the name and connecting, milliseconds.
  int64_t connect_limit_ms;
  /// The time limit for the whole request, milliseconds, at least 1; 0 for no limit.
  int64_t time_limit_ms;
  /// The time without a byte after which the request fails, seconds, at least 1; 0 for no limit.
  int64_t stall_limit_s;
  /// The maximum size of an answer's content, bytes.
  uint64_t answer_limit;
  /// Whether the proxy that the environment names is bypassed.
  bool bypasses_proxy;
  /// Whether a new connection is made. If a connection that was kept has ended meanwhile, libcurl repeats the request by itself.
  bool needs_new_connection;
  /// A file, open for writing, that receives the content of an answer with status 200 or 206; -1 for none.
  int file;
} ccurl_request;

/// How a request ended.
typedef enum {
  /// The whole answer has been received.
  CCURL_ANSWERED,
  CCURL_INTERRUPTED,
  CCURL_TIMED_OUT,
  /// The server's name has no address.
  CCURL_NAME_UNKNOWN,
  /// The proxy has no address, or refuses the request.
  CCURL_PROXY_FAILED,
  /// No connection was accepted.
  CCURL_UNREACHABLE,
  /// The server's certificate is not valid for its name, or not trusted.
  CCURL_CERTIFICATE_INVALID,
  /// No encrypted connection could be negotiated.
  CCURL_TLS_FAILED,
  /// The connection ended before the answer did.
  CCURL_BROKEN,
  /// The answer is not HTTP.
  CCURL_ANSWER_INVALID,
  /// The answer's header or content exceeds a limit.
  CCURL_TOO_LARGE,
  /// The file could not be written.
  CCURL_FILE_FAILED,
  /// Anything else, such as too little memory.
  CCURL_FAILED,
} ccurl_outcome;

/// An answer, or the part of it that was received. The pointers are valid until the session's next request.
typedef struct {
  /// The status code; 0 without an answer.
  long status;
  /// Whether any part of the request was sent.
  bool was_sent;
  /// The lines of the header as they were received, the status line first, without trailers; not terminated by NUL.
  const char *header;
  size_t header_length;
  /// The content that was not written to the file.
  const uint8_t *body;
  size_t body_length;
  /// The number of bytes written to the file.
  uint64_t file_length;
  /// The error of the file system if the outcome is CCURL_FILE_FAILED.
  int file_error;
  /// The absolute URL that a redirection points to; NULL for any other answer.
  const char *redirection;
  /// libcurl's description of a failure, in English; empty if there is none.
  const char *message;
} ccurl_answer;

/// Performs a request on the calling thread and waits for its end; never raises SIGPIPE.
ccurl_outcome ccurl_perform(ccurl_session *session, const ccurl_request *request, ccurl_answer *answer);

/// Creates an empty file in memory, for content that is not stored on disk; it is deleted when it is closed.
///
/// Returns its descriptor, or -1 and sets errno.
int ccurl_memory_file(void);
