#pragma once
#include <stdbool.h>
#include <stdint.h>

// ncurses for Swift: plain numbers and structures only. There is one screen in a process, and everything but
// `cterm_wait` is called from one thread.

// What a terminfo entry says, as far as the choice of colours needs it.
typedef struct {
  bool is_known;          // there is such an entry
  bool can_address;       // the cursor can be placed (cup)
  bool has_direct_colour; // RGB or Tc
  int32_t colours;        // colors, 0 when absent
} cterm_entry;

// How large the terminal is; 0 where it does not say.
typedef struct {
  int32_t columns, rows;
  int32_t pixel_width, pixel_height;
} cterm_size;

// A grapheme and how it is shown.
typedef struct {
  // A base and its marks, ended by 0 unless all are used. A base of 0 is the second cell of a wide one: left out.
  uint32_t scalars[5];
  int32_t pair;
  bool is_bold, is_reverse;
} cterm_cell;

// Locale. ---------------------------------------------------------------------------------------------------------

// Takes LC_CTYPE from the environment; false when its characters are not in UTF-8.
bool cterm_use_environment_locale(void);
// Takes C.UTF-8; false when even that is missing.
bool cterm_use_plain_utf8_locale(void);
// Cells that ncurses will take for a scalar: 0 to 2, or -1 when it cannot be printed.
int cterm_width(uint32_t scalar);

// Versions. -------------------------------------------------------------------------------------------------------

// What the library calls itself, "ncurses 6.4.20221231".
const char *cterm_library(void);

// Terminfo. -------------------------------------------------------------------------------------------------------

// Looks an entry up without touching the terminal.
cterm_entry cterm_look_up(const char *term);
// The characters one key sends, by its capability name ("kcuu1"), of the open screen; NULL when it has no such key.
const char *cterm_key_sequence(const char *capability);

// The screen. -----------------------------------------------------------------------------------------------------

// Takes standard input and output over; false when ncurses cannot. `folder` is looked into for the entry first, NULL
// for the usual places alone.
bool cterm_open(const char *term, const char *folder, bool with_colours);
// Gives the terminal back as it was. Does nothing when it is not open.
void cterm_close(void);
// Gives the terminal back for a while, up to `cterm_resume`.
void cterm_suspend(void);
// Takes it over again; the next flush repaints everything.
void cterm_resume(void);

// Asks the terminal on standard output.
cterm_size cterm_current_size(void);
// Tells ncurses of a new size; the next flush repaints everything.
void cterm_resize(int32_t rows, int32_t columns);

// One more than the largest pair; 0 without colours.
int32_t cterm_pair_limit(void);
// Defines a pair from 1 up; -1 stands for the terminal's own colour.
void cterm_set_pair(int32_t pair, int32_t foreground, int32_t background);
// Forgets all pairs; every row must be put again.
void cterm_reset_pairs(void);

// Puts the first `count` cells of a row, for the next flush.
void cterm_put_row(int32_t row, const cterm_cell *cells, int32_t count);
// Sends everything that has changed, as one synchronised update; then asks for the terminal's status, if wanted.
void cterm_flush(bool with_question);
// Waits for the answer to that question and drops it, so that nobody behind us takes it for keys; false when it does
// not come within some milliseconds.
bool cterm_drop_answer(int timeout_ms);
// Drops what has been sent but not carried yet.
void cterm_drop_output(void);

// Signals. --------------------------------------------------------------------------------------------------------

// Lets signals write their number to a descriptor, one byte each: the window's size, suspending and continuing,
// hanging up, interrupting, quitting, ending. The second one that ends does so at once, and so does one that is not
// noticed within two seconds. Crashes restore the screen.
void cterm_watch_signals(int descriptor);
// Says that a signal that ends was noticed: ten seconds are left to finish.
void cterm_noticed_end(void);
// Gives the signals back what they did before.
void cterm_unwatch_signals(void);
// Stops this process as Ctrl-Z does, and returns when it continues.
void cterm_stop(void);

// Makes a pipe that never blocks and is closed in programs started from here; false with errno set when it cannot.
bool cterm_make_pipe(int *reading, int *writing);

// Waiting. --------------------------------------------------------------------------------------------------------

#define CTERM_INPUT 1
#define CTERM_HANGUP 2
#define CTERM_SIGNAL 4
#define CTERM_MAIL 8
#define CTERM_MAIL_GONE 16

// Waits until a descriptor can be read or the time is over; a descriptor of -1 is left out, a negative time is for ever.
// Returns what is the matter, 0 when it was nothing but time or a signal.
int cterm_wait(int input, int signals, int mail, int64_t timeout_ns);
