// The repository's own C++ files, for tests that read them.

#ifndef TESTS_HOUSE_SOURCE_FILES_H_
#define TESTS_HOUSE_SOURCE_FILES_H_

#include <string>
#include <vector>

namespace budget::house {

struct SourceFile {
  std::string path;  // relative to the top: "pipeline/page/frames.cc"
  std::string text;
};

// The text of a file of the repository.
std::string ReadFile(const std::string& path);

// Every .h and .cc below these folders of the repository, sorted by path.
std::vector<SourceFile> ReadSourceFiles(const std::vector<std::string>& folders);

struct Include {
  std::string name;  // without its quotes or angle brackets
  bool quoted = false;
  int line = 0;
};

std::vector<Include> Includes(const std::string& text);

// The string and character literals of a C++ text, with their lines; comments left out.
struct Literal {
  std::string text;
  int line = 0;
};
std::vector<Literal> Literals(const std::string& text);

}  // namespace budget::house

#endif  // TESTS_HOUSE_SOURCE_FILES_H_
