// Follows one topic with many streams and measures how long it takes from a post until each of them has it.
//
//   cc -O2 -o fanout fanout.c
//   fanout --port 8080 --streams 1000 --listen /moeder/x/rum/live?since=0 --post /moeder/x/rum/note
//          --body 'noegle=%k&note=%m' [--cookies FILE] [--writers FILE] [--rate 4] [--count 200] [--type application/x-www-form-urlencoded]
//          [--rooms FILE] [--posters 1] [--pace 0]
//
// --rooms follows many topics at once instead of one: FILE has a line for each, where to listen and where to post with a
// space between. Streams and posts take turns with them, and a post is awaited by the streams of its own room.
//
// --count 0 posts nothing and stays for six seconds: what streams that stand open take.
// --pace waits that many milliseconds before each stream is opened; otherwise all come at once, as after a restart.
//
// %m is a mark that is looked for in what the streams say, %k a key of its own for each post. FILE has one cookie header
// a line ("session=..."): streams take turns with them, and posts with those of writers. The arrivals are open-loop:
// a post is sent when it is due, whether or not the one before has been answered. One thread, epoll.
//
// A state may hold the marks of several posts; each mark counts the first time a stream shows it. A stream that never
// shows one has lost it. Says `posting` when the first post is sent, and ends with a line of JSON, times in milliseconds.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MARK = 8, ROOM = 1 << 16 };
typedef struct { int socket, room; char tail[MARK]; int kept; uint8_t *has; long bytes; int open; } Stream;

static struct sockaddr_in server;
typedef struct { char *lines[4096]; int count; } Cookies;
static Cookies readers, writers;
static Cookies rooms;
static int streamCount = 40, count = 200, sent, posterCount = 1;
static double rate = 4, *posted, *arrivals, *last;
static long arrived;
static Stream *streams;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void die(const char *what) { perror(what); exit(1); }

static int dial(void) {
  int line = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  if (line < 0 || connect(line, (struct sockaddr *)&server, sizeof server)) die("connect");
  setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return line;
}

static const char *cookie(Cookies *of, int at) { return of->count ? of->lines[at % of->count] : "a=b"; }

static void fill(Cookies *cookies, const char *path) {
  FILE *file = fopen(path, "r");
  char line[1024];
  if (!file) die(path);
  while (cookies->count < 4096 && fgets(line, sizeof line, file)) {
    line[strcspn(line, "\r\n")] = 0;
    cookies->lines[cookies->count++] = strdup(line);
  }
  fclose(file);
}

