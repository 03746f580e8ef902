#include "Decoding.h"

#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
  CURVE_POINTS = 1024,
  /// The largest profiles, of printing presses, have about 3 MB.
  LARGEST_PROFILE = 16 * 1024 * 1024,
  KEPT_TRANSFORMS = 4,
};

/// Light at which a picture of high dynamic range shows paper white, in cd/m² (ITU-R BT.2408).
static const double reference_white = 203;

/// Whether the colours of a profile may be those of pixels: a display, a camera or a colour space, no link or abstract
/// one.
static int describes_pixels(cmsHPROFILE profile) {
  cmsProfileClassSignature kind = lib.cmsGetDeviceClass(profile);
  return kind == cmsSigInputClass || kind == cmsSigDisplayClass || kind == cmsSigOutputClass
    || kind == cmsSigColorSpaceClass;
}

/// Opens a profile from a file. Returns NULL for one that cannot be used.
static cmsHPROFILE opened(const uint8_t *bytes, size_t count) {
  if (bytes == NULL || count > UINT_MAX || cmedia_load_decoder(CMEDIA_LIBLCMS2) != NULL) return NULL;
  cmsHPROFILE profile = lib.cmsOpenProfileFromMem(bytes, (cmsUInt32Number)count);
  if (profile == NULL || describes_pixels(profile)) return profile;
  lib.cmsCloseProfile(profile);
  return NULL;
}

/// Creates a transform to sRGB. Returns NULL when the profile cannot be used.
static cmsHTRANSFORM transform_from(cmsHPROFILE profile, cmsUInt32Number type, cmsUInt32Number flags) {
  cmsHPROFILE target = lib.cmsCreate_sRGBProfile();
  if (target == NULL) return NULL;
  cmsHTRANSFORM transform =
    lib.cmsCreateTransform(profile, type, target, TYPE_RGBA_8, INTENT_PERCEPTUAL, flags);
  lib.cmsCloseProfile(target);
  return transform;
}

/// Converts pixels in parts, because lcms2 counts them in 32 bits. It leaves the fourth byte alone.
static void apply(cmsHTRANSFORM transform, const uint8_t *from, uint8_t *rgba, size_t pixel_count) {
  enum { PART = 1 << 20 };
  for (size_t start = 0; start < pixel_count; start += PART)
    lib.cmsDoTransform(
      transform, from + 4 * start, rgba + 4 * start, (cmsUInt32Number)MIN((size_t)PART, pixel_count - start));
}

