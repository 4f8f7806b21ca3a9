// Keeps the layers apart.  What a room may include is what its budget_room() declares
// in CMakeLists.txt (USES); what is not declared is a mistake.

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/house/source_files.h"

namespace budget::house {
namespace {

// Every room by its folder, with the folders that its files may include besides itself.
std::map<std::string, std::set<std::string>> ReadRooms() {
  static const std::regex kRoom(R"(budget_room\(([^)]*)\))");
  std::map<std::string, std::set<std::string>> rooms;
  for (const char* top : {"extractors", "schemas", "pipeline"}) {
    const std::string text = ReadFile(std::string(top) + "/CMakeLists.txt");
    for (std::sregex_iterator room(text.begin(), text.end(), kRoom), end; room != end;
         ++room) {
      std::istringstream words((*room)[1].str());
      std::string folder;
      words >> folder;
      bool uses = false;
      for (std::string word; words >> word;) {
        if (word == "USES" || word == "LIBRARIES" || word == "PRIVATE") {
          uses = word == "USES";
        } else if (uses) {
          rooms[folder].insert(word);
        }
      }
      rooms[folder];
    }
  }
  return rooms;
}

const std::map<std::string, std::set<std::string>>& Rooms() {
  static const std::map<std::string, std::set<std::string>> kRooms = ReadRooms();
  return kRooms;
}

// Third-party headers (a pattern on the whole name) and the files that may include
// them.
struct Library {
  std::string header;
  std::string files;
};
const std::vector<Library> kLibraries = {
    // The standard library and POSIX.
    {"[a-z_0-9]+", ".*"},
    {"(unistd|fcntl|pthread|sched|poll|malloc|fnmatch|ucontext|sys/[a-z]+)\\.h",
     "pipeline/(program|dataset|batch)/.*|extractors/reader/mapped_file\\.cc"},
    {"(seccomp|linux/landlock)\\.h", "pipeline/batch/lock_down\\.cc"},
    {"unicode/[a-z0-9_]+\\.h",
     "(extractors|pipeline/script|pipeline/prose|schemas)/.*"},
    {"re2/.*", "schemas/pattern/pattern\\.(h|cc)"},
    {"fmt/[a-z]+\\.h", ".*"},
    {"yaml-cpp/.*", "schemas/yaml/yaml_parse\\.cc"},
    {"nlohmann/json\\.hpp",
     "(pipeline/dataset|schemas)/.*|pipeline/program/console\\.cc|"
     "pipeline/inspect/inspection_json\\.cc"},
    {"sqlite3\\.h", "pipeline/formats/write_sqlite\\.cc"},
    {"xlsxwriter\\.h", "pipeline/formats/write_xlsx\\.cc"},
    {"gumbo\\.h", "pipeline/markup/html_tree\\.(h|cc)"},
    {"CLI/.*", "pipeline/program/options\\.cc"},
    {"nettle/.*", "pipeline/model/sha256\\.(h|cc)"},
    {"zlib\\.h", "(?:extractors/pdf/inflate|pipeline/batch/answer_store)\\.cc"},
    // Poppler's core headers, which have no folder, and poppler-cpp.
    {"(poppler.*|cpp/poppler.*|goo/.*|fofi/.*|[A-Z][A-Za-z0-9]+\\.h)",
     "extractors/pdf/.*"},
};

// Programs of their own that run while the product is built.
const std::set<std::string> kBuildTools = {
    "schemas/pack/pack_schemas.cc", "pipeline/messages/pack/pack_messages.cc",
    "pipeline/commands/pack/write_manuals.cc", "pipeline/report/pack/pack_page.cc"};

std::string Folder(const std::string& path) { return path.substr(0, path.rfind('/')); }

std::vector<SourceFile> ProductFiles() {
  return ReadSourceFiles({"extract", "extractors", "schemas", "pipeline"});
}

bool IsDeclared(const std::string& header, const std::string& file) {
  for (const Library& library : kLibraries) {
    if (std::regex_match(header, std::regex(library.header)) &&
        std::regex_match(file, std::regex(library.files))) {
      return true;
    }
  }
  return false;
}

TEST(LayersTest, EveryFolderIsDeclared) {
  for (const SourceFile& file : ProductFiles()) {
    if (kBuildTools.contains(file.path)) continue;
    EXPECT_TRUE(Rooms().contains(Folder(file.path))) << file.path;
  }
}

TEST(LayersTest, FilesIncludeOnlyTheLayersBelow) {
  for (const SourceFile& file : ProductFiles()) {
    if (kBuildTools.contains(file.path)) continue;
    const std::string folder = Folder(file.path);
    for (const Include& include : Includes(file.text)) {
      if (!include.quoted) continue;
      const std::string other = Folder(include.name);
      EXPECT_TRUE(other == folder || Rooms().at(folder).contains(other))
          << file.path << ":" << include.line << ": includes " << include.name;
    }
  }
}

TEST(LayersTest, LibrariesAreSeenOnlyWhereDeclared) {
  for (const SourceFile& file : ProductFiles()) {
    for (const Include& include : Includes(file.text)) {
      if (include.quoted) continue;
      EXPECT_TRUE(IsDeclared(include.name, file.path))
          << file.path << ":" << include.line << ": includes <" << include.name << ">";
    }
  }
}

// Their headers show Poppler to whoever includes them.
TEST(LayersTest, PopplerStaysAmongTheFilesThatSeeIt) {
  static const std::regex kSeesPoppler("extractors/pdf/.*");
  for (const SourceFile& file : ProductFiles()) {
    if (std::regex_match(file.path, kSeesPoppler)) continue;
    for (const Include& include : Includes(file.text)) {
      EXPECT_FALSE(include.name.starts_with("extractors/pdf/poppler_"))
          << file.path << ":" << include.line << ": includes " << include.name;
    }
  }
}

// Stages are functions of values: no console, no environment, no clock, no exit.
TEST(LayersTest, OnlyTheProgramTalksToTheWorld) {
  static const std::regex kWorld(
      "\\b(std::cout|std::cerr|std::clog|printf|puts|fputs|getenv|system|abort|exit|"
      "_exit|setlocale|system_clock|steady_clock|time)\\s*(\\(|<<)|#include "
      "<iostream>");
  for (const SourceFile& file : ProductFiles()) {
    if (file.path.starts_with("pipeline/program/")) continue;
    // Starts and ends processes, and gives them their time.
    if (file.path.starts_with("pipeline/batch/")) continue;
    if (kBuildTools.contains(file.path)) continue;
    std::smatch match;
    EXPECT_FALSE(std::regex_search(file.text, match, kWorld))
        << file.path << ": '" << match.str() << "'";
  }
}

}  // namespace
}  // namespace budget::house
