#pragma once
#include <stdbool.h>
#include <stdint.h>

// ncurses for Swift, behind plain numbers and structures.
//
// A process has one screen. All functions must be called from one thread, except `cterm_wait` and `cterm_make_pipe`. Texts
// end with NUL. Sizes are in cells unless stated otherwise, rows and columns count from 0.

/// The properties of a terminfo entry that determine how colours are used.
typedef struct {
  /// Whether the entry exists; if not, nothing else is set.
  bool is_known;
  /// Whether the cursor can be moved to any cell (cup).
  bool can_address;
  /// Whether 24-bit colours can be set (RGB or Tc).
  bool has_direct_colour;
  /// The number of colours (colors); 0 if monochrome.
  int32_t colours;
} cterm_entry;

/// The size of a terminal; 0 if the terminal does not report it.
typedef struct {
  int32_t columns, rows;
  /// The size of the whole window, pixels.
  int32_t pixel_width, pixel_height;
} cterm_size;

/// A cell with its grapheme and style.
typedef struct {
  /// A base character and up to four combining marks, ended by 0 unless all are used. With a base of 0, the cell is the
  /// second one of a wide character.
  uint32_t scalars[5];
  /// The colour pair, from 1 up; 0 for the terminal's default colours.
  int32_t pair;
  bool is_bold, is_reverse;
  /// Whether the terminal may give the character one cell or two, while it has one cell here: it is written by itself,
  /// behind a movement of the cursor, so that its width moves nothing.
  bool is_placed;
} cterm_cell;

/// A part of a picture of pixels.
typedef struct {
  /// The index of each pixel's colour, row by row, of which this part begins with the first one.
  const uint8_t *pixels;
  /// The size of the part, and the distance between two of its rows, pixels.
  int32_t width, height, stride;
  /// 256 colours: red, green and blue, 0 to 255.
  const uint8_t *colours;
} cterm_pixels;

// MARK: Locale

/// A kind of character encoding.
typedef enum {
  /// ASCII, or the locale is not installed.
  CTERM_ASCII,
  /// One that is neither ASCII nor UTF-8.
  CTERM_OTHER_CHARSET,
  CTERM_UTF8,
} cterm_charset;

/// Sets LC_CTYPE from the environment. Returns the kind of its character encoding.
cterm_charset cterm_use_environment_locale(void);
/// Whether the character encoding of LC_CTYPE has a scalar.
bool cterm_can_encode(uint32_t scalar);
/// Sets LC_CTYPE to C.UTF-8. Returns false if the system does not have it.
bool cterm_use_plain_utf8_locale(void);
/// How many cells ncurses uses for a scalar, 0 to 2; -1 if it is not printable.
int cterm_width(uint32_t scalar);

// MARK: Version

/// The name and version of the library, "ncurses 6.4.20221231".
const char *cterm_ncurses_version(void);

// MARK: Terminfo

/// Looks up the terminfo entry of a terminal type without writing to the terminal.
cterm_entry cterm_look_up(const char *term);
/// The bytes that a key sends on the open screen's terminal, by its capability name ("kcuu1"). Returns NULL if the terminal
/// has no such key, or no screen was opened.
const char *cterm_key_sequence(const char *capability);

// MARK: Screen

/// Initialises the screen on standard input and output. `folder` is searched for the terminfo entry before the usual
/// places; NULL for those only.
///
/// In the background it waits until a shell continues the process in the foreground; a signal to end the process ends it
/// there. Returns false if a screen is open already, standard input is not a terminal, or ncurses cannot use the entry.
bool cterm_open(const char *term, const char *folder, bool with_colours);
/// Asks the terminal to report presses of the mouse's buttons and turns of its wheel, in SGR's form, while it is not
/// suspended; or not to. Off after `cterm_open`.
void cterm_use_mouse(bool is_wanted);
/// Sends questions to the terminal, ended by NUL; the replies come as input. They must not move the cursor.
void cterm_ask(const char *questions);
/// Asks a terminal that is not open, and returns the number of bytes of its replies, up to the reply to a status request
/// that is sent after the questions; without that reply, the bytes received within `timeout_ms` milliseconds. Keys that are pressed
/// meanwhile are among the bytes. 0 if standard input is not a terminal of this process.
int cterm_ask_closed(const char *questions, char *bytes, int capacity, int timeout_ms);
/// Restores the terminal to its state before `cterm_open`, and frees the screen. Does nothing without an open screen.
void cterm_close(void);
/// Restores the terminal temporarily, until `cterm_resume`.
void cterm_suspend(void);
/// Switches back to the screen; the next `cterm_flush` repaints everything.
void cterm_resume(void);

