#include "schemas/yaml/pack_node.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

namespace budget::schemas {
namespace {

constexpr std::uint64_t kQuoted = 4;
constexpr int kDeepestPacked = 80;  // more than the parser lets through

std::uint64_t KindNumber(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return 0;
    case YamlNode::Kind::kScalar:
      return node.quoted ? kQuoted : 1;
    case YamlNode::Kind::kList:
      return 2;
    case YamlNode::Kind::kMap:
      return 3;
  }
  return 0;
}

void PutNumber(std::uint64_t number, std::string* out) {
  for (; number >= 0x80; number >>= 7) {
    out->push_back(static_cast<char>(0x80 | (number & 0x7F)));
  }
  out->push_back(static_cast<char>(number));
}

void PutNode(const YamlNode& node, std::string* out) {
  PutNumber(KindNumber(node), out);
  PutNumber(static_cast<std::uint64_t>(node.where.line), out);
  PutNumber(static_cast<std::uint64_t>(node.where.column), out);
  if (node.is_scalar()) {
    PutNumber(node.scalar.size(), out);
    out->append(node.scalar);
  } else if (node.is_list()) {
    PutNumber(node.items.size(), out);
    for (const YamlNode& item : node.items) PutNode(item, out);
  } else if (node.is_map()) {
    PutNumber(node.entries.size(), out);
    for (const auto& [key, value] : node.entries) {
      PutNode(key, out);
      PutNode(value, out);
    }
  }
}

class Unpacker {
 public:
  Unpacker(std::string_view bytes, const std::string& file)
      : bytes_(bytes), file_(std::make_shared<const std::string>(file)) {}

  bool TakeNode(YamlNode* node, int depth) {
    std::uint64_t kind = 0;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
    if (depth > kDeepestPacked || !TakeNumber(&kind) || !TakeNumber(&line) ||
        !TakeNumber(&column)) {
      return false;
    }
    node->where.file_name = file_;
    node->where.line = static_cast<int>(line);
    node->where.column = static_cast<int>(column);
    switch (kind) {
      case 0:
        return true;
      case 1:
      case kQuoted:
        node->kind = YamlNode::Kind::kScalar;
        node->quoted = kind == kQuoted;
        return TakeText(&node->scalar);
      case 2:
        node->kind = YamlNode::Kind::kList;
        return TakeItems(node, depth);
      case 3:
        node->kind = YamlNode::Kind::kMap;
        return TakeEntries(node, depth);
      default:
        return false;
    }
  }

  bool AtEnd() const { return at_ == bytes_.size(); }

 private:
  bool TakeNumber(std::uint64_t* number) {
    *number = 0;
    for (unsigned shift = 0; shift < 35 && at_ < bytes_.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      *number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }

  // A count of things that take a byte at least.
  bool TakeCount(std::size_t* count) {
    std::uint64_t number = 0;
    if (!TakeNumber(&number) || number > bytes_.size() - at_) return false;
    *count = static_cast<std::size_t>(number);
    return true;
  }

  bool TakeText(std::string* text) {
    std::size_t size = 0;
    if (!TakeCount(&size)) return false;
    text->assign(bytes_.substr(at_, size));
    at_ += size;
    return true;
  }

  bool TakeItems(YamlNode* node, int depth) {
    std::size_t count = 0;
    if (!TakeCount(&count)) return false;
    node->items.resize(count);
    for (YamlNode& item : node->items) {
      if (!TakeNode(&item, depth + 1)) return false;
    }
    return true;
  }

  bool TakeEntries(YamlNode* node, int depth) {
    std::size_t count = 0;
    if (!TakeCount(&count)) return false;
    node->entries.resize(count);
    for (auto& [key, value] : node->entries) {
      if (!TakeNode(&key, depth + 1) || !TakeNode(&value, depth + 1)) return false;
    }
    return true;
  }

  std::string_view bytes_;
  std::shared_ptr<const std::string> file_;
  std::size_t at_ = 0;
};

}  // namespace

std::string PackNode(const YamlNode& node) {
  std::string bytes;
  PutNode(node, &bytes);
  return bytes;
}

std::optional<YamlNode> UnpackNode(std::string_view bytes, const std::string& file) {
  YamlNode root;
  Unpacker unpacker(bytes, file);
  if (!unpacker.TakeNode(&root, 0) || !unpacker.AtEnd()) return std::nullopt;
  return root;
}

YamlNode SchemaHeader(const YamlNode& schema) {
  constexpr std::array<std::string_view, 6> kHeaderKeys = {
      "schema", "id", "extends", "template", "applies_to", "patterns"};
  YamlNode header;
  header.kind = YamlNode::Kind::kMap;
  header.where = schema.where;
  for (const auto& entry : schema.entries) {
    if (std::find(kHeaderKeys.begin(), kHeaderKeys.end(), entry.key.scalar) !=
        kHeaderKeys.end()) {
      header.entries.push_back(entry);
    }
  }
  return header;
}

std::uint64_t TextHash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return hash;
}

}  // namespace budget::schemas
