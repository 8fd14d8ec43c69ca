/* Stands between a program and the C library: writes down whatever it does to the files below one folder, and
 * kills it at a given write. Loaded with LD_PRELOAD and told through the functions `crash_…` (shim.py) what to do;
 * disk.py reads its journal.
 *
 * One lock is held over each deed and its line in the journal, so the journal has the order of what happened. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_HANDLES 4096

struct head {
    char kind;
    char padding[7];
    uint64_t file; /* the inode: a file keeps it when it is renamed */
    int64_t at;
    uint32_t path_length, data_length;
};

enum moment { NEVER, BEFORE, TORN, AFTER };

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char folder[PATH_MAX];
static int journal = -1;
static char watched[MOST_HANDLES];
static long deeds, fatal = -1;
static enum moment moment = NEVER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* What the program itself may call, through ctypes. A path is watched even before there is anything at it. */

void crash_watch(const char *where) { strncpy(folder, where, sizeof folder - 1); }

void crash_record(const char *where) { journal = REAL(open)(where, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600); }

void crash_arm(long n, int when) {
    deeds = 0;
    fatal = n;
    moment = (enum moment)when;
}

long crash_deeds(void) { return deeds; }

static void put(const void *bytes, size_t length) {
    const char *at = bytes;
    while (length) {
        ssize_t done = REAL(write)(journal, at, length);
        if (done <= 0) abort();
        at += done;
        length -= (size_t)done;
    }
}

static void record(char kind, uint64_t file, int64_t at, const char *path, const void *data, size_t length) {
    if (journal < 0) return;
    struct head head = {.kind = kind, .file = file, .at = at};
    head.path_length = path ? (uint32_t)strlen(path) : 0;
    head.data_length = (uint32_t)length;
    put(&head, sizeof head);
    if (path) put(path, head.path_length);
    put(data, length);
}

