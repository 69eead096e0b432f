/* The least a page can cost: print the same bytes piece by piece and compress them at level 1. No database, no HTTP.
   Usage: page_floor FILE ROUNDS; prints the median and the 99th percentile in milliseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zlib.h>

static int rising(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return d < 0 ? -1 : d > 0;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
  if (argc != 3) return 1;
  FILE *file = fopen(argv[1], "rb");
  if (!file) return 1;
  fseek(file, 0, SEEK_END);
  size_t size = ftell(file), piece = 64;
  rewind(file);
  char *source = malloc(size), *page = malloc(size + 1);
  if (fread(source, 1, size, file) != size) return 1;
  int rounds = atoi(argv[2]);
  double *times = malloc(rounds * sizeof *times);
  unsigned char *out = malloc(size + 4096);
  for (int round = 0; round < rounds; round++) {
    double start = now();
    size_t at = 0;
    while (at < size) {
      size_t length = size - at < piece ? size - at : piece;
      at += sprintf(page + at, "%.*s", (int)length, source + at);
    }
    z_stream stream = {0};
    deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = (unsigned char *)page, stream.avail_in = at;
    stream.next_out = out, stream.avail_out = size + 4096;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return 1;
    deflateEnd(&stream);
    times[round] = now() - start;
  }
  qsort(times, rounds, sizeof *times, rising);
  printf("%.3f %.3f\n", times[rounds / 2], times[rounds * 99 / 100]);
}
