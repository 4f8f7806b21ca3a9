// Keeps the layers apart.  What a folder may include is declared here, once; what is
// not declared is a mistake.
//
//     pipeline/model <- everything          extractors <- the program
//     schemas        <- the stages          stages     <- the program

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/house/source_files.h"

namespace budget {
namespace {

// Folder to the folders of ours that its files may include, besides itself.
const std::map<std::string, std::set<std::string>> kLayers = {
    {"pipeline/model", {}},
    {"extractors", {"pipeline/model"}},
    {"schemas", {"pipeline/model"}},
    {"pipeline/find", {"pipeline/model"}},
    {"pipeline/bind", {"pipeline/model", "schemas"}},
    {"pipeline/prose", {"pipeline/model", "schemas"}},
    {"pipeline/check", {"pipeline/model", "schemas"}},
    {"pipeline/write", {"pipeline/model", "schemas"}},
    {"pipeline/program",
     {"pipeline/model", "extractors", "schemas", "pipeline/find", "pipeline/bind",
      "pipeline/prose", "pipeline/check", "pipeline/write"}},
};

// Third-party headers (a pattern on the whole name) and the files that may include
// them.
struct Library {
  std::string header;
  std::string files;
};
const std::vector<Library> kLibraries = {
    // The standard library and POSIX.
    {"[a-z_0-9]+", ".*"},
    {"(unistd|fcntl|pthread|sys/[a-z]+)\\.h",
     "pipeline/(program|write)/.*|extractors/mapped_file\\.cc"},
    {"unicode/[a-z0-9_]+\\.h", "(extractors|pipeline/model|pipeline/prose|schemas)/.*"},
    {"re2/.*", "schemas/pattern\\.(h|cc)"},
    {"fmt/[a-z]+\\.h", ".*"},
    {"yaml-cpp/.*", "schemas/yaml_parse\\.cc"},
    {"nlohmann/json\\.hpp", "(pipeline/write|schemas)/.*"},
    {"CLI/.*", "pipeline/program/options\\.cc"},
    {"nettle/.*", "pipeline/model/sha256\\.(h|cc)"},
    // Poppler's core headers, which have no folder, and poppler-cpp.
    {"(poppler.*|cpp/poppler.*|goo/.*|fofi/.*|[A-Z][A-Za-z0-9]+\\.h)",
     "extractors/(pdf_reader\\.cc|poppler_[a-z]+\\.(h|cc))"},
};

// A program of its own that runs while the product is built.
constexpr const char* kBuildTool = "schemas/pack_schemas.cc";

std::string Folder(const std::string& path) { return path.substr(0, path.rfind('/')); }

std::vector<SourceFile> ProductFiles() {
  return ReadSourceFiles({"extractors", "schemas", "pipeline"});
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
    EXPECT_TRUE(kLayers.contains(Folder(file.path))) << file.path;
  }
}

TEST(LayersTest, FilesIncludeOnlyTheLayersBelow) {
  for (const SourceFile& file : ProductFiles()) {
    const std::string folder = Folder(file.path);
    for (const Include& include : Includes(file.text)) {
      if (!include.quoted) continue;
      const std::string other = Folder(include.name);
      EXPECT_TRUE(other == folder || kLayers.at(folder).contains(other))
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
  static const std::regex kSeesPoppler(
      "extractors/(pdf_reader\\.cc|poppler_[a-z]+\\.(h|cc))");
  for (const SourceFile& file : ProductFiles()) {
    if (std::regex_match(file.path, kSeesPoppler)) continue;
    for (const Include& include : Includes(file.text)) {
      EXPECT_FALSE(include.name.starts_with("extractors/poppler_"))
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
    if (file.path == kBuildTool) continue;
    std::smatch match;
    EXPECT_FALSE(std::regex_search(file.text, match, kWorld))
        << file.path << ": '" << match.str() << "'";
  }
}

}  // namespace
}  // namespace budget
