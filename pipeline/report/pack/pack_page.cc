// Run by the build: pack_page OUTPUT.cc page.html page.css page.js.  Writes the
// functions of page_files.h.

#include <array>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

constexpr std::array<const char*, 3> kNames = {"PageHtml", "PageStyle", "PageScript"};
constexpr std::size_t kBytesALine = 24;

// The bytes as numbers: a string literal of this length is not portable.
void Write(const char* name, const std::string& bytes, std::ostream& out) {
  out << "constexpr char k" << name << "[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<signed char>(bytes[i]);
    out << static_cast<int>(byte) << (i % kBytesALine == kBytesALine - 1 ? ",\n" : ",");
  }
  out << "0};\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != static_cast<int>(kNames.size()) + 2) return 2;
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Made by pack_page.\n#include \"pipeline/report/page_files.h\"\n\n"
         "namespace budget::report {\nnamespace {\n\n";
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    std::ifstream file(argv[i + 2], std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!file || bytes.empty()) {
      std::cerr << argv[i + 2] << ": error: cannot read\n";
      return 1;
    }
    Write(kNames[i], bytes, out);
  }
  out << "\n}  // namespace\n\n";
  for (const char* name : kNames) {
    out << "std::string_view " << name << "() { return {k" << name << ", sizeof k"
        << name << " - 1}; }\n";
  }
  out << "\n}  // namespace budget::report\n";
  return out.flush() ? 0 : 1;
}
