#include "Session.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

ccurl_session *ccurl_session_new(void) {
  ccurl_session *session = calloc(1, sizeof *session);
  if (session == NULL) return NULL;
  session->multi = libcurl.curl_multi_init();
  session->easy = libcurl.curl_easy_init();
  if (session->multi == NULL || session->easy == NULL) {
    ccurl_session_free(session);
    return NULL;
  }
  libcurl.curl_multi_setopt(session->multi, CURLMOPT_MAXCONNECTS, 1L);
  return session;
}

void ccurl_session_free(ccurl_session *session) {
  if (session->easy != NULL) libcurl.curl_easy_cleanup(session->easy);
  if (session->multi != NULL) libcurl.curl_multi_cleanup(session->multi);
  free(session->header.start);
  free(session->body.start);
  free(session);
}

void ccurl_interrupt(ccurl_session *session) {
  atomic_store(&session->is_interrupted, true);
  libcurl.curl_multi_wakeup(session->multi);
}

void ccurl_clear_interrupt(ccurl_session *session) { atomic_store(&session->is_interrupted, false); }

/// Waits for the end of the transfer that was added to the multi handle.
static CURLcode run(ccurl_session *session) {
  int running = 0;
  while (true) {
    if (atomic_load(&session->is_interrupted)) return CURLE_ABORTED_BY_CALLBACK;
    if (libcurl.curl_multi_perform(session->multi, &running) != CURLM_OK) return CURLE_OUT_OF_MEMORY;
    if (running == 0) break;
    // This returns earlier if libcurl has something to do, such as ending the request at its time limit.
    if (libcurl.curl_multi_poll(session->multi, NULL, 0, 60 * 1000, NULL) != CURLM_OK) return CURLE_OUT_OF_MEMORY;
  }
  int left = 0;
  CURLMsg *message = libcurl.curl_multi_info_read(session->multi, &left);
  return message != NULL && message->msg == CURLMSG_DONE ? message->data.result : CURLE_OUT_OF_MEMORY;
}

static ccurl_outcome outcome(const ccurl_session *session, CURLcode code) {
  if (session->is_too_large) return CCURL_TOO_LARGE;
  if (session->file_error != 0) return CCURL_FILE_FAILED;
  switch (code) {
  case CURLE_OK: return CCURL_ANSWERED;
  case CURLE_ABORTED_BY_CALLBACK: return CCURL_INTERRUPTED;
  case CURLE_OPERATION_TIMEDOUT: return CCURL_TIMED_OUT;
  case CURLE_COULDNT_RESOLVE_HOST: return CCURL_NAME_UNKNOWN;
  case CURLE_COULDNT_RESOLVE_PROXY:
  case CURLE_PROXY: return CCURL_PROXY_FAILED;
  case CURLE_COULDNT_CONNECT:
  case CURLE_INTERFACE_FAILED: return CCURL_UNREACHABLE;
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_ISSUER_ERROR:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_INVALIDCERTSTATUS:
  case CURLE_SSL_PINNEDPUBKEYNOTMATCH: return CCURL_CERTIFICATE_INVALID;
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_SSL_CIPHER:
  case CURLE_USE_SSL_FAILED: return CCURL_TLS_FAILED;
  case CURLE_SEND_ERROR:
  case CURLE_RECV_ERROR:
  case CURLE_GOT_NOTHING:
  case CURLE_PARTIAL_FILE:
  case CURLE_HTTP2:
  case CURLE_HTTP2_STREAM: return CCURL_BROKEN;
  // The first code is that of an answer without a status line: HTTP/0.9, which is not allowed.
  case CURLE_UNSUPPORTED_PROTOCOL:
  case CURLE_WEIRD_SERVER_REPLY:
  case CURLE_BAD_CONTENT_ENCODING: return CCURL_ANSWER_INVALID;
  case CURLE_FILESIZE_EXCEEDED: return CCURL_TOO_LARGE;
  default: return CCURL_FAILED;
  }
}

static void describe(ccurl_session *session, CURLcode code, ccurl_answer *answer) {
  long request_size = 0;
  char *redirection = NULL;
  libcurl.curl_easy_getinfo(session->easy, CURLINFO_RESPONSE_CODE, &answer->status);
  libcurl.curl_easy_getinfo(session->easy, CURLINFO_REQUEST_SIZE, &request_size);
  libcurl.curl_easy_getinfo(session->easy, CURLINFO_REDIRECT_URL, &redirection);
  if (code != CURLE_OK && session->message[0] == 0) {
    strncpy(session->message, libcurl.curl_easy_strerror(code), CURL_ERROR_SIZE - 1);
  }
  answer->was_sent = request_size > 0;
  answer->header = (const char *)session->header.start;
  answer->header_length = session->header.length;
  answer->body = session->body.start;
  answer->body_length = session->body.length;
  answer->file_length = session->file_length;
  answer->file_error = session->file_error;
  answer->redirection = redirection;
  answer->message = session->message;
}

static void forget_last(ccurl_session *session) {
  session->header.length = session->body.length = 0;
  session->file_length = 0;
  session->file_error = 0;
  session->is_too_large = false;
  session->message[0] = 0;
}

static CURLcode transfer(ccurl_session *session) {
  struct curl_slist *fields = NULL;
  libcurl.curl_easy_reset(session->easy);
  CURLcode code = CURLE_OUT_OF_MEMORY;
  if (ccurl_prepare(session, &fields)
    && libcurl.curl_multi_add_handle(session->multi, session->easy) == CURLM_OK) {
    code = run(session);
    libcurl.curl_multi_remove_handle(session->multi, session->easy);
  }
  libcurl.curl_slist_free_all(fields);
  return code;
}

/// Blocks SIGPIPE: the TLS library writes to sockets without MSG_NOSIGNAL, and the signal would end the program when the server
/// has closed the connection.
ccurl_outcome ccurl_perform(ccurl_session *session, const ccurl_request *request, ccurl_answer *answer) {
  sigset_t pipe_signal, former;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_signal, &former);
  session->request = request;
  forget_last(session);
  CURLcode code = transfer(session);
  memset(answer, 0, sizeof *answer);
  describe(session, code, answer);
  session->request = NULL;
  if (!sigismember(&former, SIGPIPE)) {
    struct timespec no_time = {0, 0};
    sigtimedwait(&pipe_signal, NULL, &no_time);
    pthread_sigmask(SIG_SETMASK, &former, NULL);
  }
  return outcome(session, code);
}
