#pragma once
// The libraries that read media files, behind plain integers and structs.
//
// GLib's headers cannot be imported into Swift (macros, mutable globals, varargs), so only the .c files include them.
// There is no policy here: how large a picture has to be and what a tag means is decided in Swift.
//
// Files are passed as open descriptors of regular files, never by path. Their offset is neither used nor changed, and they
// stay open.

#include <stddef.h>
#include <stdint.h>

// MARK: Libraries

/// Loads gexiv2 and gdk-pixbuf, once. Every function here that needs them calls it, and fails without them.
///
/// Returns NULL, or the loader's description of what is missing.
const char *cmedia_load(void);
/// Loads libcrypto, once, when the first checksum is computed: the first picture is a millisecond earlier without it.
///
/// Returns NULL, or the loader's description of what is missing.
const char *cmedia_load_crypto(void);
/// The libraries that decode some pictures only; each is loaded when the first such picture is decoded.
typedef enum {
  CMEDIA_LIBJPEG,
  CMEDIA_LIBPNG,
  CMEDIA_LIBHEIF,
  CMEDIA_LIBTIFF,
  CMEDIA_LIBOPENJP2,
  CMEDIA_LIBLCMS2,
  CMEDIA_DECODER_COUNT,
} cmedia_decoder;
/// Loads a decoder's library, once.
///
/// Returns NULL, or the loader's description of what is missing.
const char *cmedia_load_decoder(cmedia_decoder decoder);
/// Writes the version of a decoder's library, "1.15.1", cut to `size` bytes with NUL. After `cmedia_load_decoder` has
/// succeeded. libjpeg-turbo has its version in its header only.
void cmedia_decoder_version(cmedia_decoder decoder, char *version, size_t size);
/// Loads librsvg, which gdk-pixbuf's loader of SVG uses, and writes its version, "2.54.7", cut to `size` bytes with NUL.
///
/// Returns NULL, or the loader's description of what is missing.
const char *cmedia_svg_version(char *version, size_t size);
/// Whether gdk-pixbuf has a loader for a media type, "image/webp". After `cmedia_load` has succeeded.
int cmedia_pixbuf_has_loader(const char *media_type);
/// The version of gexiv2, major * 10000 + minor * 100 + micro. After `cmedia_load` has succeeded.
int cmedia_gexiv2_version(void);
/// The version of gdk-pixbuf, "2.42.10". After `cmedia_load` has succeeded.
const char *cmedia_pixbuf_version(void);
/// The version of libcrypto, "3.0.19". After `cmedia_load_crypto` has succeeded.
const char *cmedia_crypto_version(void);

// MARK: Process

/// Loads the libraries of `cmedia_load` and configures them for a worker process: silences their logs, and ends the
/// process with `memory_exit_code` when GLib cannot allocate, so that the parent can tell this from a crash.
///
/// Returns 0, or -1 when a library is missing.
int cmedia_prepare_worker(int memory_exit_code);

/// Moves a worker's socket from standard input to descriptor 3, closed on exec, and closes every descriptor above it, which
/// the program that started the worker may have left open. Standard input becomes empty.
///
/// Returns the descriptor, or -1.
int cmedia_take_socket(void);

/// The parts of a worker's confinement that the kernel has put in force.
typedef struct {
  /// Whether the process is the leader of a session of its own, which has no terminal.
  int has_own_session;
  /// Whether programs that it starts cannot get additional rights.
  int has_no_new_privileges;
  /// The version of Landlock that restricts which files can be opened; 0 if the kernel lacks it.
  int landlock_version;
  /// Whether a filter restricts its system calls.
  int has_call_filter;
} cmedia_confinement;

/// Parts of a worker's confinement that some kernels lack.
enum {
  CMEDIA_LANDLOCK = 1,
  CMEDIA_CALL_FILTER = 2,
};

