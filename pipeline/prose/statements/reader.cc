#include "pipeline/prose/statements/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::statements {
namespace {

constexpr std::size_t kShortParagraph = 300;  // bytes
// What is looked at before and after a figure: bytes.
constexpr std::size_t kLongestLead = 600;
constexpr std::size_t kLongestTail = 120;

}  // namespace

StatementReader::StatementReader(const schemas::ProseSpec& spec,
                                 const schemas::Vocabulary& vocabulary,
                                 int document_year)
    : spec_(spec),
      finder_(spec.figures, spec.subjects.levels, vocabulary),
      subjects_(spec.subjects),
      years_(spec, document_year),
      members_(spec.clauses, subjects_),
      concepts_(spec, vocabulary, subjects_),
      log_(years_, subjects_),
      lists_(spec.clauses, log_) {}

void StatementReader::StartSection(const Section& section, int index) {
  section_ = index;
  unread_heading_ = &section.heading;
  lists_.StartSection();
  items_ = {};
  subjects_.ReadItems(script::Fold(section.path), &items_);
}

// Only of sections with figures: most documents have many headings without.
void StatementReader::ReadHeading() {
  if (unread_heading_ == nullptr) return;
  const ProseText heading(*unread_heading_);
  heading_ = NameOf(heading, subjects_.Trim(heading, {0, heading.size()}));
  unread_heading_ = nullptr;
}

void StatementReader::Read(const Paragraph& paragraph, int index) {
  const ProseText text(paragraph.text);
  quantities_ = finder_.Find(text);
  if (quantities_.empty()) {
    if (text.size() <= kShortParagraph) subjects_.ReadItems(text.folded(), &items_);
    return;
  }
  ReadHeading();
  paragraph_ = &paragraph;
  paragraph_index_ = index;
  text_ = &text;
  ReportUnreadable();
  log_.StartParagraph();
  quotes_.StartParagraph();
  topic_ = {};
  governor_ = {};
  saved_.clear();
  StartSentence();
  const std::vector<Clause> clauses = SplitClauses(text, quantities_);
  lists_.StartParagraph(text, clauses.front());
  const std::vector<bool> states = StatesSomething(clauses);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    EnterDepth(clauses[i].depth);
    if (states[i]) ReadClause(clauses[i]);
    EndClause(clauses[i]);
  }
  lists_.EndParagraph(text);
  log_.RelabelChangedParts();
  SetQuotes();
  text_ = nullptr;
}

// Figures that hold no statement, because their digits are not certain.
void StatementReader::ReportUnreadable() {
  for (const Quantity& quantity : quantities_) {
    if (!quantity.value.empty()) continue;
    const Place& place = paragraph_->PlaceAt(text_->Origin(quantity.begin));
    Diagnostic problem;
    problem.severity = Severity::kWarning;
    problem.code = "unreadable-figure";
    problem.message =
        fmt::format("the figure {} is not read: {}",
                    script::TidySpace(text_->Printed(quantity.begin, quantity.end)),
                    script::Describe(quantity.doubt));
    problem.where.page = place.page;
    problem.where.line = place.line;
    problem.hint = "look at the document; nothing is stated for it";
    unreadable_.push_back(std::move(problem));
  }
}

void StatementReader::StartSentence() {
  ++sentences_;
  first_clause_ = true;
  year_ = 0;
  compared_ = false;
  compared_with_.clear();
  explains_ = false;
  pending_ = {};
  relative_ = {};
  respectively_.clear();
  lists_.StartSentence(saved_.empty() ? 0 : saved_.back().lists);
  threads_.clear();
  if (!governor_.subject.empty()) threads_.push_back(governor_);
}

void StatementReader::EnterDepth(int depth) {
  const auto wanted = static_cast<std::size_t>(std::max(depth, 0));
  while (saved_.size() > wanted) {
    Saved& saved = saved_.back();
    threads_ = std::move(saved.threads);
    governor_ = std::move(saved.governor);
    lists_.CloseDownTo(saved.lists);
    explains_ = saved.explains;
    saved_.pop_back();
  }
  while (saved_.size() < wanted) {
    saved_.push_back({threads_, governor_, lists_.size(), explains_});
  }
}

void StatementReader::ReadClause(const Clause& clause) {
  if (clause.first == clause.last) {
    ReadPlainClause(clause);
  } else {
    for (std::size_t i = clause.first; i < clause.last; ++i) ReadFigure(clause, i);
    pending_ = {};
    relative_ = {};
  }
}

void StatementReader::EndClause(const Clause& clause) {
  first_clause_ = false;
  if (clause.stop == Punctuation::kSemicolon) {
    explains_ = false;
    lists_.EndSegment(saved_.empty() ? 1 : saved_.back().lists + 1);
    compared_ = false;
  } else if (clause.stop == Punctuation::kSentence) {
    StartSentence();
  }
}

