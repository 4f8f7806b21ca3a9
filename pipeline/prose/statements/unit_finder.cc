#include "pipeline/prose/statements/unit_finder.h"

#include "pipeline/prose/statements/text.h"

namespace budget::statements {
UnitFinder::UnitFinder(const schemas::FigureWords& words,
                       const schemas::Vocabulary& vocabulary) {
  const auto tag = [](UnitKind kind) { return static_cast<int>(kind); };
  for (const schemas::Unit& unit : vocabulary.units) {
    if (unit.kind == Kind::kAmount) units_.Add(unit.name, tag(UnitKind::kAmount));
    if (unit.kind == Kind::kPercent) units_.Add(unit.name, tag(UnitKind::kPercent));
  }
  units_.Add(words.no_units, tag(UnitKind::kNone));
  units_.Add(words.point_units, tag(UnitKind::kPoints));
  units_.Add(words.value_units, tag(UnitKind::kValue));
  units_.Add(words.count_units, tag(UnitKind::kCount));
  per_.Add(words.per);
  scales_.Add(words.scales);
  between_.Add(words.between);
}

std::size_t UnitFinder::ScaleLength(std::string_view folded) const {
  return scales_.Find(folded).length;
}

UnitHit UnitFinder::At(std::string_view s, std::size_t i) const {
  UnitHit unit = Plain(s, i);
  if (unit.end == 0) unit = Bracketed(s, i);
  if (unit.end == 0) {
    if (const auto word = between_.Find(s.substr(i)); word.length > 0) {
      unit = Plain(s, i + word.length);
    }
  }
  if (unit.end == 0) return unit;
  if (unit.kind == UnitKind::kCount) {
    ExtendByBracket(s, &unit);
    ExtendByOther(s, &unit);
  }
  if (unit.kind == UnitKind::kAmount) ExtendByPer(s, &unit);
  return unit;
}

UnitHit UnitFinder::Plain(std::string_view s, std::size_t i) const {
  UnitHit unit{.begin = i};
  if (const auto hit = units_.Find(s.substr(i)); hit.length > 0) {
    unit.end = i + hit.length;
    unit.kind = static_cast<UnitKind>(hit.tag);
  }
  const auto scale = scales_.Find(s.substr(i));
  if (scale.length == 0) return unit;
  std::size_t after = i + scale.length;
  after += between_.Find(s.substr(after)).length;
  const auto scaled = units_.Find(s.substr(after));
  const auto kind = static_cast<UnitKind>(scaled.tag);
  if (scaled.length == 0 || after + scaled.length <= unit.end) return unit;
  if (kind == UnitKind::kCount || kind == UnitKind::kAmount) {
    unit.end = after + scaled.length;
    unit.kind = kind;
  }
  return unit;
}

// 1,234.50（万元）
UnitHit UnitFinder::Bracketed(std::string_view s, std::size_t i) const {
  if (!s.substr(i).starts_with(kBracketOpen)) return {};
  UnitHit unit = Plain(s, i + kBracketOpen.size());
  const bool money = unit.kind == UnitKind::kAmount;
  if (unit.end == 0 || !money || !s.substr(unit.end).starts_with(kBracketClose)) {
    return {};
  }
  return unit;
}

// 台（套）
void UnitFinder::ExtendByBracket(std::string_view s, UnitHit* unit) const {
  if (!s.substr(unit->end).starts_with(kBracketOpen)) return;
  const std::size_t inner = unit->end + kBracketOpen.size();
  const auto other = units_.Find(s.substr(inner));
  if (other.length == 0 || static_cast<UnitKind>(other.tag) != UnitKind::kCount ||
      !s.substr(inner + other.length).starts_with(kBracketClose)) {
    return;
  }
  unit->end = inner + other.length + kBracketClose.size();
}

// 台/套, 个/次
void UnitFinder::ExtendByOther(std::string_view s, UnitHit* unit) const {
  if (!s.substr(unit->end).starts_with(kSlash)) return;
  const std::size_t other = unit->end + kSlash.size();
  const auto hit = units_.Find(s.substr(other));
  if (hit.length > 0 && static_cast<UnitKind>(hit.tag) == UnitKind::kCount) {
    unit->end = other + hit.length;
  }
}

// 元/月, 元/人/年
void UnitFinder::ExtendByPer(std::string_view s, UnitHit* unit) const {
  for (int round = 0; round < 2; ++round) {
    if (!s.substr(unit->end).starts_with(kSlash)) return;
    const auto per = per_.Find(s.substr(unit->end + kSlash.size()));
    if (per.length == 0) return;
    unit->end += kSlash.size() + per.length;
    unit->kind = UnitKind::kValue;
  }
}

}  // namespace budget::statements
