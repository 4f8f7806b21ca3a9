// The only file that sees yaml-cpp.  Its events are used, not its nodes: nodes swallow
// duplicate keys and lose anchors, and both are errors here.

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "pipeline/script/text.h"
#include "schemas/yaml/schema_error.h"
#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {
namespace {

constexpr std::size_t kMaxBytes = 2U << 20;
constexpr std::size_t kMaxDepth = 64;
// yaml-cpp takes quadratic time on a long line that may turn out to be a key:
// [a,a,a,...
constexpr std::size_t kMaxLine = 8U << 10;

Diagnostic YamlError(std::string code, std::string message, Location where,
                     std::string hint = "") {
  return {.severity = Severity::kError,
          .code = std::move(code),
          .message = std::move(message),
          .where = std::move(where),
          .because = {},
          .hint = std::move(hint)};
}

// Byte offsets to lines and columns.
class Places {
 public:
  Places(std::string_view text, const std::string& file)
      : text_(text), file_(std::make_shared<const std::string>(file)) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
  }

  NodePlace At(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const auto line = static_cast<std::size_t>(next - starts_.begin());
    const std::string_view before =
        text_.substr(starts_[line - 1], offset - starts_[line - 1]);
    const auto points = std::count_if(before.begin(), before.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    return {.file_name = file_,
            .line = static_cast<int>(line),
            .column = static_cast<int>(points) + 1};
  }

  NodePlace At(const YAML::Mark& mark) const {
    return mark.is_null() || mark.pos < 0
               ? NodePlace{.file_name = file_, .line = 1, .column = 1}
               : At(static_cast<std::size_t>(mark.pos));
  }

 private:
  std::string_view text_;
  std::shared_ptr<const std::string> file_;
  std::vector<std::size_t> starts_;
};

// Thrown through yaml-cpp to stop it.
struct Refused {
  Diagnostic diagnostic;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const Places& places) : places_(places) {}

  YamlNode TakeRoot() { return std::move(root_); }
  Diagnostics TakeErrors() { return std::move(errors_); }

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    Add(NodeAt(YamlNode::Kind::kNull, mark));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    Error(mark, "schema-alias", "aliases (*name) are not part of the schema language",
          "write the value again, or name a pattern and insert it as ${name}");
    Add(NodeAt(YamlNode::Kind::kNull, mark));
  }

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    Error(mark, "schema-anchor",
          fmt::format("anchors (&{}) are not part of the schema language", name),
          "use 'extends' for what schemas share, and ${name} for what patterns share");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t /*anchor*/, const std::string& value) override {
    CheckTag(mark, tag);
    YamlNode node = NodeAt(YamlNode::Kind::kScalar, mark);
    node.scalar = value;
    node.quoted = tag == "!";
    Add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {
    CheckTag(mark, tag);
    Open(NodeAt(YamlNode::Kind::kList, mark));
  }
  void OnSequenceEnd() override { Close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    CheckTag(mark, tag);
    Open(NodeAt(YamlNode::Kind::kMap, mark));
  }
  void OnMapEnd() override {
    CheckDuplicates(open_.back().node);
    Close();
  }

 private:
  struct OpenNode {
    YamlNode node;
    std::optional<YamlNode> key;  // of a map: waits for its value
  };

  YamlNode NodeAt(YamlNode::Kind kind, const YAML::Mark& mark) const {
    YamlNode node;
    node.kind = kind;
    node.where = places_.At(mark);
    return node;
  }

  void Error(const YAML::Mark& mark, std::string code, std::string message,
             std::string hint) {
    AddSchemaError(places_.At(mark), std::move(code), std::move(message),
                   std::move(hint), &errors_);
  }

  // yaml-cpp says "?" of a plain node and "!" of a quoted scalar.
  void CheckTag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    Error(mark, "schema-tag",
          fmt::format("tags ({}) are not part of the schema language", tag),
          "leave the tag out; quote a value to make it text");
  }

  void Open(YamlNode node) {
    if (open_.size() >= kMaxDepth) {
      throw Refused{
          YamlError("schema-too-deep", "nested deeper than 64 levels", node.where)};
    }
    open_.push_back({std::move(node), std::nullopt});
  }

  void Close() {
    YamlNode node = std::move(open_.back().node);
    open_.pop_back();
    Add(std::move(node));
  }

  void Add(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    OpenNode& parent = open_.back();
    if (parent.node.is_list()) {
      parent.node.items.push_back(std::move(node));
    } else if (parent.key.has_value()) {
      parent.node.entries.push_back({*std::move(parent.key), std::move(node)});
      parent.key.reset();
    } else {
      CheckMapKey(node);
      parent.key = std::move(node);
    }
  }

  void CheckMapKey(const YamlNode& key) {
    if (!key.is_scalar()) {
      AddSchemaError(key.where, "schema-syntax", "a key must be a word", "", &errors_);
    } else if (key.scalar == "<<" && !key.quoted) {
      AddSchemaError(key.where, "schema-merge-key",
                     "merge keys (<<) are not part of the schema language",
                     "use 'extends': a schema merges with its parent by key and by id",
                     &errors_);
    }
  }

  void CheckDuplicates(const YamlNode& map) {
    std::unordered_map<std::string_view, const YamlNode*> seen;
    for (const auto& [key, value] : map.entries) {
      if (!key.is_scalar()) continue;
      const auto [first, is_new] = seen.emplace(key.scalar, &key);
      if (is_new || EnoughErrors(errors_)) continue;
      Diagnostic error =
          YamlError("schema-duplicate-key",
                    fmt::format("key '{}' is given twice", key.scalar), key.where,
                    fmt::format("remove one of them; the first is in line {}",
                                first->second->where.line));
      error.because = first->second->where;
      errors_.push_back(std::move(error));
    }
  }

  const Places& places_;
  std::vector<OpenNode> open_;
  YamlNode root_;
  Diagnostics errors_;
};

