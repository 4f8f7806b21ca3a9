// Run by the build: write_manuals FOLDER VERSION.  Writes the manual pages in English
// and Chinese and the completions of shells, below FOLDER as below share/.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "pipeline/commands/command_table.h"
#include "pipeline/commands/completions.h"
#include "pipeline/commands/manual_page.h"

namespace {

namespace commands = budget::commands;

bool Write(const std::filesystem::path& path, const std::string& text) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (file.flush()) return true;
  std::cerr << path << ": error: cannot write\n";
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::filesystem::path folder = argv[1];
  bool good =
      Write(folder / "bash-completion/completions/extract",
            commands::BashCompletion()) &&
      Write(folder / "zsh/vendor-completions/_extract", commands::ZshCompletion()) &&
      Write(folder / "fish/vendor_completions.d/extract.fish",
            commands::FishCompletion());
  for (const commands::Command& command : commands::Commands()) {
    const std::string name = commands::ManualFile(command);
    using budget::Language;
    good = good &&
           Write(folder / "man/man1" / name,
                 commands::ManualPage(command, Language::kEnglish, argv[2])) &&
           Write(folder / "man/zh_CN/man1" / name,
                 commands::ManualPage(command, Language::kChinese, argv[2]));
  }
  return good ? 0 : 1;
}
