#pragma once

#include <expat.h>

/// Handles encodings that expat does not support itself, by the system's iconv. For `XML_SetUnknownEncodingHandler`.
///
/// Supports encodings with one byte per character (windows-125x, KOI8-R) and with one or two (GBK, Big5, Shift_JIS).
/// Returns XML_STATUS_ERROR for all others.
int cguide_use_system_encoding(void *context, const XML_Char *name, XML_Encoding *encoding);