// A clause without figures: says what the next ones are about.
void StatementReader::ReadPlainClause(const Clause& clause) {
  const Span span{clause.begin, clause.end};
  const std::string_view words = text_->Slice(span.begin, span.end);
  if (words.empty()) return;
  subjects_.ReadItems(words, &items_);
  const schemas::ClauseWords& clauses = spec_.clauses;
  const bool ends_sentence = clause.stop == Punctuation::kSentence;
  if (const auto compare = clauses.compare.Match(words)) {
    return Compare(words, schemas::Captured(*compare, "base"));
  }
  const bool opens_list = clauses.list.MatchesAll(words);
  if (opens_list) OpenList(words);
  if (const auto year = years_.YearOfClause(words)) year_ = *year;
  if (!opens_list && clauses.reason.MatchesAll(words)) {
    explains_ = true;
    threads_.clear();
  } else if (!opens_list && clauses.use.MatchesAll(words)) {
    explains_ = true;
    pending_ = {};
    return;
  }
  const Name name = NameOf(*text_, subjects_.Trim(*text_, span));
  if (!explains_ && !opens_list && clause.stop == Punctuation::kComma &&
      clauses.relative.MatchesAll(words)) {
    return AddRelative(name, clause);
  }
  if (topic_.empty() && log_.ParagraphIsEmpty() && !opens_list && first_clause_ &&
      (ends_sentence || clause.stop == Punctuation::kColon)) {
    topic_ = name;
  }
  if (!opens_list && !ends_sentence) {
    pending_ = name;
    pending_begin_ = clause.begin;
  }
}

// A clause that says what the figures after it are compared with, or that those before
// it have stayed the same.
void StatementReader::Compare(std::string_view words, std::string_view base) {
  const auto same = spec_.measures.unchanged.Match(words);
  if (same && schemas::Captured(*same, "subject").empty()) {
    for (const Thread& thread : threads_) {
      if (thread.value >= log_.first()) log_.At(thread.value).trend = Trend::kFlat;
    }
  }
  compared_ = true;
  compared_with_ = std::string(base);
}

void StatementReader::OpenList(std::string_view words) {
  if (explains_) return;
  const Thread* thread = threads_.empty() ? nullptr : &threads_.front();
  lists_.Open(words, thread == nullptr    ? -1
                     : thread->value >= 0 ? thread->value
                                          : thread->change);
}

void StatementReader::AddRelative(const Name& name, const Clause& clause) {
  if (relative_.empty()) relative_begin_ = clause.begin;
  const Name more = WithLastOf(name, {clause.begin, clause.end});
  relative_ = {relative_.printed + more.printed, relative_.folded + more.folded};
}

void StatementReader::ReadFigure(const Clause& clause, std::size_t index) {
  const std::size_t tail_end =
      index + 1 < clause.last ? quantities_[index + 1].begin : clause.end;
  const Figure figure = FigureOf(clause, index);
  subjects_.ReadItems(figure.lead, &items_);
  Explain(figure);
  if (const int year = years_.YearIn(figure.reading.subject); year != 0) year_ = year;

  if (respectively_.empty()) {
    respectively_ =
        members_.AreOfThoseSaid(figure)
            ? log_.LastValues(MemberReader::CountListed(quantities_, index), sentences_)
            : members_.Respective(*text_, figure, quantities_, index);
    std::reverse(respectively_.begin(), respectively_.end());
  }
  const std::vector<Name> each = members_.Each(*text_, figure);
  if (each.size() > 1) return AddEach(clause, figure, each);

  Subject subject = SubjectOf(clause, index, tail_end, figure);
  if (!respectively_.empty()) {
    subject = {respectively_.back(), respectively_.back(), true};
    respectively_.pop_back();
  }
  if (figure.IsValue() || subject.own) {
    AddOwn(clause, figure, subject);
  } else {
    AddDependent(clause, figure);
  }
}

Figure StatementReader::FigureOf(const Clause& clause, std::size_t index) {
  Figure figure;
  figure.quantity = &quantities_[index];
  ReadLead(clause, index, &figure);
  const std::string_view tail = text_->Slice(
      figure.quantity->end,
      CharStart(text_->folded(),
                std::min(clause.end, figure.quantity->end + kLongestTail)));
  figure.reading =
      ReadMeasure(figure.lead, tail, compared_, *figure.quantity, spec_.measures);
  figure.limit = spec_.measures.limit_follows.MatchesAll(tail);
  return figure;
}

