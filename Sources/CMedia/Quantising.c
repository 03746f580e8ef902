#include "CMedia.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/// Colours are counted with five bits a channel.
enum { side = 32, bin_count = side * side * side, colour_limit = 256 };

/// A box of colours: the first and the last value of each channel.
typedef struct {
  int first[3], last[3];
  uint64_t count;
} box;

static int bin(const int colour[3]) {
  return (colour[0] * side + colour[1]) * side + colour[2];
}

/// Counts the pixels of each value of one channel in a box.
static void count_values(const uint32_t *counts, const box *part, int channel, uint64_t values[side]) {
  memset(values, 0, side * sizeof *values);
  int at[3];
  for (at[0] = part->first[0]; at[0] <= part->last[0]; at[0]++)
    for (at[1] = part->first[1]; at[1] <= part->last[1]; at[1]++)
      for (at[2] = part->first[2]; at[2] <= part->last[2]; at[2]++) values[at[channel]] += counts[bin(at)];
}

/// Shrinks a box to the colours that occur in it.
static void shrink(const uint32_t *counts, box *part) {
  uint64_t values[side];
  for (int channel = 0; channel < 3; channel++) {
    count_values(counts, part, channel, values);
    while (part->first[channel] < part->last[channel] && !values[part->first[channel]]) part->first[channel]++;
    while (part->first[channel] < part->last[channel] && !values[part->last[channel]]) part->last[channel]--;
  }
}

/// Returns the channel in which a box is longest; green counts most and blue least, as for the eye.
static int longest_channel(const box *part) {
  static const int weights[3] = {4, 5, 3};
  int longest = 0;
  for (int channel = 1; channel < 3; channel++) {
    int length = weights[channel] * (part->last[channel] - part->first[channel]);
    if (length > weights[longest] * (part->last[longest] - part->first[longest])) longest = channel;
  }
  return longest;
}

/// Divides a box at the median of its longest channel. Returns false for a box of one colour.
static bool divide(const uint32_t *counts, box *part, box *upper) {
  int channel = longest_channel(part);
  if (part->first[channel] == part->last[channel]) return false;
  uint64_t values[side], lower_count = 0;
  count_values(counts, part, channel, values);
  int cut = part->first[channel];
  while (cut < part->last[channel] - 1 && 2 * (lower_count + values[cut]) < part->count) lower_count += values[cut++];
  lower_count += values[cut];
  *upper = *part;
  upper->first[channel] = cut + 1;
  upper->count = part->count - lower_count;
  part->last[channel] = cut;
  part->count = lower_count;
  shrink(counts, part);
  shrink(counts, upper);
  return true;
}

/// Returns how much is gained by dividing a box: many pixels over a long range.
static uint64_t gain(const box *part) {
  int channel = longest_channel(part);
  int length = part->last[channel] - part->first[channel];
  return part->count * (uint64_t)(length * length);
}

static int divide_all(const uint32_t *counts, uint64_t pixel_count, box boxes[colour_limit]) {
  boxes[0] = (box){{0, 0, 0}, {side - 1, side - 1, side - 1}, pixel_count};
  shrink(counts, &boxes[0]);
  int count = 1;
  while (count < colour_limit) {
    int best = 0;
    for (int at = 1; at < count; at++)
      if (gain(&boxes[at]) > gain(&boxes[best])) best = at;
    if (!gain(&boxes[best]) || !divide(counts, &boxes[best], &boxes[count])) break;
    count++;
  }
  return count;
}

