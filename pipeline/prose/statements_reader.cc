#include "pipeline/prose/statements_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "pipeline/model/decimal.h"
#include "pipeline/model/text.h"

namespace budget {
namespace {

// How many statements back a subject that is named again is looked for.
constexpr std::size_t kMemory = 40;
constexpr std::size_t kShortParagraph = 300;  // bytes
constexpr std::size_t kShortSentence = 120;
constexpr std::size_t kShortestTail = 9;  // bytes: three characters
constexpr std::size_t kShortestHead = 15;
// What is looked at before and after a figure, and how long a quote can be: bytes.
constexpr std::size_t kLongestLead = 600;
constexpr std::size_t kLongestTail = 120;
constexpr std::size_t kLongestQuote = 1500;
constexpr std::size_t kMostMembers = 12;
constexpr std::size_t kMostParts = 200;
constexpr std::size_t kMark = 3;  // bytes of the mark behind a list number

int ToYear(std::string_view digits) {
  int year = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return year;
}

bool IsValue(const Statement& statement) {
  return statement.measure == StatementMeasure::kValue ||
         statement.measure == StatementMeasure::kCount;
}

bool IsChange(const Statement& statement) {
  return statement.measure == StatementMeasure::kChangeAmount ||
         statement.measure == StatementMeasure::kChangePercent;
}

// The start of a character, at or after `offset`.
std::size_t CharStart(std::string_view text, std::size_t offset) {
  while (offset < text.size() &&
         (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
    ++offset;
  }
  return offset;
}

// One is the other, perhaps with words before or after it.
bool SameSubject(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::string_view shorter = a.size() < b.size() ? a : b;
  const std::string_view longer = a.size() < b.size() ? b : a;
  return (shorter.size() >= kShortestTail && longer.ends_with(shorter)) ||
         (shorter.size() >= kShortestHead && longer.starts_with(shorter));
}

// All characters of `name` stand in `full`, in the same order: 财政拨款支出 for
// 财政拨款预算支出.
bool IsAbridged(std::string_view name, std::string_view full) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < name.size(); i += CharLength(name[i])) {
    const std::string_view character = name.substr(i, CharLength(name[i]));
    at = full.find(character, at);
    if (at == std::string_view::npos) return false;
    at += character.size();
  }
  return !name.empty();
}

// Which clauses stand in a sentence that has a figure.  Of the others only the first
// sentence, which may name what the rest is about, and short ones matter.
std::vector<bool> StatesSomething(const std::vector<Clause>& clauses) {
  std::vector<bool> states(clauses.size(), false);
  bool first_sentence = true;
  for (std::size_t begin = 0; begin < clauses.size();) {
    std::size_t end = begin;
    bool figures = false;
    while (end < clauses.size()) {
      figures = figures || clauses[end].first != clauses[end].last;
      if (clauses[end++].stop == Stop::kSentence) break;
    }
    const bool brief = clauses[end - 1].end - clauses[begin].begin <= kShortSentence;
    if (figures || first_sentence || brief) {
      std::fill(states.begin() + static_cast<std::ptrdiff_t>(begin),
                states.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
    first_sentence = false;
    begin = end;
  }
  return states;
}

}  // namespace

StatementReader::StatementReader(const ProseSpec& spec, const Vocabulary& vocabulary,
                                 int document_year)
    : spec_(spec),
      vocabulary_(vocabulary),
      document_year_(document_year),
      finder_(spec.figures, vocabulary),
      subjects_(spec.subjects) {}

void StatementReader::StartSection(const Section& section, int index) {
  section_ = index;
  const ProseText heading(section.heading);
  heading_ = NameOf(heading, subjects_.Trim(heading, {0, heading.size()}));
  outer_list_ = {.number = -1};
  items_ = {};
  subjects_.ReadItems(Fold(section.path), &items_);
}

void StatementReader::Read(const Paragraph& paragraph, int index) {
  const ProseText text(paragraph.text);
  quantities_ = finder_.Find(text);
  if (quantities_.empty()) {
    if (text.size() <= kShortParagraph) subjects_.ReadItems(text.folded(), &items_);
    return;
  }
  paragraph_ = &paragraph;
  paragraph_index_ = index;
  text_ = &text;
  first_statement_ = statements_.size();
  groups_.clear();
  opened_list_ = {};
  placed_.clear();
  topic_ = {};
  governor_ = {};
  saved_.clear();
  lists_.clear();
  StartSentence();
  const std::vector<Clause> clauses = SplitClauses(text, quantities_);
  if (ContinuesOuterList(clauses.front())) lists_.push_back(outer_list_);
  const std::vector<bool> states = StatesSomething(clauses);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    EnterDepth(clauses[i].depth);
    if (states[i]) ReadClause(clauses[i]);
    EndClause(clauses[i]);
  }
  // …，其中： at the end: the parts are in the paragraphs below.
  if (opened_list_.total >= static_cast<int>(first_statement_) &&
      text.folded().ends_with(':')) {
    outer_list_ = opened_list_;
    outer_list_.whole = false;  // where they end is not said
    outer_list_.segment = -1;
    outer_style_.reset();
  }
  RelabelChangedParts();
  SetQuotes();
  text_ = nullptr;
}

// A paragraph that starts with a figure is an item of the list that the paragraphs
// above have opened, if it is numbered like the first item.  Another kind of start ends
// it.
bool StatementReader::ContinuesOuterList(const Clause& first) {
  if (outer_list_.total < 0) return false;
  if (first.first == first.last) {
    outer_list_ = {.number = -1};
    return false;
  }
  const std::string_view words = text_->Slice(first.begin, first.end);
  const auto match = spec_.clauses.number.Match(words);
  std::string style(
      match ? words.substr(0, words.size() - Captured(*match, "rest").size()) : "");
  std::erase_if(style, [](char c) { return c >= '0' && c <= '9'; });
  style = style.size() > kMark ? style.substr(style.size() - kMark) : style;
  if (!outer_style_) outer_style_ = style;
  return *outer_style_ == style;
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
  lists_.resize(saved_.empty() ? 0 : std::min(lists_.size(), saved_.back().lists));
  segment_ = 0;
  threads_.clear();
  if (!governor_.subject.empty()) threads_.push_back(governor_);
}

void StatementReader::EnterDepth(int depth) {
  const auto wanted = static_cast<std::size_t>(std::max(depth, 0));
  while (saved_.size() > wanted) {
    Saved& saved = saved_.back();
    threads_ = std::move(saved.threads);
    governor_ = std::move(saved.governor);
    lists_.resize(std::min(lists_.size(), saved.lists));
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
  if (clause.stop == Stop::kSemicolon) {
    explains_ = false;
    CloseFullList();
    // What was opened within the segment ends with it, unless it is the only list.
    const std::size_t keep = saved_.empty() ? 1 : saved_.back().lists + 1;
    while (lists_.size() > keep && lists_.back().segment == segment_) lists_.pop_back();
    ++segment_;
    compared_ = false;
  } else if (clause.stop == Stop::kSentence) {
    StartSentence();
    if (first_statement_ == statements_.size()) return;
  }
}

// A clause without figures: says what the next ones are about.
void StatementReader::ReadPlainClause(const Clause& clause) {
  Span span{clause.begin, clause.end};
  std::string_view words = text_->Slice(span.begin, span.end);
  if (words.empty()) return;
  subjects_.ReadItems(words, &items_);
  const ClauseWords& clauses = spec_.clauses;
  const bool ends_sentence = clause.stop == Stop::kSentence;
  if (const auto compare = clauses.compare.Match(words)) {
    const auto same = spec_.measures.unchanged.Match(words);
    if (same && Captured(*same, "subject").empty()) {
      for (const Thread& thread : threads_) {
        if (thread.value < static_cast<int>(first_statement_)) continue;
        statements_[static_cast<std::size_t>(thread.value)].trend = Trend::kFlat;
      }
    }
    compared_ = true;
    compared_with_ = std::string(Captured(*compare, "base"));
    return;
  }
  const bool opens_list = clauses.list.MatchesAll(words);
  if (opens_list) OpenList(words);
  if (const auto dated = spec_.years.clause_year.Match(words)) {
    year_ = ToYear(Captured(*dated, "year"));
  }
  if (!opens_list && clauses.reason.MatchesAll(words)) {
    explains_ = true;
    threads_.clear();
  } else if (!opens_list && clauses.use.MatchesAll(words)) {
    explains_ = true;
    pending_ = {};
    return;
  }
  const Name name = NameOf(*text_, subjects_.Trim(*text_, span));
  if (!explains_ && !opens_list && clause.stop == Stop::kComma &&
      clauses.relative.MatchesAll(words)) {
    if (relative_.empty()) relative_begin_ = clause.begin;
    const Name more = WithLastOf(name, span);
    relative_ = {relative_.printed + more.printed, relative_.folded + more.folded};
    return;
  }
  if (topic_.empty() && statements_.size() == first_statement_ && !opens_list &&
      first_clause_ && (ends_sentence || clause.stop == Stop::kColon)) {
    topic_ = name;
  }
  if (!opens_list && !ends_sentence) {
    pending_ = name;
    pending_begin_ = clause.begin;
  }
}

void StatementReader::ReadFigure(const Clause& clause, std::size_t index) {
  Figure figure;
  figure.quantity = &quantities_[index];
  const bool leads = index == clause.first;
  figure.lead_begin = leads ? clause.begin : quantities_[index - 1].end;
  const std::size_t lead_end = figure.quantity->begin;
  if (lead_end - figure.lead_begin > kLongestLead) {
    figure.lead_begin = CharStart(text_->folded(), lead_end - kLongestLead);
  }
  std::string_view lead = text_->Slice(figure.lead_begin, lead_end);
  if (leads) {
    if (const auto match = spec_.clauses.number.Match(lead)) {
      figure.lead_begin = lead_end - Captured(*match, "rest").size();
    }
  }
  if (const auto match =
          spec_.clauses.list_lead.Match(text_->Slice(figure.lead_begin, lead_end))) {
    OpenList(text_->Slice(figure.lead_begin, lead_end));
    figure.lead_begin = lead_end - Captured(*match, "rest").size();
  }
  if (const auto match =
          spec_.clauses.compare_lead.Match(text_->Slice(figure.lead_begin, lead_end))) {
    compared_ = true;
    compared_with_ = std::string(Captured(*match, "base"));
    figure.lead_begin = lead_end - Captured(*match, "rest").size();
  }
  figure.lead = text_->Slice(figure.lead_begin, lead_end);
  const std::size_t tail_end =
      index + 1 < clause.last ? quantities_[index + 1].begin : clause.end;
  const std::string_view tail = text_->Slice(
      figure.quantity->end,
      CharStart(text_->folded(),
                std::min(clause.end, figure.quantity->end + kLongestTail)));
  figure.reading =
      ReadMeasure(figure.lead, tail, compared_, *figure.quantity, spec_.measures);
  figure.limit = spec_.measures.limit_follows.MatchesAll(tail);
  subjects_.ReadItems(figure.lead, &items_);
  Explain(figure);
  if (const int year = YearIn(figure.reading.subject); year != 0) year_ = year;

  if (respectively_.empty()) {
    respectively_ = RespectiveMembers(clause, index, figure);
    std::reverse(respectively_.begin(), respectively_.end());
  }
  const std::vector<Name> each = Members(figure, spec_.clauses.each, 0);
  if (each.size() > 1) return AddEach(clause, figure, each);

  bool own = false;
  Name plain;
  Name subject = SubjectOfFigure(clause, index, tail_end, figure, &own, &plain);
  if (!respectively_.empty()) {
    subject = plain = respectively_.back();
    respectively_.pop_back();
    own = true;
  }
  const bool value = figure.reading.measure == StatementMeasure::kValue ||
                     figure.reading.measure == StatementMeasure::kCount;
  if (value || own) {
    AddOwn(clause, figure, subject, plain, own);
  } else {
    AddDependent(clause, figure);
  }
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

Name StatementReader::SubjectOfFigure(const Clause& clause, std::size_t index,
                                      std::size_t tail_end, const Figure& figure,
                                      bool* own, Name* plain) const {
  Span span{figure.lead_begin, figure.lead_begin + figure.reading.subject.size()};
  span.begin =
      figure.lead_begin +
      static_cast<std::size_t>(figure.reading.subject.data() - figure.lead.data());
  span.end = span.begin + figure.reading.subject.size();
  // 单价50万元以上设备 is one name, with a figure in it.
  if (index > clause.first && spec_.measures.limit_follows.MatchesAll(figure.lead)) {
    span.begin = std::max(clause.begin,
                          quantities_[index - 1].begin - LeadLength(clause, index - 1));
  }
  Span trimmed = subjects_.Trim(*text_, span);
  if (index > clause.first) trimmed = subjects_.TrimJoining(*text_, trimmed);
  // 3部热线, 60%用于人员: the name stands behind the figure.
  if (figure.reading.measure == StatementMeasure::kCount) {
    const Span counted = subjects_.Counted(*text_, {figure.quantity->end, tail_end});
    if (!counted.empty()) trimmed = counted;
  } else if (figure.reading.measure == StatementMeasure::kSharePercent &&
             figure.lead.empty() && index == clause.first) {
    trimmed = subjects_.Trim(*text_, {figure.quantity->end, tail_end});
  }
  Name name = NameOf(*text_, trimmed);
  if (!name.empty() && !relative_.empty()) {
    name = {relative_.printed + name.printed, relative_.folded + name.folded};
  }
  *own = !name.empty() && !subjects_.IsPronoun(name.folded);
  if (!*own) return *plain = Carried();
  if (!subjects_.IsGeneric(name.folded)) {
    *plain = subjects_.WithoutGenericEnd(name);
    return name;
  }
  // 年初预算数 alone: of what, the words before have said.
  *plain = CarriedPlain();
  return SubjectReader::Join(*plain, name);
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

void StatementReader::AddDependent(const Clause& clause, const Figure& figure) {
  if (threads_.empty()) {
    const Name subject = Carried();
    threads_.push_back({.subject = subject, .plain = subject});
  }
  if (threads_.front().sentence != sentences_ || groups_.empty()) {
    groups_.push_back({clause.begin, clause.end});
    for (Thread& thread : threads_) {
      thread.group = groups_.size() - 1;
      thread.sentence = sentences_;
    }
  }
  for (Thread& thread : threads_) {
    Group& group = groups_[thread.group];
    group.end = std::max(group.end, clause.end);
    current_group_ = thread.group;
    const int index = Add(clause, figure, thread.subject);
    Link(index, &thread);
  }
}

void StatementReader::AddOwn(const Clause& clause, const Figure& figure,
                             const Name& subject, const Name& plain, bool own) {
  const bool value = figure.reading.measure == StatementMeasure::kValue ||
                     figure.reading.measure == StatementMeasure::kCount;
  const bool generic = subject.folded != plain.folded && !placed_.empty();
  const bool new_clause = groups_.empty() || groups_.back().end <= clause.begin;
  if (new_clause &&
      !(generic && !threads_.empty() && threads_.front().sentence == sentences_)) {
    std::size_t begin = clause.begin;
    if (!own && !pending_.empty()) begin = pending_begin_;
    if (own && !relative_.empty()) begin = relative_begin_;
    groups_.push_back({begin, clause.end});
  } else if (!groups_.empty()) {
    groups_.back().end = std::max(groups_.back().end, clause.end);
  }
  current_group_ = groups_.size() - 1;
  Thread thread{.subject = subject, .plain = plain};
  thread.group = current_group_;
  thread.sentence = sentences_;
  if (value) {
    thread.value = Add(clause, figure, subject);
    if (figure.limit) return;
    Statement& statement = statements_[static_cast<std::size_t>(thread.value)];
    threads_ = {thread};
    const bool outer = !lists_.empty() && lists_.back().number == outer_list_.number;
    if (!explains_ && !lists_.empty()) JoinList(&statement);
    if (!explains_ && saved_.empty() && (lists_.empty() || outer)) governor_ = thread;
    return;
  }
  // A change or share that names its subject: of a value said before, if there is one.
  const auto same = std::find_if(
      threads_.begin(), threads_.end(),
      [&](const Thread& t) { return SameSubject(t.plain.folded, plain.folded); });
  if (same != threads_.end()) {
    thread.value = same->value;
    thread.prior = same->prior;
    thread.change = same->change;
  } else {
    thread.value = FindValue(plain);
    if (thread.value < 0 && !explains_ &&
        IsAbridged(plain.folded, governor_.subject.folded)) {
      thread.value = governor_.value;
    }
  }
  const int index = Add(clause, figure, subject);
  Link(index, &thread);
  threads_ = {thread};
  if (governor_.subject.empty() && saved_.empty() && !explains_) governor_ = thread;
}

void StatementReader::AddEach(const Clause& clause, const Figure& figure,
                              const std::vector<Name>& members) {
  groups_.push_back({clause.begin, clause.end});
  current_group_ = groups_.size() - 1;
  const int governing = threads_.empty() ? -1 : threads_.front().value;
  threads_.clear();
  for (const Name& member : members) {
    Thread thread{.subject = member, .plain = member};
    thread.group = current_group_;
    thread.sentence = sentences_;
    const int index = Add(clause, figure, member);
    if (figure.reading.measure == StatementMeasure::kValue) {
      thread.value = index;
    } else {
      thread.value = FindValue(member);
      if (thread.value < 0) thread.value = governing;
      Link(index, &thread);
    }
    threads_.push_back(std::move(thread));
  }
}

int StatementReader::Add(const Clause&, const Figure& figure, const Name& subject) {
  Statement statement;
  statement.statement_no = static_cast<int>(statements_.size()) + 1;
  statement.section = section_;
  statement.subject = subject.printed;
  statement.concept_id = ConceptOf(subject);
  statement.measure = figure.reading.measure;
  statement.value = figure.quantity->value;
  statement.unit = figure.quantity->unit;
  statement.fiscal_year = YearOf(figure);
  statement.trend = figure.reading.trend;
  statement.place = paragraph_->PlaceAt(text_->Origin(figure.quantity->begin));
  statement.phase = PhaseOf(figure.reading.subject);
  if (statement.phase == Phase::kNone) statement.phase = PhaseOf(subject.folded);
  statement.paragraph = paragraph_index_;
  statement.sentence = sentences_;
  statement.items = items_;
  statement.key = subjects_.WithoutGenericEnd(subject).folded;
  statement.base = figure.reading.base;
  if (statement.base.empty() && IsChange(statement)) statement.base = compared_with_;
  statement.whole = figure.reading.whole;
  statement.explains = explains_;
  statement.limit = figure.limit;
  statements_.push_back(std::move(statement));
  names_.push_back(subject);
  placed_.push_back({current_group_, figure.lead_begin, figure.quantity->end});
  return static_cast<int>(statements_.size()) - 1;
}

void StatementReader::Link(int index, Thread* thread) {
  Statement& statement = statements_[static_cast<std::size_t>(index)];
  statement.refers_to = thread->value;
  switch (statement.measure) {
    case StatementMeasure::kPriorValue:
      thread->prior = index;
      thread->change = -1;
      break;
    case StatementMeasure::kChangeAmount:
      statement.prior = thread->prior >= 0 ? thread->prior : FindPrior(statement);
      thread->change = index;
      break;
    case StatementMeasure::kChangePercent:
      statement.prior = thread->prior >= 0 ? thread->prior : FindPrior(statement);
      statement.change = thread->change;
      break;
    case StatementMeasure::kSharePercent:
      statement.whole_at = WholeOf(statement, *thread);
      break;
    default:
      break;
  }
}

// The first statement of the paragraph, or of its last `most` ones.
std::size_t StatementReader::Oldest(std::size_t most) const {
  return std::max(first_statement_,
                  statements_.size() > most ? statements_.size() - most : 0);
}

// The length of the words before a figure of a clause that may belong to its name.
std::size_t StatementReader::LeadLength(const Clause& clause, std::size_t index) const {
  const std::size_t begin =
      index == clause.first ? clause.begin : quantities_[index - 1].end;
  const std::size_t length = quantities_[index].begin - begin;
  return length <= kLongestLead ? length : 0;
}

// The statement of what a share is a share of.
int StatementReader::WholeOf(const Statement& share, const Thread& thread) const {
  if (share.whole.empty()) {
    return lists_.empty() || thread.value < 0 ? -1 : lists_.back().total;
  }
  for (std::size_t i = statements_.size(); i-- > Oldest(kMostParts);) {
    if (static_cast<int>(i) == thread.value || !IsValue(statements_[i])) continue;
    const std::string& name = names_[i].folded;
    if (name == share.whole || name.ends_with(share.whole)) return static_cast<int>(i);
  }
  return -1;
}

// The value, earlier in the paragraph, that a change is counted from: of the year that
// it is compared with, and of the same item.
int StatementReader::FindPrior(const Statement& change) const {
  const auto dated = spec_.years.year.Search(change.base);
  if (!dated || change.refers_to < 0) return -1;
  const int year = ToYear(Captured(*dated, "year"));
  const Phase phase = PhaseOf(change.base);
  for (std::size_t i = statements_.size(); i-- > Oldest(kMostParts);) {
    const Statement& value = statements_[i];
    if (value.measure == StatementMeasure::kValue && !value.explains && !value.limit &&
        value.fiscal_year == year && value.phase == phase &&
        value.fiscal_year != change.fiscal_year && value.items == change.items) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

// The value of a subject that is named again.
int StatementReader::FindValue(const Name& subject) const {
  const std::size_t oldest =
      statements_.size() > kMemory ? statements_.size() - kMemory : 0;
  for (std::size_t i = statements_.size(); i-- > oldest;) {
    const Statement& statement = statements_[i];
    if (statement.section != section_) break;
    if (!IsValue(statement) || statement.limit || statement.explains) continue;
    if (SameSubject(subjects_.WithoutGenericEnd(names_[i]).folded, subject.folded)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

void StatementReader::OpenList(std::string_view wording) {
  if (explains_) return;
  List list;
  list.number = lists_made_++;
  list.whole = spec_.clauses.whole_list.MatchesAll(wording);
  list.segment = segment_;
  const Thread* thread = threads_.empty() ? nullptr : &threads_.front();
  if (thread != nullptr) {
    list.total = thread->value >= 0 ? thread->value : thread->change;
  }
  if (list.total < 0) return;
  lists_.push_back(list);
  opened_list_ = list;
}

void StatementReader::JoinList(Statement* statement) const {
  const List& list = lists_.back();
  if (statement->statement_no - 1 == list.total) return;
  const Statement& total = statements_[static_cast<std::size_t>(list.total)];
  if (total.unit != statement->unit) return;
  statement->total = list.total;
  statement->list = list.number;
  statement->list_is_whole = list.whole;
}

// Before a semicolon: several parts that already make up their total are all of it.
void StatementReader::CloseFullList() {
  if (lists_.empty() || lists_.back().segment != segment_) return;
  const List& list = lists_.back();
  int parts = 0;
  Decimal sum;
  for (std::size_t i = Oldest(kMostParts); i < statements_.size(); ++i) {
    if (statements_[i].list != list.number) continue;
    const auto value = Decimal::Parse(statements_[i].value);
    if (!value) return;
    sum = sum + *value;
    ++parts;
  }
  const auto total =
      Decimal::Parse(statements_[static_cast<std::size_t>(list.total)].value);
  if (parts >= 2 && total && *total == sum) lists_.pop_back();
}

// The members of a coordination in the lead, each with what follows them all.
std::vector<Name> StatementReader::Members(const Figure& figure, const Pattern& pattern,
                                           std::size_t wanted) const {
  const auto match = pattern.Match(figure.lead);
  if (!match) return {};
  const std::size_t begin = figure.lead_begin;
  const std::size_t end = begin + Captured(*match, "members").size();
  const std::size_t rest_end = end + Captured(*match, "rest").size();
  std::vector<Span> spans = SplitAt(spec_.clauses.between, {begin, end});
  if (spans.size() != wanted || spans.size() < 2) {
    const Span last = spans.back();
    spans.pop_back();
    for (const Span& span : SplitAt(spec_.clauses.between_last, last)) {
      spans.push_back(span);
    }
  }
  std::vector<Name> members;
  const Name rest = NameOf(*text_, {end, rest_end});
  if (spans.size() > kMostMembers) return {};
  for (const Span& span : spans) {
    const Name name = NameOf(*text_, subjects_.Trim(*text_, span));
    if (!name.empty()) members.push_back(SubjectReader::Join(name, rest));
  }
  return members;
}

std::vector<Span> StatementReader::SplitAt(const std::vector<std::string>& between,
                                           Span span) const {
  std::vector<Span> spans;
  std::size_t start = span.begin;
  for (std::size_t i = span.begin; i < span.end;) {
    std::size_t length = 0;
    for (const std::string& word : between) {
      if (text_->Slice(i, span.end).starts_with(word)) {
        length = std::max(length, word.size());
      }
    }
    if (length > 0) {
      spans.push_back({start, i});
      start = i + length;
    }
    i += length > 0 ? length : CharLength(text_->folded()[i]);
  }
  spans.push_back({start, span.end});
  return spans;
}

// 甲、乙分别为1万元、2万元: the subjects of this figure and of those that follow.
std::vector<Name> StatementReader::RespectiveMembers(const Clause& clause,
                                                     std::size_t index,
                                                     const Figure& figure) const {
  if (!spec_.clauses.respectively.MatchesAll(figure.lead)) return {};
  std::size_t figures = 0;
  for (std::size_t i = index; i < quantities_.size(); ++i) {
    if (quantities_[i].unit != figure.quantity->unit) break;
    if (figures > 0 && quantities_[i].begin > quantities_[i - 1].end + 6) break;
    ++figures;
  }
  (void)clause;
  std::vector<Name> members = Members(figure, spec_.clauses.respectively, figures);
  return members.size() == figures ? members : std::vector<Name>();
}

// The parts of a list after 比上年增加 are parts of the increase where they add up to
// it and not to the value that has increased.
void StatementReader::RelabelChangedParts() {
  for (std::size_t i = first_statement_; i < statements_.size(); ++i) {
    const Statement& change = statements_[i];
    if (change.measure != StatementMeasure::kChangeAmount || change.refers_to < 0) {
      continue;
    }
    std::vector<Statement*> parts = PartsAfter(i);
    if (parts.size() < 2) continue;
    Decimal sum;
    for (const Statement* part : parts) {
      sum = sum + Decimal::Parse(part->value).value_or(Decimal());
    }
    const auto wanted = Decimal::Parse(change.value);
    if (!wanted || sum != *wanted) continue;
    for (Statement* part : parts) {
      part->measure = StatementMeasure::kChangeAmount;
      part->trend = change.trend;
      part->total = static_cast<int>(i);
    }
  }
}

// The parts of the value of the change at `index` that are listed after it.
std::vector<Statement*> StatementReader::PartsAfter(std::size_t index) {
  std::vector<Statement*> parts;
  const Statement& change = statements_[index];
  const std::size_t end = std::min(statements_.size(), index + kMostParts);
  for (std::size_t k = index + 1; k < end; ++k) {
    Statement& part = statements_[k];
    if (part.sentence != change.sentence) break;
    if (part.measure == StatementMeasure::kValue && part.total == change.refers_to &&
        (parts.empty() || parts.front()->list == part.list)) {
      parts.push_back(&part);
    }
  }
  return parts;
}

int StatementReader::YearIn(std::string_view text) const {
  const auto match = spec_.years.year.Search(text);
  if (!match) {
    return spec_.years.last_year.MatchesPart(text) && document_year_ > 0
               ? document_year_ - 1
               : 0;
  }
  return ToYear(Captured(*match, "year"));
}

int StatementReader::YearOf(const Figure& figure) const {
  if (figure.reading.measure == StatementMeasure::kPriorValue) {
    const int year = YearIn(figure.reading.base);
    if (year != 0 || document_year_ == 0) return year;
    return spec_.years.last_base.MatchesPart(figure.reading.base) ? document_year_ - 1
                                                                  : document_year_;
  }
  return year_ != 0 ? year_ : document_year_;
}

Phase StatementReader::PhaseOf(std::string_view folded) const {
  for (const auto& [phase, pattern] : spec_.phases) {
    if (pattern.MatchesPart(folded)) return phase;
  }
  return Phase::kNone;
}

// By the whole subject, by the subject without the kind of figure, as the class that it
// is, or by a pattern.
std::string StatementReader::ConceptOf(const Name& subject) {
  const auto find = [this](std::string_view name) {
    return vocabulary_.FindConcept(name, Direction::kNone, "");
  };
  const Concept* found = find(subject.folded);
  if (found == nullptr) found = find(subjects_.WithoutGenericEnd(subject).folded);
  if (found == nullptr && subjects_.IsClass(subject.folded)) {
    found = find(items_.front());
    if (found == nullptr) found = find(items_.front() + spec_.subjects.item_suffix);
  }
  if (found != nullptr) return found->id;
  const auto [known, is_new] = concepts_.try_emplace(subject.folded);
  if (!is_new) return known->second;
  for (const auto& [id, pattern] : spec_.concepts) {
    if (pattern.MatchesAll(subject.folded)) return known->second = id;
  }
  return {};
}

void StatementReader::SetQuotes() {
  for (std::size_t i = first_statement_; i < statements_.size(); ++i) {
    const Placed& placed = placed_[i - first_statement_];
    const Group& group = groups_[placed.group];
    std::size_t begin = group.begin;
    std::size_t end = group.end;
    if (end - begin > kLongestQuote) {
      begin = std::max(begin, placed.begin);
      end = placed.end;
    }
    const std::string_view words = text_->Slice(begin, end);
    if (const auto match = spec_.clauses.number.Match(words)) {
      begin = end - Captured(*match, "rest").size();
    }
    statements_[i].quote = TidySpace(text_->Printed(begin, end));
  }
}

}  // namespace budget
