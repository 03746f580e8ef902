#include "Division.h"
#include "Oklab.h"

#include <stdlib.h>

enum {
  MOST_COLOURS = 256,
  /// The nearest colours that are mixed with each other.
  MIXED = 12,
  /// Answers are kept by colours of 6 bits a channel.
  KEPT = 1 << 18,
};

/// Two colours of the palette and the share of the first one in quarters: 0, 1 or 2.
typedef struct {
  uint8_t ink, paper, quarters;
  uint8_t is_known;
  /// The nearest single colour.
  uint8_t nearest;
} mixture;

typedef struct {
  const uint32_t *colours;
  int count;
  float roughness;
  cmedia_four oklab[MOST_COLOURS];
  mixture *kept;
  const cmedia_light_tables *tables;
} palette;

static cmedia_four oklab_of(const palette *p, uint32_t colour) {
  const float *light = p->tables->light;
  return cmedia_oklab((cmedia_four){light[colour >> 16 & 255], light[colour >> 8 & 255], light[colour & 255], 0});
}

/// Writes the indices of the nearest colours, the nearest first. Returns their number.
static int find_nearest(const palette *p, cmedia_four colour, uint8_t nearest[MIXED]) {
  float distances[MIXED];
  int found = 0;
  for (int i = 0; i < p->count; i++) {
    float distance = cmedia_distance(p->oklab[i], colour);
    if (found == MIXED && distance >= distances[MIXED - 1]) continue;
    int place = found < MIXED ? found++ : MIXED - 1;
    for (; place > 0 && distances[place - 1] > distance; place--) {
      distances[place] = distances[place - 1];
      nearest[place] = nearest[place - 1];
    }
    distances[place] = distance;
    nearest[place] = (uint8_t)i;
  }
  return found;
}

static cmedia_four mixed(const palette *p, mixture m) {
  float share = (float)m.quarters / 4;
  return p->oklab[m.ink] * cmedia_four_of(share) + p->oklab[m.paper] * cmedia_four_of(1 - share);
}

/// How much a mixture differs from a colour, and how rough it looks.
static float error_of(const palette *p, mixture m, cmedia_four colour) {
  float roughness = m.quarters == 0 ? 0 : p->roughness * cmedia_distance(p->oklab[m.ink], p->oklab[m.paper]);
  return cmedia_distance(mixed(p, m), colour) + roughness;
}

static mixture best_mixture(const palette *p, cmedia_four colour) {
  uint8_t nearest[MIXED];
  int count = find_nearest(p, colour, nearest);
  mixture best = {nearest[0], nearest[0], 0, 1, nearest[0]};
  float least = error_of(p, best, colour);
  for (int i = 0; i < count; i++) {
    for (int j = 0; j < count; j++) {
      // Halves look the same with the colours exchanged.
      for (int quarters = 1; i != j && quarters <= (i < j ? 2 : 1); quarters++) {
        mixture candidate = {nearest[i], nearest[j], (uint8_t)quarters, 1, nearest[0]};
        float error = error_of(p, candidate, colour);
        if (error < least) {
          least = error;
          best = candidate;
        }
      }
    }
  }
  return best;
}

/// The best mixture for a colour given by the roots of its light.
static mixture mixture_for(const palette *p, cmedia_four root) {
  cmedia_four light = root * root;
  uint32_t key = 0;
  for (int c = 0; c < 3; c++) key = key << 6 | cmedia_value_of(p->tables, light[c]) >> 2;
  if (!p->kept[key].is_known) {
    uint32_t colour = 0;
    for (int shift = 12; shift >= 0; shift -= 6) {
      uint32_t bits = key >> shift & 63;
      colour = colour << 8 | bits << 2 | bits >> 4;
    }
    p->kept[key] = best_mixture(p, oklab_of(p, colour));
  }
  return p->kept[key];
}

static cmedia_four oklab_of_root(cmedia_four root) { return cmedia_oklab(root * root); }

static cmedia_cell cell_of(const palette *p, uint32_t scalar, int ink, int paper) {
  int32_t foreground = (int32_t)p->colours[ink], background = (int32_t)p->colours[paper];
  return foreground == background ? (cmedia_cell){' ', foreground, background} : (cmedia_cell){scalar, foreground, background};
}

static cmedia_cell fitted(const palette *p, const uint8_t *rgba, size_t stride, int with_sextants) {
  cmedia_division best = cmedia_divide(rgba, stride, with_sextants);
  float share = best.count / CMEDIA_CELL_PIXELS;
  cmedia_four ink = best.ink / cmedia_four_of(best.count), all = best.total / cmedia_four_of(CMEDIA_CELL_PIXELS);
  cmedia_four paper = (best.total - best.ink) / cmedia_four_of(CMEDIA_CELL_PIXELS - best.count);
  mixture whole = mixture_for(p, all);
  int near_ink = mixture_for(p, ink).nearest, near_paper = mixture_for(p, paper).nearest;
  cmedia_four ink_colour = oklab_of_root(ink), paper_colour = oklab_of_root(paper);
  // Both errors lack the differences within the two areas.
  float divided = share * cmedia_distance(p->oklab[near_ink], ink_colour)
    + (1 - share) * cmedia_distance(p->oklab[near_paper], paper_colour);
  float plain = error_of(p, whole, oklab_of_root(all)) + share * (1 - share) * cmedia_distance(ink_colour, paper_colour);
  if (divided < plain && near_ink != near_paper) return cell_of(p, best.scalar, near_ink, near_paper);
  // ░ and ▒.
  return cell_of(p, whole.quarters == 0 ? ' ' : 0x2590u + whole.quarters, whole.ink, whole.paper);
}

int cmedia_cells_fit_palette(
  const uint8_t *rgba, int columns, int rows, int with_sextants, const uint32_t *colours, int colour_count,
  float roughness, int32_t kept, cmedia_cell *cells) {
  palette p = {.colours = colours, .count = colour_count, .roughness = roughness, .tables = cmedia_light()};
  if (p.count > MOST_COLOURS) p.count = MOST_COLOURS;
  p.kept = calloc(KEPT, sizeof *p.kept);
  if (p.kept == NULL) return -1;
  for (int i = 0; i < p.count; i++) p.oklab[i] = oklab_of(&p, colours[i]);
  size_t stride = 4 * (size_t)CMEDIA_CELL_SIDE * (size_t)columns;
  for (int row = 0; row < rows; row++) {
    for (int column = 0; column < columns; column++) {
      const uint8_t *cell = rgba + (size_t)row * CMEDIA_CELL_SIDE * stride + 4 * (size_t)CMEDIA_CELL_SIDE * (size_t)column;
      int32_t colour = cmedia_first_colour(cell);
      *cells++ = colour == kept && cmedia_is_plain(cell, stride) ? (cmedia_cell){' ', kept, kept}
                                                                 : fitted(&p, cell, stride, with_sextants);
    }
  }
  free(p.kept);
  return 0;
}
