// The program `extract`.  Everything it does is in run.h and what that includes.

#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "pipeline/program/console.h"
#include "pipeline/program/options.h"
#include "pipeline/program/run.h"

namespace {

// A standard stream that is closed would become the first file that is opened, and what
// is said would be written into it.  What takes its place is open the wrong way: to use
// it fails, as it does with a closed one.
void OccupyStandardStreams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    const int mode = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (open("/dev/null", mode) != stream) std::_Exit(budget::program::kExitUsage);
  }
}

// What is larger goes back to the system as soon as it is free.  Left to itself glibc
// raises that size to what it has last seen, up to 32 MiB, and the lists of a document
// of a thousand pages leave holes that nothing fills.
void KeepNoHoles() {
  constexpr int kLarge = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, kLarge);
}

// Of the messages, as POSIX asks for it.
budget::Language LanguageOfLocale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("zh") ? budget::Language::kChinese
                                                     : budget::Language::kEnglish;
  }
  return budget::Language::kEnglish;
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away shows as EPIPE where it matters.
  std::signal(SIGPIPE, SIG_IGN);
  // And a limit of the file's size as an error of writing it.
  std::signal(SIGXFSZ, SIG_IGN);
  OccupyStandardStreams();
  KeepNoHoles();
  const auto parsed = budget::program::ParseOptions(argc, argv, LanguageOfLocale());
  if (const auto* exit = std::get_if<budget::program::EarlyExit>(&parsed)) {
    budget::program::WriteText(STDOUT_FILENO, exit->output);
    budget::program::WriteText(STDERR_FILENO, exit->error);
    return exit->code;
  }
  return budget::program::Run(std::get<budget::program::Options>(parsed));
}
