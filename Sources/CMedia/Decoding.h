#pragma once
// What the decoders have in common.

#include "CMedia.h"
#include "Libraries.h"
#include "Scaling.h"

/// Reads `count` bytes of a source at an offset, fewer only at its end. Returns how many, or a negative errno.
int64_t cmedia_source_read(cmedia_source source, void *bytes, size_t count, int64_t offset);

/// The size of a source in bytes, or a negative errno.
int64_t cmedia_source_size(cmedia_source source);

/// Reads a whole source of at most `limit` bytes. Returns NULL, with the message set, when that fails. To be freed.
uint8_t *cmedia_source_read_all(const cmedia_decoding *decoding, size_t limit, size_t *count, cmedia_outcome *outcome);

/// Writes a message and returns the outcome.
cmedia_outcome cmedia_failed(const cmedia_decoding *decoding, cmedia_outcome outcome, const char *message);

/// Loads a decoder's library and sets all pixels to nothing. Returns whether it is there; otherwise the message is set.
int cmedia_begin(const cmedia_decoding *decoding, cmedia_decoder decoder, cmedia_pixels *pixels);

/// Asks for the size that is wanted of a picture. Returns whether the picture may be decoded.
int cmedia_want(const cmedia_decoding *decoding, int width, int height, cmedia_size *wanted);

/// The same, and the size that is needed at least; neither is larger than the picture, and the second is not larger than the first.
int cmedia_want_least(const cmedia_decoding *decoding, int width, int height, cmedia_size *wanted, cmedia_size *least);

/// Makes room for pixels and returns a scaler that fills it; NULL if there is no memory.
cmedia_scaler *cmedia_receive(cmedia_size size, int channels, cmedia_size wanted, cmedia_pixels *pixels);

/// Frees what was decoded of a picture that is not complete enough to be shown.
void cmedia_drop(cmedia_pixels *pixels);

/// Copies a picture of 3 or 4 bytes a pixel (red, green, blue, opacity) out, scaled to the wanted size. `stride` is
/// the distance of rows in bytes.
cmedia_outcome cmedia_deliver(
  const uint8_t *bytes, cmedia_size size, size_t stride, int channels, cmedia_size wanted, cmedia_pixels *pixels);

/// The same for a picture of gdk-pixbuf.
cmedia_outcome cmedia_deliver_pixbuf(GdkPixbuf *picture, cmedia_size wanted, cmedia_pixels *pixels);

/// Keeps a copy of a profile with the pixels, unless it is empty or implausibly large.
void cmedia_keep_profile(cmedia_pixels *pixels, const void *profile, size_t count);

/// Converts pixels of cyan, magenta, yellow and black, one byte each, to sRGB: by a profile if it can be used, otherwise by
/// subtracting. `is_inverted`: 0 is full ink, as Adobe writes JPEG. `rgba` may be `cmyk`.
void cmedia_cmyk_convert(
  const uint8_t *profile, size_t profile_count, int is_inverted, const uint8_t *cmyk, uint8_t *rgba, size_t pixel_count);
