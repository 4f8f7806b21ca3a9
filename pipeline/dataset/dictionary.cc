#include "pipeline/dataset/dictionary.h"

#include <string_view>

#include "pipeline/dataset/dataset_files.h"

namespace budget::dataset {
namespace {

constexpr std::string_view kIntroduction =
    R"(# The columns of the dataset

Made from the lists in `*_columns.cc`.  An empty field was not printed or is not known.
)";

std::string_view WordFor(FieldType type) {
  switch (type) {
    case FieldType::kString:
      return "text";
    case FieldType::kInteger:
      return "integer";
    case FieldType::kNumber:
      return "number";
  }
  return "";
}

// '|' ends a cell of Markdown.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped.push_back('\\');
    escaped.push_back(c);
  }
  return escaped;
}

std::string Words(const FieldRules& rules) {
  switch (rules.listed) {
    case VocabularyList::kNone:
      break;
    case VocabularyList::kAmountUnits:
      return "a unit of money of the vocabulary";
    case VocabularyList::kTableIds:
      return "a table of the vocabulary";
  }
  std::string words;
  for (const char c : rules.values) {
    words += c == '|' ? std::string(", ") : std::string(1, c);
  }
  return words;
}

void AppendField(const FieldSpec& field, std::string* out) {
  *out += "| `" + std::string(field.name) + "` | " + std::string(WordFor(field.type));
  if (field.rules.required) *out += ", always there";
  *out += " | " + Escaped(field.meaning);
  if (const std::string words = Words(field.rules); !words.empty()) {
    *out += ". One of: " + words;
  }
  *out += " |\n";
}

}  // namespace

std::string FormatDictionary() {
  std::string text(kIntroduction);
  for (int i = 0; i < kDatasetFileCount; ++i) {
    const FileSpec& file = SpecOf(static_cast<DatasetFile>(i));
    text += "\n## " + std::string(file.file_name) + "\n\n" + std::string(file.title) +
            ".\n\n| column | type | meaning |\n|---|---|---|\n";
    for (const FieldSpec& field : file.fields) AppendField(field, &text);
  }
  return text;
}

}  // namespace budget::dataset