/// Whether a profile leaves a selection of colours as they are, within rounding: most pictures have a profile of sRGB.
static int is_identity(cmsHPROFILE profile, cmsUInt32Number type) {
  cmsHTRANSFORM transform = transform_from(profile, type, cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
  if (transform == NULL) return 0;
  uint8_t colours[4 * 27], converted[sizeof colours];
  for (int i = 0; i < 27; i++) {
    uint8_t grey = (uint8_t)(255 * i / 26);
    uint8_t coloured[4] = {(uint8_t)(i % 3 * 127), (uint8_t)(i / 3 % 3 * 127), (uint8_t)(i / 9 * 127), 255};
    uint8_t equal[4] = {grey, grey, grey, 255};
    memcpy(colours + 4 * i, T_COLORSPACE(type) == PT_GRAY ? equal : coloured, 4);
  }
  apply(transform, colours, converted, 27);
  lib.cmsDeleteTransform(transform);
  for (int i = 0; i < 27; i++)
    for (int c = 0; c < 3; c++)
      if (abs(converted[4 * i + c] - colours[4 * i + c]) > 2) return 0;
  return 1;
}

/// Where the colours of a profile are in pixels of 4 bytes, as lcms2 describes it; 0 for colours that they cannot hold.
static cmsUInt32Number pixel_type(cmsHPROFILE profile) {
  switch (lib.cmsGetColorSpace(profile)) {
  case cmsSigRgbData: return TYPE_RGBA_8;
  // The first byte, and three more that are not looked at.
  case cmsSigGrayData: return COLORSPACE_SH(PT_GRAY) | EXTRA_SH(3) | CHANNELS_SH(1) | BYTES_SH(1);
  default: return 0;
  }
}

/// A transform that is kept, because the pictures of a camera have the same profile and creating one takes 3 ms.
typedef struct {
  /// The profile, or the numbers that it was made of.
  uint8_t *key;
  size_t key_count;
  /// NULL for colours that are those of sRGB already.
  cmsHTRANSFORM transform;
  /// Whether it is for greys only.
  int is_grey;
} kept_transform;

static pthread_mutex_t kept_mutex = PTHREAD_MUTEX_INITIALIZER;
static kept_transform kept[KEPT_TRANSFORMS];
static int next_kept;

static const kept_transform *find_kept(const void *key, size_t key_count) {
  for (int i = 0; i < KEPT_TRANSFORMS; i++)
    if (kept[i].key != NULL && kept[i].key_count == key_count && memcmp(kept[i].key, key, key_count) == 0) return &kept[i];
  return NULL;
}

/// Keeps a transform in place of the oldest one. Returns NULL, and frees it, if there is no memory.
static const kept_transform *keep(const void *key, size_t key_count, cmsHTRANSFORM transform, int is_grey) {
  uint8_t *copy = malloc(key_count);
  if (copy == NULL) {
    if (transform != NULL) lib.cmsDeleteTransform(transform);
    return NULL;
  }
  memcpy(copy, key, key_count);
  kept_transform *entry = &kept[next_kept];
  next_kept = (next_kept + 1) % KEPT_TRANSFORMS;
  free(entry->key);
  if (entry->transform != NULL) lib.cmsDeleteTransform(entry->transform);
  *entry = (kept_transform){copy, key_count, transform, is_grey};
  return entry;
}

/// Creates and keeps the transform of a profile, which this closes; NULL stands for one that cannot be opened.
static const kept_transform *created(const void *key, size_t key_count, cmsHPROFILE profile) {
  if (profile == NULL) return NULL;
  cmsUInt32Number type = pixel_type(profile);
  int is_usable = type != 0;
  cmsHTRANSFORM transform = NULL;
  if (is_usable && !is_identity(profile, type)) {
    transform = transform_from(profile, type, 0);
    is_usable = transform != NULL;
  }
  lib.cmsCloseProfile(profile);
  return is_usable ? keep(key, key_count, transform, type != TYPE_RGBA_8) : NULL;
}

static int is_grey(const uint8_t *rgba, size_t pixel_count) {
  for (size_t i = 0; i < pixel_count; i++)
    if (rgba[4 * i] != rgba[4 * i + 1] || rgba[4 * i] != rgba[4 * i + 2]) return 0;
  return 1;
}

/// Converts pixels in place by a transform that is kept. Returns 0, or -1 without one and for colours with one of greys.
static int convert(const kept_transform *entry, uint8_t *rgba, size_t pixel_count) {
  if (entry == NULL || (entry->is_grey && !is_grey(rgba, pixel_count))) return -1;
  if (entry->transform != NULL) apply(entry->transform, rgba, rgba, pixel_count);
  return 0;
}

int cmedia_colours_convert(const uint8_t *profile, size_t profile_count, uint8_t *rgba, size_t pixel_count) {
  if (profile == NULL || profile_count == 0 || profile_count > LARGEST_PROFILE) return -1;
  pthread_mutex_lock(&kept_mutex);
  const kept_transform *entry = find_kept(profile, profile_count);
  if (entry == NULL) entry = created(profile, profile_count, opened(profile, profile_count));
  int result = convert(entry, rgba, pixel_count);
  pthread_mutex_unlock(&kept_mutex);
  return result;
}

void cmedia_cmyk_convert(
  const uint8_t *profile, size_t profile_count, int is_inverted, const uint8_t *cmyk, uint8_t *rgba,
  size_t pixel_count) {
  cmsHPROFILE inks = opened(profile, profile_count);
  int is_converted = 0;
  if (inks != NULL && lib.cmsGetColorSpace(inks) == cmsSigCmykData) {
    cmsHTRANSFORM transform = transform_from(inks, is_inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8, 0);
    is_converted = transform != NULL;
    if (is_converted) {
      apply(transform, cmyk, rgba, pixel_count);
      lib.cmsDeleteTransform(transform);
    }
  }
  if (inks != NULL) lib.cmsCloseProfile(inks);
  uint8_t flip = is_inverted ? 0 : 0xFF;
  for (size_t i = 0; i < pixel_count; i++) {
    uint8_t *to = rgba + 4 * i;
    if (!is_converted) {
      int black = cmyk[4 * i + 3] ^ flip;
      for (int c = 0; c < 3; c++) to[c] = (uint8_t)((cmyk[4 * i + (size_t)c] ^ flip) * black / 255);
    }
    to[3] = 255;
  }
}

/// Light of a value from 0 to 1 of the perceptual quantizer, in cd/m² (ITU-R BT.2100, table 4).
static double perceptual_light(double value) {
  double m1 = 2610.0 / 16384, m2 = 2523.0 / 4096 * 128, c1 = 3424.0 / 4096, c2 = 2413.0 / 4096 * 32, c3 = 2392.0 / 4096 * 32;
  double power = pow(value, 1 / m2);
  return 10000 * pow(MAX(power - c1, 0) / (c2 - c3 * power), 1 / m1);
}

/// Light of a value from 0 to 1 of hybrid log-gamma on a display of 1,000 cd/m², in cd/m² (ITU-R BT.2100, table 5).
static double hybrid_light(double value) {
  double a = 0.17883277, b = 1 - 4 * a, c = 0.5 - a * log(4 * a);
  double scene = value <= 0.5 ? value * value / 3 : (exp((value - c) / a) + b) / 12;
  return 1000 * pow(scene, 1.2);
}

/// Compresses light above half of paper white, so that highlights stay apart; 1 is the lightest that a screen shows.
static double compressed(double light) {
  double whites = light / reference_white;
  return whites <= 0.5 ? whites : 1 - 0.5 * exp(1 - 2 * whites);
}

static cmsToneCurve *curve(cmedia_transfer transfer, double exponent) {
  if (transfer == CMEDIA_TRANSFER_POWER) return lib.cmsBuildParametricToneCurve(NULL, 1, &exponent);
  if (transfer == CMEDIA_TRANSFER_SRGB) {
    // IEC 61966-2-1.
    double parameters[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    return lib.cmsBuildParametricToneCurve(NULL, 4, parameters);
  }
  float points[CURVE_POINTS];
  for (int i = 0; i < CURVE_POINTS; i++) {
    double value = (double)i / (CURVE_POINTS - 1);
    points[i] = (float)compressed(transfer == CMEDIA_TRANSFER_PQ ? perceptual_light(value) : hybrid_light(value));
  }
  return lib.cmsBuildTabulatedToneCurveFloat(NULL, CURVE_POINTS, points);
}

/// What a profile is made of; without padding, so that it can be a key.
typedef struct {
  double chromaticities[8];
  double exponent;
  double transfer;
} description;

static cmsHPROFILE profile_of(const description *colours) {
  const double *xy = colours->chromaticities;
  for (int i = 0; i < 8; i++)
    // The expression is also false for what is not a number.
    if (!(xy[i] >= 0 && xy[i] <= 1)) return NULL;
  if (xy[1] == 0 || cmedia_load_decoder(CMEDIA_LIBLCMS2) != NULL) return NULL;
  cmsToneCurve *tone = curve((cmedia_transfer)colours->transfer, colours->exponent);
  if (tone == NULL) return NULL;
  cmsCIExyY white = {xy[0], xy[1], 1};
  cmsCIExyYTRIPLE primaries = {{xy[2], xy[3], 1}, {xy[4], xy[5], 1}, {xy[6], xy[7], 1}};
  cmsToneCurve *tones[3] = {tone, tone, tone};
  cmsHPROFILE profile = lib.cmsCreateRGBProfile(&white, &primaries, tones);
  lib.cmsFreeToneCurve(tone);
  return profile;
}

int cmedia_colours_convert_primaries(
  const double chromaticities[8], cmedia_transfer transfer, double exponent, uint8_t *rgba, size_t pixel_count) {
  description colours = {.exponent = exponent, .transfer = (double)transfer};
  memcpy(colours.chromaticities, chromaticities, sizeof colours.chromaticities);
  pthread_mutex_lock(&kept_mutex);
  const kept_transform *entry = find_kept(&colours, sizeof colours);
  if (entry == NULL) entry = created(&colours, sizeof colours, profile_of(&colours));
  int result = convert(entry, rgba, pixel_count);
  pthread_mutex_unlock(&kept_mutex);
  return result;
}
