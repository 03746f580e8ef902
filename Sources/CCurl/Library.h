#pragma once
// The functions of libcurl, with their types from its header.

// Otherwise the header defines type-checking macros with the names of the functions.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#define CCURL_FUNCTIONS(USE) \
  USE(curl_easy_cleanup) USE(curl_easy_getinfo) USE(curl_easy_init) USE(curl_easy_reset) USE(curl_easy_setopt) \
  USE(curl_easy_strerror) USE(curl_global_init) USE(curl_multi_add_handle) USE(curl_multi_cleanup) \
  USE(curl_multi_info_read) USE(curl_multi_init) USE(curl_multi_perform) USE(curl_multi_poll) \
  USE(curl_multi_remove_handle) USE(curl_multi_setopt) USE(curl_multi_wakeup) USE(curl_slist_append) \
  USE(curl_slist_free_all) USE(curl_version)

/// The functions by their own names.
struct ccurl_library {
#define CCURL_MEMBER(function) __typeof__(function) *function;
  CCURL_FUNCTIONS(CCURL_MEMBER)
#undef CCURL_MEMBER
};

/// Its members are valid once `ccurl_load` has returned NULL.
extern struct ccurl_library libcurl;