/// Finds the mean colour of each box, and the box of each bin.
static void average(
  const uint8_t *rgba, size_t pixel_count, const box *boxes, int count, uint8_t *nearest, uint8_t *colours) {
  uint64_t sums[colour_limit][3] = {{0}}, counts[colour_limit] = {0};
  for (int index = 0; index < count; index++) {
    int at[3];
    for (at[0] = boxes[index].first[0]; at[0] <= boxes[index].last[0]; at[0]++)
      for (at[1] = boxes[index].first[1]; at[1] <= boxes[index].last[1]; at[1]++)
        for (at[2] = boxes[index].first[2]; at[2] <= boxes[index].last[2]; at[2]++) nearest[bin(at)] = (uint8_t)index;
  }
  for (size_t pixel = 0; pixel < pixel_count; pixel++) {
    const uint8_t *colour = rgba + 4 * pixel;
    int index = nearest[bin((int[3]){colour[0] >> 3, colour[1] >> 3, colour[2] >> 3})];
    for (int channel = 0; channel < 3; channel++) sums[index][channel] += colour[channel];
    counts[index]++;
  }
  for (int index = 0; index < count; index++)
    for (int channel = 0; channel < 3; channel++)
      colours[3 * index + channel] =
        counts[index] ? (uint8_t)((sums[index][channel] + counts[index] / 2) / counts[index]) : 0;
}

static int search(const uint8_t *colours, int count, const int wanted[3]) {
  int best = 0, least = 1 << 30;
  for (int index = 0; index < count; index++) {
    int red = colours[3 * index] - wanted[0], green = colours[3 * index + 1] - wanted[1],
        blue = colours[3 * index + 2] - wanted[2];
    int distance = 3 * red * red + 4 * green * green + 2 * blue * blue;
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}

/// Fills the table of the nearest colour of each bin.
static void fill_nearest(const uint8_t *colours, int count, uint8_t *nearest) {
  for (int at = 0; at < bin_count; at++) {
    int wanted[3] = {(at / side / side << 3) + 4, (at / side % side << 3) + 4, (at % side << 3) + 4};
    nearest[at] = (uint8_t)search(colours, count, wanted);
  }
}

static int clamp(int value) {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/// Chooses each pixel's colour. Errors are in 16ths; `errors` has room for two rows with a pixel more at both ends.
static void diffuse(
  const uint8_t *rgba, int width, int height, const uint8_t *colours, const uint8_t *nearest, int *errors,
  uint8_t *indices) {
  size_t row_length = 3 * ((size_t)width + 2);
  for (int y = 0; y < height; y++) {
    int *here = errors + (y & 1 ? row_length : 0) + 3, *below = errors + (y & 1 ? 0 : row_length) + 3;
    memset(below - 3, 0, row_length * sizeof *below);
    for (int x = 0; x < width; x++) {
      const uint8_t *colour = rgba + 4 * ((size_t)y * (size_t)width + (size_t)x);
      int wanted[3];
      for (int channel = 0; channel < 3; channel++) wanted[channel] = clamp(colour[channel] + here[3 * x + channel] / 16);
      uint8_t index = nearest[bin((int[3]){wanted[0] >> 3, wanted[1] >> 3, wanted[2] >> 3})];
      indices[(size_t)y * (size_t)width + (size_t)x] = index;
      for (int channel = 0; channel < 3; channel++) {
        // Half of the error is passed on: all of it makes flat areas restless, and their runs short.
        int error = (wanted[channel] - colours[3 * index + channel]) / 2;
        here[3 * (x + 1) + channel] += 7 * error;
        below[3 * (x - 1) + channel] += 3 * error;
        below[3 * x + channel] += 5 * error;
        below[3 * (x + 1) + channel] += error;
      }
    }
  }
}

int cmedia_pixels_quantise(const uint8_t *rgba, int width, int height, uint8_t *colours, uint8_t *indices) {
  size_t pixel_count = (size_t)width * (size_t)height;
  uint32_t *counts = calloc(bin_count, sizeof *counts);
  uint8_t *nearest = malloc(bin_count);
  int *errors = calloc(6 * ((size_t)width + 2), sizeof *errors);
  int count = -1;
  if (counts && nearest && errors) {
    for (size_t pixel = 0; pixel < pixel_count; pixel++) {
      const uint8_t *colour = rgba + 4 * pixel;
      counts[bin((int[3]){colour[0] >> 3, colour[1] >> 3, colour[2] >> 3})]++;
    }
    box boxes[colour_limit];
    count = divide_all(counts, pixel_count, boxes);
    average(rgba, pixel_count, boxes, count, nearest, colours);
    fill_nearest(colours, count, nearest);
    diffuse(rgba, width, height, colours, nearest, errors, indices);
  }
  free(counts);
  free(nearest);
  free(errors);
  return count;
}
