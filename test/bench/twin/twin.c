/*
 * The months of a market in C: what the engine's WebAssembly does, as one would have it from a C compiler. The structures
 * of the state and the steps of a month are made from the text of the processes (headers.mjs); what stands here is what
 * stands beside them in TypeScript and in AssemblyScript too.
 *
 *     twin WORLDS OUT ROUNDS
 *
 * WORLDS  what the engine handed over (worlds.ts): how many worlds, months and so on, the memory with the first world in
 *         it at month 0, and the columns of every world as they are at month 0
 * OUT     gets what was observed: worlds x months x series in double precision, missing as NaN
 * ROUNDS  how often all worlds are simulated; milliseconds of processor of each are printed, a line each
 */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Memory of a world; what is an address in WebAssembly is how far from here. */
static unsigned char *memory;

/* A column lies behind its length. */
#define LENGTH(column) (((const int32_t *)(column))[-HEAD / (int)sizeof(int32_t)])
/* What was handed over says how far from the beginning of the memory a column lies. */
#define FIND(column) ((column) = (void *)(memory + (uint32_t)(uintptr_t)(column)))
#define FIND_LIST(list) ((list) = listFrom((int32_t *)(memory + (uint32_t)(uintptr_t)(list))))

#define CLEAR(column) memset((column), 0, (size_t)LENGTH(column) * sizeof *(column))

static int32_t **listFrom(int32_t *offsets);

#include "state.h"

static State *state;

static int32_t **listFrom(int32_t *offsets) {
  int32_t length = LENGTH(offsets);
  char *room = malloc(HEAD + (size_t)length * sizeof(int32_t *));
  int32_t **list = (int32_t **)(room + HEAD);
  *(int32_t *)room = length;
  for (int32_t i = 0; i < length; i++) list[i] = (int32_t *)(memory + offsets[i]);
  return list;
}

/* src/model/int.ts */
static int32_t int_remainder(int32_t x, int32_t by) { return (int32_t)((uint32_t)x % (uint32_t)by); }

/* src/model/bits.ts */
static uint64_t bitsOf(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

static double numberOf(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

static int32_t bits_exponentOf(double x) { return (int32_t)(bitsOf(x) >> 52) - 1023; }
static double bits_mantissaOf(double x) { return numberOf((bitsOf(x) & 0x000fffffffffffff) | 0x3ff0000000000000); }
static double bits_powerOfTwo(double k) { return numberOf((bitsOf(k + 6755399441055744.0) + 1023) << 52); }

/* Of two numbers neither of which is missing. */
static double max(double a, double b) { return a > b ? a : b; }
static double min(double a, double b) { return a < b ? a : b; }

/* What is left of a division, of whole numbers or not. */
static int32_t restOf(int32_t a, int32_t b) { return a % b; }

#define REST(a, b) _Generic((a) + (b), int32_t: restOf, double: fmod)(a, b)

/* src/model/moving.ts: for each column where it begins, bytes of a number in it, and what a vacant place holds. */
static void moving_clearPlace(World *world, int32_t r) {
  const int32_t *list = world->relation->moving;
  for (int32_t i = 0; i < LENGTH(list); i += 3) {
    unsigned char *place = memory + list[i] + r * list[i + 1];
    double number = list[i + 2];
    if (list[i + 1] == 8) memcpy(place, &number, 8);
    else if (list[i + 1] == 4) memcpy(place, &list[i + 2], 4);
    else *place = (unsigned char)list[i + 2];
  }
}

#define SWAP(one, other, bytes) \
  do { \
    unsigned char kept[bytes]; \
    memcpy(kept, one, bytes); \
    memcpy(one, other, bytes); \
    memcpy(other, kept, bytes); \
  } while (0)

static void moving_swapPlaces(World *world, int32_t one, int32_t other) {
  if (one == other) return;
  const int32_t *list = world->relation->moving;
  for (int32_t i = 0; i < LENGTH(list); i += 3) {
    int32_t bytes = list[i + 1];
    unsigned char *here = memory + list[i] + one * bytes;
    unsigned char *there = memory + list[i] + other * bytes;
    if (bytes == 8) SWAP(here, there, 8);
    else if (bytes == 4) SWAP(here, there, 4);
    else SWAP(here, there, 1);
  }
}

#include "month.h"

/*
 * What is said of the worlds, first in their file: from and to which byte of the memory each has its own, and in the bits
 * of a word which lines of the month there are, parts of what is gathered, and lines of the closing.
 */
typedef struct {
  int32_t worlds, months, series, bytes, from, to, lines, parts, endings;
} Asked;

/* src/model/simulate.ts: passMonth. */
static void passMonth(const Asked *asked, int32_t month, double *out) {
  state->world->month = month;
  entry_key(0);
  entry_settle(asked->lines);
  entry_follow(asked->lines);
  entry_gather(asked->parts);
  entry_close(asked->endings);
  entry_write(0);
  memcpy(out, state->row, (size_t)asked->series * sizeof(double));
  clearTally(state);
}

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static void readAll(void *to, size_t bytes, FILE *from) {
  if (fread(to, 1, bytes, from) == bytes) return;
  fprintf(stderr, "the file of worlds ends too early\n");
  exit(2);
}

static FILE *opened(const char *path, const char *how) {
  FILE *file = fopen(path, how);
  if (file != NULL) return file;
  perror(path);
  exit(2);
}

int main(int count, char **words) {
  if (count != 4) {
    fprintf(stderr, "twin WORLDS OUT ROUNDS\n");
    return 2;
  }
  FILE *from = opened(words[1], "rb");
  Asked asked;
  readAll(&asked, sizeof asked, from);
  size_t bytes = (size_t)asked.bytes, moved = (size_t)(asked.to - asked.from);
  memory = aligned_alloc(64, (bytes + 63) / 64 * 64);
  unsigned char *starts = malloc(moved * (size_t)asked.worlds);
  size_t numbers = (size_t)asked.months * (size_t)asked.series;
  double *out = malloc(numbers * (size_t)asked.worlds * sizeof(double));
  if (memory == NULL || starts == NULL || out == NULL) {
    fprintf(stderr, "no room for so many worlds\n");
    return 2;
  }
  readAll(memory, bytes, from);
  readAll(starts, moved * (size_t)asked.worlds, from);
  fclose(from);
  state = (State *)(memory + STATE);
  findColumns(state);
  findLists(state);
  for (int rounds = atoi(words[3]); rounds > 0; rounds--) {
    double begun = milliseconds();
    for (int32_t i = 0; i < asked.worlds; i++) {
      memcpy(memory + asked.from, starts + (size_t)i * moved, moved);
      for (int32_t month = 0; month < asked.months; month++) {
        passMonth(&asked, month, out + (size_t)i * numbers + (size_t)month * (size_t)asked.series);
      }
    }
    printf("%.6f\n", milliseconds() - begun);
  }
  FILE *to = opened(words[2], "wb");
  fwrite(out, sizeof(double), numbers * (size_t)asked.worlds, to);
  return fclose(to) == 0 ? 0 : 2;
}
