// Runs the program `extract` as a user does.

#ifndef TESTS_PROGRAM_RUN_PROGRAM_H_
#define TESTS_PROGRAM_RUN_PROGRAM_H_

#include <string>
#include <vector>

namespace budget::program {

struct ProgramResult {
  int exit_code = -1;  // -1: ended by a signal
  std::string output;
  std::string error;
};

struct ProgramInput {
  std::string standard_input;
  std::string folder;         // to run in; empty: this one
  bool close_output = false;  // nobody reads its standard output
  bool close_all = false;     // it has no standard streams at all
  std::string locale = "C";
  long largest_file = -1;  // bytes that it can write into a file; -1: any
};

ProgramResult RunProgram(const std::vector<std::string>& arguments,
                         const ProgramInput& input = {});

// The program while it runs, in a process group of its own, with nothing on standard
// input that ever ends.
class RunningProgram {
 public:
  explicit RunningProgram(const std::vector<std::string>& arguments,
                          const std::string& folder = "");
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;
  ~RunningProgram();  // kills it

  void Signal(int number) const;
  // As exit_code of ProgramResult.
  int Wait();
  // Whether some process of its group is there, its workers, too.
  bool HasProcesses() const;

 private:
  int process_;
  int input_ = -1;  // the end of the pipe that nobody writes to
};

}  // namespace budget::program

#endif  // TESTS_PROGRAM_RUN_PROGRAM_H_
