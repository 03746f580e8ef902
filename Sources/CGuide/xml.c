#define _GNU_SOURCE
#include "CGuide.h"

#include <dlfcn.h>
#include <expat.h>
#include <stdlib.h>

#include "memory.h"

enum { SLICE_BYTES = 64 * 1024 };

struct cguide_xml {
  XML_Parser parser;
  cguide_xml_handlers handlers;
  cguide_budget budget;
  /// Bytes passed to expat so far.
  uint64_t fed_bytes;
  /// Where in the document the last event ended, bytes from its beginning.
  uint64_t event_end;
  /// What ended the reading; `CGUIDE_XML_READ` while it goes on.
  cguide_xml_outcome outcome;
};

static void stop(cguide_xml *xml, cguide_xml_outcome outcome) {
  xml->outcome = outcome;
  XML_StopParser(xml->parser, XML_FALSE);
}

/// Whether there are more bytes between the last event and `end` than one token may have.
static int is_over_limit(const cguide_xml *xml, uint64_t end) {
  return end > xml->event_end && end - xml->event_end > CGUIDE_XML_TOKEN_BYTES;
}

/// Notes an event of expat's. Returns whether it is to be reported: expat still reports the end of an empty element in
/// whose beginning it was stopped.
static int begin_event(cguide_xml *xml) {
  if (xml->outcome != CGUIDE_XML_READ) return 0;
  uint64_t end = (uint64_t)XML_GetCurrentByteIndex(xml->parser) + (uint64_t)XML_GetCurrentByteCount(xml->parser);
  if (is_over_limit(xml, end)) {
    stop(xml, CGUIDE_XML_TOKEN_TOO_LONG);
    return 0;
  }
  xml->event_end = end;
  return 1;
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
  cguide_xml *xml = data;
  if (begin_event(xml)) xml->handlers.start(xml->handlers.context, name, (const char *const *)attributes);
}

static void XMLCALL on_end(void *data, const XML_Char *name) {
  cguide_xml *xml = data;
  if (begin_event(xml)) xml->handlers.end(xml->handlers.context, name);
}

static void XMLCALL on_text(void *data, const XML_Char *bytes, int count) {
  cguide_xml *xml = data;
  if (begin_event(xml)) xml->handlers.text(xml->handlers.context, bytes, count);
}

/// Comments, processing instructions, declarations: nothing is done with them, but they count as events.
static void XMLCALL on_other(void *data, const XML_Char *bytes, int count) {
  (void)bytes, (void)count;
  begin_event(data);
}

static void XMLCALL on_entity(
  void *data, const XML_Char *name, int is_parameter, const XML_Char *value, int count, const XML_Char *base,
  const XML_Char *system, const XML_Char *public, const XML_Char *notation) {
  (void)name, (void)is_parameter, (void)value, (void)count, (void)base, (void)system, (void)public, (void)notation;
  cguide_xml *xml = data;
  if (begin_event(xml)) stop(xml, CGUIDE_XML_ENTITY);
}

cguide_xml *cguide_xml_open(const cguide_xml_handlers *handlers) {
  cguide_xml *xml = calloc(1, sizeof *xml);
  if (xml == NULL) return NULL;
  xml->handlers = *handlers;
  xml->budget.limit_bytes = CGUIDE_XML_MEMORY_BYTES;
  cguide_use_budget(&xml->budget);
  xml->parser = XML_ParserCreate_MM("UTF-8", &cguide_allocator, NULL);
  if (xml->parser == NULL) {
    free(xml);
    return NULL;
  }
  XML_SetUserData(xml->parser, xml);
  XML_SetElementHandler(xml->parser, on_start, on_end);
  XML_SetCharacterDataHandler(xml->parser, on_text);
  XML_SetEntityDeclHandler(xml->parser, on_entity);
  XML_SetDefaultHandlerExpand(xml->parser, on_other);
  return xml;
}

/// Sets whether expat may put parsing off until an unfinished token has doubled. It may from 2.6.0 on, and in older
/// versions with security updates; the others lack the function, and never do.
static void allow_deferral(cguide_xml *xml, XML_Bool is_allowed) {
  XML_Bool (*set)(XML_Parser, XML_Bool) =
    (XML_Bool (*)(XML_Parser, XML_Bool))dlsym(RTLD_DEFAULT, "XML_SetReparseDeferralEnabled");
  if (set != NULL) set(xml->parser, is_allowed);
}

static cguide_xml_outcome feed_slice(cguide_xml *xml, const char *bytes, size_t count, int is_last) {
  xml->fed_bytes += count;
  // Deferral keeps long tokens from being scanned over and over; near the limit, events must not be late.
  int is_near_limit = is_over_limit(xml, xml->fed_bytes);
  if (is_near_limit) allow_deferral(xml, XML_FALSE);
  enum XML_Status status = XML_Parse(xml->parser, bytes, (int)count, is_last);
  if (is_near_limit) allow_deferral(xml, XML_TRUE);
  if (xml->outcome == CGUIDE_XML_READ && status != XML_STATUS_OK)
    xml->outcome = xml->budget.is_exhausted ? CGUIDE_XML_OVER_MEMORY : CGUIDE_XML_MALFORMED;
  if (xml->outcome == CGUIDE_XML_READ && is_over_limit(xml, xml->fed_bytes)) xml->outcome = CGUIDE_XML_TOKEN_TOO_LONG;
  return xml->outcome;
}

cguide_xml_outcome cguide_xml_feed(cguide_xml *xml, const void *bytes, size_t count, int is_last) {
  cguide_use_budget(&xml->budget);
  const char *rest = bytes;
  for (; count > SLICE_BYTES; count -= SLICE_BYTES, rest += SLICE_BYTES) {
    cguide_xml_outcome outcome = feed_slice(xml, rest, SLICE_BYTES, 0);
    if (outcome != CGUIDE_XML_READ) return outcome;
  }
  return feed_slice(xml, rest, count, is_last);
}

void cguide_xml_stop(cguide_xml *xml) {
  stop(xml, CGUIDE_XML_STOPPED);
}

const char *cguide_xml_reason(const cguide_xml *xml) {
  return XML_ErrorString(XML_GetErrorCode(xml->parser));
}

uint64_t cguide_xml_line(const cguide_xml *xml) {
  return XML_GetCurrentLineNumber(xml->parser);
}

void cguide_xml_close(cguide_xml *xml) {
  cguide_use_budget(&xml->budget);
  XML_ParserFree(xml->parser);
  free(xml);
}
