// Files that ask for more than they give: small to write, and endless, huge or
// quadratic to read for whoever does not count.  Small enough for a build without
// optimisation.

#ifndef TESTS_PROGRAM_BOMBS_H_
#define TESTS_PROGRAM_BOMBS_H_

#include <string>
#include <vector>

namespace budget::program {

struct Bomb {
  std::string name;  // of its file
  std::string bytes;
};

std::vector<Bomb> TextBombs();
std::vector<Bomb> HtmlBombs();
std::vector<Bomb> PdfBombs();

}  // namespace budget::program

#endif  // TESTS_PROGRAM_BOMBS_H_