/// Confines the process permanently, before it reads a file that may be malicious: it can open only libraries and fonts, for
/// reading; it can start no process, use no network and no terminal, and reach no other process. Must be called before a thread
/// is started. Parts that the kernel lacks are omitted.
///
/// Without Landlock, all libraries are loaded first, and no file can be opened afterwards, so that drawings have no
/// letters. `left_out` names parts to omit even if the kernel has them.
cmedia_confinement cmedia_confine(unsigned left_out);

// MARK: Worker socket

/// Sends all bytes over a stream socket, waiting as long as it takes, and with the first of them a descriptor, of which
/// the receiver gets a duplicate; -1 for none.
///
/// Returns 0, or an errno: EPIPE when the other end is closed (never SIGPIPE). With no bytes nothing is sent.
int cmedia_socket_send(int socket, const void *bytes, size_t count, int descriptor);

/// Receives 1 to `count` bytes from a stream socket, waiting until there are some, and the descriptor that was sent with
/// them, closed on exec. `*descriptor` is -1 or the descriptor that the caller already received for the same message; it
/// is set to a received one, which the caller has to close, and is left alone otherwise.
///
/// Returns how many bytes were received, 0 when the other end is closed, or a negative errno: -EBADMSG for more than one
/// descriptor per message, or for one that could not be delivered. Descriptors that are refused are closed.
int64_t cmedia_socket_receive(int socket, void *bytes, size_t count, int *descriptor);

// MARK: Files

/// Reads `count` bytes at `offset`, fewer only at the end of the file. The descriptor's own offset is neither used nor
/// changed.
///
/// Returns how many bytes were read, or a negative errno.
int64_t cmedia_read_at(int descriptor, void *bytes, size_t count, int64_t offset);

/// Records that the system could not read a file, as `cmedia_read_at` does by itself.
void cmedia_note_read_failure(int error);

/// Returns the errno of the last read that failed since the previous call; 0 if none did.
///
/// Decoders report a read that fails as damage of the file, or overlook it.
int cmedia_take_read_failure(void);

/// Length of a SHA-256 in lower-case hexadecimal, without the NUL.
enum { CMEDIA_SHA256_LENGTH = 64 };

/// Computes the SHA-256 of a whole file into `digest` (65 bytes, NUL at the end).
///
/// Returns 0, the errno of a read that failed, or ELIBACC when libcrypto cannot be loaded or used.
int cmedia_sha256(int descriptor, char *digest);

// MARK: Metadata

/// The metadata of one file.
typedef struct cmedia_metadata cmedia_metadata;

/// Reads the metadata of an open file, which may be closed afterwards. Must not be called for videos: Exiv2 0.27 crashes
/// or hangs on some.
///
/// Returns NULL and a message (cut to `message_size` bytes with NUL) when Exiv2 can read nothing. To be freed with
/// `cmedia_metadata_close`.
cmedia_metadata *cmedia_metadata_open(int descriptor, char *message, size_t message_size);

/// Reads the metadata of a file in memory: `count` bytes, at least 1. Returns NULL when Exiv2 can read nothing. To be freed with
/// `cmedia_metadata_close`.
cmedia_metadata *cmedia_metadata_open_bytes(const uint8_t *file, size_t count);

/// Frees metadata.
void cmedia_metadata_close(cmedia_metadata *metadata);

/// Width and height in pixels, as the image's structure states them; 0 where it does not.
void cmedia_metadata_size(cmedia_metadata *metadata, int *width, int *height);

/// Whether there is an EXIF tag, 0 or 1.
int cmedia_metadata_has_exif(cmedia_metadata *metadata);

/// A tag's value as Exiv2 writes it ("1/125", "80 0"), by its Exiv2 name ("Exif.Photo.ExposureTime"); the first value of
/// an XMP array. Returns NULL when the file lacks it. To be freed with `cmedia_free`.
char *cmedia_metadata_value(cmedia_metadata *metadata, const char *tag);

