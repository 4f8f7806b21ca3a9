#include "tests/program/run_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
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

[[noreturn]] void Become(const std::vector<std::string>& arguments) {
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
    if (!input.folder.empty() && chdir(input.folder.c_str()) != 0) _exit(126);
    Become(arguments);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) std::abort();
  return {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          .output = ReadWholeFile(files / "out"),
          .error = ReadWholeFile(files / "err")};
}

}  // namespace budget::program
