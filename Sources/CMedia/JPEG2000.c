#include "Decoding.h"

#include <stdlib.h>
#include <string.h>

enum {
  BUFFER_BYTES = 64 * 1024,
  /// OpenJPEG keeps every sample in four bytes, several times over.
  MOST_SAMPLES = 1 << 27,
  /// The number of samples that any file may claim, and the number that each byte can stand for: photos have fewer than 20
  /// samples per byte.
  FREE_SAMPLES = 1 << 25,
  SAMPLES_PER_BYTE = 64,
  MOST_CHANNELS = 5,
};

/// What OpenJPEG's callbacks need.
typedef struct {
  const cmedia_decoding *decoding;
  int64_t offset;
  opj_codec_t *codec;
  opj_stream_t *stream;
  opj_image_t *image;
} reader;

static OPJ_SIZE_T read_bytes(void *bytes, OPJ_SIZE_T count, void *data) {
  reader *r = data;
  int64_t received = cmedia_source_read(r->decoding->source, bytes, count, r->offset);
  if (received <= 0) return (OPJ_SIZE_T)-1;
  r->offset += received;
  return (OPJ_SIZE_T)received;
}

static OPJ_OFF_T skip_bytes(OPJ_OFF_T count, void *data) {
  reader *r = data;
  int64_t target, size = cmedia_source_size(r->decoding->source);
  if (count < 0 || __builtin_add_overflow(r->offset, count, &target) || target > size) return -1;
  r->offset = target;
  return count;
}

static OPJ_BOOL seek_to(OPJ_OFF_T offset, void *data) {
  reader *r = data;
  if (offset < 0 || offset > cmedia_source_size(r->decoding->source)) return OPJ_FALSE;
  r->offset = offset;
  return OPJ_TRUE;
}

static void keep_message(const char *message, void *data) {
  const cmedia_decoding *decoding = ((reader *)data)->decoding;
  if (decoding->message[0] != 0) return;
  cmedia_failed(decoding, CMEDIA_DAMAGED, message);
  decoding->message[strcspn(decoding->message, "\n")] = 0;
}

/// How often the size may be halved: the picture stays at least as large as needed, and the file has that many levels.
static OPJ_UINT32 reduction(reader *r, cmedia_size size, cmedia_size least) {
  opj_codestream_info_v2_t *information = lib.opj_get_cstr_info(r->codec);
  if (information == NULL) return 0;
  OPJ_UINT32 levels = UINT32_MAX;
  for (OPJ_UINT32 i = 0; i < information->nbcomps; i++)
    levels = MIN(levels, information->m_default_tile_info.tccp_info[i].numresolutions);
  lib.opj_destroy_cstr_info(&information);
  OPJ_UINT32 halvings = 0;
  while (halvings + 1 < levels && size.width >> (halvings + 1) >= least.width
         && size.height >> (halvings + 1) >= least.height)
    halvings++;
  return halvings;
}

/// The channels of a picture by their meaning.
typedef struct {
  const opj_image_comp_t *colours[4];
  int colour_count;
  const opj_image_comp_t *opacity;
} channels;

static cmedia_outcome find_channels(const reader *r, channels *c) {
  memset(c, 0, sizeof *c);
  for (OPJ_UINT32 i = 0; i < MIN(r->image->numcomps, MOST_CHANNELS); i++) {
    const opj_image_comp_t *channel = &r->image->comps[i];
    if (channel->data == NULL || channel->w == 0 || channel->h == 0 || channel->prec == 0 || channel->prec > 31)
      return CMEDIA_DAMAGED;
    if (channel->alpha != 0) c->opacity = channel;
    else if (c->colour_count < 4) c->colours[c->colour_count++] = channel;
  }
  if (r->image->color_space != OPJ_CLRSPC_CMYK) {
    // Files without a word on channels have their opacity last.
    if (c->opacity == NULL && (c->colour_count == 2 || c->colour_count == 4)) c->opacity = c->colours[c->colour_count - 1];
    c->colour_count = c->colour_count >= 3 ? 3 : 1;
  }
  if (r->image->color_space == OPJ_CLRSPC_CMYK && c->colour_count != 4) return CMEDIA_DAMAGED;
  return c->colours[0] != NULL ? CMEDIA_DECODED : CMEDIA_DAMAGED;
}

/// A channel's value at a place of the picture, as a byte; channels may have fewer pixels than the picture.
static uint8_t value_at(const opj_image_comp_t *channel, cmedia_size size, int x, int y) {
  size_t column = (size_t)x * channel->w / (size_t)size.width, row = (size_t)y * channel->h / (size_t)size.height;
  int64_t value = channel->data[row * channel->w + column];
  if (channel->sgnd) value += (int64_t)1 << (channel->prec - 1);
  int64_t largest = ((int64_t)1 << channel->prec) - 1;
  return (uint8_t)(CLAMP(value, 0, largest) * 255 / largest);
}

static uint8_t clamped(double value) { return value >= 255 ? 255 : value > 0 ? (uint8_t)(value + 0.5) : 0; }

/// Converts luma and chroma to red, green and blue (ISO/IEC 15444-1, sYCC).
static void convert_chroma(uint8_t *pixel) {
  double luma = pixel[0], blue = pixel[1] - 128.0, red = pixel[2] - 128.0;
  pixel[0] = clamped(luma + 1.402 * red);
  pixel[1] = clamped(luma - 0.344136 * blue - 0.714136 * red);
  pixel[2] = clamped(luma + 1.772 * blue);
}

