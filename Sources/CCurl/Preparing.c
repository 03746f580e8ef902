#include "Session.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/// Appends a line to a list; returns false if memory is exhausted.
static bool append(struct curl_slist **list, const char *line) {
  struct curl_slist *longer = libcurl.curl_slist_append(*list, line);
  if (longer != NULL) *list = longer;
  return longer != NULL;
}

/// Creates libcurl's list of header fields.
static bool list_fields(const char *lines, struct curl_slist **fields) {
  // libcurl would wait a second for "100 Continue", which not every server sends.
  if (!append(fields, "Expect:")) return false;
  char *copy = strdup(lines), *rest = copy, *line;
  bool is_complete = copy != NULL;
  while (is_complete && (line = strsep(&rest, "\n")) != NULL) is_complete = *line == 0 || append(fields, line);
  free(copy);
  return is_complete;
}

static void set_method(CURL *easy, const ccurl_request *request) {
  libcurl.curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, request->needs_new_connection ? 1L : 0L);
  if (request->body != NULL) {
    libcurl.curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
    libcurl.curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body);
  }
  if (strcmp(request->method, "HEAD") == 0) {
    libcurl.curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
  } else {
    libcurl.curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request->method);
  }
}

static void set_limits(CURL *easy, const ccurl_request *request) {
  libcurl.curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)request->connect_limit_ms);
  libcurl.curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)request->time_limit_ms);
  if (request->stall_limit_s > 0) {
    libcurl.curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    libcurl.curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)request->stall_limit_s);
  }
  libcurl.curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->answer_limit);
}

static void set_security(CURL *easy, const ccurl_request *request) {
  libcurl.curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  libcurl.curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  // Passwords in a .netrc are for other programs.
  libcurl.curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  if (request->trusted_certificates != NULL) {
    libcurl.curl_easy_setopt(easy, CURLOPT_CAINFO, request->trusted_certificates);
  }
  if (request->bypasses_proxy) libcurl.curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
}

/// Opens a socket that programs started meanwhile do not inherit; they would keep the connection open.
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)context, (void)purpose;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static void set_receivers(CURL *easy, ccurl_session *session) {
  libcurl.curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, ccurl_receive_header);
  libcurl.curl_easy_setopt(easy, CURLOPT_HEADERDATA, session);
  libcurl.curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, ccurl_receive_body);
  libcurl.curl_easy_setopt(easy, CURLOPT_WRITEDATA, session);
  libcurl.curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, session->message);
}

bool ccurl_prepare(ccurl_session *session, struct curl_slist **fields) {
  const ccurl_request *request = session->request;
  CURL *easy = session->easy;
  if (!list_fields(request->fields, fields)) return false;
  if (libcurl.curl_easy_setopt(easy, CURLOPT_URL, request->url) != CURLE_OK) return false;
  libcurl.curl_easy_setopt(easy, CURLOPT_HTTPHEADER, *fields);
  libcurl.curl_easy_setopt(easy, CURLOPT_USERAGENT, request->user_agent);
  libcurl.curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  // Signals are handled by the program.
  libcurl.curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  // An interruption does not wait for the thread of a resolver that does not answer.
  libcurl.curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  set_method(easy, request);
  set_limits(easy, request);
  set_security(easy, request);
  set_receivers(easy, session);
  return true;
}