// The first byte that is no UTF-8, a control character (yaml-cpp would take some of
// them for the end of the file), or a tab that indents (its message would not say so).
std::optional<Diagnostic> CheckBytes(std::string_view text, const Places& places) {
  bool indents = true;
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = script::NextCodePoint(text, &i);
    if (c == 0xFFFD && i - start == 1) {
      return YamlError("schema-encoding", "this byte is not UTF-8", places.At(start),
                       "save the file as UTF-8");
    }
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
      return YamlError("schema-encoding", "control character", places.At(start));
    }
    if (c == '\t' && indents) {
      return YamlError("schema-syntax", "a tab cannot indent", places.At(start),
                       "indent with spaces");
    }
    indents = c == '\n' || (indents && c == ' ');
    if (c == '\n') line_start = i;
    if (i - line_start > kMaxLine) {
      return YamlError("schema-line-too-long", "a line of more than 8 KiB",
                       places.At(line_start), "break it: lists go on in the next line");
    }
  }
  return std::nullopt;
}

std::string LowerFirst(std::string message) {
  if (!message.empty() && message[0] >= 'A' && message[0] <= 'Z') {
    message[0] = static_cast<char>(message[0] - 'A' + 'a');
  }
  return message;
}

Result<YamlNode> Build(std::string_view text, const Places& places) {
  std::istringstream stream{std::string(text)};
  TreeBuilder builder(places);
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) return YamlNode{};
    TreeBuilder more(places);
    if (parser.HandleNextDocument(more)) {
      throw Refused{YamlError("schema-documents", "a file holds one document",
                              more.TakeRoot().where, "remove the second '---'")};
    }
  } catch (const Refused& refused) {
    Diagnostics errors = builder.TakeErrors();
    errors.push_back(refused.diagnostic);
    return Result<YamlNode>::Failed(std::move(errors));
  } catch (const YAML::Exception& exception) {
    Diagnostics errors = builder.TakeErrors();
    errors.push_back(YamlError("schema-syntax", LowerFirst(exception.msg),
                               places.At(exception.mark)));
    return Result<YamlNode>::Failed(std::move(errors));
  }
  Diagnostics errors = builder.TakeErrors();
  if (!errors.empty()) return Result<YamlNode>::Failed(std::move(errors));
  return builder.TakeRoot();
}

}  // namespace

Result<YamlNode> ParseYaml(std::string_view text, const std::string& file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.size() > kMaxBytes) {
    return Result<YamlNode>::Failed(
        YamlError("schema-too-large", "more than 2 MiB",
                  {.file = file, .page = 0, .line = 1, .column = 1}));
  }
  const Places places(text, file);
  if (auto error = CheckBytes(text, places)) {
    return Result<YamlNode>::Failed(*std::move(error));
  }
  return Build(text, places);
}

}  // namespace budget::schemas
