// The program `extract`.  Everything it does is in run.h and what that includes.

#include <unistd.h>

#include <csignal>
#include <variant>

#include "pipeline/program/console.h"
#include "pipeline/program/interrupt.h"
#include "pipeline/program/options.h"
#include "pipeline/program/run.h"

int main(int argc, char** argv) {
  // A reader that goes away shows as EPIPE where it matters.
  std::signal(SIGPIPE, SIG_IGN);
  budget::program::WatchForInterrupts();
  const auto parsed = budget::program::ParseOptions(argc, argv);
  if (const auto* exit = std::get_if<budget::program::EarlyExit>(&parsed)) {
    budget::program::WriteText(STDOUT_FILENO, exit->output);
    budget::program::WriteText(STDERR_FILENO, exit->error);
    return exit->code;
  }
  return budget::program::Run(std::get<budget::program::Options>(parsed));
}
