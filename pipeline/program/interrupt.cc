#include "pipeline/program/interrupt.h"

#include <csignal>
#include <initializer_list>

namespace budget::program {
namespace {

volatile std::sig_atomic_t signal_number = 0;

extern "C" void RememberSignal(int number) { signal_number = number; }

}  // namespace

void WatchForInterrupts() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    action.sa_handler = RememberSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(number, &action, nullptr);
  }
}

void StopWatchingForInterrupts() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, SIG_DFL);
}

int InterruptedBy() { return signal_number; }

}  // namespace budget::program