static void fill(const reader *r, const channels *c, cmedia_size size, uint8_t *rgba) {
  int is_chroma = c->colour_count == 3
    && (r->image->color_space == OPJ_CLRSPC_SYCC
        || (r->image->color_space != OPJ_CLRSPC_SRGB && c->colours[1]->dx > c->colours[0]->dx));
  uint8_t *pixel = rgba;
  for (int y = 0; y < size.height; y++) {
    for (int x = 0; x < size.width; x++, pixel += 4) {
      for (int i = 0; i < c->colour_count; i++) pixel[i] = value_at(c->colours[i], size, x, y);
      if (c->colour_count == 1) pixel[1] = pixel[2] = pixel[0];
      if (is_chroma) convert_chroma(pixel);
      if (c->colour_count < 4) pixel[3] = c->opacity != NULL ? value_at(c->opacity, size, x, y) : 255;
    }
  }
}

static cmedia_outcome deliver(reader *r, cmedia_size wanted, cmedia_pixels *pixels) {
  channels c;
  cmedia_outcome outcome = find_channels(r, &c);
  if (outcome != CMEDIA_DECODED) return outcome;
  cmedia_size size = {(int)c.colours[0]->w, (int)c.colours[0]->h};
  uint8_t *rgba = reallocarray(NULL, (size_t)size.width * (size_t)size.height, 4);
  if (rgba == NULL) return CMEDIA_OUT_OF_MEMORY;
  fill(r, &c, size, rgba);
  if (c.colour_count == 4) {
    cmedia_cmyk_convert(
      r->image->icc_profile_buf, r->image->icc_profile_len, 0, rgba, rgba, (size_t)size.width * (size_t)size.height);
  } else {
    cmedia_keep_profile(pixels, r->image->icc_profile_buf, r->image->icc_profile_len);
  }
  outcome = cmedia_deliver(rgba, size, 4 * (size_t)size.width, 4, wanted, pixels);
  free(rgba);
  return outcome;
}

static cmedia_outcome decode(reader *r, cmedia_pixels *pixels) {
  opj_dparameters_t parameters;
  lib.opj_set_default_decoder_parameters(&parameters);
  lib.opj_set_error_handler(r->codec, keep_message, r);
  if (!lib.opj_setup_decoder(r->codec, &parameters) || !lib.opj_read_header(r->stream, r->codec, &r->image))
    return CMEDIA_DAMAGED;
  OPJ_UINT32 width = r->image->x1 - r->image->x0, height = r->image->y1 - r->image->y0;
  cmedia_size size = {(int)MIN(width, INT_MAX), (int)MIN(height, INT_MAX)}, wanted, least;
  if (!cmedia_want_least(r->decoding, size.width, size.height, &wanted, &least)) return CMEDIA_REFUSED;
  OPJ_UINT32 halvings = reduction(r, size, least);
  uint64_t samples = ((uint64_t)width >> halvings) * ((uint64_t)height >> halvings) * r->image->numcomps;
  uint64_t byte_count = (uint64_t)MAX(cmedia_source_size(r->decoding->source), 0);
  if (samples > FREE_SAMPLES + SAMPLES_PER_BYTE * byte_count)
    return cmedia_failed(r->decoding, CMEDIA_DAMAGED, "the file cannot hold the pixels that it claims");
  if (samples > MOST_SAMPLES) return cmedia_failed(r->decoding, CMEDIA_UNSUPPORTED, "the picture is too large");
  if (halvings > 0 && !lib.opj_set_decoded_resolution_factor(r->codec, halvings)) return CMEDIA_DAMAGED;
  if (!lib.opj_decode(r->codec, r->stream, r->image)) return CMEDIA_DAMAGED;
  return deliver(r, wanted, pixels);
}

cmedia_outcome cmedia_jpeg2000_decode(const cmedia_decoding *decoding, cmedia_pixels *pixels) {
  if (!cmedia_begin(decoding, CMEDIA_LIBOPENJP2, pixels)) return CMEDIA_LIBRARY_MISSING;
  uint8_t head[4] = {0};
  cmedia_source_read(decoding->source, head, sizeof head, 0);
  int64_t size = cmedia_source_size(decoding->source);
  // A codestream on its own begins with its start marker (ISO/IEC 15444-1, A.4.1).
  OPJ_CODEC_FORMAT format = head[0] == 0xFF && head[1] == 0x4F ? OPJ_CODEC_J2K : OPJ_CODEC_JP2;
  reader r = {.decoding = decoding};
  r.codec = lib.opj_create_decompress(format);
  r.stream = lib.opj_stream_create(BUFFER_BYTES, OPJ_TRUE);
  cmedia_outcome outcome = CMEDIA_OUT_OF_MEMORY;
  if (r.codec != NULL && r.stream != NULL) {
    lib.opj_stream_set_user_data(r.stream, &r, NULL);
    lib.opj_stream_set_user_data_length(r.stream, size > 0 ? (OPJ_UINT64)size : 0);
    lib.opj_stream_set_read_function(r.stream, read_bytes);
    lib.opj_stream_set_skip_function(r.stream, skip_bytes);
    lib.opj_stream_set_seek_function(r.stream, seek_to);
    outcome = decode(&r, pixels);
  }
  if (r.image != NULL) lib.opj_image_destroy(r.image);
  if (r.stream != NULL) lib.opj_stream_destroy(r.stream);
  if (r.codec != NULL) lib.opj_destroy_codec(r.codec);
  return outcome;
}
