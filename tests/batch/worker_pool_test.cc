#include "pipeline/batch/worker_pool.h"

#include <dirent.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/batch/lock_down.h"

namespace budget::batch {
namespace {

using namespace std::chrono_literals;

MemoryFile FileOf(std::string_view bytes) {
  MemoryFile file;
  EXPECT_TRUE(file.Append(bytes));
  file.Seal();
  return file;
}

// What a worker of these tests does with a document: the document says it.
std::string Obey(const MappedBytes& document, const std::string& name);

const Workplace& TestWorkplace() {
  static const Workplace workplace = {
      .prepare = {},
      .work = Obey,
      .readable_folders = {std::string(BUDGET_SOURCE_DIR) + "/tests/batch"}};
  return workplace;
}

PoolOptions Options(int workers) {
  return {.workers = workers,
          .limits = {.memory_bytes = std::size_t{128} << 20U},
          .timeout = 2s};
}

std::map<std::size_t, Finished> RunAll(const std::vector<std::string>& documents,
                                       const PoolOptions& options) {
  WorkerPool pool(TestWorkplace(), options);
  std::map<std::size_t, Finished> done;
  std::size_t next = 0;
  while (done.size() < documents.size()) {
    if (!pool.full() && next < documents.size()) {
      pool.Start({.ticket = next,
                  .document = FileOf(documents[next]),
                  .name = "name" + std::to_string(next)});
      ++next;
    } else if (auto finished = pool.Wait(100ms)) {
      const std::size_t ticket = finished->ticket;
      done[ticket] = *std::move(finished);
    }
  }
  return done;
}

Finished RunOne(const std::string& document) {
  return RunAll({document}, Options(1)).at(0);
}

// A recursion that the compiler cannot take for anything else.
int Deep(volatile int* depth) {
  if (*depth < 0) return 0;
  volatile char frame[4096] = {};
  frame[0] = static_cast<char>(*depth);
  *depth = *depth + 1;
  return Deep(depth) + frame[0];
}

std::string TakeMemory() {
  std::vector<std::string> all;
  while (true) all.emplace_back(std::size_t{1} << 22U, 'x');
}

// As a library does that does not look at what malloc gives.
std::string TakeMemoryAndAbort() {
  while (true) {
    auto* memory = static_cast<volatile char*>(std::malloc(std::size_t{1} << 24U));
    if (memory == nullptr) std::abort();
    memory[0] = 1;
  }
}

std::string ReadFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return "errno " + std::to_string(errno);
  std::string text(64, '\0');
  const ssize_t count = read(file, text.data(), text.size());
  close(file);
  text.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return text;
}

std::string Obey(const MappedBytes& document, const std::string& name) {
  const std::string_view bytes = document.bytes();
  const std::string here = std::string(BUDGET_SOURCE_DIR) + "/tests/batch/";
  const std::map<std::string_view, std::function<std::string()>> orders = {
      {"crash",
       [] {
         std::raise(SIGSEGV);
         return "";
       }},
      {"abort", []() -> std::string { std::abort(); }},
      {"exit", []() -> std::string { _exit(3); }},
      {"exit well", []() -> std::string { _exit(0); }},
      {"loop",
       [] {
         while (getpid() != 0) {
         }
         return "";
       }},
      {"recurse",
       [] {
         int depth = 0;
         return std::to_string(Deep(&depth));
       }},
      {"new", TakeMemory},
      {"malloc", TakeMemoryAndAbort},
      {"close channel",
       [] {
         close(3);
         while (true) {
         }
         return "";
       }},
      {"long answer",
       [] {
         const std::uint64_t length = ~std::uint64_t{0};
         (void)!write(3, &length, sizeof length);
         return "";
       }},
      {"open", [] { return ReadFile("/etc/passwd"); }},
      {"open to write",
       [] {
         return std::to_string(open("/tmp/should-not-be", O_WRONLY | O_CREAT, 0600));
       }},
      {"open folder", [] { return std::to_string(opendir("/") != nullptr ? 1 : 0); }},
      {"escape", [=] { return ReadFile(here + "../../README.md"); }},
      {"socket", [] { return std::to_string(socket(AF_INET, SOCK_STREAM, 0)); }},
      {"fork", [] { return std::to_string(fork()); }},
      {"exec",
       [] {
         char* none[] = {nullptr};
         return std::to_string(execve("/bin/true", none, none));
       }},
      {"signal parent", [] { return std::to_string(kill(getppid(), SIGUSR1)); }},
      {"unlink", [] { return std::to_string(unlink("/tmp/should-not-be")); }},
      {"open allowed", [=] { return ReadFile(here + "CMakeLists.txt"); }},
      {"open allowed twice",
       [=] {
         return ReadFile(here + "CMakeLists.txt") + ReadFile(here + "CMakeLists.txt");
       }},
      {"open missing", [=] { return ReadFile(here + "nothing-here"); }},
  };
  if (bytes.starts_with("size\n")) return std::to_string(bytes.size());
  const auto order = orders.find(bytes);
  if (order != orders.end()) return order->second();
  return name + ":" + std::string(bytes);
}

struct EndCase {
  const char* name;
  const char* order;
  JobEnd end;
  const char* detail;
};

class WorkerEndTest : public testing::TestWithParam<EndCase> {};

// Every end is that of its document; the ones around it are read.
TEST_P(WorkerEndTest, CostsOneDocument) {
  if (GetParam().end == JobEnd::kMemoryLimit && !CanLimitMemory()) {
    GTEST_SKIP() << "sanitizers reserve more memory than any limit";
  }
  if (std::string_view(GetParam().detail).starts_with("signal 11") &&
      !CanLimitMemory()) {
    GTEST_SKIP() << "sanitizers report such a signal with calls that are not allowed";
  }
  for (const int workers : {1, 3}) {
    std::map<std::size_t, Finished> done =
        RunAll({"before", GetParam().order, "after", "later"}, Options(workers));
    EXPECT_EQ(done[0].answer, "name0:before");
    EXPECT_EQ(done[1].end, GetParam().end);
    EXPECT_EQ(done[1].detail, GetParam().detail);
    EXPECT_EQ(done[1].answer, "");
    EXPECT_EQ(done[2].answer, "name2:after");
    EXPECT_EQ(done[3].answer, "name3:later");
  }
}

INSTANTIATE_TEST_SUITE_P(
    Ends, WorkerEndTest,
    testing::ValuesIn(std::vector<EndCase>{
        {"Crash", "crash", JobEnd::kCrashed, "signal 11 (Segmentation fault)"},
        {"Abort", "abort", JobEnd::kCrashed, "signal 6 (Aborted)"},
        {"Exit", "exit", JobEnd::kCrashed, "exit status 3"},
        {"ExitAsIfAllWereWell", "exit well", JobEnd::kCrashed, "exit status 0"},
        {"EndlessLoop", "loop", JobEnd::kTimeout, ""},
        {"EndlessRecursion", "recurse", JobEnd::kCrashed,
         "signal 11 (Segmentation fault)"},
        {"MemoryByNew", "new", JobEnd::kMemoryLimit, ""},
        {"MemoryByMalloc", "malloc", JobEnd::kMemoryLimit, ""},
        {"ClosedChannel", "close channel", JobEnd::kCrashed, "signal 9 (Killed)"},
        {"AnAnswerWithoutEnd", "long answer", JobEnd::kCrashed, "signal 9 (Killed)"},
        {"OpensAFile", "open", JobEnd::kForbidden, "opening a file"},
        {"WritesAFile", "open to write", JobEnd::kForbidden, "opening a file"},
        {"OpensAFolder", "open folder", JobEnd::kForbidden, "opening a file"},
        {"LeavesItsFolder", "escape", JobEnd::kForbidden, "opening a file"},
        {"OpensASocket", "socket", JobEnd::kForbidden, "a system call"},
        {"StartsAProcess", "fork", JobEnd::kForbidden, "a system call"},
        {"BecomesAProgram", "exec", JobEnd::kForbidden, "a system call"},
        {"SignalsItsParent", "signal parent", JobEnd::kForbidden, "a system call"},
        {"RemovesAFile", "unlink", JobEnd::kForbidden, "a system call"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(WorkerPoolTest, ReadsWhatWasOpenedBefore) {
  const std::string text = RunOne("open allowed").answer;
  EXPECT_TRUE(text.starts_with("budget_test(batch")) << text;
  EXPECT_EQ(RunOne("open allowed twice").answer, text + text);
  EXPECT_EQ(RunOne("open missing").answer, "errno " + std::to_string(ENOENT));
}

TEST(WorkerPoolTest, EveryDocumentHasItsAnswer) {
  std::vector<std::string> documents;
  for (int i = 0; i < 300; ++i) documents.push_back(std::string(i * 37U, 'x'));
  PoolOptions options = Options(4);
  options.limits.documents = 7;  // workers are replaced on the way
  const std::map<std::size_t, Finished> done = RunAll(documents, options);
  for (const auto& [ticket, finished] : done) {
    EXPECT_EQ(finished.answer,
              "name" + std::to_string(ticket) + ":" + documents[ticket]);
  }
}

TEST(WorkerPoolTest, ALargeDocumentAndAnswer) {
  const std::string document(std::size_t{10} << 20U, 'x');
  EXPECT_TRUE(RunOne(document).answer == "name0:" + document);
}

// The document counts: as a file it would lie in memory beside what is limited.
TEST(WorkerPoolTest, ADocumentBeyondTheMemoryIsNotRead) {
  if (!CanLimitMemory()) GTEST_SKIP() << "sanitizers reserve more than any limit";
  const PoolOptions options = Options(1);
  std::string document(std::size_t{130} << 20U, 'x');  // which this process has, too
  document.replace(0, 5, "size\n");
  const std::map<std::size_t, Finished> done =
      RunAll({document, "size\n", document, "size\n"}, options);
  EXPECT_EQ(done.at(0).end, JobEnd::kMemoryLimit);
  EXPECT_EQ(done.at(1).answer, "5");
  EXPECT_EQ(done.at(2).end, JobEnd::kMemoryLimit);
  EXPECT_EQ(done.at(3).answer, "5");
}

TEST(WorkerPoolTest, AnAnswerThatIsTooLongIsNone) {
  PoolOptions options = Options(1);
  options.longest_answer = 1000;
  const std::map<std::size_t, Finished> done =
      RunAll({std::string(990, 'x'), std::string(1000, 'x')}, options);
  EXPECT_EQ(done.at(0).end, JobEnd::kDone);
  EXPECT_EQ(done.at(1).end, JobEnd::kCrashed);
}

TEST(WorkerPoolTest, NoProcessIsLeft) {
  {
    WorkerPool pool(TestWorkplace(), Options(2));
    pool.Start({.ticket = 0, .document = FileOf("loop"), .name = ""});
    pool.Start({.ticket = 1, .document = FileOf("x"), .name = ""});
  }
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST(LockDownTest, SaysWhatThereIs) {
  EXPECT_EQ(Describe({.seccomp = true, .landlock = true}), "seccomp and Landlock");
  EXPECT_EQ(Describe({.seccomp = true}), "seccomp");
  EXPECT_EQ(Describe({.landlock = true}), "Landlock");
  EXPECT_EQ(Describe({}), "none");
}

TEST(MappedBytesTest, ReleasedPagesComeBack) {
  MemoryFile file;
  ASSERT_TRUE(file.Append("of a report"));
  file.Seal();
  const MappedBytes mapped(file.descriptor());
  mapped.ReleasePages();
  EXPECT_EQ("of a report", mapped.bytes());
  MappedBytes(-1).ReleasePages();
}

}  // namespace
}  // namespace budget::batch
