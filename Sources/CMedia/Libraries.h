#pragma once
// The libraries that read media files, loaded when a file is first read.
//
// They depend on some twenty others, and only workers call them: linking them would make the television start 20 %
// slower. So nothing is linked; a table holds every function that is called, with its type from the library's header.

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gexiv2/gexiv2.h>
#include <lcms2.h>
#include <libheif/heif.h>
#include <openjpeg.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <png.h>
#include <stdio.h>
#include <tiffio.h>
// After <stdio.h>, which it needs and does not include.
#include <jpeglib.h>

// GLib wraps this function in a macro of its name, which would spoil the table's member.
#undef g_object_ref

#define CMEDIA_GEXIV2(USE) \
  USE(gexiv2_get_version) USE(gexiv2_initialize) USE(gexiv2_log_set_level) USE(gexiv2_metadata_get_pixel_height) \
  USE(gexiv2_metadata_get_preview_properties) USE(gexiv2_metadata_try_get_preview_image) \
  USE(gexiv2_preview_image_get_data) USE(gexiv2_preview_properties_get_height) \
  USE(gexiv2_preview_properties_get_size) USE(gexiv2_preview_properties_get_width) \
  USE(gexiv2_metadata_get_pixel_width) USE(gexiv2_metadata_has_exif) USE(gexiv2_metadata_is_exif_tag) \
  USE(gexiv2_metadata_new) \
  USE(gexiv2_metadata_open_buf) USE(gexiv2_metadata_try_get_tag_interpreted_string) \
  USE(gexiv2_metadata_try_get_tag_multiple) USE(gexiv2_metadata_try_get_tag_raw) \
  USE(gexiv2_metadata_try_get_tag_string) USE(gexiv2_metadata_try_has_tag)

// With GLib and GObject, which it depends on.
#define CMEDIA_PIXBUF(USE) \
  USE(gdk_pixbuf_add_alpha) USE(gdk_pixbuf_error_quark) USE(gdk_pixbuf_get_height) USE(gdk_pixbuf_get_n_channels) \
  USE(gdk_pixbuf_get_option) USE(gdk_pixbuf_get_pixels) USE(gdk_pixbuf_get_rowstride) USE(gdk_pixbuf_get_width) \
  USE(gdk_pixbuf_loader_close) USE(gdk_pixbuf_loader_get_pixbuf) USE(gdk_pixbuf_loader_new_with_mime_type) \
  USE(gdk_pixbuf_loader_set_size) USE(gdk_pixbuf_loader_write) USE(gdk_pixbuf_new_from_data) \
  USE(gdk_pixbuf_read_pixels) USE(gdk_pixbuf_save_to_bufferv) USE(g_base64_decode) \
  USE(g_bytes_get_data) USE(g_bytes_unref) USE(g_clear_error) \
  USE(g_error_matches) USE(g_log_set_default_handler) USE(g_log_set_writer_func) USE(g_object_ref) \
  USE(g_object_unref) USE(g_signal_connect_data) USE(g_strfreev)

#define CMEDIA_JPEG(USE) \
  USE(jpeg_CreateDecompress) USE(jpeg_calc_output_dimensions) USE(jpeg_destroy_decompress) USE(jpeg_has_multiple_scans) \
  USE(jpeg_read_header) \
  USE(jpeg_read_icc_profile) USE(jpeg_read_scanlines) USE(jpeg_resync_to_restart) USE(jpeg_save_markers) \
  USE(jpeg_start_decompress) USE(jpeg_std_error)

#define CMEDIA_PNG(USE) \
  USE(png_create_info_struct) USE(png_create_read_struct) USE(png_destroy_read_struct) USE(png_error) USE(png_get_channels) \
  USE(png_get_error_ptr) USE(png_get_iCCP) USE(png_get_image_height) USE(png_get_image_width) \
  USE(png_get_interlace_type) USE(png_get_io_ptr) USE(png_get_libpng_ver) USE(png_get_rowbytes) USE(png_read_info) \
  USE(png_read_row) USE(png_read_update_info) USE(png_set_add_alpha) USE(png_set_expand) USE(png_set_gray_to_rgb) \
  USE(png_set_interlace_handling) USE(png_set_option) USE(png_set_read_fn) USE(png_set_scale_16)

