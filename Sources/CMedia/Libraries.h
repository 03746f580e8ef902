#pragma once
// The libraries that read media files, loaded when a file is first read.
//
// They depend on some twenty others, and only workers call them: linking them would make the television start 20 %
// slower. So nothing is linked; a table holds every function that is called, with its type from the library's header.

#include <chafa.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gexiv2/gexiv2.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

// GLib wraps this function in a macro of its name, which would spoil the table's member.
#undef g_object_ref

#define CMEDIA_CHAFA(USE) \
  USE(chafa_canvas_config_new) USE(chafa_canvas_config_set_canvas_mode) USE(chafa_canvas_config_set_geometry) \
  USE(chafa_canvas_config_set_pixel_mode) USE(chafa_canvas_config_set_preprocessing_enabled) \
  USE(chafa_canvas_config_set_symbol_map) USE(chafa_canvas_config_set_work_factor) USE(chafa_canvas_config_unref) \
  USE(chafa_canvas_draw_all_pixels) USE(chafa_canvas_get_char_at) USE(chafa_canvas_get_colors_at) \
  USE(chafa_canvas_new) USE(chafa_canvas_unref) USE(chafa_set_n_threads) USE(chafa_symbol_map_add_by_tags) \
  USE(chafa_symbol_map_new) USE(chafa_symbol_map_unref)

#define CMEDIA_GEXIV2(USE) \
  USE(gexiv2_get_version) USE(gexiv2_initialize) USE(gexiv2_log_set_level) USE(gexiv2_metadata_get_pixel_height) \
  USE(gexiv2_metadata_get_pixel_width) USE(gexiv2_metadata_is_exif_tag) USE(gexiv2_metadata_new) \
  USE(gexiv2_metadata_open_buf) USE(gexiv2_metadata_try_get_tag_interpreted_string) \
  USE(gexiv2_metadata_try_get_tag_multiple) USE(gexiv2_metadata_try_get_tag_string) USE(gexiv2_metadata_try_has_tag)

// With GLib and GObject, which it depends on.
#define CMEDIA_PIXBUF(USE) \
  USE(gdk_pixbuf_add_alpha) USE(gdk_pixbuf_error_quark) USE(gdk_pixbuf_get_height) USE(gdk_pixbuf_get_n_channels) \
  USE(gdk_pixbuf_get_option) USE(gdk_pixbuf_get_pixels) USE(gdk_pixbuf_get_rowstride) USE(gdk_pixbuf_get_width) \
  USE(gdk_pixbuf_loader_close) USE(gdk_pixbuf_loader_get_pixbuf) USE(gdk_pixbuf_loader_new) \
  USE(gdk_pixbuf_loader_set_size) USE(gdk_pixbuf_loader_write) USE(gdk_pixbuf_new_from_data) \
  USE(gdk_pixbuf_read_pixels) USE(gdk_pixbuf_scale) USE(gdk_pixbuf_scale_simple) USE(g_clear_error) \
  USE(g_error_matches) USE(g_log_set_default_handler) USE(g_log_set_writer_func) USE(g_object_ref) \
  USE(g_object_unref) USE(g_signal_connect_data) USE(g_strfreev)

#define CMEDIA_CRYPTO(USE) \
  USE(EVP_DigestFinal_ex) USE(EVP_DigestInit_ex) USE(EVP_DigestUpdate) USE(EVP_MD_CTX_free) USE(EVP_MD_CTX_new) \
  USE(EVP_sha256) USE(OPENSSL_init_crypto) USE(OpenSSL_version)

/// The functions by their own names.
struct cmedia_libraries {
#define CMEDIA_MEMBER(function) __typeof__(function) *function;
  CMEDIA_CHAFA(CMEDIA_MEMBER) CMEDIA_GEXIV2(CMEDIA_MEMBER) CMEDIA_PIXBUF(CMEDIA_MEMBER) CMEDIA_CRYPTO(CMEDIA_MEMBER)
#undef CMEDIA_MEMBER
  /// gdk-pixbuf's version, which is a variable.
  const char **gdk_pixbuf_version;
};

/// The functions of libcrypto are set once `cmedia_load_crypto` has returned NULL, all others once `cmedia_load` has.
extern struct cmedia_libraries lib;
