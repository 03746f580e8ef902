#include "Decoding.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CURVE_POINTS = 1024 };

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

/// Converts pixels in parts, because lcms2 counts them in 32 bits. Returns 0, or -1 when the profile cannot be used.
static int convert(
  cmsHPROFILE profile, cmsUInt32Number from_type, const uint8_t *from, uint8_t *rgba, size_t pixel_count,
  cmsUInt32Number flags) {
  enum { PART = 1 << 20 };
  cmsHPROFILE target = lib.cmsCreate_sRGBProfile();
  cmsHTRANSFORM transform = target == NULL
    ? NULL
    : lib.cmsCreateTransform(profile, from_type, target, TYPE_RGBA_8, INTENT_PERCEPTUAL, flags);
  if (target != NULL) lib.cmsCloseProfile(target);
  if (transform == NULL) return -1;
  for (size_t start = 0; start < pixel_count; start += PART)
    lib.cmsDoTransform(
      transform, from + 4 * start, rgba + 4 * start, (cmsUInt32Number)MIN((size_t)PART, pixel_count - start));
  lib.cmsDeleteTransform(transform);
  return 0;
}

/// Whether a profile leaves a selection of colours as they are, within rounding: most pictures have a profile of sRGB.
static int is_identity(cmsHPROFILE profile, cmsUInt32Number type) {
  uint8_t colours[4 * 27], converted[sizeof colours];
  for (int i = 0; i < 27; i++) {
    uint8_t grey = (uint8_t)(255 * i / 26);
    uint8_t coloured[4] = {(uint8_t)(i % 3 * 127), (uint8_t)(i / 3 % 3 * 127), (uint8_t)(i / 9 * 127), 255};
    uint8_t equal[4] = {grey, grey, grey, 255};
    memcpy(colours + 4 * i, T_COLORSPACE(type) == PT_GRAY ? equal : coloured, 4);
  }
  if (convert(profile, type, colours, converted, 27, cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE) != 0) return 0;
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

/// Converts pixels from a profile, which this closes. Returns 0, or -1 when it cannot be used.
static int convert_in_place(cmsHPROFILE profile, uint8_t *rgba, size_t pixel_count) {
  cmsUInt32Number type = pixel_type(profile);
  int result = -1;
  // lcms2 leaves the fourth byte alone, as long as it is not asked to copy it.
  if (type != 0) result = is_identity(profile, type) ? 0 : convert(profile, type, rgba, rgba, pixel_count, 0);
  lib.cmsCloseProfile(profile);
  return result;
}

int cmedia_colours_convert(const uint8_t *profile, size_t profile_count, uint8_t *rgba, size_t pixel_count) {
  cmsHPROFILE source = opened(profile, profile_count);
  return source != NULL ? convert_in_place(source, rgba, pixel_count) : -1;
}

void cmedia_cmyk_convert(
  const uint8_t *profile, size_t profile_count, int is_inverted, const uint8_t *cmyk, uint8_t *rgba,
  size_t pixel_count) {
  cmsHPROFILE inks = opened(profile, profile_count);
  int is_converted = 0;
  if (inks != NULL && lib.cmsGetColorSpace(inks) == cmsSigCmykData)
    is_converted = convert(inks, is_inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8, cmyk, rgba, pixel_count, 0) == 0;
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

int cmedia_colours_convert_primaries(
  const double chromaticities[8], cmedia_transfer transfer, double exponent, uint8_t *rgba, size_t pixel_count) {
  if (cmedia_load_decoder(CMEDIA_LIBLCMS2) != NULL) return -1;
  for (int i = 0; i < 8; i++)
    // The expression is also false for what is not a number.
    if (!(chromaticities[i] >= 0 && chromaticities[i] <= 1)) return -1;
  cmsToneCurve *tone = curve(transfer, exponent);
  if (tone == NULL) return -1;
  const double *xy = chromaticities;
  cmsCIExyY white = {xy[0], xy[1], 1};
  cmsCIExyYTRIPLE primaries = {{xy[2], xy[3], 1}, {xy[4], xy[5], 1}, {xy[6], xy[7], 1}};
  cmsToneCurve *tones[3] = {tone, tone, tone};
  cmsHPROFILE profile = white.y > 0 ? lib.cmsCreateRGBProfile(&white, &primaries, tones) : NULL;
  lib.cmsFreeToneCurve(tone);
  if (profile == NULL) return -1;
  return convert_in_place(profile, rgba, pixel_count);
}
