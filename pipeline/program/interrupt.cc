#include "pipeline/program/interrupt.h"

#include <sys/time.h>
#include <unistd.h>

#include <csignal>
#include <initializer_list>
#include <utility>

namespace budget::program {
namespace {

constexpr auto kStopSignals = {SIGINT, SIGTERM, SIGHUP};
// Together with the way out, less than the second that a run may take to stop.
constexpr itimerval kPatience = {.it_interval = {}, .it_value = {0, 500'000}};
// What shells show of a program that a signal ended.
constexpr int kExitSignal = 128;

volatile std::sig_atomic_t signal_number = 0;
volatile std::sig_atomic_t is_impatient = 0;
std::string last_words;

extern "C" void RememberSignal(int number) {
  signal_number = number;
  if (is_impatient != 0) setitimer(ITIMER_REAL, &kPatience, nullptr);
}

// Calls nothing that a signal handler may not.
extern "C" void EndNow(int /*number*/) {
  [[maybe_unused]] const ssize_t written =
      write(STDERR_FILENO, last_words.data(), last_words.size());
  _exit(kExitSignal + signal_number);
}

}  // namespace

void WatchForInterrupts() {
  for (const int number : kStopSignals) {
    struct sigaction action {};
    action.sa_handler = RememberSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(number, &action, nullptr);
  }
}

void EndSoonAfterInterrupt(std::string words) {
  last_words = std::move(words);
  struct sigaction action {};
  action.sa_handler = EndNow;
  sigaction(SIGALRM, &action, nullptr);
  is_impatient = 1;
}

void StopWatchingForInterrupts() {
  is_impatient = 0;
  const itimerval never{};
  setitimer(ITIMER_REAL, &never, nullptr);
  for (const int number : kStopSignals) std::signal(number, SIG_DFL);
}

int InterruptedBy() { return signal_number; }

int ExitStatusOf(int signal) { return kExitSignal + signal; }

}  // namespace budget::program
