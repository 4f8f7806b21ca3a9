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

#include "schemas/yaml/pack_node.h"
#include "schemas/yaml/yaml_node.h"

namespace {

struct Packed {
  std::string file;
  std::string id;
  std::string text;
  std::string bytes;
  std::string header;
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
  const budget::Result<budget::schemas::YamlNode> tree =
      budget::schemas::ParseYaml(packed->text, path.string());
  for (const budget::Diagnostic& diagnostic : tree.diagnostics()) {
    std::cerr << diagnostic.where.file << ":" << diagnostic.where.line << ":"
              << diagnostic.where.column << ": error: " << diagnostic.message << "\n";
  }
  if (!tree.ok()) return false;
  const budget::schemas::YamlNode* id = tree.value().Find("id");
  if (id != nullptr && id->is_scalar()) packed->id = id->scalar;
  packed->bytes = budget::schemas::PackNode(tree.value());
  packed->header =
      budget::schemas::PackNode(budget::schemas::SchemaHeader(tree.value()));
  return true;
}

// The bytes as numbers: a string literal of this length is not portable.
void WriteBytes(const char* name, std::size_t number, const std::string& bytes,
                std::ostream& out) {
  out << "constexpr signed char " << name << number << "[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out << static_cast<int>(bytes[i]) << (i % 24 == 23 ? ",\n" : ",");
  }
  out << "0};\n";  // never empty
}

void WriteSource(const std::vector<Packed>& files, std::ostream& out) {
  out << "// Made by pack_schemas.\n#include <array>\n"
         "#include \"schemas/load/bundled_files.h\"\n\nnamespace budget::schemas "
         "{\nnamespace {\n\n"
         "std::string_view View(const signed char* bytes, std::size_t size) {\n"
         "  return {reinterpret_cast<const char*>(bytes), size};\n}\n\n";
  for (std::size_t i = 0; i < files.size(); ++i) {
    WriteBytes("kBytes", i, files[i].bytes, out);
    WriteBytes("kHeader", i, files[i].header, out);
  }
  out << "\n}  // namespace\n\nstd::span<const BundledFile> BundledFiles() {\n"
         "  static const std::array<BundledFile, "
      << files.size() << "> files = {{\n";
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Packed& file = files[i];
    out << "      {\"" << file.file << "\", \"" << file.id << "\", " << file.text.size()
        << "U, " << budget::schemas::TextHash(file.text) << "ULL, View(kBytes" << i
        << ", " << file.bytes.size() << "U), View(kHeader" << i << ", "
        << file.header.size() << "U)},\n";
  }
  out << "  }};\n  return files;\n}\n\n}  // namespace budget::schemas\n";
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
