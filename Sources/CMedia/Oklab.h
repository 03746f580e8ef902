#pragma once
// Oklab (https://bottosson.github.io/posts/oklab): a space in which equal distances look about equally different.

#include "Light.h"

#include <math.h>

/// Converts the light of red, green and blue of sRGB, 0 to 1 each, to lightness and two axes of colour.
static inline cmedia_four cmedia_oklab(cmedia_four light) {
  float l = cbrtf(0.4122214708f * light[0] + 0.5363325363f * light[1] + 0.0514459929f * light[2]);
  float m = cbrtf(0.2119034982f * light[0] + 0.6806995451f * light[1] + 0.1073969566f * light[2]);
  float s = cbrtf(0.0883024619f * light[0] + 0.2817188376f * light[1] + 0.6299787005f * light[2]);
  return (cmedia_four){
    0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
    1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
    0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s, 0};
}

/// The squared distance of two colours.
static inline float cmedia_distance(cmedia_four one, cmedia_four other) {
  cmedia_four squares = (one - other) * (one - other);
  return squares[0] + squares[1] + squares[2];
}
