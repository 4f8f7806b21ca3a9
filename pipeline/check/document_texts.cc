#include "pipeline/check/document_texts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/identity/messages.h"
#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::check {
namespace {

using schemas::TextPlace;

// Longer lines before the first heading are prose.
constexpr std::size_t kLongestCoverLine = 150;  // bytes: fifty characters

class Collector {
 public:
  Collector(const DocumentData& data, Stop stop) : data_(data), stop_(stop) {}

  std::vector<TextAt> Collect() {
    AddContents();
    AddHeadings();
    AddTables();
    AddParagraphs();
    AddClauses();
    return std::move(texts_);
  }

 private:
  void Add(TextPlace in, std::string_view text, const Place& place, std::string where,
           const Paragraph* paragraph = nullptr) {
    if (text.empty()) return;
    texts_.push_back({.in = in,
                      .folded = script::Fold(text),
                      .where = std::move(where),
                      .place = place,
                      .paragraph = paragraph});
  }

  void AddContents() {
    for (const ContentsEntry& entry : data_.outline.contents) {
      Add(TextPlace::kContents, entry.text, entry.place, entry.text);
    }
  }

  void AddHeadings() {
    for (const Section& section : data_.outline.sections) {
      Add(TextPlace::kHeading, section.heading, section.place, section.path);
    }
  }

  void AddTables() {
    for (const Table& table : data_.tables) {
      if (stop_.requested()) return;
      if (table.status == TableStatus::kListedButMissing) continue;
      const Place place{.page = table.first_page, .line = table.first_line};
      Add(TextPlace::kTitle, table.title, place, table.title);
      const Place end{.page = table.last_page, .line = table.last_line};
      for (const std::string& note : table.notes) {
        Add(TextPlace::kNote, note, end, identity::NameOfTable(table));
      }
      std::set<std::string> known;
      for (const Column& column : table.columns) {
        const std::string head = identity::NameOfColumn(column);
        if (!known.insert(head).second) continue;
        Add(TextPlace::kColumn, head, place,
            identity::NameOfTable(table) + " / " + head);
      }
    }
  }

  void AddParagraphs() {
    for (const Paragraph& paragraph : data_.outline.paragraphs) {
      if (stop_.requested()) return;
      if (paragraph.starts.empty()) continue;
      const Section& section = data_.outline.sections[Index(paragraph.section)];
      const bool cover =
          section.level == 0 && paragraph.text.size() <= kLongestCoverLine;
      if (cover) {
        Add(TextPlace::kCover, paragraph.text, paragraph.starts.front().place,
            section.path, &paragraph);
      }
      Add(TextPlace::kParagraph, paragraph.text, paragraph.starts.front().place,
          section.path, &paragraph);
    }
  }

  void AddClauses() {
    std::string_view last;
    for (const Statement& statement : data_.statements) {
      if (stop_.requested()) return;
      if (statement.explains || statement.quote == last) continue;
      last = statement.quote;
      const Section& section = data_.outline.sections[Index(statement.section)];
      Add(TextPlace::kClause, statement.quote, statement.place, section.path);
    }
  }

  const DocumentData& data_;
  Stop stop_;
  std::vector<TextAt> texts_;
};

}  // namespace

std::vector<TextAt> TextsOf(const DocumentData& data, Stop stop) {
  return Collector(data, stop).Collect();
}

bool LooksIn(const std::vector<TextPlace>& in, TextPlace place) {
  return std::ranges::find(in, place) != in.end();
}

std::string Without(std::string_view folded, const schemas::Pattern& except) {
  std::string left;
  while (!except.empty()) {
    const auto at = except.Locate(folded);
    if (!at || at->end == at->begin) break;
    left.append(folded.substr(0, at->begin)).append("\n");
    folded.remove_prefix(at->end);
  }
  return left.append(folded);
}

}  // namespace budget::check
