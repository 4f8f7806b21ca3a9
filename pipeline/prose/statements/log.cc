#include "pipeline/prose/statements/log.h"

#include <algorithm>
#include <optional>
#include <string>

#include "pipeline/model/decimal.h"

namespace budget::statements {
namespace {

// How many statements back a subject that is named again is looked for.
constexpr std::size_t kMemory = 40;
// How many statements of a paragraph can belong together.
constexpr std::size_t kMostParts = 200;
constexpr std::size_t kShortestTail = 9;  // bytes: three characters
constexpr std::size_t kShortestHead = 15;

bool IsValue(const Statement& statement) {
  return statement.measure == StatementMeasure::kValue ||
         statement.measure == StatementMeasure::kCount;
}

}  // namespace

bool SameSubject(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::string_view shorter = a.size() < b.size() ? a : b;
  const std::string_view longer = a.size() < b.size() ? b : a;
  return (shorter.size() >= kShortestTail && longer.ends_with(shorter)) ||
         (shorter.size() >= kShortestHead && longer.starts_with(shorter));
}

int StatementLog::Add(Statement statement, const Name& subject) {
  statements_.push_back(std::move(statement));
  names_.push_back(subject);
  return size() - 1;
}

std::vector<Name> StatementLog::LastValues(std::size_t count, int sentence) const {
  if (count < 2 || count > statements_.size()) return {};
  const std::size_t first = statements_.size() - count;
  const auto is_meant = [&](const Statement& statement) {
    return statement.measure == StatementMeasure::kValue &&
           statement.sentence == sentence && statement.list == statements_[first].list;
  };
  const auto begin = static_cast<std::ptrdiff_t>(first);
  if (!std::all_of(statements_.begin() + begin, statements_.end(), is_meant)) return {};
  const bool more = first > 0 && statements_[first].list >= 0 &&
                    statements_[first - 1].list == statements_[first].list;
  if (more) return {};
  return {names_.begin() + begin, names_.end()};
}

std::vector<Statement> StatementLog::Take() {
  std::vector<int> place(statements_.size(), -1);  // of each, among those that stay
  int kept = 0;
  for (std::size_t i = 0; i < statements_.size(); ++i) {
    if (!statements_[i].value.empty()) place[i] = kept++;
  }
  const auto moved = [&place](int index) {
    return index < 0 ? index : place[static_cast<std::size_t>(index)];
  };
  std::erase_if(statements_, [](const Statement& s) { return s.value.empty(); });
  int number = 0;
  for (Statement& statement : statements_) {
    statement.statement_no = ++number;
    for (int* link : {&statement.refers_to, &statement.change, &statement.prior,
                      &statement.whole_at, &statement.total}) {
      *link = moved(*link);
    }
  }
  return std::move(statements_);
}

// The first statement of the paragraph, or of its last ones.
std::size_t StatementLog::Oldest() const {
  return std::max(
      first_, statements_.size() > kMostParts ? statements_.size() - kMostParts : 0);
}

int StatementLog::FindValue(const Name& subject, int section) const {
  const std::size_t oldest =
      statements_.size() > kMemory ? statements_.size() - kMemory : 0;
  for (std::size_t i = statements_.size(); i-- > oldest;) {
    const Statement& statement = statements_[i];
    if (statement.section != section) break;
    if (!IsValue(statement) || statement.limit || statement.explains) continue;
    if (SameSubject(subjects_.WithoutGenericEnd(names_[i]).folded, subject.folded)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

int StatementLog::FindPrior(const Statement& change) const {
  const std::optional<int> year = years_.PrintedYear(change.base);
  if (!year || change.refers_to < 0) return -1;
  const Phase phase = years_.PhaseOf(change.base);
  for (std::size_t i = statements_.size(); i-- > Oldest();) {
    const Statement& value = statements_[i];
    if (value.measure == StatementMeasure::kValue && !value.explains && !value.limit &&
        value.fiscal_year == *year && value.phase == phase &&
        value.fiscal_year != change.fiscal_year && value.items == change.items) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

int StatementLog::FindWhole(std::string_view whole, int part) const {
  for (std::size_t i = statements_.size(); i-- > Oldest();) {
    if (static_cast<int>(i) == part || !IsValue(statements_[i])) continue;
    const std::string& name = names_[i].folded;
    if (name == whole || name.ends_with(whole)) return static_cast<int>(i);
  }
  return -1;
}

std::vector<int> StatementLog::PartsOf(int list) const {
  std::vector<int> parts;
  for (std::size_t i = Oldest(); i < statements_.size(); ++i) {
    if (statements_[i].list == list) parts.push_back(static_cast<int>(i));
  }
  return parts;
}

void StatementLog::RelabelChangedParts() {
  for (std::size_t i = first_; i < statements_.size(); ++i) {
    const Statement& change = statements_[i];
    if (change.measure != StatementMeasure::kChangeAmount || change.refers_to < 0) {
      continue;
    }
    const std::vector<Statement*> parts = PartsAfter(i);
    if (parts.size() < 2) continue;
    std::optional<Decimal> sum = Decimal();  // nothing if a part cannot be read
    for (const Statement* part : parts) {
      sum = sum && part->number ? std::optional(*sum + *part->number) : std::nullopt;
    }
    if (!sum || sum != change.number) continue;
    for (Statement* part : parts) {
      part->measure = StatementMeasure::kChangeAmount;
      part->trend = change.trend;
      part->total = static_cast<int>(i);
    }
  }
}

// The parts of the value of the change at `index` that are listed after it.
std::vector<Statement*> StatementLog::PartsAfter(std::size_t index) {
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

}  // namespace budget::statements
