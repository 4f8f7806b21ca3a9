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
  if (sentence_.threads.empty()) {
    const Name subject = Carried();
    sentence_.threads.push_back({.subject = subject, .plain = subject});
  }
  if (sentence_.threads.front().sentence != sentences_ || quotes_.empty()) {
    const std::size_t group = quotes_.Open(clause.begin, clause.end);
    for (Thread& thread : sentence_.threads) {
      thread.group = group;
      thread.sentence = sentences_;
    }
  }
  for (Thread& thread : sentence_.threads) {
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
  if (new_clause && !(generic && !sentence_.threads.empty() &&
                      sentence_.threads.front().sentence == sentences_)) {
    std::size_t begin = clause.begin;
    if (!subject.own && !sentence_.pending.empty()) begin = sentence_.pending_begin;
    if (subject.own && !sentence_.relative.empty()) begin = sentence_.relative_begin;
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
  sentence_.threads = {thread};
  const bool inner = !lists_.empty() && !lists_.InOuter();
  if (!sentence_.explains && !lists_.empty()) lists_.Join(&log_.At(thread.value));
  if (!sentence_.explains && paragraph_.brackets.empty() && !inner)
    paragraph_.governor = std::move(thread);
}

// A change or share that names its subject: of a value said before, if there is one.
void StatementReader::AddToValue(const Figure& figure, Thread thread) {
  const auto same = std::find_if(
      sentence_.threads.begin(), sentence_.threads.end(), [&](const Thread& t) {
        return SameSubject(t.plain.folded, thread.plain.folded);
      });
  if (same != sentence_.threads.end()) {
    thread.value = same->value;
    thread.prior = same->prior;
    thread.change = same->change;
  } else {
    thread.value = log_.FindValue(thread.plain, section_.index);
    if (thread.value < 0 && !sentence_.explains &&
        IsAbridged(thread.plain.folded, paragraph_.governor.subject.folded)) {
      thread.value = paragraph_.governor.value;
    }
  }
  Link(Add(figure, thread.subject, thread.group), &thread);
  sentence_.threads = {thread};
  if (paragraph_.governor.subject.empty() && paragraph_.brackets.empty() &&
      !sentence_.explains) {
    paragraph_.governor = std::move(thread);
  }
}

void StatementReader::AddEach(const Clause& clause, const Figure& figure,
                              const std::vector<Name>& members) {
  const std::size_t group = quotes_.Open(clause.begin, clause.end);
  const int governing =
      sentence_.threads.empty() ? -1 : sentence_.threads.front().value;
  sentence_.threads.clear();
  for (const Name& member : members) {
    Thread thread = NewThread(member, member, group);
    const int index = Add(figure, member, group);
    if (figure.reading.measure == StatementMeasure::kValue) {
      thread.value = index;
    } else {
      thread.value = log_.FindValue(member, section_.index);
      if (thread.value < 0) thread.value = governing;
      Link(index, &thread);
    }
    sentence_.threads.push_back(std::move(thread));
  }
}

int StatementReader::Add(const Figure& figure, const Name& subject, std::size_t group) {
  Statement statement;
  statement.section = section_.index;
  statement.subject = subject.printed;
  statement.concept_id = concepts_.Find(subject, section_.items);
  statement.measure = figure.reading.measure;
  statement.value = figure.quantity->value;
  statement.number = Decimal::Parse(statement.value);
  statement.unit = figure.quantity->unit;
  statement.fiscal_year = years_.YearOf(figure.reading, sentence_.year);
  statement.trend = figure.reading.trend;
  statement.place =
      paragraph_.printed->PlaceAt(paragraph_.text->Origin(figure.quantity->begin));
  statement.phase = years_.PhaseOf(figure.reading.subject);
  if (statement.phase == Phase::kNone) {
    statement.phase = years_.PhaseOf(subject.folded);
  }
  statement.paragraph = paragraph_.index;
  statement.sentence = sentences_;
  statement.items = section_.items;
  statement.key = subjects_.WithoutGenericEnd(subject).folded;
  statement.base = figure.reading.base;
  if (statement.base.empty() && IsChange(statement))
    statement.base = sentence_.compared_with;
  statement.whole = figure.reading.whole;
  statement.explains = sentence_.explains;
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
    log_.At(i).quote = quotes_.Quote(static_cast<std::size_t>(i - log_.first()),
                                     *paragraph_.text, spec_.clauses.number);
  }
}

}  // namespace budget::statements
