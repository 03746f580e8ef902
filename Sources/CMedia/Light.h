#pragma once
// Light of the values of sRGB (IEC 61966-2-1), by tables: pictures are averaged as light, because a pattern of black and white is seen
// from a distance as their mean in light and not in values.

#include <stdint.h>

enum {
  /// The number of levels of light that the table of values distinguishes: a fifth of the first value of sRGB each.
  CMEDIA_LIGHT_LEVELS = 1 << 14,
};

typedef struct {
  /// Light from 0 to 1 of each value.
  float light[256];
  /// The square root of light of each value, which is nearly as even to the eye as the values, and quick to compute with.
  float root[256];
  /// Light of each value as a whole number up to 65,535, for sums of many pixels.
  uint32_t steps[256];
  /// The nearest value to each level of light.
  uint8_t value[CMEDIA_LIGHT_LEVELS];
} cmedia_light_tables;

/// The tables, computed by the first call.
const cmedia_light_tables *cmedia_light(void);

/// The nearest value to light from 0 to 1; what is beyond is cut.
static inline uint8_t cmedia_value_of(const cmedia_light_tables *tables, float light) {
  // The expression is also false for what is not a number.
  if (!(light > 0)) return 0;
  if (light >= 1) return 255;
  return tables->value[(int)(light * (CMEDIA_LIGHT_LEVELS - 1) + 0.5f)];
}

/// Four numbers that are computed at once: red, green, blue and opacity.
typedef float cmedia_four __attribute__((vector_size(16)));

static inline cmedia_four cmedia_four_of(float number) { return (cmedia_four){number, number, number, number}; }

/// Writes the nearest values to the light of red, green and blue, as `cmedia_value_of` does, but for light that is a number.
static inline void cmedia_values_of(const cmedia_light_tables *tables, cmedia_four light, uint8_t *values) {
  typedef int32_t four_integers __attribute__((vector_size(16)));
  four_integers levels =
    __builtin_convertvector(light * cmedia_four_of(CMEDIA_LIGHT_LEVELS - 1) + cmedia_four_of(0.5f), four_integers);
  for (int c = 0; c < 3; c++) {
    uint32_t level = (uint32_t)levels[c];
    // Light is never below 0; above 1 it is by rounding.
    values[c] = tables->value[level < CMEDIA_LIGHT_LEVELS ? level : CMEDIA_LIGHT_LEVELS - 1];
  }
}
