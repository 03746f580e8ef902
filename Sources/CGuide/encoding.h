#pragma once

#include <expat.h>

/// Teaches expat an encoding it does not know, if the system's iconv does: one byte a character (windows-125x, KOI8-R) or
/// two (GBK, Big5, Shift_JIS). XML_STATUS_ERROR for any other.
int cguide_learn_encoding(void *context, const XML_Char *name, XML_Encoding *encoding);
