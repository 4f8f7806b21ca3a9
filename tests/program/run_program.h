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
};

ProgramResult RunProgram(const std::vector<std::string>& arguments,
                         const ProgramInput& input = {});

}  // namespace budget::program

#endif  // TESTS_PROGRAM_RUN_PROGRAM_H_
