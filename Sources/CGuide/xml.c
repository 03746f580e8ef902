#include "CGuide.h"

#include <expat.h>
#include <stdlib.h>

#include "encoding.h"

struct cguide_xml {
  XML_Parser parser;
  cguide_xml_handlers handlers;
  uint64_t fed_count;
  int defines_entity;
  int is_stopped;
};

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
  cguide_xml *xml = data;
  if (xml->is_stopped) return;
  xml->handlers.start(xml->handlers.context, name, (const char *const *)attributes);
}

static void XMLCALL on_end(void *data, const XML_Char *name) {
  cguide_xml *xml = data;
  // expat still tells the end of an empty element in whose beginning it was stopped.
  if (xml->is_stopped) return;
  xml->handlers.end(xml->handlers.context, name);
}

static void XMLCALL on_text(void *data, const XML_Char *bytes, int count) {
  cguide_xml *xml = data;
  if (xml->is_stopped) return;
  xml->handlers.text(xml->handlers.context, bytes, count);
}

static void XMLCALL on_skipped_entity(void *data, const XML_Char *name, int is_parameter) {
  cguide_xml *xml = data;
  if (xml->is_stopped || is_parameter) return;
  xml->handlers.skipped_entity(xml->handlers.context, name);
}

static void XMLCALL on_entity(
  void *data, const XML_Char *name, int is_parameter, const XML_Char *value, int count, const XML_Char *base,
  const XML_Char *system, const XML_Char *public, const XML_Char *notation) {
  (void)name, (void)is_parameter, (void)value, (void)count, (void)base, (void)system, (void)public, (void)notation;
  cguide_xml *xml = data;
  xml->defines_entity = 1;
  XML_StopParser(xml->parser, XML_FALSE);
}

cguide_xml *cguide_xml_open(const cguide_xml_handlers *handlers) {
  cguide_xml *xml = calloc(1, sizeof *xml);
  XML_Parser parser = xml == NULL ? NULL : XML_ParserCreate(NULL);
  if (parser == NULL) {
    free(xml);
    return NULL;
  }
  xml->parser = parser;
  xml->handlers = *handlers;
  XML_SetUserData(parser, xml);
  XML_SetElementHandler(parser, on_start, on_end);
  XML_SetCharacterDataHandler(parser, on_text);
  XML_SetSkippedEntityHandler(parser, on_skipped_entity);
  XML_SetEntityDeclHandler(parser, on_entity);
  XML_SetUnknownEncodingHandler(parser, cguide_learn_encoding, NULL);
  return xml;
}

cguide_xml_outcome cguide_xml_feed(cguide_xml *xml, const void *bytes, size_t count, int is_last) {
  enum XML_Status status = XML_Parse(xml->parser, bytes, (int)count, is_last);
  xml->fed_count += count;
  if (xml->defines_entity) return CGUIDE_XML_ENTITY;
  if (xml->is_stopped) return CGUIDE_XML_STOPPED;
  if (status != XML_STATUS_OK) return CGUIDE_XML_MALFORMED;
  XML_Index begin = XML_GetCurrentByteIndex(xml->parser);
  int is_endless = begin >= 0 && xml->fed_count - (uint64_t)begin > CGUIDE_XML_TOKEN_BYTES + count;
  return is_endless ? CGUIDE_XML_ENDLESS : CGUIDE_XML_READ;
}

void cguide_xml_stop(cguide_xml *xml) {
  xml->is_stopped = 1;
  XML_StopParser(xml->parser, XML_FALSE);
}

const char *cguide_xml_reason(const cguide_xml *xml) {
  return XML_ErrorString(XML_GetErrorCode(xml->parser));
}

uint64_t cguide_xml_line(const cguide_xml *xml) {
  return XML_GetCurrentLineNumber(xml->parser);
}

void cguide_xml_close(cguide_xml *xml) {
  XML_ParserFree(xml->parser);
  free(xml);
}
