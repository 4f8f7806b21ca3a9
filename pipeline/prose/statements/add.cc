// StatementReader: a figure that has been read becomes a statement, and what later ones
// refer to.

#include <algorithm>
#include <utility>

#include "pipeline/prose/statements/reader.h"

namespace budget::statements {
namespace {

bool IsChange(const Statement& statement) {
  return statement.measure == StatementMeasure::kChangeAmount ||
         statement.measure == StatementMeasure::kChangePercent;
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

}  // namespace

void StatementReader::AddDependent(const Clause& clause, const Figure& figure) {
  if (threads_.empty()) {
    const Name subject = Carried();
    threads_.push_back({.subject = subject, .plain = subject});
  }
  if (threads_.front().sentence != sentences_ || quotes_.empty()) {
    const std::size_t group = quotes_.Open(clause.begin, clause.end);
    for (Thread& thread : threads_) {
      thread.group = group;
      thread.sentence = sentences_;
    }
  }
  for (Thread& thread : threads_) {
    quotes_.Extend(thread.group, clause.end);
    Link(Add(figure, thread.subject, thread.group), &thread);
  }
}

void StatementReader::AddOwn(const Clause& clause, const Figure& figure,
                             const Subject& subject) {
  Thread thread = NewThread(subject.name, subject.plain, GroupOf(clause, subject));
  if (figure.IsValue()) {
    AddValue(figure, std::move(thread));
  } else {
    AddToValue(figure, std::move(thread));
  }
}

// What is quoted for a figure with this subject.
std::size_t StatementReader::GroupOf(const Clause& clause, const Subject& subject) {
  const bool generic =
      subject.name.folded != subject.plain.folded && quotes_.HasStatements();
  const bool new_clause = quotes_.empty() || quotes_.EndOfLast() <= clause.begin;
  if (new_clause &&
      !(generic && !threads_.empty() && threads_.front().sentence == sentences_)) {
    std::size_t begin = clause.begin;
    if (!subject.own && !pending_.empty()) begin = pending_begin_;
    if (subject.own && !relative_.empty()) begin = relative_begin_;
    return quotes_.Open(begin, clause.end);
  }
  quotes_.Extend(quotes_.last(), clause.end);
  return quotes_.last();
}

StatementReader::Thread StatementReader::NewThread(const Name& subject,
                                                   const Name& plain,
                                                   std::size_t group) const {
  Thread thread{.subject = subject, .plain = plain};
  thread.group = group;
  thread.sentence = sentences_;
  return thread;
}

void StatementReader::AddValue(const Figure& figure, Thread thread) {
  thread.value = Add(figure, thread.subject, thread.group);
  if (figure.limit) return;
  threads_ = {thread};
  const bool inner = !lists_.empty() && !lists_.InOuter();
  if (!explains_ && !lists_.empty()) lists_.Join(&log_.At(thread.value));
  if (!explains_ && saved_.empty() && !inner) governor_ = std::move(thread);
}

// A change or share that names its subject: of a value said before, if there is one.
void StatementReader::AddToValue(const Figure& figure, Thread thread) {
  const auto same =
      std::find_if(threads_.begin(), threads_.end(), [&](const Thread& t) {
        return SameSubject(t.plain.folded, thread.plain.folded);
      });
  if (same != threads_.end()) {
    thread.value = same->value;
    thread.prior = same->prior;
    thread.change = same->change;
  } else {
    thread.value = log_.FindValue(thread.plain, section_);
    if (thread.value < 0 && !explains_ &&
        IsAbridged(thread.plain.folded, governor_.subject.folded)) {
      thread.value = governor_.value;
    }
  }
  Link(Add(figure, thread.subject, thread.group), &thread);
  threads_ = {thread};
  if (governor_.subject.empty() && saved_.empty() && !explains_) {
    governor_ = std::move(thread);
  }
}

void StatementReader::AddEach(const Clause& clause, const Figure& figure,
                              const std::vector<Name>& members) {
  const std::size_t group = quotes_.Open(clause.begin, clause.end);
  const int governing = threads_.empty() ? -1 : threads_.front().value;
  threads_.clear();
  for (const Name& member : members) {
    Thread thread = NewThread(member, member, group);
    const int index = Add(figure, member, group);
    if (figure.reading.measure == StatementMeasure::kValue) {
      thread.value = index;
    } else {
      thread.value = log_.FindValue(member, section_);
      if (thread.value < 0) thread.value = governing;
      Link(index, &thread);
    }
    threads_.push_back(std::move(thread));
  }
}

int StatementReader::Add(const Figure& figure, const Name& subject, std::size_t group) {
  Statement statement;
  statement.section = section_;
  statement.subject = subject.printed;
  statement.concept_id = concepts_.Find(subject, items_);
  statement.measure = figure.reading.measure;
  statement.value = figure.quantity->value;
  statement.number = Decimal::Parse(statement.value);
  statement.unit = figure.quantity->unit;
  statement.fiscal_year = years_.YearOf(figure.reading, year_);
  statement.trend = figure.reading.trend;
  statement.place = paragraph_->PlaceAt(text_->Origin(figure.quantity->begin));
  statement.phase = years_.PhaseOf(figure.reading.subject);
  if (statement.phase == Phase::kNone) {
    statement.phase = years_.PhaseOf(subject.folded);
  }
  statement.paragraph = paragraph_index_;
  statement.sentence = sentences_;
  statement.items = items_;
  statement.key = subjects_.WithoutGenericEnd(subject).folded;
  statement.base = figure.reading.base;
  if (statement.base.empty() && IsChange(statement)) statement.base = compared_with_;
  statement.whole = figure.reading.whole;
  statement.explains = explains_;
  statement.limit = figure.limit;
  quotes_.Place(group, figure.lead_begin, figure.quantity->end);
  return log_.Add(std::move(statement), subject);
}

void StatementReader::Link(int index, Thread* thread) {
  Statement& statement = log_.At(index);
  statement.refers_to = thread->value;
  switch (statement.measure) {
    case StatementMeasure::kPriorValue:
      thread->prior = index;
      thread->change = -1;
      break;
    case StatementMeasure::kChangeAmount:
      statement.prior = thread->prior >= 0 ? thread->prior : log_.FindPrior(statement);
      thread->change = index;
      break;
    case StatementMeasure::kChangePercent:
      statement.prior = thread->prior >= 0 ? thread->prior : log_.FindPrior(statement);
      statement.change = thread->change;
      break;
    case StatementMeasure::kSharePercent:
      if (!statement.whole.empty()) {
        statement.whole_at = log_.FindWhole(statement.whole, thread->value);
      } else if (!lists_.empty() && thread->value >= 0) {
        statement.whole_at = lists_.total();
      }
      break;
    default:
      break;
  }
}

void StatementReader::SetQuotes() {
  for (int i = log_.first(); i < log_.size(); ++i) {
    log_.At(i).quote = quotes_.Quote(static_cast<std::size_t>(i - log_.first()), *text_,
                                     spec_.clauses.number);
  }
}

}  // namespace budget::statements
