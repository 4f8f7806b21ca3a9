#include "pipeline/batch/worker_pool.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <utility>

#include "pipeline/batch/lock_down.h"

namespace budget::batch {
namespace {

constexpr std::size_t kLengthBytes = sizeof(std::uint64_t);

std::uint64_t AnnouncedLength(const std::string& received) {
  std::uint64_t length = 0;
  std::memcpy(&length, received.data(), kLengthBytes);
  return length;
}

std::string SignalName(int number) {
  const char* text = sigdescr_np(number);
  return "signal " + std::to_string(number) +
         (text == nullptr ? "" : " (" + std::string(text) + ")");
}

// Seconds of the processor that a process has had, rounded up.
rlim_t ProcessorSeconds(pid_t process) {
  clockid_t clock = 0;
  timespec used{};
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) {
    return 0;
  }
  return static_cast<rlim_t>(used.tv_sec) + 1;
}

struct Ending {
  JobEnd end = JobEnd::kCrashed;
  std::string detail;
};

// What the state that waitpid gives says.
Ending Judge(int state) {
  if (WIFSIGNALED(state)) {
    const int signal = WTERMSIG(state);
    if (signal == SIGSYS) return {JobEnd::kForbidden, "a system call"};
    if (signal == SIGXCPU) return {JobEnd::kTimeout, {}};
    return {JobEnd::kCrashed, SignalName(signal)};
  }
  const int code = WEXITSTATUS(state);
  if (code == kExitMemory) return {JobEnd::kMemoryLimit, {}};
  if (code == kExitForbidden) return {JobEnd::kForbidden, "opening a file"};
  return {JobEnd::kCrashed, "exit status " + std::to_string(code)};
}

}  // namespace

WorkerPool::WorkerPool(const Workplace& workplace, const PoolOptions& options)
    : workplace_(workplace),
      options_(options),
      workers_(static_cast<std::size_t>(std::max(options.workers, 1))) {}

WorkerPool::~WorkerPool() {
  for (Worker& worker : workers_) Discard(&worker);
}

bool WorkerPool::Launch(Worker* worker) const {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return false;
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    if (getppid() != parent) _exit(0);
    RunWorker(ends[1], workplace_, options_.limits);
  }
  close(ends[1]);
  if (child < 0) {
    close(ends[0]);
    return false;
  }
  worker->process = child;
  worker->channel = ends[0];
  worker->fresh = true;
  return true;
}

void WorkerPool::Discard(Worker* worker) const {
  if (worker->process < 0) return;
  close(worker->channel);
  kill(worker->process, SIGKILL);
  while (waitpid(worker->process, nullptr, 0) < 0 && errno == EINTR) {
  }
  worker->process = -1;
}

bool WorkerPool::Send(const Worker& worker) const {
  RequestHeader header = {.name_size = worker.job->name.size()};
  iovec part = {&header, sizeof header};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* rights = CMSG_FIRSTHDR(&message);
  rights->cmsg_level = SOL_SOCKET;
  rights->cmsg_type = SCM_RIGHTS;
  rights->cmsg_len = CMSG_LEN(sizeof(int));
  const int document = worker.job->document.descriptor();
  std::memcpy(CMSG_DATA(rights), &document, sizeof document);
  if (sendmsg(worker.channel, &message, MSG_NOSIGNAL) !=
      static_cast<ssize_t>(sizeof header)) {
    return false;
  }
  // Far less than what a socket holds.
  return send(worker.channel, worker.job->name.data(), worker.job->name.size(),
              MSG_NOSIGNAL) == static_cast<ssize_t>(worker.job->name.size());
}

void WorkerPool::LimitProcessor(const Worker& worker) const {
  const auto timeout = static_cast<rlim_t>(
      std::chrono::ceil<std::chrono::seconds>(options_.timeout).count());
  const rlimit limit = {ProcessorSeconds(worker.process) + timeout, RLIM_INFINITY};
  prlimit(worker.process, RLIMIT_CPU, &limit, nullptr);
}

void WorkerPool::Begin(Worker* worker) {
  worker->received.clear();
  worker->deadline = Clock::now() + options_.timeout;
  // A worker that has gone since its last document is replaced.
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (worker->process < 0 && !Launch(worker)) return;
    LimitProcessor(*worker);
    if (Send(*worker)) return;
    Discard(worker);
  }
}

