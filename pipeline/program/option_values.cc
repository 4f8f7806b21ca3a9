#include "pipeline/program/option_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>

namespace budget::program {
namespace {

constexpr int kMostJobs = 1024;
constexpr double kShortestTimeout = 0.01;
constexpr double kLongestTimeout = 1e6;
constexpr double kMostBytes = 1e18;

template <typename Number>
std::optional<Number> ReadNumber(std::string_view text) {
  Number number{};
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = end == text.data() + text.size();
  if (text.empty() || error != std::errc() || !whole) return std::nullopt;
  return number;
}

// Powers of 1024 of "", "K", "m", "GB", "GiB".
std::optional<int> ReadPower(std::string_view unit) {
  constexpr std::string_view kUnits = "kmgt";
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  if (unit.empty() || unit == "B" || unit == "b") return 0;
  const char letter = unit.front() >= 'A' && unit.front() <= 'Z'
                          ? static_cast<char>(unit.front() - 'A' + 'a')
                          : unit.front();
  const std::size_t power = kUnits.find(letter);
  unit.remove_prefix(1);
  const bool ends = unit.empty() || unit == "B" || unit == "b" || unit == "iB";
  if (power == std::string_view::npos || !ends) return std::nullopt;
  return static_cast<int>(power) + 1;
}

}  // namespace

std::optional<int> ReadJobs(std::string_view text) {
  const std::optional<int> number = ReadNumber<int>(text);
  return number && *number >= 0 && *number <= kMostJobs ? number : std::nullopt;
}

std::optional<std::uint64_t> ReadSize(std::string_view text) {
  constexpr int kBitsOfPower = 10;
  const std::size_t digits =
      std::min(text.find_first_not_of("0123456789."), text.size());
  const std::optional<double> number = ReadNumber<double>(text.substr(0, digits));
  const std::optional<int> power = ReadPower(text.substr(digits));
  if (!number || !power) return std::nullopt;
  const double bytes = std::ldexp(*number, *power * kBitsOfPower);
  if (!(bytes >= 0 && bytes < kMostBytes)) return std::nullopt;
  return static_cast<std::uint64_t>(bytes);
}

std::optional<double> ReadSeconds(std::string_view text) {
  const std::optional<double> number = ReadNumber<double>(text);
  const bool good = number && *number >= kShortestTimeout && *number <= kLongestTimeout;
  return good ? number : std::nullopt;
}

std::optional<Language> ReadLanguage(std::string_view text) {
  if (text == "en") return Language::kEnglish;
  if (text == "zh") return Language::kChinese;
  return std::nullopt;
}

std::optional<ExportFormat> ReadExportFormat(std::string_view text) {
  if (text == "xlsx") return ExportFormat::kXlsx;
  if (text == "sqlite") return ExportFormat::kSqlite;
  return std::nullopt;
}

std::optional<CompareFormat> ReadCompareFormat(std::string_view text) {
  if (text == "text") return CompareFormat::kText;
  if (text == "csv") return CompareFormat::kCsv;
  return std::nullopt;
}

std::optional<InspectFormat> ReadInspectFormat(std::string_view text) {
  if (text == "text") return InspectFormat::kText;
  if (text == "json") return InspectFormat::kJson;
  if (text == "svg") return InspectFormat::kSvg;
  return std::nullopt;
}

std::optional<ProgressKind> ReadProgressKind(std::string_view text) {
  if (text == "bar") return ProgressKind::kBar;
  if (text == "lines") return ProgressKind::kLines;
  if (text == "none") return ProgressKind::kNone;
  return std::nullopt;
}

std::optional<Shard> ReadShard(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<int> number = ReadNumber<int>(text.substr(0, slash));
  const std::optional<int> of = ReadNumber<int>(text.substr(slash + 1));
  if (!number || !of || *number < 1 || *number > *of) return std::nullopt;
  return Shard{.number = *number, .of = *of};
}

}  // namespace budget::program
