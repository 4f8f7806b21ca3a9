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
      section_years_(spec, document_year),
      years_(spec),
      members_(spec.clauses, subjects_),
      concepts_(spec, vocabulary, subjects_),
      log_(years_, subjects_),
      lists_(spec.clauses, log_) {}

void StatementReader::StartSection(const Section& section, int index) {
  section_ = {.index = index, .unread_heading = &section.heading};
  years_.SetYear(section_years_.Enter(section));
  lists_.StartSection();
  subjects_.ReadItems(script::Fold(section.path), &section_.items);
}

// Only of sections with figures: most documents have many headings without.
void StatementReader::ReadHeading() {
  if (section_.unread_heading == nullptr) return;
  const ProseText heading(*section_.unread_heading);
  section_.heading = NameOf(heading, subjects_.Trim(heading, {0, heading.size()}));
  section_.unread_heading = nullptr;
}

void StatementReader::Read(const Paragraph& paragraph, int index) {
  const ProseText text(paragraph.text);
  std::vector<Quantity> quantities = finder_.Find(text);
  if (quantities.empty()) {
    if (text.size() <= kShortParagraph)
      subjects_.ReadItems(text.folded(), &section_.items);
    return;
  }
  ReadHeading();
  paragraph_ = {.printed = &paragraph,
                .index = index,
                .text = &text,
                .quantities = std::move(quantities)};
  ReportUnreadable();
  log_.StartParagraph();
  quotes_.StartParagraph();
  StartSentence();
  const std::vector<Clause> clauses = SplitClauses(text, paragraph_.quantities);
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
  paragraph_ = {};
}

// Figures that hold no statement, because their digits are not certain.
void StatementReader::ReportUnreadable() {
  for (const Quantity& quantity : paragraph_.quantities) {
    if (!quantity.value.empty()) continue;
    const Place& place =
        paragraph_.printed->PlaceAt(paragraph_.text->Origin(quantity.begin));
    Diagnostic problem;
    problem.severity = Severity::kWarning;
    problem.code = "unreadable-figure";
    problem.message = fmt::format(
        "the figure {} is not read: {}",
        script::TidySpace(paragraph_.text->Printed(quantity.begin, quantity.end)),
        script::Describe(quantity.doubt));
    problem.where.page = place.page;
    problem.where.line = place.line;
    problem.hint = "look at the document; nothing is stated for it";
    unreadable_.push_back(std::move(problem));
  }
}

void StatementReader::StartSentence() {
  ++sentences_;
  sentence_ = {};
  lists_.StartSentence(paragraph_.brackets.empty() ? 0
                                                   : paragraph_.brackets.back().lists);
  if (!paragraph_.governor.subject.empty())
    sentence_.threads.push_back(paragraph_.governor);
}

void StatementReader::EnterDepth(int depth) {
  const auto wanted = static_cast<std::size_t>(std::max(depth, 0));
  while (paragraph_.brackets.size() > wanted) {
    Saved& saved = paragraph_.brackets.back();
    sentence_.threads = std::move(saved.threads);
    paragraph_.governor = std::move(saved.governor);
    lists_.CloseDownTo(saved.lists);
    sentence_.explains = saved.explains;
    paragraph_.brackets.pop_back();
  }
  while (paragraph_.brackets.size() < wanted) {
    paragraph_.brackets.push_back(
        {sentence_.threads, paragraph_.governor, lists_.size(), sentence_.explains});
  }
}

void StatementReader::ReadClause(const Clause& clause) {
  if (clause.first == clause.last) {
    ReadPlainClause(clause);
  } else {
    for (std::size_t i = clause.first; i < clause.last; ++i) ReadFigure(clause, i);
    sentence_.pending = {};
    sentence_.relative = {};
  }
}

void StatementReader::EndClause(const Clause& clause) {
  sentence_.first_clause = false;
  if (clause.stop == Punctuation::kSemicolon) {
    sentence_.explains = false;
    lists_.EndSegment(
        paragraph_.brackets.empty() ? 1 : paragraph_.brackets.back().lists + 1);
    sentence_.compared = false;
  } else if (clause.stop == Punctuation::kSentence) {
    StartSentence();
  }
}

