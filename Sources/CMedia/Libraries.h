#pragma once
// The libraries that read media files, loaded by whoever reads one.
//
// They bring some twenty libraries along, a fifth of what starting a television costs, and a television never calls
// them: its workers do. So nothing is linked; every function that is called stands in a table, with the type its header
// gives it.

#include <chafa.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gexiv2/gexiv2.h>

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
  USE(gexiv2_metadata_open_buf) USE(gexiv2_metadata_open_path) USE(gexiv2_metadata_try_get_tag_interpreted_string) \
  USE(gexiv2_metadata_try_get_tag_multiple) USE(gexiv2_metadata_try_get_tag_string) USE(gexiv2_metadata_try_has_tag)

// With GLib and GObject, on which it stands.
#define CMEDIA_PIXBUF(USE) \
  USE(gdk_pixbuf_add_alpha) USE(gdk_pixbuf_error_quark) USE(gdk_pixbuf_get_height) USE(gdk_pixbuf_get_n_channels) \
  USE(gdk_pixbuf_get_option) USE(gdk_pixbuf_get_pixels) USE(gdk_pixbuf_get_rowstride) USE(gdk_pixbuf_get_width) \
  USE(gdk_pixbuf_loader_close) USE(gdk_pixbuf_loader_get_pixbuf) USE(gdk_pixbuf_loader_new) \
  USE(gdk_pixbuf_loader_set_size) USE(gdk_pixbuf_loader_write) USE(gdk_pixbuf_new_from_data) \
  USE(gdk_pixbuf_read_pixels) USE(gdk_pixbuf_scale) USE(gdk_pixbuf_scale_simple) USE(g_clear_error) \
  USE(g_error_matches) USE(g_log_set_default_handler) USE(g_log_set_writer_func) USE(g_object_ref) \
  USE(g_object_unref) USE(g_signal_connect_data) USE(g_strfreev)

/// The functions by their own names.
struct cmedia_libraries {
#define CMEDIA_MEMBER(function) __typeof__(function) *function;
  CMEDIA_CHAFA(CMEDIA_MEMBER) CMEDIA_GEXIV2(CMEDIA_MEMBER) CMEDIA_PIXBUF(CMEDIA_MEMBER)
#undef CMEDIA_MEMBER
  /// gdk-pixbuf's version, which is a variable.
  const char **gdk_pixbuf_version;
};

/// All of them once ``cmedia_load`` has returned NULL.
extern struct cmedia_libraries lib;
