#pragma once
// expat and zlib behind plain pointers and counts, whose headers stay in the .c files.
//
// This module only enforces what a document may cost: it may not define entities, and its tokens and the memory that expat
// needs for it are limited. What a guide is, and whether a document is one, is decided in Swift.
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
  /// The longest token (tag, comment, processing instruction, declaration), bytes in the document's encoding. expat keeps
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
  /// A reference to an entity that only an external document type could define; it is left out.
  void (*skipped_entity)(void *context, const char *name);
} cguide_xml_handlers;

/// A parser for one document.
typedef struct cguide_xml cguide_xml;

/// Creates a parser; to be freed with `cguide_xml_close`. Returns NULL if there is no memory.
cguide_xml *cguide_xml_open(const cguide_xml_handlers *handlers);
/// Parses the next `count` bytes, any number; `is_last` says that the document ends with them. After any result but
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

// MARK: gzip (RFC 1952)

/// The result of decompressing a part of a file.
typedef enum {
  /// All of the input is used, or the output is full.
  CGUIDE_GZIP_MORE = 0,
  /// The file goes on with something other than gzip, after at least one complete member.
  CGUIDE_GZIP_TRAILER,
  /// The compressed data is invalid.
  CGUIDE_GZIP_DAMAGED,
  CGUIDE_GZIP_OUT_OF_MEMORY,
} cguide_gzip_outcome;

/// A decompressor for one file of one or more gzip members.
typedef struct cguide_gzip cguide_gzip;

/// Creates a decompressor; to be freed with `cguide_gzip_close`. Returns NULL if there is no memory.
cguide_gzip *cguide_gzip_open(void);
/// Decompresses as much as it can. On entry the counts are the bytes of `input` and the room in `output`; on return, how
/// many bytes of each were used. With no input, it writes what an earlier call had no room for.
cguide_gzip_outcome cguide_gzip_inflate(
  cguide_gzip *gzip, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count);
/// Whether a member has begun and not ended, so that a file that ends here was cut off.
int cguide_gzip_is_inside(const cguide_gzip *gzip);
/// Frees a decompressor.
void cguide_gzip_close(cguide_gzip *gzip);
