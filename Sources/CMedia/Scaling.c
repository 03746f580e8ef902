#include "Scaling.h"

#include "Light.h"

#include <stdlib.h>
#include <string.h>

/// What one pixel of the result consists of along one axis: so many pixels of the source from the first one on, with weights whose sum
/// is 1.
typedef struct {
  int first;
  int count;
  const float *weights;
} span;

struct cmedia_scaler {
  cmedia_size from, to;
  int channels;
  uint8_t *rgba;
  span *columns, *rows;
  float *column_weights, *row_weights;
  /// The row of the source as light, by opacity.
  cmedia_four *source;
  /// The row of the source and the one before it, at the width of the result.
  cmedia_four *row, *previous;
  /// The sum of the rows that the next row of the result consists of, when there are fewer rows than in the source.
  cmedia_four *sum;
  /// The numbers of rows that have been added and that are complete.
  int added, complete;
  const cmedia_light_tables *tables;
};

/// Computes the spans of an axis on which there are not more pixels than in the source.
static void average(span *spans, float *weights, int from, int to) {
  double length = (double)from / to;
  for (int i = 0; i < to; i++) {
    double start = i * length, end = (i + 1) * length;
    int first = (int)start, last = (int)end;
    if (first > from - 1) first = from - 1;
    if (last > from - 1) last = from - 1;
    // A rest that is only a rounding error.
    if (last > first && end - last < 1e-6 * length) last--;
    spans[i] = (span){first, last - first + 1, weights};
    double sum = 0;
    for (int k = first; k <= last; k++) {
      double covered = (end < k + 1 ? end : k + 1) - (start > k ? start : k);
      *weights++ = (float)(covered > 0 ? covered : 0);
      sum += covered > 0 ? covered : 0;
    }
    for (int k = 0; k <= last - first; k++) weights[-1 - k] /= (float)sum;
  }
}

/// Computes the spans of an axis on which there are more pixels than in the source.
static void interpolate(span *spans, float *weights, int from, int to) {
  for (int i = 0; i < to; i++) {
    double position = (i + 0.5) * from / to - 0.5;
    if (position < 0) position = 0;
    if (position > from - 1) position = from - 1;
    int first = (int)position;
    int count = first < from - 1 ? 2 : 1;
    spans[i] = (span){first, count, weights};
    weights[0] = count == 1 ? 1 : (float)(1 - (position - first));
    if (count == 2) weights[1] = (float)(position - first);
    weights += count;
  }
}

/// Computes the spans of an axis. Returns 0 if there is no memory.
static int plan(span **spans, float **weights, int from, int to) {
  *spans = reallocarray(NULL, (size_t)to, sizeof **spans);
  *weights = reallocarray(NULL, (size_t)from + 2 * (size_t)to, sizeof **weights);
  if (*spans == NULL || *weights == NULL) return 0;
  if (to <= from) average(*spans, *weights, from, to);
  else interpolate(*spans, *weights, from, to);
  return 1;
}

cmedia_scaler *cmedia_scaler_new(cmedia_size from, int channels, cmedia_size to, uint8_t *rgba) {
  cmedia_scaler *s = calloc(1, sizeof *s);
  if (s == NULL) return NULL;
  s->from = from;
  s->to = to;
  s->channels = channels;
  s->rgba = rgba;
  s->tables = cmedia_light();
  size_t width = (size_t)to.width;
  s->source = reallocarray(NULL, (size_t)from.width, sizeof *s->source);
  s->row = reallocarray(NULL, width, sizeof *s->row);
  s->previous = calloc(width, sizeof *s->previous);
  s->sum = calloc(width, sizeof *s->sum);
  int is_planned = plan(&s->columns, &s->column_weights, from.width, to.width)
    && plan(&s->rows, &s->row_weights, from.height, to.height);
  if (s->source != NULL && s->row != NULL && s->previous != NULL && s->sum != NULL && is_planned) return s;
  cmedia_scaler_free(s);
  return NULL;
}

void cmedia_scaler_free(cmedia_scaler *s) {
  if (s == NULL) return;
  free(s->columns);
  free(s->rows);
  free(s->column_weights);
  free(s->row_weights);
  free(s->source);
  free(s->row);
  free(s->previous);
  free(s->sum);
  free(s);
}

/// The light of one pixel of the source, multiplied by opacity.
static inline cmedia_four light_at(const cmedia_scaler *s, const uint8_t *pixel) {
  const float *light = s->tables->light;
  cmedia_four four = {light[pixel[0]], light[pixel[1]], light[pixel[2]], 1};
  return s->channels == 3 || pixel[3] == 255 ? four : four * cmedia_four_of((float)pixel[3] / 255);
}

/// Converts a row of the source to light, multiplied by opacity.
static void read_row(cmedia_scaler *s, const uint8_t *row) {
  const float *light = s->tables->light;
  if (row == NULL) {
    memset(s->source, 0, (size_t)s->from.width * sizeof *s->source);
    return;
  }
  if (s->channels == 3) {
    for (int x = 0; x < s->from.width; x++, row += 3)
      s->source[x] = (cmedia_four){light[row[0]], light[row[1]], light[row[2]], 1};
    return;
  }
  for (int x = 0; x < s->from.width; x++, row += 4) s->source[x] = light_at(s, row);
}

