#pragma once
// HTTP requests by libcurl, which is loaded when the first request is made.
//
// Nothing is linked: libcurl brings some thirty other libraries, and a television whose services are on the same machine
// never needs it. There is no policy here: which answers are failures, and what they mean, is decided in Swift.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Loads libcurl, once.
///
/// Returns NULL, or the loader's description of what is missing. All other functions need a successful call.
const char *ccurl_load(void);
/// Returns the versions of libcurl and of its TLS library, such as "libcurl/7.88.1 OpenSSL/3.0.17".
const char *ccurl_version(void);

/// A client that performs one request at a time, and keeps the connection of the last one open.
typedef struct ccurl_session ccurl_session;

/// Creates a session; no connection is made. Returns NULL without memory.
ccurl_session *ccurl_session_new(void);
/// Closes the connection and frees the session.
void ccurl_session_free(ccurl_session *session);
/// Ends the request that is being performed, or the next one; may be called from any thread.
void ccurl_interrupt(ccurl_session *session);
/// Takes an interruption back; must not be called during a request.
void ccurl_clear_interrupt(ccurl_session *session);

/// A request. All texts end with NUL, and all are copied.
typedef struct {
  const char *method;
  /// An absolute URL with the scheme http or https.
  const char *url;
  /// Header fields, "Name: value", each followed by a line feed; may be empty.
  const char *fields;
  /// The content; NULL for none. It must live as long as the request is performed.
  const uint8_t *body;
  size_t body_length;
  const char *user_agent;
  /// A file with the certificates that are trusted, in PEM; NULL for the system's.
  const char *trusted_certificates;
  /// How long the name may take to resolve and the connection to be made, milliseconds.
  int64_t connect_limit_ms;
  /// How long everything together may take, milliseconds, at least 1; 0 for no limit.
  int64_t time_limit_ms;
  /// After how many seconds without a byte the request fails, at least 1; 0 for no limit.
  int64_t stall_limit_s;
  /// How many bytes of content an answer may have.
  uint64_t answer_limit;
  /// Whether the proxy that the environment names is not used.
  bool bypasses_proxy;
  /// Whether a new connection is made. On one that was kept and has ended meanwhile, libcurl sends a request again by itself.
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
  /// The proxy has no address, or refuses.
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

/// An answer, or what there is of it. The pointers are valid until the session's next request.
typedef struct {
  /// The status code; 0 without an answer.
  long status;
  /// Whether any part of the request was sent.
  bool was_sent;
  /// The header's lines as they were received, the status line first, without trailers; not ended with NUL.
  const char *header;
  size_t header_length;
  /// The content that was not written to the file.
  const uint8_t *body;
  size_t body_length;
  /// How many bytes were written to the file.
  uint64_t file_length;
  /// The error of the file system if the outcome is CCURL_FILE_FAILED.
  int file_error;
  /// The absolute URL that a redirection points to; NULL for any other answer.
  const char *redirection;
  /// libcurl's description of a failure, in English; empty if there is none.
  const char *message;
} ccurl_answer;

/// Performs a request on the calling thread, and waits for its end. SIGPIPE is never raised.
ccurl_outcome ccurl_perform(ccurl_session *session, const ccurl_request *request, ccurl_answer *answer);

/// Creates an empty file in memory, for content that is kept nowhere; it disappears when it is closed.
///
/// Returns its descriptor, or -1 and sets errno.
int ccurl_memory_file(void);