/// All values of a tag of XMP or IPTC, with NULL behind the last one. Returns NULL when the file lacks it. To be freed with
/// `cmedia_free_values`.
char **cmedia_metadata_values(cmedia_metadata *metadata, const char *tag);

/// Frees what `cmedia_metadata_values` has returned.
void cmedia_free_values(char **values);

/// A tag's value as Exiv2 interprets it for display ("Canon EF 50mm f/1.4"). Returns NULL when the file lacks it. To be
/// freed with `cmedia_free`.
char *cmedia_metadata_interpreted_value(cmedia_metadata *metadata, const char *tag);

/// The number of smaller pictures within the file, as cameras add to raw files, from the smallest to the largest.
int cmedia_metadata_preview_count(cmedia_metadata *metadata);

/// A preview's size in pixels, 0 where it is not known, and in bytes; `index` is less than the count.
void cmedia_metadata_preview_size(cmedia_metadata *metadata, int index, int *width, int *height, size_t *byte_count);

/// A copy of a preview, which is a picture file of its own; `index` is less than the count. Returns NULL when it cannot be
/// read. To be freed with `cmedia_free`.
uint8_t *cmedia_metadata_preview(cmedia_metadata *metadata, int index, size_t *byte_count);
/// The bytes of a tag's value; `*count` is their number. Returns NULL when the file lacks it or its value is empty. To be freed
/// with `cmedia_free`.
uint8_t *cmedia_metadata_raw_value(cmedia_metadata *metadata, const char *tag, size_t *count);

/// Frees memory that a function here has returned; NULL is allowed.
void cmedia_free(void *memory);

// MARK: Pixels

/// Where the bytes of a picture are.
typedef struct {
  /// An open file; not used where `bytes` is not NULL.
  int descriptor;
  /// `count` bytes in memory, or NULL.
  const uint8_t *bytes;
  size_t count;
} cmedia_source;

/// Pixels of 4 bytes (red, green, blue, opacity; not premultiplied), row by row without padding.
typedef struct {
  /// Size in pixels, at least 1 each; 0 when nothing was decoded.
  int width;
  int height;
  /// `4 * width * height` bytes, to be freed with `cmedia_free`; NULL when nothing was decoded.
  uint8_t *rgba;
  /// The EXIF orientation that is still to be applied, 1 to 8; 0 when the loader does not say.
  int orientation;
  /// Whether the file ended or was damaged before all rows were decoded; the others are transparent.
  int is_partial;
  /// The ICC profile of the pixels, to be freed with `cmedia_free`; NULL where the file has none, or where it has been
  /// applied already.
  uint8_t *profile;
  size_t profile_count;
  /// The colour primaries and the transfer characteristics of the pixels (ITU-T H.273); 0 where the file does not state
  /// them.
  int primaries;
  int transfer;
} cmedia_pixels;

/// The result of decoding.
typedef enum {
  CMEDIA_DECODED = 0,
  /// The file cannot be read, or a library is missing; the message says why.
  CMEDIA_UNREADABLE,
  /// No loader supports this format.
  CMEDIA_UNKNOWN_FORMAT,
  /// The picture is damaged; the message is the loader's, or empty.
  CMEDIA_DAMAGED,
  /// Decoding needs more memory than the process may use.
  CMEDIA_OUT_OF_MEMORY,
  /// The picture may be sound, but the library cannot decode it; the message is the library's.
  CMEDIA_UNSUPPORTED,
  /// `fit` has refused the picture by its size.
  CMEDIA_REFUSED,
  /// The format's library cannot be loaded; the message is the system loader's.
  CMEDIA_LIBRARY_MISSING,
} cmedia_outcome;

/// The size in pixels that is wanted of a picture, and the size from which it may be scaled up to that.
typedef struct {
  int width;
  int height;
  int least_width;
  int least_height;
} cmedia_wanted;

/// Called once a picture's own size in pixels is known, before it is decoded; sets the size that is wanted. It is clamped
/// to the picture's own size, and 0 refuses the picture.
typedef void (*cmedia_fit)(void *context, int width, int height, cmedia_wanted *wanted);