/// Adds up the light of opaque pixels.
static inline cmedia_four sum_of(const cmedia_scaler *s, const uint8_t *pixels, int count) {
  const uint32_t *steps = s->tables->steps;
  uint64_t red = 0, green = 0, blue = 0;
  for (int i = 0; i < count; i++, pixels += 3) {
    red += steps[pixels[0]];
    green += steps[pixels[1]];
    blue += steps[pixels[2]];
  }
  return (cmedia_four){(float)red, (float)green, (float)blue, (float)count * 65535} * cmedia_four_of(1.0f / 65535);
}

/// Scales a row of opaque pixels to a width that is less than half of its own: the pixels in the middle of a span count equally.
static void reduce_row(cmedia_scaler *s, const uint8_t *row) {
  for (int x = 0; x < s->to.width; x++) {
    span columns = s->columns[x];
    int last = columns.count - 1;
    const uint8_t *from = row + 3 * (size_t)columns.first;
    cmedia_four sum = light_at(s, from) * cmedia_four_of(columns.weights[0]);
    if (last > 1) sum += sum_of(s, from + 3, last - 1) * cmedia_four_of(columns.weights[1]);
    if (last > 0) sum += light_at(s, from + 3 * (size_t)last) * cmedia_four_of(columns.weights[last]);
    s->row[x] = sum;
  }
}

/// Scales the row of the source to the width of the result.
static void scale_row(cmedia_scaler *s) {
  for (int x = 0; x < s->to.width; x++) {
    span columns = s->columns[x];
    const cmedia_four *from = s->source + columns.first;
    cmedia_four sum = from[0] * cmedia_four_of(columns.weights[0]);
    for (int k = 1; k < columns.count; k++) sum += from[k] * cmedia_four_of(columns.weights[k]);
    s->row[x] = sum;
  }
}

/// Writes the next row of the result.
static void write_row(cmedia_scaler *s, const cmedia_four *row) {
  uint8_t *to = s->rgba + 4 * (size_t)s->complete * (size_t)s->to.width;
  for (int x = 0; x < s->to.width; x++, to += 4) {
    cmedia_four pixel = row[x];
    if (pixel[3] < 0.999f) {
      // Where nothing is visible, there is no colour either.
      pixel = pixel[3] > 0.001f ? pixel / cmedia_four_of(pixel[3]) : cmedia_four_of(0);
    }
    cmedia_values_of(s->tables, pixel, to);
    to[3] = (uint8_t)(row[x][3] * 255 + 0.5f);
  }
  s->complete++;
}

/// Adds the scaled row to the rows of the result that consist of it.
static void average_rows(cmedia_scaler *s) {
  while (s->complete < s->to.height) {
    span rows = s->rows[s->complete];
    int index = s->added - rows.first;
    if (index < 0 || index >= rows.count) return;
    cmedia_four weight = cmedia_four_of(rows.weights[index]);
    for (int x = 0; x < s->to.width; x++) s->sum[x] += s->row[x] * weight;
    if (index < rows.count - 1) return;
    write_row(s, s->sum);
    memset(s->sum, 0, (size_t)s->to.width * sizeof *s->sum);
  }
}

/// Writes the rows of the result that lie between the previous row and this one.
static void interpolate_rows(cmedia_scaler *s) {
  while (s->complete < s->to.height) {
    span rows = s->rows[s->complete];
    if (rows.first + rows.count - 1 > s->added) break;
    // The last row of the source alone.
    if (rows.count == 1) {
      write_row(s, s->row);
      continue;
    }
    cmedia_four above = cmedia_four_of(rows.weights[0]), below = cmedia_four_of(rows.weights[1]);
    for (int x = 0; x < s->to.width; x++) s->sum[x] = s->previous[x] * above + s->row[x] * below;
    write_row(s, s->sum);
  }
  cmedia_four *row = s->previous;
  s->previous = s->row;
  s->row = row;
}

void cmedia_scaler_add(cmedia_scaler *s, const uint8_t *row) {
  if (s->added >= s->from.height) return;
  if (row != NULL && s->channels == 3 && s->to.width < s->from.width / 2) {
    reduce_row(s, row);
  } else {
    read_row(s, row);
    scale_row(s);
  }
  if (s->to.height <= s->from.height) average_rows(s);
  else interpolate_rows(s);
  s->added++;
}

int cmedia_pixels_scale(
  const uint8_t *rgba, int width, int height, size_t stride, uint8_t *scaled, int scaled_width, int scaled_height) {
  cmedia_scaler *scaler =
    cmedia_scaler_new((cmedia_size){width, height}, 4, (cmedia_size){scaled_width, scaled_height}, scaled);
  if (scaler == NULL) return -1;
  for (int y = 0; y < height; y++) cmedia_scaler_add(scaler, rgba + (size_t)y * stride);
  cmedia_scaler_free(scaler);
  return 0;
}
