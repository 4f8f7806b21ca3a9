#include "tests/program/run_program.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include "tests/program/temporary_folder.h"

namespace budget::program {
namespace {

void Redirect(int descriptor, const std::string& path, int flags) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
  close(file);
}

// A pipe whose reading end is gone.
void RedirectToClosedPipe(int descriptor) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) _exit(126);
  close(ends[0]);
  if (dup2(ends[1], descriptor) < 0) _exit(126);
  close(ends[1]);
}

[[noreturn]] void Become(const std::vector<std::string>& arguments,
                         const std::string& locale = "C") {
  // What a message says does not depend on who runs the test.
  setenv("LC_ALL", locale.c_str(), 1);
  std::vector<char*> argv;
  std::string program = BUDGET_EXTRACT;
  argv.push_back(program.data());
  std::vector<std::string> copies = arguments;
  for (std::string& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);
  execv(argv[0], argv.data());
  _exit(127);
}

}  // namespace

ProgramResult RunProgram(const std::vector<std::string>& arguments,
                         const ProgramInput& input) {
  const TemporaryFolder files;
  files.Write("in", input.standard_input);
  const pid_t child = fork();
  if (child < 0) std::abort();
  if (child == 0) {
    Redirect(STDIN_FILENO, files / "in", O_RDONLY);
    if (input.close_output) {
      RedirectToClosedPipe(STDOUT_FILENO);
    } else {
      Redirect(STDOUT_FILENO, files / "out", O_WRONLY | O_CREAT);
    }
    Redirect(STDERR_FILENO, files / "err", O_WRONLY | O_CREAT);
    if (input.close_all) {
      for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        close(stream);
    }
    if (input.largest_file >= 0) {
      const auto size = static_cast<rlim_t>(input.largest_file);
      const rlimit limit = {size, size};
      setrlimit(RLIMIT_FSIZE, &limit);
    }
    if (!input.folder.empty() && chdir(input.folder.c_str()) != 0) _exit(126);
    Become(arguments, input.locale);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) std::abort();
  return {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          .output = ReadWholeFile(files / "out"),
          .error = ReadWholeFile(files / "err")};
}

RunningProgram::RunningProgram(const std::vector<std::string>& arguments,
                               const std::string& folder) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
  process_ = fork();
  if (process_ < 0) std::abort();
  if (process_ == 0) {
    setpgid(0, 0);
    dup2(ends[0], STDIN_FILENO);
    Redirect(STDOUT_FILENO, "/dev/null", O_WRONLY);
    Redirect(STDERR_FILENO, "/dev/null", O_WRONLY);
    if (!folder.empty() && chdir(folder.c_str()) != 0) _exit(126);
    Become(arguments);
  }
  setpgid(process_, process_);
  close(ends[0]);
  input_ = ends[1];
}

RunningProgram::~RunningProgram() {
  if (process_ > 0) {
    kill(process_, SIGKILL);
    Wait();
  }
  close(input_);
}

void RunningProgram::Signal(int number) const { kill(process_, number); }

int RunningProgram::Wait() {
  int status = 0;
  if (waitpid(process_, &status, 0) != process_) std::abort();
  process_ = -process_;  // its group
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool RunningProgram::HasProcesses() const {
  return kill(process_ < 0 ? process_ : -process_, 0) == 0;
}

}  // namespace budget::program