/// What to decode, and where a failure's message goes.
typedef struct {
  cmedia_source source;
  cmedia_fit fit;
  /// Passed to `fit`.
  void *context;
  /// Room for a message, which is cut to `message_size` bytes with NUL.
  char *message;
  size_t message_size;
} cmedia_decoding;

/// Decodes a picture of a media type ("image/gif") by gdk-pixbuf, not larger than `fit` says. `fit` may be called several
/// times. Drawings ("image/svg+xml") may be larger than their own size; they cannot refer to other files.
cmedia_outcome cmedia_pixbuf_decode(const cmedia_decoding *decoding, const char *media_type, cmedia_pixels *pixels);

/// Decodes a JPEG by libjpeg-turbo, which decodes only as many pixels as `fit` needs at least. CMYK is converted to sRGB.
cmedia_outcome cmedia_jpeg_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels);

/// Decodes a PNG by libpng, row by row unless it is interlaced.
cmedia_outcome cmedia_png_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels);

/// Decodes the primary picture of a HEIF or AVIF file by libheif, which applies the file's own rotation; or its thumbnail, if that has
/// the same form and as many pixels as `fit` needs at least.
cmedia_outcome cmedia_heif_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels);

/// Decodes the first picture of a TIFF file that is not a thumbnail, by libtiff. No orientation is applied. CMYK is
/// converted to sRGB, and floating-point samples are cut to 0...1.
cmedia_outcome cmedia_tiff_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels);

/// Decodes a JPEG 2000 file or codestream by OpenJPEG, which decodes fewer pixels where `fit` wants fewer.
cmedia_outcome cmedia_jpeg2000_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels);

/// Scales pixels to another size: averages areas downwards and interpolates linearly upwards, as light and by opacity. All sizes are at
/// least 1 and at most 2^28; `stride` is the number of bytes from a row to the next one, and `scaled` has room for
/// `4 * scaled_width * scaled_height` bytes.
///
/// Returns 0, or -1 when there is no memory.
int cmedia_pixels_scale(
  const uint8_t *rgba, int width, int height, size_t stride, uint8_t *scaled, int scaled_width, int scaled_height);

/// Turns and mirrors pixels by an EXIF orientation, 1 to 8 (Exif 2.32, tag 0x0112). `turned` has room for as many pixels, in rows of `height`
/// pixels from orientation 5 on.
void cmedia_pixels_orient(const uint8_t *rgba, int width, int height, int orientation, uint8_t *turned);

/// Replaces the colours of pixels by those of a table, the same one for all three; opacity stays.
void cmedia_pixels_replace(uint8_t *rgba, size_t pixel_count, const uint8_t table[256]);

/// Draws pixels over an opaque canvas of the same form, by their opacity. `canvas` and `rgba` are the first of `width` by `height` pixels in
/// rows so many bytes apart.
void cmedia_pixels_composite(
  uint8_t *canvas, size_t canvas_stride, const uint8_t *rgba, size_t stride, int width, int height);

/// Sharpens edges of an opaque part of a canvas by an unsharp mask: adds `amount` 256ths (0 to 256) of the difference to a blurred copy,
/// whose standard deviation is an eighth of a cell's height. `rgba` is the first of `width` by `height` pixels, which are half as wide as
/// high, in rows `stride` bytes apart. Pixels beyond the part repeat its edges.
///
/// Returns 0, or -1 when there is no memory.
int cmedia_pixels_sharpen(uint8_t *rgba, size_t stride, int width, int height, int amount);

/// Encodes pixels without a profile: as JPEG, which has no opacity, or as PNG. Both sides are at least 1 and at most 65,500.
///
/// Returns 0 and memory to be freed by `cmedia_free`, or -1 when there is no memory or a library is missing.
int cmedia_pixels_encode(const uint8_t *rgba, int width, int height, int is_opaque, uint8_t **bytes, size_t *count);