// A clause without figures: says what the next ones are about.
void StatementReader::ReadPlainClause(const Clause& clause) {
  const Span span{clause.begin, clause.end};
  const std::string_view words = paragraph_.text->Slice(span.begin, span.end);
  if (words.empty()) return;
  subjects_.ReadItems(words, &section_.items);
  const schemas::ClauseWords& clauses = spec_.clauses;
  const bool ends_sentence = clause.stop == Punctuation::kSentence;
  if (const auto compare = clauses.compare.Match(words)) {
    return Compare(words, schemas::Captured(*compare, "base"));
  }
  const bool opens_list = clauses.list.MatchesAll(words);
  if (opens_list) OpenList(words);
  if (const auto year = years_.YearOfClause(words)) sentence_.year = *year;
  if (!opens_list && clauses.reason.MatchesAll(words)) {
    sentence_.explains = true;
    sentence_.threads.clear();
  } else if (!opens_list && clauses.use.MatchesAll(words)) {
    sentence_.explains = true;
    sentence_.pending = {};
    return;
  }
  const Name name = NameOf(*paragraph_.text, subjects_.Trim(*paragraph_.text, span));
  if (!sentence_.explains && !opens_list && clause.stop == Punctuation::kComma &&
      clauses.relative.MatchesAll(words)) {
    return AddRelative(name, clause);
  }
  if (paragraph_.topic.empty() && log_.ParagraphIsEmpty() && !opens_list &&
      sentence_.first_clause && (ends_sentence || clause.stop == Punctuation::kColon)) {
    paragraph_.topic = name;
  }
  if (!opens_list && !ends_sentence) {
    sentence_.pending = name;
    sentence_.pending_begin = clause.begin;
  }
}

// A clause that says what the figures after it are compared with, or that those before
// it have stayed the same.
void StatementReader::Compare(std::string_view words, std::string_view base) {
  const auto same = spec_.measures.unchanged.Match(words);
  if (same && schemas::Captured(*same, "subject").empty()) {
    for (const Thread& thread : sentence_.threads) {
      if (thread.value >= log_.first()) log_.At(thread.value).trend = Trend::kFlat;
    }
  }
  sentence_.compared = true;
  sentence_.compared_with = std::string(base);
}

void StatementReader::OpenList(std::string_view words) {
  if (sentence_.explains) return;
  const Thread* thread =
      sentence_.threads.empty() ? nullptr : &sentence_.threads.front();
  lists_.Open(words, thread == nullptr    ? -1
                     : thread->value >= 0 ? thread->value
                                          : thread->change);
}

void StatementReader::AddRelative(const Name& name, const Clause& clause) {
  if (sentence_.relative.empty()) sentence_.relative_begin = clause.begin;
  const Name more = WithLastOf(name, {clause.begin, clause.end});
  sentence_.relative = {sentence_.relative.printed + more.printed,
                        sentence_.relative.folded + more.folded};
}

void StatementReader::ReadFigure(const Clause& clause, std::size_t index) {
  const std::size_t tail_end =
      index + 1 < clause.last ? paragraph_.quantities[index + 1].begin : clause.end;
  const Figure figure = FigureOf(clause, index);
  subjects_.ReadItems(figure.lead, &section_.items);
  Explain(figure);
  if (const int year = years_.YearIn(figure.reading.subject); year != 0)
    sentence_.year = year;

  if (sentence_.respectively.empty()) {
    sentence_.respectively =
        members_.AreOfThoseSaid(figure)
            ? log_.LastValues(MemberReader::CountListed(paragraph_.quantities, index),
                              sentences_)
            : members_.Respective(*paragraph_.text, figure, paragraph_.quantities,
                                  index);
    std::reverse(sentence_.respectively.begin(), sentence_.respectively.end());
  }
  const std::vector<Name> each = members_.Each(*paragraph_.text, figure);
  if (each.size() > 1) return AddEach(clause, figure, each);

  Subject subject = SubjectOf(clause, index, tail_end, figure);
  if (!sentence_.respectively.empty()) {
    subject = {sentence_.respectively.back(), sentence_.respectively.back(), true};
    sentence_.respectively.pop_back();
  }
  if (figure.IsValue() || subject.own) {
    AddOwn(clause, figure, subject);
  } else {
    AddDependent(clause, figure);
  }
  // 15 亿元中，7.42 亿元用于…: a part, and no second statement of the whole.
  const std::string_view tail = paragraph_.text->Slice(figure.quantity->end, tail_end);
  if (figure.IsValue() && spec_.clauses.list_after.MatchesAll(tail)) OpenList(tail);
}

Figure StatementReader::FigureOf(const Clause& clause, std::size_t index) {
  Figure figure;
  figure.quantity = &paragraph_.quantities[index];
  ReadLead(clause, index, &figure);
  const std::string_view tail = paragraph_.text->Slice(
      figure.quantity->end,
      CharStart(paragraph_.text->folded(),
                std::min(clause.end, figure.quantity->end + kLongestTail)));
  figure.reading = ReadMeasure(figure.lead, tail, sentence_.compared, *figure.quantity,
                               spec_.measures);
  figure.limit = spec_.measures.limit_follows.MatchesAll(tail);
  return figure;
}

