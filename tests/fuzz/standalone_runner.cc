// Runs a fuzz target without a fuzzer: every file of the given corpus, and a fixed
// number of damaged copies of each, the same in every run.
//
//   fuzz_document tests/fuzz/corpus/document samples

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.h"

namespace {

namespace fs = std::filesystem;

constexpr int kDamagedCopies = 12;
// Large files take the time of many small ones and show no more.
constexpr std::size_t kMaxDamagedSize = std::size_t{1} << 18;

std::vector<fs::path> Files(int argc, char** argv) {
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : fs::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void Run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                         bytes.size());
}

// Cuts, overwrites, repeats or removes a piece.
std::string Damaged(std::string bytes, std::mt19937* random) {
  const auto below = [&](std::size_t limit) {
    return static_cast<std::size_t>((*random)()) % std::max<std::size_t>(limit, 1);
  };
  const std::size_t at = below(bytes.size());
  switch ((*random)() % 4) {
    case 0:
      bytes.resize(at);
      break;
    case 1:
      for (int i = 0; i < 8 && !bytes.empty(); ++i) {
        bytes[below(bytes.size())] = static_cast<char>((*random)() & 0xFFU);
      }
      break;
    case 2:
      bytes.insert(at, bytes.substr(at, below(64)));
      break;
    default:
      bytes.erase(at, below(64));
      break;
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<fs::path> files = Files(argc, argv);
  std::mt19937 random(20230715);  // NOLINT(cert-msc51-cpp): the same in every run
  int runs = 0;
  Run("");
  for (const fs::path& path : files) {
    const std::string bytes = Read(path);
    std::fprintf(stderr, "%s\n", path.c_str());
    Run(bytes);
    ++runs;
    if (bytes.size() > kMaxDamagedSize) continue;
    for (int i = 0; i < kDamagedCopies; ++i) {
      Run(Damaged(bytes, &random));
      ++runs;
    }
  }
  std::fprintf(stderr, "%d runs\n", runs);
  return runs == 0 ? 1 : 0;
}