// MARK: Colours

/// Converts pixels to sRGB from the colours of an ICC profile (ICC.1), in place; opacity stays. A profile of greys applies
/// to the first of the three colours. Does nothing where the profile's colours are those of sRGB.
///
/// Returns 0, or -1 when the profile cannot be used, or lcms2 cannot be loaded; the pixels then stay as they are.
int cmedia_colours_convert(const uint8_t *profile, size_t profile_count, uint8_t *rgba, size_t pixel_count);

/// The relation between a pixel's value and light.
typedef enum {
  /// That of sRGB (IEC 61966-2-1).
  CMEDIA_TRANSFER_SRGB,
  /// A power; the exponent is given separately.
  CMEDIA_TRANSFER_POWER,
  /// Perceptual quantizer (ITU-R BT.2100).
  CMEDIA_TRANSFER_PQ,
  /// Hybrid log-gamma (ITU-R BT.2100).
  CMEDIA_TRANSFER_HLG,
} cmedia_transfer;

/// Converts pixels to sRGB from the colours that primaries and a transfer function describe, in place; opacity stays.
///
/// `chromaticities` are CIE 1931 x and y of white, red, green and blue; `exponent` is that of a power, 2.2 for example.
/// Returns 0, or -1 as `cmedia_colours_convert` does.
int cmedia_colours_convert_primaries(
  const double chromaticities[8], cmedia_transfer transfer, double exponent, uint8_t *rgba, size_t pixel_count);

// MARK: Cells

/// The number of pixels that a cell has on a canvas, in a row and in a column. Characters divide cells at eighths of both.
enum { CMEDIA_CELL_SIDE = 8 };

/// A character cell: a Unicode scalar one cell wide, and its colours as 0xRRGGBB.
typedef struct {
  uint32_t scalar;
  int32_t foreground;
  int32_t background;
} cmedia_cell;

/// Reduces pixels (4 bytes each, as in `cmedia_pixels`; opacity is ignored) to at most 256 colours by median cut, and diffuses the error to the
/// neighbours by Floyd and Steinberg's weights. Writes the colours (3 bytes each) and each pixel's index. Returns the number of colours, or
/// -1 without memory. Both sides are at least 1, and their product is below 2^28.
int cmedia_pixels_quantise(const uint8_t *rgba, int width, int height, uint8_t *colours, uint8_t *indices);

/// Approximates opaque pixels (4 bytes each, as in `cmedia_pixels`), `CMEDIA_CELL_SIDE` by as many for each cell, by `columns * rows`
/// characters, written to `cells` row by row. Each cell gets the character and the two colours with the smallest sum of squared errors of
/// light, among the space, quadrants, eighths of the height and the width, and sextants if they are wanted. All sizes are at least 1, and
/// the products below 2^31.
void cmedia_cells_fit(const uint8_t *rgba, int columns, int rows, int with_sextants, cmedia_cell *cells);

/// Approximates pixels like `cmedia_cells_fit`, by colours of a palette of 1 to 256 (0xRRGGBB) with the smallest difference in Oklab. Where
/// a colour of the palette is too far away, two of them are mixed by the characters for a quarter and a half (U+2591, U+2592), which does
/// not depend on neighbouring cells; `roughness` is the disadvantage of a mixture by the squared distance of its colours. Cells of the plain
/// colour `kept` (0xRRGGBB, -1 for none) get it even if it is not in the palette.
///
/// Returns 0, or -1 when there is no memory.
int cmedia_cells_fit_palette(
  const uint8_t *rgba, int columns, int rows, int with_sextants, const uint32_t *palette, int colour_count,
  float roughness, int32_t kept, cmedia_cell *cells);

// MARK: Compression

/// Decompresses the first member of a gzip file (RFC 1952) as far as the output has room, and as far as it is intact. Returns
/// the number of bytes.
size_t cmedia_gunzip(const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count);
