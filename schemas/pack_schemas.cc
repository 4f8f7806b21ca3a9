// Run by the build: pack_schemas OUTPUT.cc FILE...  Writes BundledFiles() with the
// files, YAML parsed and packed.  A file that is no YAML stops the build.

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "schemas/pack_node.h"
#include "schemas/yaml_node.h"

namespace {

struct Packed {
  std::string file;
  std::string id;
  std::string text;
  std::string bytes;
};

bool Pack(const std::filesystem::path& path, Packed* packed) {
  std::ifstream stream(path, std::ios::binary);
  packed->text.assign(std::istreambuf_iterator<char>(stream), {});
  packed->file = "schemas/" + path.filename().string();
  packed->id = path.stem().string();
  if (!stream) {
    std::cerr << path.string() << ": error: cannot read\n";
    return false;
  }
  if (path.extension() != ".yaml") {
    packed->bytes = packed->text;
    return true;
  }
  const budget::Result<budget::YamlNode> tree =
      budget::ParseYaml(packed->text, path.string());
  for (const budget::Diagnostic& diagnostic : tree.diagnostics()) {
    std::cerr << diagnostic.where.file << ":" << diagnostic.where.line << ":"
              << diagnostic.where.column << ": error: " << diagnostic.message << "\n";
  }
  if (!tree.ok()) return false;
  const budget::YamlNode* id = tree.value().Find("id");
  if (id != nullptr && id->is_scalar()) packed->id = id->scalar;
  packed->bytes = budget::PackNode(tree.value());
  return true;
}

// The bytes as numbers: a string literal of this length is not portable.
void WriteBytes(const std::string& bytes, std::ostream& out) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out << static_cast<int>(bytes[i]) << (i % 24 == 23 ? ",\n" : ",");
  }
  out << "0";  // never empty
}

void WriteSource(const std::vector<Packed>& files, std::ostream& out) {
  out << "// Made by pack_schemas.\n#include <array>\n"
         "#include \"schemas/bundled_files.h\"\n\nnamespace budget {\nnamespace {\n\n";
  for (std::size_t i = 0; i < files.size(); ++i) {
    out << "constexpr signed char kBytes" << i << "[] = {";
    WriteBytes(files[i].bytes, out);
    out << "};\n";
  }
  out << "\n}  // namespace\n\nstd::span<const BundledFile> BundledFiles() {\n"
         "  static const std::array<BundledFile, "
      << files.size() << "> files = {{\n";
  for (std::size_t i = 0; i < files.size(); ++i) {
    out << "      {\"" << files[i].file << "\", \"" << files[i].id << "\", "
        << files[i].text.size() << "U, " << budget::TextHash(files[i].text)
        << "ULL, {reinterpret_cast<const char*>(kBytes" << i << "), "
        << files[i].bytes.size() << "U}},\n";
  }
  out << "  }};\n  return files;\n}\n\n}  // namespace budget\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::vector<std::string> paths(argv + 2, argv + argc);
  std::sort(paths.begin(), paths.end());
  std::vector<Packed> files(paths.size());
  bool good = true;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    good = Pack(paths[i], &files[i]) && good;
  }
  if (!good) return 1;
  std::ofstream out(argv[1], std::ios::binary);
  WriteSource(files, out);
  return out.flush() ? 0 : 1;
}