/// Makes the next `cterm_flush` repaint everything.
void cterm_redraw(void);

/// The current size of the terminal on standard output.
cterm_size cterm_current_size(void);
/// Sets the size of the screen; the next `cterm_flush` repaints everything.
void cterm_resize(int32_t rows, int32_t columns);

/// The number of usable colour pairs, plus one; 0 if monochrome.
int32_t cterm_pair_limit(void);
/// Sets the colours of a pair, from 1 up to below the limit: numbers of the terminfo entry, or -1 for the terminal's default
/// colour.
void cterm_set_pair(int32_t pair, int32_t foreground, int32_t background);
/// Frees all pairs. All rows must be put again before the next `cterm_flush`.
void cterm_reset_pairs(void);

/// Sets the first `count` cells of a row, to be shown by the next `cterm_flush`. Does nothing with a count of 0 or less.
void cterm_put_row(int32_t row, const cterm_cell *cells, int32_t count);
/// Encodes a part of a picture as sixels, to be shown by the next `cterm_flush` with its upper left corner at that of a cell. The cells that it
/// covers must not be blank, because ncurses erases blank cells together with others. Does nothing for an empty part.
void cterm_put_sixel(int32_t row, int32_t column, const cterm_pixels *part);
/// Sends all changes as one synchronised update, and after them a status request (DSR 5), if wanted: the reply means that
/// the terminal has shown the update.
void cterm_flush(bool with_status_request);
/// Waits up to `timeout_ms` milliseconds for the reply to a status request, and discards all input up to it, so that the
/// program that uses the terminal next does not take it for keys. Returns false if no reply came in time.
bool cterm_discard_reply(int timeout_ms);
/// Discards output that the terminal has not received yet.
void cterm_discard_output(void);

// MARK: Signals

/// Starts writing the numbers of received signals to a descriptor, one byte each: SIGWINCH, SIGTSTP, SIGCONT, SIGHUP,
/// SIGINT, SIGQUIT, SIGTERM and SIGALRM. Signals that were ignored stay ignored.
///
/// Of SIGHUP, SIGINT, SIGQUIT and SIGTERM the second one ends the process at once, and so does the first one after two
/// seconds, unless `cterm_acknowledge_termination` is called. Before a crash or such an end the terminal is restored.
void cterm_watch_signals(int descriptor);
/// Allows ten more seconds to finish after a signal to terminate.
void cterm_acknowledge_termination(void);
/// Restores the signal handlers that were set before `cterm_watch_signals`.
void cterm_unwatch_signals(void);
/// Whether the process is to be stopped: a SIGTSTP has arrived, and neither a SIGCONT nor a signal to end it has since.
bool cterm_wants_stop(void);
/// Stops the process as Ctrl-Z does. Returns when it is continued; at once if no shell could continue it, or if it is no
/// longer to be stopped.
void cterm_stop(void);
/// Whether the process may use the terminal: a shell with job control has not taken it. Safe in a signal handler.
bool cterm_has_terminal(void);
/// Stops the process, as a background process that uses the terminal, until it may use the terminal. Returns false if the
/// process is to end instead.
bool cterm_await_terminal(void);
/// Ends the process by the signal to end it that has arrived, without any clean-up. Does nothing if none has arrived.
void cterm_end_by_signal(void);

/// Creates a non-blocking pipe that is closed on exec. Returns false with errno set if that fails.
bool cterm_make_pipe(int *reading, int *writing);

// MARK: Waiting

/// The results of `cterm_wait`, to be combined.
#define CTERM_INPUT 1
/// The terminal has hung up.
#define CTERM_HANGUP 2
#define CTERM_SIGNAL 4
#define CTERM_WAKE_UP 8
/// The other end of the wake-up descriptor is closed.
#define CTERM_WAKE_UP_CLOSED 16

/// Waits until a descriptor is readable: the terminal's input, the pipe of signal numbers, or a descriptor by which other
/// threads wake the caller up. A descriptor of -1 is ignored. A negative timeout means no timeout.
///
/// Returns the CTERM_ flags of what has happened; 0 after the timeout, or when a signal handler has run.
int cterm_wait(int input, int signals, int wake_up, int64_t timeout_ns);