static void say(int line, const char *text, size_t size) {
  while (size) {
    ssize_t done = send(line, text, size, MSG_NOSIGNAL);
    if (done < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (done < 0) die("send");
    text += done, size -= done;
  }
}

static int listenTo(const char *path, int at) {
  char request[4096];
  int line = dial();
  int size = snprintf(request, sizeof request,
    "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\nCookie: %s\r\n\r\n",
    path, ntohs(server.sin_port), cookie(&readers, at));
  say(line, request, size);
  fcntl(line, F_SETFL, O_NONBLOCK);
  return line;
}

// The mark of a post: eight characters that no markup has.
static void mark(int post, char *into) { snprintf(into, MARK + 1, "zq%05dz", post % 100000); }

static void post(int line, const char *path, const char *body, const char *type, int at) {
  char filled[2048], request[8192], own[MARK + 1];
  size_t size = 0;
  mark(at, own);
  for (const char *from = body; *from && size < sizeof filled - 64; from++) {
    if (from[0] == '%' && from[1] == 'm') size += sprintf(filled + size, "%s", own), from++;
    else if (from[0] == '%' && from[1] == 'k')
      size += sprintf(filled + size, "%08x-0000-4000-8000-%012x", (unsigned)getpid(), (unsigned)at), from++;
    else filled[size++] = *from;
  }
  int whole = snprintf(request, sizeof request,
    "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nSec-Fetch-Site: same-origin\r\nContent-Type: %s\r\n"
    "Content-Length: %zu\r\nCookie: %s\r\n\r\n%.*s",
    path, ntohs(server.sin_port), type, size, cookie(&writers, at), (int)size, filled);
  posted[at] = now();
  say(line, request, whole);
}

static void hear(Stream *stream, const char *bytes, ssize_t size, double at) {
  static char room[ROOM + MARK];
  memcpy(room, stream->tail, stream->kept);
  memcpy(room + stream->kept, bytes, size);
  size_t whole = stream->kept + size;
  for (char *from = room; (from = memmem(from, room + whole - from, "zq", 2)); from++) {
    if (from + MARK > room + whole) break;
    int number = atoi(from + 2);
    if (from[MARK - 1] != 'z' || number < 0 || number >= sent || stream->has[number]) continue;
    if (rooms.count && number % rooms.count != stream->room) continue;
    stream->has[number] = 1;
    arrivals[arrived++] = at - posted[number];
    if (at - posted[number] > last[number]) last[number] = at - posted[number];
  }
  stream->kept = whole < MARK - 1 ? whole : MARK - 1;
  memcpy(stream->tail, room + whole - stream->kept, stream->kept);
  stream->bytes += size;
}

static int byValue(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return (x > y) - (x < y); }
static double at(double *sorted, long size, double part) { return size ? sorted[(long)(part * (size - 1))] : 0; }

int main(int argc, char **argv) {
  const char *listenPath = "/", *postPath = "/", *body = "%m", *type = "application/x-www-form-urlencoded";
  int port = 8080, pace = 0;
  for (int i = 1; i + 1 < argc; i += 2) {
    const char *name = argv[i], *value = argv[i + 1];
    if (!strcmp(name, "--port")) port = atoi(value);
    else if (!strcmp(name, "--streams")) streamCount = atoi(value);
    else if (!strcmp(name, "--listen")) listenPath = value;
    else if (!strcmp(name, "--post")) postPath = value;
    else if (!strcmp(name, "--body")) body = value;
    else if (!strcmp(name, "--type")) type = value;
    else if (!strcmp(name, "--rate")) rate = atof(value);
    else if (!strcmp(name, "--count")) count = atoi(value);
    else if (!strcmp(name, "--cookies")) fill(&readers, value);
    else if (!strcmp(name, "--writers")) fill(&writers, value);
    else if (!strcmp(name, "--rooms")) fill(&rooms, value);
    else if (!strcmp(name, "--pace")) pace = atoi(value);
    else if (!strcmp(name, "--posters")) posterCount = atoi(value);
    else return fprintf(stderr, "unknown: %s\n", name), 64;
  }
  server = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  posted = calloc(count, sizeof *posted), last = calloc(count, sizeof *last);
  // How many streams await each post.
  int each = streamCount / (rooms.count ? rooms.count : 1);
  arrivals = calloc((size_t)count * each, sizeof *arrivals);
  streams = calloc(streamCount, sizeof *streams);
  char *(*paths)[2] = calloc(rooms.count + 1, sizeof *paths);
  for (int i = 0; i < rooms.count; i++) paths[i][0] = strtok(rooms.lines[i], " "), paths[i][1] = strtok(NULL, " ");
  int poller = epoll_create1(0);
  double opening = now();
  for (int i = 0; i < streamCount; i++) {
    int room = rooms.count ? i % rooms.count : 0;
    if (pace) usleep(pace * 1000);
    streams[i] = (Stream){.socket = listenTo(rooms.count ? paths[room][0] : listenPath, i), .room = room, .has = calloc(count, 1), .open = 1};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &streams[i]};
    epoll_ctl(poller, EPOLL_CTL_ADD, streams[i].socket, &event);
  }
  int answers = 0, refused = 0, *posters = calloc(posterCount, sizeof *posters);
  for (int i = 0; i < posterCount; i++) {
    posters[i] = dial();
    // Told from a stream by lying among the posters.
    struct epoll_event own = {.events = EPOLLIN, .data.ptr = &posters[i]};
    epoll_ctl(poller, EPOLL_CTL_ADD, posters[i], &own);
  }
  static char room[ROOM];
  struct epoll_event events[512];
  for (int heard = 0; heard < streamCount;) {
    int ready = epoll_wait(poller, events, 512, 30000);
    if (ready <= 0) return fprintf(stderr, "only %d streams were answered\n", heard), 1;
    for (int i = 0; i < ready; i++) {
      int *poster = events[i].data.ptr;
      if (poster >= posters && poster < posters + posterCount) continue;
      Stream *stream = events[i].data.ptr;
      ssize_t size = recv(stream->socket, room, ROOM, 0);
      if (size == 0) die("a stream was hung up on");
      if (size > 0) heard += !stream->bytes, stream->bytes += size;
    }
  }
  double opened = now() - opening;
  // A second of quiet first, so that what the streams say when they open is not measured.
  double next = now() + 1500, end = count ? 0 : now() + 6000;
  while (!end || now() < end) {
    if (sent < count && now() >= next) {
      int this = sent++;
      if (!this) puts("posting"), fflush(stdout);
      post(posters[this % posterCount], rooms.count ? paths[this % rooms.count][1] : postPath, body, type, this);
      next += 1000 / rate;
      if (sent == count) end = now() + 3000;
    }
    double wait = sent < count ? next - now() : 20;
    int ready = epoll_wait(poller, events, 512, wait > 1 ? (int)wait : 0);
    for (int i = 0; i < ready; i++) {
      int *poster = events[i].data.ptr, isPoster = poster >= posters && poster < posters + posterCount;
      Stream *stream = isPoster ? NULL : events[i].data.ptr;
      ssize_t size = recv(stream ? stream->socket : *poster, room, ROOM, 0);
      double moment = now();
      if (!stream && size > 0) {
        for (char *from = room; (from = memmem(from, room + size - from, "HTTP/1.1 ", 9)); from += 9) {
          answers++;
          if (from[9] != '2' && from[9] != '3') refused++;
        }
      } else if (stream && size > 0) hear(stream, room, size, moment);
      else if (size == 0) {
        if (!stream) die("the poster was hung up on");
        stream->open = 0;
        epoll_ctl(poller, EPOLL_CTL_DEL, stream->socket, NULL);
      }
    }
    if (count && sent == count && arrived == (long)count * each) break;
  }
  long lost = (long)count * each - arrived, bytes = 0, closed = 0;
  for (int i = 0; i < streamCount; i++) bytes += streams[i].bytes, closed += !streams[i].open;
  qsort(arrivals, arrived, sizeof *arrivals, byValue);
  qsort(last, count, sizeof *last, byValue);
  printf("{\"streams\": %d, \"posts\": %d, \"answers\": %d, \"refused\": %d, \"arrived\": %ld, \"lost\": %ld, \"closed\": %ld, "
         "\"p50\": %.2f, \"p99\": %.2f, \"max\": %.2f, \"last_p50\": %.2f, \"last_p99\": %.2f, \"bytes_each\": %ld, \"open_ms\": %.0f}\n",
         streamCount, count, answers, refused, arrived, lost, closed, at(arrivals, arrived, .5), at(arrivals, arrived, .99),
         at(arrivals, arrived, 1), at(last, count, .5), at(last, count, .99), bytes / streamCount, opened);
  return 0;
}
