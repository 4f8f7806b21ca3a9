#include "pipeline/batch/worker.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <new>
#include <optional>

#include "pipeline/batch/lock_down.h"
#include "pipeline/batch/memory_file.h"

namespace budget::batch {
namespace {

constexpr int kChannel = 3;  // where every worker has it
constexpr std::size_t kLongestName = std::size_t{1} << 20;
// Code, libraries and stack: what a worker has beside the data that Linux limits.
constexpr std::size_t kOfTheProgram = std::size_t{32} << 20;

// What a library does without memory: some abort, some read from null.  Both set errno
// on the way.
void HandleCrash(int signal) {
  if (errno == ENOMEM) _exit(kExitMemory);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void HandleNoMemory() { _exit(kExitMemory); }

// What malloc has from the system.
std::size_t HeapBytes() {
  const struct mallinfo2 heap = mallinfo2();
  return heap.arena + heap.hblkhd;
}

// `inherited`: what the parent had when this process was made.  It counts as this
// one's, and no document shall fail for what others have left there.
void LimitMemory(std::size_t bytes, std::size_t inherited) {
  static std::array<char, std::size_t{1} << 16> stack;
  stack_t alternative{};
  alternative.ss_sp = stack.data();
  alternative.ss_size = stack.size();
  sigaltstack(&alternative, nullptr);
  for (const int number : {SIGABRT, SIGSEGV, SIGBUS}) {
    struct sigaction action {};
    action.sa_handler = HandleCrash;
    action.sa_flags = SA_ONSTACK;
    sigaction(number, &action, nullptr);
  }
  std::set_new_handler(HandleNoMemory);
  const std::size_t data = bytes - std::min(kOfTheProgram, bytes / 2) + inherited;
  const rlimit limit = {data, data};
  setrlimit(RLIMIT_DATA, &limit);
}

// Nothing that the parent has open is a worker's business.  Libraries print; what they
// say of a hostile document is not for a terminal.
void KeepOnlyTheChannel(int channel) {
  if (dup2(channel, kChannel) < 0) _exit(1);
  close_range(kChannel + 1, ~0U, 0);
  const int nothing = open("/dev/null", O_RDWR);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (standard == STDERR_FILENO && !CanLimitMemory()) continue;  // sanitizers report
    if (nothing >= 0) dup2(nothing, standard);
  }
  if (nothing > kChannel) close(nothing);
}

void SetSignals() {
  // A wish to stop reaches the whole process group; the parent decides.
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGHUP, SIG_IGN);
  for (const int number : {SIGTERM, SIGPIPE, SIGXCPU}) std::signal(number, SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void SetLimits() {
  const rlimit none = {0, 0};
  for (const auto resource : {RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_NPROC}) {
    setrlimit(resource, &none);
  }
}

bool ReadAll(char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t count = read(kChannel, to, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    to += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

bool WriteAll(const char* from, std::size_t size) {
  while (size > 0) {
    const ssize_t count = write(kChannel, from, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    from += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

struct Request {
  int document = -1;  // descriptor
  std::string name;
};

// Nothing when the parent has gone or is done.
std::optional<Request> Receive() {
  RequestHeader header;
  iovec part = {&header, sizeof header};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t count = 0;
  do {
    count = recvmsg(kChannel, &message, MSG_WAITALL | MSG_CMSG_CLOEXEC);
  } while (count < 0 && errno == EINTR);
  const cmsghdr* rights = CMSG_FIRSTHDR(&message);
  if (count != static_cast<ssize_t>(sizeof header) || rights == nullptr ||
      header.name_size > kLongestName) {
    return std::nullopt;
  }
  Request request;
  std::memcpy(&request.document, CMSG_DATA(rights), sizeof request.document);
  request.name.resize(header.name_size);
  if (!ReadAll(request.name.data(), request.name.size())) return std::nullopt;
  return request;
}

bool Serve(const Workplace& workplace) {
  const std::optional<Request> request = Receive();
  if (!request) return false;
  errno = 0;
  std::string answer;
  {
    const MappedBytes document(request->document);
    if (document.failed()) _exit(kExitMemory);
    answer = workplace.work(document, request->name);
  }
  close(request->document);
  const std::uint64_t size = answer.size();
  return WriteAll(reinterpret_cast<const char*>(&size), sizeof size) &&
         WriteAll(answer.data(), answer.size());
}

// Memory that a large document has left in pieces would make the next ones run into the
// limit: then a new worker goes on.
bool HasGrown(const WorkerLimits& limits, std::size_t inherited) {
  if (limits.memory_bytes == 0 || !CanLimitMemory()) return false;
  return HeapBytes() > inherited + limits.memory_bytes / 4;
}

}  // namespace

bool CanLimitMemory() {
#if defined(__SANITIZE_ADDRESS__)
  return false;
#else
  return true;
#endif
}

void RunWorker(int channel, const Workplace& workplace, const WorkerLimits& limits) {
  const std::size_t inherited = HeapBytes();
  SetSignals();
  KeepOnlyTheChannel(channel);
  tzset();  // reads a file
  if (workplace.prepare) workplace.prepare();
  SetLimits();
  if (limits.memory_bytes != 0 && CanLimitMemory()) {
    LimitMemory(limits.memory_bytes, inherited);
  }
  LockDown(workplace.readable_folders);
  for (int i = 0; i < limits.documents && Serve(workplace); ++i) {
    if (HasGrown(limits, inherited)) break;
  }
  _exit(0);
}

}  // namespace budget::batch