// The words before a figure, without the number of a list item and without those that
// open a list or say what is compared.
void StatementReader::ReadLead(const Clause& clause, std::size_t index,
                               Figure* figure) {
  const bool leads = index == clause.first;
  const std::size_t end = figure->quantity->begin;
  std::size_t begin = leads ? clause.begin : quantities_[index - 1].end;
  if (end - begin > kLongestLead) {
    begin = CharStart(text_->folded(), end - kLongestLead);
  }
  const schemas::ClauseWords& words = spec_.clauses;
  if (leads) {
    if (const auto match = words.number.Match(text_->Slice(begin, end))) {
      begin = end - schemas::Captured(*match, "rest").size();
    }
  }
  if (const auto match = words.list_lead.Match(text_->Slice(begin, end))) {
    OpenList(text_->Slice(begin, end));
    begin = end - schemas::Captured(*match, "rest").size();
  }
  if (const auto match = words.compare_lead.Match(text_->Slice(begin, end))) {
    compared_ = true;
    compared_with_ = std::string(schemas::Captured(*match, "base"));
    begin = end - schemas::Captured(*match, "rest").size();
  }
  figure->lead_begin = begin;
  figure->lead = text_->Slice(begin, end);
}

// Whether this figure and those after it only explain: what they are for, or why
// another one has changed.
void StatementReader::Explain(const Figure& figure) {
  const bool compares = !figure.reading.base.empty() || compared_;
  if (explains_ && compares && !threads_.empty()) {
    explains_ =
        false;  // …，用于…，比上年减少…: back to what the clause before is about
  } else if (!explains_ && spec_.clauses.reason.MatchesAll(figure.lead)) {
    explains_ = true;
    threads_.clear();
  } else if (!explains_ && spec_.clauses.use.MatchesAll(figure.lead)) {
    explains_ = true;
  }
}

StatementReader::Subject StatementReader::SubjectOf(const Clause& clause,
                                                    std::size_t index,
                                                    std::size_t tail_end,
                                                    const Figure& figure) const {
  Name name = NameOf(*text_, SpanOfSubject(clause, index, tail_end, figure));
  if (!name.empty() && !relative_.empty()) {
    name = {relative_.printed + name.printed, relative_.folded + name.folded};
  }
  if (name.empty() || subjects_.IsPronoun(name.folded)) {
    const Name carried = Carried();
    return {carried, carried, false};
  }
  if (!subjects_.IsGeneric(name.folded)) {
    return {name, subjects_.WithoutGenericEnd(name), true};
  }
  // 年初预算数 alone: of what, the words before have said.
  const Name plain = CarriedPlain();
  return {SubjectReader::Join(plain, name), plain, true};
}

Span StatementReader::SpanOfSubject(const Clause& clause, std::size_t index,
                                    std::size_t tail_end, const Figure& figure) const {
  const std::string_view subject = figure.reading.subject;
  Span span;
  span.begin =
      figure.lead_begin + static_cast<std::size_t>(subject.data() - figure.lead.data());
  span.end = span.begin + subject.size();
  // 单价50万元以上设备 is one name, with a figure in it.
  if (index > clause.first && spec_.measures.limit_follows.MatchesAll(figure.lead)) {
    span.begin = std::max(clause.begin,
                          quantities_[index - 1].begin - LeadLength(clause, index - 1));
  }
  Span trimmed = subjects_.Trim(*text_, span);
  if (index > clause.first) trimmed = subjects_.TrimJoining(*text_, trimmed);
  // 3部热线, 60%用于人员: the name stands behind the figure.
  const Span after{figure.quantity->end, tail_end};
  if (figure.reading.measure == StatementMeasure::kCount) {
    const Span counted = subjects_.Counted(*text_, after);
    if (!counted.empty()) trimmed = counted;
  } else if (figure.reading.measure == StatementMeasure::kSharePercent &&
             figure.lead.empty() && index == clause.first) {
    trimmed = subjects_.Trim(*text_, after);
  }
  return trimmed;
}

// The length of the words before a figure of a clause that may belong to its name.
std::size_t StatementReader::LeadLength(const Clause& clause, std::size_t index) const {
  const std::size_t begin =
      index == clause.first ? clause.begin : quantities_[index - 1].end;
  const std::size_t length = quantities_[index].begin - begin;
  return length <= kLongestLead ? length : 0;
}

// A name that Trim has cut ends as the clause does: 供应商中标的.
Name StatementReader::WithLastOf(const Name& name, Span span) const {
  if (name.empty()) return NameOf(*text_, span);
  const std::string_view words = text_->Slice(span.begin, span.end);
  const std::size_t at = words.find(name.folded);
  if (at == std::string_view::npos) return name;
  return NameOf(*text_, {span.begin + at, span.end});
}

Name StatementReader::Carried() const {
  if (!pending_.empty()) return pending_;
  if (!threads_.empty()) return threads_.front().subject;
  return topic_.empty() ? heading_ : topic_;
}

Name StatementReader::CarriedPlain() const {
  if (!pending_.empty()) return subjects_.WithoutGenericEnd(pending_);
  if (!threads_.empty()) return threads_.front().plain;
  return topic_.empty() ? heading_ : topic_;
}

}  // namespace budget::statements
