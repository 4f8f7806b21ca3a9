#include "extractors/pdf/rescue_pdf.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <vector>

#include "extractors/content/characters.h"

namespace budget::pdf {
namespace {

constexpr std::size_t kLookedAt = 4096;  // bytes of an object that are looked at
constexpr std::size_t kMaxPages = 20000;
constexpr int kMaxNumber = 8388607;  // of an object, as viewers allow

struct ObjectStart {
  int number = 0;
  int generation = 0;
  std::string_view body;  // up to its end, its stream or kLookedAt
};

using content::IsDigit;
using content::IsWhite;

// The unsigned number that ends before *end, with white space behind it.
std::optional<int> NumberBefore(std::string_view pdf, std::size_t* end) {
  std::size_t last = *end;
  while (last > 0 && IsWhite(pdf[last - 1])) --last;
  std::size_t first = last;
  while (first > 0 && IsDigit(pdf[first - 1]) && last - first < 10) --first;
  if (first == last || last == *end) return std::nullopt;
  int value = 0;
  const auto parsed = std::from_chars(pdf.data() + first, pdf.data() + last, value);
  if (parsed.ec != std::errc()) return std::nullopt;
  *end = first;
  return value;
}

// Calls `visit` for each "N G obj".
template <typename Visit>
void ForEachObject(std::string_view pdf, Visit visit) {
  for (std::size_t at = pdf.find("obj"); at != std::string_view::npos;
       at = pdf.find("obj", at + 3)) {
    std::size_t end = at;
    const std::optional<int> generation = NumberBefore(pdf, &end);
    if (!generation) continue;
    const std::optional<int> number = NumberBefore(pdf, &end);
    if (!number || *number <= 0 || *number >= kMaxNumber) continue;
    std::string_view body = pdf.substr(at + 3, kLookedAt);
    body = body.substr(0, std::min(body.find("endobj"), body.find("stream")));
    visit(ObjectStart{*number, *generation, body});
  }
}

// "/Type /Name", with or without the space.
bool HasType(std::string_view body, std::string_view name) {
  for (std::size_t at = body.find("/Type"); at != std::string_view::npos;
       at = body.find("/Type", at + 5)) {
    std::size_t value = at + 5;
    while (value < body.size() && IsWhite(body[value])) ++value;
    std::string_view rest = body.substr(value);
    if (!rest.starts_with(name)) continue;
    rest.remove_prefix(name.size());
    if (rest.empty() || !(IsDigit(rest.front()) || (rest.front() | 32) >= 'a')) {
      return true;
    }
  }
  return false;
}

std::string Reference(int number, int generation) {
  return std::to_string(number) + " " + std::to_string(generation) + " R";
}

bool IsEncrypted(std::string_view pdf) {
  return pdf.find("/Encrypt") != std::string_view::npos;
}

std::string Trailer(const std::string& root) {
  return "\ntrailer\n<< /Root " + root + " >>\nstartxref\n0\n%%EOF\n";
}

}  // namespace

std::optional<std::string> WithTrailer(std::string_view pdf) {
  if (IsEncrypted(pdf)) return std::nullopt;
  std::optional<ObjectStart> catalog;
  ForEachObject(pdf, [&](const ObjectStart& object) {
    if (HasType(object.body, "/Catalog")) catalog = object;  // the newest is the last
  });
  if (!catalog) return std::nullopt;
  return std::string(pdf) + Trailer(Reference(catalog->number, catalog->generation));
}

std::optional<std::string> WithPageTree(std::string_view pdf) {
  if (IsEncrypted(pdf)) return std::nullopt;
  std::string kids;
  std::size_t count = 0;
  int last_number = 0;
  ForEachObject(pdf, [&](const ObjectStart& object) {
    last_number = std::max(last_number, object.number);
    if (count >= kMaxPages || !HasType(object.body, "/Page")) return;
    kids += ' ';
    kids += Reference(object.number, object.generation);
    ++count;
  });
  if (count == 0) return std::nullopt;
  const std::string tree = std::to_string(last_number + 1);
  const std::string catalog = std::to_string(last_number + 2);
  return std::string(pdf) + "\nendstream\nendobj\n" + tree +
         " 0 obj\n<< /Type /Pages /Kids [" + kids + "] /Count " +
         std::to_string(count) + " >>\nendobj\n" + catalog +
         " 0 obj\n<< /Type /Catalog /Pages " + tree + " 0 R >>\nendobj" +
         Trailer(catalog + " 0 R");
}

}  // namespace budget::pdf
