#include "Light.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

static cmedia_light_tables tables;

static double light_of(double value) {
  return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static void compute(void) {
  int level = 0;
  for (int value = 0; value < 256; value++) {
    tables.light[value] = (float)light_of(value / 255.0);
    tables.steps[value] = (uint32_t)(light_of(value / 255.0) * 65535 + 0.5);
    tables.root[value] = (float)sqrt(light_of(value / 255.0));
    // Up to the light of the middle between this value and the next.
    int end = value == 255 ? CMEDIA_LIGHT_LEVELS
                           : (int)ceil(light_of((value + 0.5) / 255.0) * (CMEDIA_LIGHT_LEVELS - 1));
    if (end > CMEDIA_LIGHT_LEVELS) end = CMEDIA_LIGHT_LEVELS;
    if (end > level) memset(tables.value + level, value, (size_t)(end - level));
    if (end > level) level = end;
  }
}

const cmedia_light_tables *cmedia_light(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, compute);
  return &tables;
}
