#pragma once
// expat and zlib behind plain pointers and counts.
//
// Their headers stay in the .c files. Nothing here decides what a guide is; it decides what a document may do to us:
// define no entities, and hold no single tag or comment beyond a limit.

#include <stddef.h>
#include <stdint.h>

// MARK: XML

/// What became of a piece of a document.
typedef enum {
  CGUIDE_XML_READ = 0,
  /// It is not well-formed; `cguide_xml_reason` says why.
  CGUIDE_XML_MALFORMED,
  /// It defines an entity, which could stand for gigabytes.
  CGUIDE_XML_ENTITY,
  /// One tag or comment is longer than `CGUIDE_XML_TOKEN_BYTES`.
  CGUIDE_XML_ENDLESS,
  /// `cguide_xml_stop` was called.
  CGUIDE_XML_STOPPED,
} cguide_xml_outcome;

/// The longest tag or comment that is read, bytes: expat keeps one whole in memory until it has ended.
enum { CGUIDE_XML_TOKEN_BYTES = 4 * 1024 * 1024 };

/// What is told of a document, in its order. Names and values are in UTF-8 and end with NUL; text does not.
typedef struct {
  void *context;
  /// `attributes` are names and values in turns, and NULL behind the last.
  void (*start)(void *context, const char *name, const char *const *attributes);
  void (*end)(void *context, const char *name);
  void (*text)(void *context, const char *bytes, int count);
  /// An entity that only a document type elsewhere could define; it stands for nothing here.
  void (*skipped_entity)(void *context, const char *name);
} cguide_xml_handlers;

/// A document being read, piece by piece.
typedef struct cguide_xml cguide_xml;

/// Begins a document; NULL when there is no memory.
cguide_xml *cguide_xml_open(const cguide_xml_handlers *handlers);
/// Reads a piece, `count` up to INT_MAX; none after anything but `CGUIDE_XML_READ`.
cguide_xml_outcome cguide_xml_feed(cguide_xml *xml, const void *bytes, size_t count, int is_last);
/// Ends the reading, from within a handler.
void cguide_xml_stop(cguide_xml *xml);
/// What is wrong with a document, in expat's words.
const char *cguide_xml_reason(const cguide_xml *xml);
/// The line of what is told of just now, or of what is wrong; from 1.
uint64_t cguide_xml_line(const cguide_xml *xml);
/// Ends what opening began.
void cguide_xml_close(cguide_xml *xml);

// MARK: gzip (RFC 1952)

/// What became of a piece of a compressed file.
typedef enum {
  /// The output is full or the input used up.
  CGUIDE_GZIP_MORE = 0,
  /// What is left of the input is no gzip any more, though what came before was.
  CGUIDE_GZIP_TRAILER,
  CGUIDE_GZIP_DAMAGED,
  CGUIDE_GZIP_OUT_OF_MEMORY,
} cguide_gzip_outcome;

/// A compressed file being read: one gzip member or several, one after the other.
typedef struct cguide_gzip cguide_gzip;

/// Begins a file; NULL when there is no memory.
cguide_gzip *cguide_gzip_open(void);
/// Inflates what it can. The counts say how much there is and how much room, and then how much was used of each.
cguide_gzip_outcome cguide_gzip_inflate(
  cguide_gzip *gzip, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count);
/// Whether a member has begun and not ended: a file that ends here was cut off.
int cguide_gzip_is_inside(const cguide_gzip *gzip);
/// Ends what opening began.
void cguide_gzip_close(cguide_gzip *gzip);
