#define NCURSES_WIDECHAR 1
#include "CTerm.h"

#include <curses.h>
#include <term.h>
#include <unistd.h>

/// Whether an entry has a capability of any type; RGB may be a flag, a number or a string.
static bool has_capability(const char *name) {
  if (tigetflag(name) > 0 || tigetnum(name) > 0) return true;
  char *text = tigetstr(name);
  return text && text != (char *)-1;
}

const char *cterm_ncurses_version(void) {
  return curses_version();
}

cterm_entry cterm_look_up(const char *term) {
  cterm_entry entry = {0};
  int status;
  TERMINAL *before = cur_term;
  if (setupterm(term, STDOUT_FILENO, &status) != OK) return entry;
  entry.is_known = true;
  entry.can_address = has_capability("cup");
  entry.has_direct_colour = has_capability("RGB") || has_capability("Tc");
  int colours = tigetnum("colors");
  entry.colours = colours > 0 ? colours : 0;
  TERMINAL *mine = cur_term;
  set_curterm(before);
  if (mine != before) del_curterm(mine);
  return entry;
}

const char *cterm_key_sequence(const char *capability) {
  if (!cur_term) return NULL;
  char *text = tigetstr(capability);
  return text == (char *)-1 ? NULL : text;
}