void WorkerPool::Start(Job job) {
  assert(!full());
  // One that runs already goes before one that would have to be started.
  auto worker = std::ranges::find_if(workers_, [](const Worker& candidate) {
    return !candidate.job && candidate.process >= 0;
  });
  if (worker == workers_.end()) {
    worker = std::ranges::find_if(
        workers_, [](const Worker& candidate) { return !candidate.job; });
  }
  worker->job = std::move(job);
  ++busy_;
  Begin(&*worker);
}

bool WorkerPool::HasAnswer(const Worker& worker) const {
  return worker.received.size() >= kLengthBytes &&
         worker.received.size() - kLengthBytes >= AnnouncedLength(worker.received);
}

bool WorkerPool::Receive(Worker* worker) const {
  static std::array<char, std::size_t{1} << 17> buffer;
  const ssize_t count =
      recv(worker->channel, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  worker->received.append(buffer.data(), static_cast<std::size_t>(count));
  if (worker->received.size() < kLengthBytes) return count > 0;
  const std::uint64_t length = AnnouncedLength(worker->received);
  return count > 0 && length <= options_.longest_answer &&
         worker->received.size() - kLengthBytes <= length;
}

Finished WorkerPool::Finish(Worker* worker, JobEnd end, std::string text) {
  Finished finished = {.ticket = worker->job->ticket, .end = end};
  (end == JobEnd::kDone ? finished.answer : finished.detail) = std::move(text);
  worker->job.reset();
  worker->received = {};
  worker->fresh = false;
  --busy_;
  return finished;
}

std::optional<Finished> WorkerPool::FinishEarly(Worker* worker, JobEnd end,
                                                std::string detail) {
  const bool again = !worker->fresh && end != JobEnd::kTimeout;
  Discard(worker);
  if (!again) return Finish(worker, end, std::move(detail));
  Begin(worker);
  return std::nullopt;
}

std::optional<Finished> WorkerPool::Look(Worker* worker, bool readable) {
  if (worker->process < 0) {
    return Finish(worker, JobEnd::kCrashed, "no worker can be started");
  }
  if (readable && !Receive(worker)) {
    // It has gone, or says what no worker says.  One that is about to go keeps the end
    // that it has chosen; any other has none of its own, which a closed channel would
    // give it.
    kill(worker->process, SIGKILL);
    close(worker->channel);
    int state = 0;
    while (waitpid(worker->process, &state, 0) < 0 && errno == EINTR) {
    }
    worker->process = -1;
    Ending ending = Judge(state);
    return FinishEarly(worker, ending.end, std::move(ending.detail));
  }
  if (HasAnswer(*worker)) {
    std::string answer = std::move(worker->received);
    answer.erase(0, kLengthBytes);
    return Finish(worker, JobEnd::kDone, std::move(answer));
  }
  if (Clock::now() >= worker->deadline)
    return FinishEarly(worker, JobEnd::kTimeout, {});
  return std::nullopt;
}

int WorkerPool::WaitTime(std::chrono::milliseconds at_most) const {
  Clock::time_point until = Clock::now() + at_most;
  for (const Worker& worker : workers_) {
    if (worker.job) until = std::min(until, worker.deadline);
  }
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
  return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

std::optional<Finished> WorkerPool::Wait(std::chrono::milliseconds at_most) {
  std::vector<pollfd> watched;
  std::vector<Worker*> busy;
  for (Worker& worker : workers_) {
    if (!worker.job) continue;
    busy.push_back(&worker);
    watched.push_back(
        {.fd = worker.process < 0 ? -1 : worker.channel, .events = POLLIN});
  }
  const bool broken = std::ranges::any_of(
      busy, [](const Worker* worker) { return worker->process < 0; });
  if (poll(watched.data(), watched.size(), broken ? 0 : WaitTime(at_most)) < 0) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < busy.size(); ++i) {
    if (auto finished = Look(busy[i], watched[i].revents != 0)) return finished;
  }
  return std::nullopt;
}

}  // namespace budget::batch
