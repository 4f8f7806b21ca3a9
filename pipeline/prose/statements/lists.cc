#include "pipeline/prose/statements/lists.h"

#include <algorithm>

#include "pipeline/model/decimal.h"
#include "pipeline/script/marks.h"

namespace budget::statements {
namespace {

constexpr std::size_t kMark = 3;  // bytes of the mark behind a list number

}  // namespace

void PartLists::StartParagraph(const ProseText& text, const Clause& first) {
  opened_ = {};
  open_.clear();
  segment_ = 0;
  if (ContinuesOuter(text, first)) open_.push_back(outer_);
}

bool PartLists::ContinuesOuter(const ProseText& text, const Clause& first) {
  if (outer_.total < 0) return false;
  if (first.first == first.last) {
    outer_ = {.number = -1};
    return false;
  }
  const std::string_view words = text.Slice(first.begin, first.end);
  const auto match = words_.number.Match(words);
  std::string style(
      match ? words.substr(0, words.size() - schemas::Captured(*match, "rest").size())
            : "");
  std::erase_if(style, [](char c) { return script::IsAsciiDigit(c); });
  style = style.size() > kMark ? style.substr(style.size() - kMark) : style;
  if (!outer_style_) outer_style_ = style;
  return *outer_style_ == style;
}

void PartLists::EndParagraph(const ProseText& text) {
  if (opened_.total < log_.first() || !text.folded().ends_with(':')) return;
  outer_ = opened_;
  outer_.whole = false;  // where they end is not said
  outer_.segment = -1;
  outer_style_.reset();
}

void PartLists::StartSentence(std::size_t inner) {
  CloseDownTo(inner);
  segment_ = 0;
}

void PartLists::EndSegment(std::size_t keep) {
  CloseIfFull();
  // What was opened within the segment ends with it, unless it is the only list.
  while (open_.size() > keep && open_.back().segment == segment_) open_.pop_back();
  ++segment_;
}

void PartLists::CloseDownTo(std::size_t size) {
  open_.resize(std::min(open_.size(), size));
}

void PartLists::Open(std::string_view wording, int total) {
  List list;
  list.number = made_++;
  list.whole = words_.whole_list.MatchesAll(wording);
  list.segment = segment_;
  list.total = total;
  if (list.total < 0) return;
  open_.push_back(list);
  opened_ = list;
}

void PartLists::Join(Statement* statement) const {
  const List& list = open_.back();
  if (statement->statement_no - 1 == list.total) return;
  if (log_.At(list.total).unit != statement->unit) return;
  statement->total = list.total;
  statement->list = list.number;
  statement->list_is_whole = list.whole;
}

// Several parts that already make up their total are all of it.
void PartLists::CloseIfFull() {
  if (open_.empty() || open_.back().segment != segment_) return;
  const List& list = open_.back();
  const std::vector<int> parts = log_.PartsOf(list.number);
  Decimal sum;
  for (const int part : parts) {
    const std::optional<Decimal>& value = log_.At(part).number;
    if (!value) return;
    sum = sum + *value;
  }
  const std::optional<Decimal>& total = log_.At(list.total).number;
  if (parts.size() >= 2 && total && *total == sum) open_.pop_back();
}

}  // namespace budget::statements
