#pragma once
// The libraries that read media files, behind plain integers and structs.
//
// GLib's headers do not import into Swift (macros, mutable globals, varargs), so they are included in the .c files
// alone. Nothing here decides anything: what a picture is for, how large it has to be and what a tag means is Swift.

#include <stddef.h>
#include <stdint.h>

// MARK: Libraries

/// Loads chafa, gexiv2 and gdk-pixbuf, once; whatever needs them does so by itself, and fails where they are missing.
///
/// Returns NULL, or what is missing, in words.
const char *cmedia_load(void);
/// chafa's version when this was compiled, "1.12.4".
const char *cmedia_chafa_version(void);
/// gexiv2's version once it is loaded, major * 10000 + minor * 100 + micro.
int cmedia_gexiv2_version(void);
/// gdk-pixbuf's version once it is loaded, "2.42.10".
const char *cmedia_pixbuf_version(void);

// MARK: Process

/// Loads and readies the libraries for a worker process, whose output nobody reads: silences their logs, and leaves with
/// `memory_exit_code` as soon as GLib cannot allocate, so that the parent can tell that from a crash.
///
/// Returns 0, or -1 when the libraries are not there.
int cmedia_prepare_worker(int memory_exit_code);

// MARK: Checksums

/// Length of a SHA-256 in lower-case hexadecimal, without the NUL.
enum { CMEDIA_SHA256_LENGTH = 64 };

/// Computes SHA-256 of what is left of an open file into `digest` (65 bytes, NUL at the end).
///
/// Returns 0, or the errno of the read that failed.
int cmedia_sha256_of_descriptor(int descriptor, char *digest);

/// Computes SHA-256 of bytes into `digest` (65 bytes, NUL at the end).
void cmedia_sha256_of_bytes(const uint8_t *bytes, size_t count, char *digest);

// MARK: Metadata

/// The metadata of one file, held open.
typedef struct cmedia_metadata cmedia_metadata;

/// Reads a file's metadata. Never call it on a video: Exiv2 0.27 crashes or hangs on some.
///
/// Returns NULL and a message (cut to `message_size`) when there is nothing that Exiv2 can read.
cmedia_metadata *cmedia_metadata_open(const char *path, char *message, size_t message_size);

/// Reads the metadata in the EXIF segment of a JPEG: the TIFF structure behind "Exif\0\0". NULL when there is none.
cmedia_metadata *cmedia_metadata_open_exif(const uint8_t *tiff, size_t count);

/// Ends what opening began.
void cmedia_metadata_close(cmedia_metadata *metadata);

/// Width and height in pixels as the image's own structure says; 0 where it does not.
void cmedia_metadata_size(cmedia_metadata *metadata, int *width, int *height);

/// A tag's value as Exiv2 writes it ("1/125", "80 0"), by its Exiv2 name ("Exif.Photo.ExposureTime"); the first value of
/// an XMP array. NULL when the file lacks it. To be freed with `cmedia_free`.
char *cmedia_metadata_value(cmedia_metadata *metadata, const char *tag);

/// A tag's value as Exiv2 words it for people ("Canon EF 50mm f/1.4"). NULL when the file lacks it. To be freed with
/// `cmedia_free`.
char *cmedia_metadata_wording(cmedia_metadata *metadata, const char *tag);

/// Frees what this header says is to be freed with it.
void cmedia_free(void *memory);

// MARK: Pixels

/// Pixels of 4 bytes (red, green, blue, opacity; not premultiplied), row by row without padding.
typedef struct {
  int width;
  int height;
  /// `4 * width * height` bytes, to be freed with `cmedia_free`; NULL when nothing was decoded.
  uint8_t *rgba;
  /// What is left to be applied, as an EXIF orientation; 0 when the loader does not say.
  int orientation;
  /// Whether the file ended or broke before all of the picture was there.
  int is_partial;
} cmedia_pixels;

/// Why nothing could be decoded.
typedef enum {
  CMEDIA_DECODED = 0,
  /// The file cannot be opened or read; the message says why.
  CMEDIA_UNREADABLE,
  /// No loader knows this format.
  CMEDIA_UNKNOWN_FORMAT,
  /// The picture is damaged; the message is the loader's.
  CMEDIA_DAMAGED,
  /// Decoding needs more memory than there is.
  CMEDIA_OUT_OF_MEMORY,
} cmedia_outcome;

/// Asked once a picture's own size is known: how large is it wanted? Sizes above its own are ignored.
typedef void (*cmedia_fit)(void *context, int width, int height, int *fitted_width, int *fitted_height);

/// Decodes a picture, not larger than `fit` says; loaders that can (JPEG) skip the work for what is not needed.
cmedia_outcome cmedia_pixels_decode(
  const char *path, cmedia_fit fit, void *context, cmedia_pixels *pixels, char *message, size_t message_size);

/// Scales pixels to another size: averaging downwards, bilinear upwards. `scaled` has room for
/// `4 * scaled_width * scaled_height` bytes. Returns 0, or -1 when memory ran out.
int cmedia_pixels_scale(
  const uint8_t *rgba, int width, int height, uint8_t *scaled, int scaled_width, int scaled_height);

// MARK: Cells

/// One character cell: what stands in it, and its colours as 0xRRGGBB, or -1 for none.
typedef struct {
  uint32_t scalar;
  int32_t foreground;
  int32_t background;
} cmedia_cell;

/// Approximates pixels by block characters; blanks without colours where libraries are missing. `cells` has room for
/// `columns * rows`.
void cmedia_cells_paint(
  const uint8_t *rgba, int width, int height, int columns, int rows, int with_sextants, cmedia_cell *cells);