// The words before a figure, without the number of a list item and without those that
// open a list or say what is compared.
void StatementReader::ReadLead(const Clause& clause, std::size_t index,
                               Figure* figure) {
  const bool leads = index == clause.first;
  const std::size_t end = figure->quantity->begin;
  std::size_t begin = leads ? clause.begin : paragraph_.quantities[index - 1].end;
  if (end - begin > kLongestLead) {
    begin = CharStart(paragraph_.text->folded(), end - kLongestLead);
  }
  const schemas::ClauseWords& words = spec_.clauses;
  if (leads) {
    if (const auto match = words.number.Match(paragraph_.text->Slice(begin, end))) {
      begin = end - schemas::Captured(*match, "rest").size();
    }
  }
  if (const auto match = words.list_lead.Match(paragraph_.text->Slice(begin, end))) {
    OpenList(paragraph_.text->Slice(begin, end));
    begin = end - schemas::Captured(*match, "rest").size();
  }
  if (const auto match = words.compare_lead.Match(paragraph_.text->Slice(begin, end))) {
    sentence_.compared = true;
    sentence_.compared_with = std::string(schemas::Captured(*match, "base"));
    begin = end - schemas::Captured(*match, "rest").size();
  }
  figure->lead_begin = begin;
  figure->lead = paragraph_.text->Slice(begin, end);
}

// Whether this figure and those after it only explain: what they are for, or why
// another one has changed.
void StatementReader::Explain(const Figure& figure) {
  const bool compares = !figure.reading.base.empty() || sentence_.compared;
  if (sentence_.explains && compares && !sentence_.threads.empty()) {
    sentence_.explains =
        false;  // …，用于…，比上年减少…: back to what the clause before is about
  } else if (!sentence_.explains && spec_.clauses.reason.MatchesAll(figure.lead)) {
    sentence_.explains = true;
    sentence_.threads.clear();
  } else if (!sentence_.explains && spec_.clauses.use.MatchesAll(figure.lead)) {
    sentence_.explains = true;
  }
}

StatementReader::Subject StatementReader::SubjectOf(const Clause& clause,
                                                    std::size_t index,
                                                    std::size_t tail_end,
                                                    const Figure& figure) const {
  Name name = NameOf(*paragraph_.text, SpanOfSubject(clause, index, tail_end, figure));
  if (!name.empty() && !sentence_.relative.empty()) {
    name = {sentence_.relative.printed + name.printed,
            sentence_.relative.folded + name.folded};
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
    span.begin = std::max(clause.begin, paragraph_.quantities[index - 1].begin -
                                            LeadLength(clause, index - 1));
  }
  Span trimmed = subjects_.Trim(*paragraph_.text, span);
  if (index > clause.first) trimmed = subjects_.TrimJoining(*paragraph_.text, trimmed);
  // 3部热线, 60%用于人员: the name stands behind the figure.
  const Span after{figure.quantity->end, tail_end};
  if (figure.reading.measure == StatementMeasure::kCount) {
    const Span counted = subjects_.Counted(*paragraph_.text, after);
    if (!counted.empty()) trimmed = counted;
  } else if (figure.reading.measure == StatementMeasure::kSharePercent &&
             figure.lead.empty() && index == clause.first) {
    trimmed = subjects_.Trim(*paragraph_.text, after);
  }
  return trimmed;
}

// The length of the words before a figure of a clause that may belong to its name.
std::size_t StatementReader::LeadLength(const Clause& clause, std::size_t index) const {
  const std::size_t begin =
      index == clause.first ? clause.begin : paragraph_.quantities[index - 1].end;
  const std::size_t length = paragraph_.quantities[index].begin - begin;
  return length <= kLongestLead ? length : 0;
}

// A name that Trim has cut ends as the clause does: 供应商中标的.
Name StatementReader::WithLastOf(const Name& name, Span span) const {
  if (name.empty()) return NameOf(*paragraph_.text, span);
  const std::string_view words = paragraph_.text->Slice(span.begin, span.end);
  const std::size_t at = words.find(name.folded);
  if (at == std::string_view::npos) return name;
  return NameOf(*paragraph_.text, {span.begin + at, span.end});
}

Name StatementReader::Carried() const {
  if (!sentence_.pending.empty()) return sentence_.pending;
  if (!sentence_.threads.empty()) return sentence_.threads.front().subject;
  return paragraph_.topic.empty() ? section_.heading : paragraph_.topic;
}

Name StatementReader::CarriedPlain() const {
  if (!sentence_.pending.empty()) return subjects_.WithoutGenericEnd(sentence_.pending);
  if (!sentence_.threads.empty()) return sentence_.threads.front().plain;
  return paragraph_.topic.empty() ? section_.heading : paragraph_.topic;
}

}  // namespace budget::statements
