// Reads made documents and reports, by style, what became of their facts.
//
//   layouts [--documents N] [--from SEED] [--family NAME] [--each]
//   layouts --seed SEED [--shrink [--cause TEXT]] [--write FOLDER]

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schemas/load/load_schemas.h"
#include "tests/layouts/judge.h"

namespace budget::layouts {
namespace {

struct Options {
  std::uint64_t documents = 1000;
  std::uint64_t from = 1;
  std::string family;
  std::optional<std::uint64_t> seed;
  bool each = false;
  bool shrink = false;
  std::string cause;
  std::string folder;
};

std::optional<Family> FindFamily(const std::string& name) {
  for (int i = 0; i < kFamilyCount; ++i) {
    if (name == NameOf(static_cast<Family>(i))) return static_cast<Family>(i);
  }
  return std::nullopt;
}

Scenario Make(std::uint64_t seed, const Options& options) {
  const std::optional<Family> family = FindFamily(options.family);
  return family ? MakeScenario(seed, *family) : MakeScenario(seed);
}

int ShowSeed(const Options& options, const schemas::SchemaSet& schemas) {
  Scenario scenario = Make(*options.seed, options);
  if (options.shrink) scenario = Shrink(std::move(scenario), options.cause, schemas);
  const Verdict verdict = Try(scenario, schemas);
  std::cout << Show(scenario, verdict);
  if (!options.folder.empty()) {
    std::filesystem::create_directories(options.folder);
    const std::string name = fmt::format("{}/{}.{}", options.folder, *options.seed,
                                         IsPdf(scenario.style.family) ? "pdf" : "txt");
    std::ofstream(name, std::ios::binary) << SetScenario(scenario).bytes;
    std::cout << name << "\n";
  }
  return verdict.silent == 0 ? 0 : 1;
}

struct Sum {
  std::uint64_t documents = 0;
  std::uint64_t failing = 0;
  Verdict facts;
  std::vector<std::uint64_t> seeds;  // the first that fail
};

void Add(std::uint64_t seed, const Verdict& verdict, Sum* sum) {
  constexpr std::size_t kMostSeeds = 6;
  ++sum->documents;
  sum->facts.exact += verdict.exact;
  sum->facts.ambiguous += verdict.ambiguous;
  sum->facts.reported += verdict.reported;
  sum->facts.silent += verdict.silent;
  if (verdict.silent == 0) return;
  ++sum->failing;
  if (sum->seeds.size() < kMostSeeds) sum->seeds.push_back(seed);
}

std::string Line(const std::string& name, const Sum& sum) {
  const double percent =
      sum.facts.facts() == 0 ? 0 : 100.0 * sum.facts.exact / sum.facts.facts();
  std::string line =
      fmt::format("{:<26}{:>6}{:>8}{:>9}{:>8.2f}{:>10}{:>9}{:>8} ", name, sum.documents,
                  sum.failing, sum.facts.facts(), percent, sum.facts.ambiguous,
                  sum.facts.reported, sum.facts.silent);
  for (const std::uint64_t seed : sum.seeds) line += fmt::format(" {}", seed);
  return line + "\n";
}

int ReadMany(const Options& options, const schemas::SchemaSet& schemas) {
  std::array<Sum, kFamilyCount> families;
  std::map<std::string, Sum> features;
  std::map<std::string, Sum> causes;
  Sum all;
  for (std::uint64_t seed = options.from; seed < options.from + options.documents;
       ++seed) {
    const Scenario scenario = Make(seed, options);
    const Verdict verdict = Try(scenario, schemas);
    if (options.each && verdict.exact < verdict.facts()) {
      std::cout << fmt::format(
          "{} {}: {} exact, {} ambiguous, {} reported, {} silent\n",
          NameOf(scenario.style.family), seed, verdict.exact, verdict.ambiguous,
          verdict.reported, verdict.silent);
    }
    Add(seed, verdict, &families[static_cast<std::size_t>(scenario.style.family)]);
    Add(seed, verdict, &all);
    for (const std::string& feature : Features(scenario.style)) {
      Add(seed, verdict, &features[feature]);
    }
    std::map<std::string, Verdict> of_cause;
    for (const std::string& cause : verdict.causes) {
      ++of_cause[NameOf(scenario.style.family) + std::string(" ") + cause].silent;
    }
    for (const auto& [cause, silent] : of_cause) Add(seed, silent, &causes[cause]);
  }
  std::cout << fmt::format("{:<26}{:>6}{:>8}{:>9}{:>8}{:>10}{:>9}{:>8}  seeds\n",
                           "style", "docs", "failing", "facts", "exact %", "ambiguous",
                           "reported", "silent");
  for (int i = 0; i < kFamilyCount; ++i) {
    std::cout << Line(NameOf(static_cast<Family>(i)),
                      families[static_cast<std::size_t>(i)]);
  }
  std::cout << Line("all", all) << "\n";
  for (const auto& [feature, sum] : features) std::cout << Line(feature, sum);
  std::cout << "\n";
  for (const auto& [cause, sum] : causes) std::cout << Line(cause, sum);
  return all.facts.silent == 0 ? 0 : 1;
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app("Made documents with known facts, read and judged");
  app.add_option("--documents", options.documents, "How many");
  app.add_option("--from", options.from, "The first seed");
  app.add_option("--family", options.family, "Of one family of styles only");
  app.add_flag("--each", options.each, "A line for each document that is not exact");
  app.add_option("--seed", options.seed, "Show what became of one document");
  app.add_flag("--shrink", options.shrink, "Make the document smaller while it fails");
  app.add_option("--cause", options.cause,
                 "What must go on being wrong: unit, missing ...");
  app.add_option("--write", options.folder, "Write the document into this folder");
  CLI11_PARSE(app, argc, argv);
  Result<schemas::SchemaSet> loaded = schemas::LoadSchemas({});
  if (!loaded.ok()) return 2;
  const schemas::SchemaSet schemas = std::move(loaded).value();
  return options.seed ? ShowSeed(options, schemas) : ReadMany(options, schemas);
}

}  // namespace
}  // namespace budget::layouts

int main(int argc, char** argv) { return budget::layouts::Main(argc, argv); }
