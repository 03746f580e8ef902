#pragma once
// expat, zlib, liblzma, libbz2 and iconv behind plain pointers and counts, whose headers stay in the .c files.
//
// This module only enforces what a document may cost: it may not define entities, and its tokens and the memory that expat
// needs for it are limited. Swift code decides whether a document is a guide, and repairs
// it: no byte of a file is looked at here except by the libraries and by a few loops over whole buffers.
//
// No type here may be used from several threads at once.

#include <stddef.h>
#include <stdint.h>

// MARK: XML

/// The result of parsing a part of a document.
typedef enum {
  CGUIDE_XML_READ = 0,
  /// The document is not well-formed; `cguide_xml_reason` says why.
  CGUIDE_XML_MALFORMED,
  /// The document defines an entity, which could expand to gigabytes.
  CGUIDE_XML_ENTITY,
  /// A tag, comment or other token is longer than `CGUIDE_XML_TOKEN_BYTES`.
  CGUIDE_XML_TOKEN_TOO_LONG,
  /// expat needs more than `CGUIDE_XML_MEMORY_BYTES` for the document: it has too many different names.
  CGUIDE_XML_OVER_MEMORY,
  /// `cguide_xml_stop` was called.
  CGUIDE_XML_STOPPED,
} cguide_xml_outcome;

enum {
  /// The longest token (tag, comment, processing instruction, declaration), bytes of UTF-8. expat keeps
  /// a token in memory until it is complete. Text has no limit, since it is reported in parts.
  CGUIDE_XML_TOKEN_BYTES = 4 * 1024 * 1024,
  /// The most memory that expat may allocate at a time for one document. It keeps every name of an element or attribute.
  CGUIDE_XML_MEMORY_BYTES = 64 * 1024 * 1024,
};

/// Functions called with the contents of a document, in its order, during `cguide_xml_feed`. Names and attribute values
/// are UTF-8 and end with NUL; text is UTF-8 without NUL. Pointers are valid during the call only.
typedef struct {
  /// Passed to every function.
  void *context;
  /// `attributes` alternates names and values and ends with NULL.
  void (*start)(void *context, const char *name, const char *const *attributes);
  void (*end)(void *context, const char *name);
  /// `count` bytes of text, at least 1; an element's text comes in any number of parts.
  void (*text)(void *context, const char *bytes, int count);
} cguide_xml_handlers;

/// A parser for one document.
typedef struct cguide_xml cguide_xml;

/// Creates a parser; to be freed with `cguide_xml_close`. Returns NULL if there is no memory.
cguide_xml *cguide_xml_open(const cguide_xml_handlers *handlers);
/// Parses the next `count` bytes of UTF-8, any number; `is_last` says that the document ends with them. After any result but
/// `CGUIDE_XML_READ` it must not be called again.
cguide_xml_outcome cguide_xml_feed(cguide_xml *xml, const void *bytes, size_t count, int is_last);
/// Ends parsing from within a handler: no further handler is called, and `cguide_xml_feed` returns `CGUIDE_XML_STOPPED`.
void cguide_xml_stop(cguide_xml *xml);
/// expat's description of what is wrong, after `CGUIDE_XML_MALFORMED`; a constant.
const char *cguide_xml_reason(const cguide_xml *xml);
/// The line, from 1, of what a handler is called for, or of the error after a failed call.
uint64_t cguide_xml_line(const cguide_xml *xml);
/// Frees a parser.
void cguide_xml_close(cguide_xml *xml);

// MARK: Compression

/// The compressed formats.
typedef enum {
  /// RFC 1952.
  CGUIDE_GZIP,
  /// RFC 1951, as in zip archives.
  CGUIDE_DEFLATE,
  /// The .xz File Format.
  CGUIDE_XZ,
  /// The format of LZMA before .xz, whose files end in .lzma.
  CGUIDE_LZMA,
  CGUIDE_BZIP2,
} cguide_compression;

/// The result of decompressing a part of a file.
typedef enum {
  /// All of the input is used, or the output is full.
  CGUIDE_DECOMPRESSION_MORE = 0,
  /// The file continues with other data, after at least one complete member.
  CGUIDE_DECOMPRESSION_TRAILER,
  /// The compressed data is invalid.
  CGUIDE_DECOMPRESSION_DAMAGED,
  CGUIDE_DECOMPRESSION_OUT_OF_MEMORY,
  /// The data needs more than `CGUIDE_XZ_MEMORY_BYTES`.
  CGUIDE_DECOMPRESSION_OVER_MEMORY,
} cguide_decompression_outcome;

enum {
  /// The most memory for decompressing xz, bytes; `xz -9` needs 65 MB.
  CGUIDE_XZ_MEMORY_BYTES = 128 * 1024 * 1024,
};

/// A decompressor for one file of one or more members; deflate has one.
typedef struct cguide_decompressor cguide_decompressor;

/// Creates a decompressor; to be freed with `cguide_decompressor_close`. Returns NULL if there is no memory.
cguide_decompressor *cguide_decompressor_open(cguide_compression kind);
/// Decompresses as much as it can. On entry the counts are the bytes of `input` and the room in `output`; on return, how
/// many bytes of each were used. With no input, it writes what an earlier call had no room for.
cguide_decompression_outcome cguide_decompress(
  cguide_decompressor *decompressor, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count);
/// Whether a member has begun and not ended, so that a file that ends here was cut off.
int cguide_decompressor_is_inside(const cguide_decompressor *decompressor);
/// Frees a decompressor.
void cguide_decompressor_close(cguide_decompressor *decompressor);

/// The CRC-32 of zip archives of more bytes; begins with 0.
uint32_t cguide_crc32(uint32_t checksum, const uint8_t *bytes, size_t count);

// MARK: Text

/// The result of converting a part of a text to UTF-8.
typedef enum {
  /// All of the input is used, or the output is full.
  CGUIDE_TRANSCODING_MORE = 0,
  /// The bytes after those used are not a character.
  CGUIDE_TRANSCODING_INVALID,
  /// The bytes after those used are the beginning of a character.
  CGUIDE_TRANSCODING_INCOMPLETE,
} cguide_transcoding_outcome;

/// A converter from one encoding to UTF-8, by the system's iconv.
typedef struct cguide_transcoder cguide_transcoder;

/// Creates a converter; to be freed with `cguide_transcoder_close`. Returns NULL for an unknown encoding.
cguide_transcoder *cguide_transcoder_open(const char *encoding);
/// Converts as much as it can; the counts are as in `cguide_decompress`. With `input` NULL, it writes a character that was
/// held back.
cguide_transcoding_outcome cguide_transcode(
  cguide_transcoder *transcoder, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count);
/// Frees a converter.
void cguide_transcoder_close(cguide_transcoder *transcoder);

/// The length of the valid UTF-8 at the beginning, bytes. `is_cut_off` is set if the rest is the beginning of a character.
size_t cguide_utf8_prefix(const uint8_t *bytes, size_t count, int *is_cut_off);
/// The number of bytes before the first one for which `stops`, a table of 256 flags, is not 0.
size_t cguide_span(const uint8_t *bytes, size_t count, const uint8_t *stops);

/// A position in a text in UTF-8: line and column from 1, columns in characters. CR LF, CR and LF end a line.
typedef struct {
  uint64_t line;
  uint64_t column;
  /// Whether the last byte was a CR.
  int is_after_return;
} cguide_position;

/// Advances a position by the bytes that follow.
void cguide_advance(cguide_position *position, const uint8_t *bytes, size_t count);