#define CMEDIA_HEIF(USE) \
  USE(heif_context_alloc) USE(heif_context_free) USE(heif_context_get_primary_image_handle) \
  USE(heif_context_read_from_memory_without_copy) USE(heif_decode_image) USE(heif_decoding_options_alloc) \
  USE(heif_decoding_options_free) USE(heif_get_version) USE(heif_image_get_height) \
  USE(heif_image_get_plane_readonly) USE(heif_image_get_width) USE(heif_image_handle_get_height) \
  USE(heif_image_handle_get_nclx_color_profile) USE(heif_image_handle_get_raw_color_profile) \
  USE(heif_image_handle_get_list_of_thumbnail_IDs) \
  USE(heif_image_handle_get_raw_color_profile_size) USE(heif_image_handle_get_thumbnail) \
  USE(heif_image_handle_get_width) USE(heif_image_handle_release) \
  USE(heif_image_release) USE(heif_nclx_color_profile_free)

#define CMEDIA_TIFF(USE) \
  USE(TIFFClientOpen) USE(TIFFClose) USE(TIFFGetField) USE(TIFFGetFieldDefaulted) USE(TIFFGetVersion) \
  USE(TIFFIsTiled) USE(TIFFRGBAImageBegin) USE(TIFFRGBAImageEnd) USE(TIFFRGBAImageGet) USE(TIFFRGBAImageOK) \
  USE(TIFFReadDirectory) USE(TIFFReadEncodedStrip) USE(TIFFReadEncodedTile) USE(TIFFScanlineSize64) \
  USE(TIFFSetDirectory) USE(TIFFSetErrorHandler) USE(TIFFSetErrorHandlerExt) USE(TIFFSetWarningHandler) \
  USE(TIFFStripSize64) USE(TIFFTileRowSize64) USE(TIFFTileSize64)

#define CMEDIA_OPENJPEG(USE) \
  USE(opj_create_decompress) USE(opj_decode) USE(opj_destroy_codec) USE(opj_destroy_cstr_info) USE(opj_get_cstr_info) \
  USE(opj_image_destroy) USE(opj_read_header) USE(opj_set_decoded_resolution_factor) \
  USE(opj_set_default_decoder_parameters) USE(opj_set_error_handler) USE(opj_setup_decoder) USE(opj_stream_create) \
  USE(opj_stream_destroy) USE(opj_stream_set_read_function) USE(opj_stream_set_seek_function) \
  USE(opj_stream_set_skip_function) USE(opj_stream_set_user_data) USE(opj_stream_set_user_data_length) \
  USE(opj_version)

#define CMEDIA_LCMS(USE) \
  USE(cmsBuildParametricToneCurve) USE(cmsBuildTabulatedToneCurveFloat) USE(cmsCloseProfile) \
  USE(cmsCreateRGBProfile) USE(cmsCreateTransform) USE(cmsCreate_sRGBProfile) USE(cmsDeleteTransform) \
  USE(cmsDoTransform) USE(cmsFreeToneCurve) USE(cmsGetColorSpace) USE(cmsGetDeviceClass) USE(cmsGetEncodedCMMversion) \
  USE(cmsOpenProfileFromMem)

#define CMEDIA_CRYPTO(USE) \
  USE(EVP_DigestFinal_ex) USE(EVP_DigestInit_ex) USE(EVP_DigestUpdate) USE(EVP_MD_CTX_free) USE(EVP_MD_CTX_new) \
  USE(EVP_sha256) USE(OPENSSL_init_crypto) USE(OpenSSL_version)

/// The functions by their own names.
struct cmedia_libraries {
#define CMEDIA_MEMBER(function) __typeof__(function) *function;
  CMEDIA_GEXIV2(CMEDIA_MEMBER) CMEDIA_PIXBUF(CMEDIA_MEMBER) CMEDIA_CRYPTO(CMEDIA_MEMBER)
  CMEDIA_JPEG(CMEDIA_MEMBER) CMEDIA_PNG(CMEDIA_MEMBER) CMEDIA_HEIF(CMEDIA_MEMBER) CMEDIA_TIFF(CMEDIA_MEMBER) CMEDIA_OPENJPEG(CMEDIA_MEMBER)
  CMEDIA_LCMS(CMEDIA_MEMBER)
#undef CMEDIA_MEMBER
  /// gdk-pixbuf's version, which is a variable.
  const char **gdk_pixbuf_version;
};

/// The functions of libcrypto are set once `cmedia_load_crypto` has returned NULL, those of a decoder once
/// `cmedia_load_decoder` has for its library, and all others once `cmedia_load` has.
extern struct cmedia_libraries lib;