void crash_mark(const char *text) {
    pthread_mutex_lock(&lock);
    record('m', 0, 0, NULL, text, strlen(text));
    pthread_mutex_unlock(&lock);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* Counts a deed; dies of it where that was asked for. Says whether it is the one that is to be torn. */
static int deed(void) {
    int is_fatal = ++deeds == fatal;
    if (is_fatal && moment == BEFORE) die();
    return is_fatal && moment == TORN;
}

static void done(void) {
    if (deeds == fatal && moment != NEVER) die();
}

static int is_ours(const char *path) {
    size_t length = strlen(folder);
    return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static int is_watched(int handle) { return handle >= 0 && handle < MOST_HANDLES && watched[handle]; }

static uint64_t inode(int handle) {
    struct stat found;
    return fstat(handle, &found) ? 0 : found.st_ino;
}

/* Names */

static int opened(int directory, const char *path, int flags, mode_t mode) {
    int (*really)(int, const char *, int, ...) = REAL(openat);
    if (!is_ours(path)) {
        int handle = really(directory, path, flags, mode);
        if (handle >= 0 && handle < MOST_HANDLES) watched[handle] = 0;
        return handle;
    }
    pthread_mutex_lock(&lock);
    struct stat before;
    int was_there = !stat(path, &before);
    int makes = !was_there && (flags & O_CREAT), cuts = was_there && (flags & O_TRUNC) && before.st_size;
    if (makes || cuts) deed();
    int handle = really(directory, path, flags, mode);
    int error = errno;
    if (handle >= 0) {
        if (handle < MOST_HANDLES) watched[handle] = 1;
        if (makes) record('c', inode(handle), 0, path, NULL, 0);
        if (cuts) record('l', inode(handle), 0, NULL, NULL, 0);
        if (makes || cuts) done();
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return handle;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...) {
    MODE(flags)
    return opened(directory, path, flags, mode);
}

int openat64(int directory, const char *path, int flags, ...) {
    MODE(flags)
    return opened(directory, path, flags, mode);
}

static int renamed(int from_directory, const char *from, int to_directory, const char *to) {
    int (*really)(int, const char *, int, const char *) = REAL(renameat);
    if (!is_ours(from) && !is_ours(to)) return really(from_directory, from, to_directory, to);
    pthread_mutex_lock(&lock);
    deed();
    int result = really(from_directory, from, to_directory, to);
    if (!result) record('r', 0, 0, from, to, strlen(to)), done();
    pthread_mutex_unlock(&lock);
    return result;
}

int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int a, const char *from, int b, const char *to) { return renamed(a, from, b, to); }

static int removed(int directory, const char *path, int flags) {
    int (*really)(int, const char *, int) = REAL(unlinkat);
    if (!is_ours(path)) return really(directory, path, flags);
    pthread_mutex_lock(&lock);
    deed();
    int result = really(directory, path, flags), error = errno;
    if (!result) record('u', 0, 0, path, NULL, 0), done();
    else deeds--;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int directory, const char *path, int flags) { return removed(directory, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdir(const char *path, mode_t mode) {
    int (*really)(const char *, mode_t) = REAL(mkdir);
    if (!is_ours(path)) return really(path, mode);
    pthread_mutex_lock(&lock);
    deed();
    int result = really(path, mode), error = errno;
    if (!result) record('k', 0, 0, path, NULL, 0), done();
    else deeds--;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

/* A second name for a file is refused where we watch: the disk that is built from the journal knows none. */
int link(const char *from, const char *to) {
    if (is_ours(from) || is_ours(to)) return errno = EPERM, -1;
    return REAL(link)(from, to);
}

int close(int handle) {
    if (handle >= 0 && handle < MOST_HANDLES) watched[handle] = 0;
    return REAL(close)(handle);
}

/* Contents */

static ssize_t written(int handle, const void *data, size_t length, off64_t at, int moves) {
    ssize_t (*really)(int, const void *, size_t, off64_t) = REAL(pwrite64);
    pthread_mutex_lock(&lock);
    if (moves) at = lseek64(handle, 0, SEEK_CUR);
    if (deed()) length -= length / 2;
    ssize_t result = really(handle, data, length, at);
    int error = errno;
    if (result >= 0) {
        if (moves) lseek64(handle, at + result, SEEK_SET);
        record('w', inode(handle), at, NULL, data, (size_t)result);
        done();
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

ssize_t pwrite(int handle, const void *data, size_t length, off_t at) {
    if (is_watched(handle)) return written(handle, data, length, at, 0);
    return REAL(pwrite)(handle, data, length, at);
}

ssize_t pwrite64(int handle, const void *data, size_t length, off64_t at) {
    if (is_watched(handle)) return written(handle, data, length, at, 0);
    return REAL(pwrite64)(handle, data, length, at);
}

ssize_t write(int handle, const void *data, size_t length) {
    if (is_watched(handle)) return written(handle, data, length, 0, 1);
    return REAL(write)(handle, data, length);
}

static int shortened(int handle, off64_t length) {
    int (*really)(int, off64_t) = REAL(ftruncate64);
    if (!is_watched(handle)) return really(handle, length);
    pthread_mutex_lock(&lock);
    deed();
    int result = really(handle, length);
    if (!result) record('l', inode(handle), length, NULL, NULL, 0), done();
    pthread_mutex_unlock(&lock);
    return result;
}

int ftruncate(int handle, off_t length) { return shortened(handle, length); }
int ftruncate64(int handle, off64_t length) { return shortened(handle, length); }

/* Copies inside the kernel are refused, so that the program falls back to reading and writing. */
ssize_t sendfile(int to, int from, off_t *at, size_t length) {
    if (is_watched(to)) return errno = EINVAL, -1;
    return REAL(sendfile)(to, from, at, length);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t length) {
    if (is_watched(to)) return errno = EINVAL, -1;
    return REAL(sendfile64)(to, from, at, length);
}

/* What was made durable: a file by its inode, a folder by its path. */

static int synced(int handle, int (*really)(int)) {
    if (!is_watched(handle)) return really(handle);
    pthread_mutex_lock(&lock);
    int result = really(handle);
    struct stat found;
    if (!result && !fstat(handle, &found)) {
        char handle_path[64], path[PATH_MAX];
        if (S_ISDIR(found.st_mode)) {
            snprintf(handle_path, sizeof handle_path, "/proc/self/fd/%d", handle);
            ssize_t length = readlink(handle_path, path, sizeof path - 1);
            path[length < 0 ? 0 : length] = 0;
            record('d', 0, 0, path, NULL, 0);
        } else {
            record('s', found.st_ino, 0, NULL, NULL, 0);
        }
    }
    pthread_mutex_unlock(&lock);
    return result;
}

int fsync(int handle) { return synced(handle, REAL(fsync)); }
int fdatasync(int handle) { return synced(handle, REAL(fdatasync)); }
