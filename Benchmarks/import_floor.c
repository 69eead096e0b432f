/* The least an import can cost: parse, check digits, write typed rows under a primary key, WAL, synchronous=FULL.
   Labels become the number they end in, so no text is stored or looked up. Usage: import_floor FILE DATABASE */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void fail(const char *what) { fprintf(stderr, "%s\n", what); exit(1); }

int main(int argc, char **argv) {
  if (argc != 3) fail("import_floor FILE DATABASE");
  int file = open(argv[1], O_RDONLY);
  struct stat about;
  if (file < 0 || fstat(file, &about)) fail("cannot read the file");
  const char *p = mmap(0, about.st_size, PROT_READ, MAP_PRIVATE, file, 0), *end = p + about.st_size;
  sqlite3 *store;
  sqlite3_stmt *insert;
  if (sqlite3_open(argv[2], &store)) fail("cannot open the database");
  if (sqlite3_exec(store,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE figure (indicator INTEGER, area INTEGER, year INTEGER, part INTEGER, x INTEGER, n INTEGER,"
        " PRIMARY KEY (indicator, area, year, part)) STRICT, WITHOUT ROWID; BEGIN", 0, 0, 0)) fail(sqlite3_errmsg(store));
  if (sqlite3_prepare_v2(store, "INSERT INTO figure VALUES (?,?,?,?,?,?)", -1, &insert, 0)) fail(sqlite3_errmsg(store));
  while (p < end && *p++ != '\n') {}
  long rows = 0;
  while (p < end) {
    for (int column = 1; column <= 6; column++) {
      long number = 0;
      for (; p < end && *p != ',' && *p != '\n'; p++) {
        if (*p >= '0' && *p <= '9') number = number * 10 + (*p - '0');
        else if (column > 4) fail("not a number");
      }
      p++;
      sqlite3_bind_int64(insert, column, number);
    }
    if (sqlite3_step(insert) != SQLITE_DONE) fail(sqlite3_errmsg(store));
    sqlite3_reset(insert);
    rows++;
  }
  sqlite3_finalize(insert);
  if (sqlite3_exec(store, "COMMIT", 0, 0, 0)) fail(sqlite3_errmsg(store));
  sqlite3_close(store);
  printf("%ld\n", rows);
}
