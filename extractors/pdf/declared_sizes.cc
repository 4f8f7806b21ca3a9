#include "extractors/pdf/declared_sizes.h"

#include <Object.h>
#include <Stream.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "extractors/content/characters.h"

namespace budget::pdf {
namespace {

constexpr std::size_t kMaxDictionary = 4096;  // bytes of an object that are looked at
// Of objects: a file of this many bytes more has room for one each.  Viewers take no
// more than 8,388,607.
constexpr std::uint64_t kSpareNumbers = std::uint64_t{1} << 16U;
constexpr std::uint64_t kMostNumbers = std::uint64_t{1} << 22U;
constexpr std::uint64_t kWidestRow = std::uint64_t{1} << 20U;  // of a predictor
// Decoded, of one object stream: some hundred objects have a few kilobytes.
constexpr std::size_t kLargestObjectStream = std::size_t{16} << 20U;
constexpr std::size_t kDeflateGrowth = 1032;

using content::IsDigit;
using content::IsWhite;

// Calls `visit` with the place of each `word`.
template <typename Visit>
void ForEach(std::string_view pdf, std::string_view word,
             const std::function<void()>& release, Visit visit) {
  constexpr std::size_t kWindow = std::size_t{16} << 20U;
  std::size_t released = 0;
  for (std::size_t at = pdf.find(word); at != std::string_view::npos;
       at = pdf.find(word, at + word.size())) {
    visit(at);
    if (at - released < kWindow) continue;
    released = at;
    if (release) release();
  }
}

// Digits side by side.
struct Digits {
  std::size_t first = 0;
  std::size_t last = 0;

  bool empty() const { return first == last; }
};

Digits DigitsAt(std::string_view pdf, std::size_t at) {
  Digits digits{at, at};
  while (digits.last < pdf.size() && IsDigit(pdf[digits.last])) ++digits.last;
  return digits;
}

Digits DigitsBefore(std::string_view pdf, std::size_t end) {
  while (end > 0 && IsWhite(pdf[end - 1])) --end;
  Digits digits{end, end};
  while (digits.first > 0 && IsDigit(pdf[digits.first - 1])) --digits.first;
  return digits;
}

std::size_t PastWhite(std::string_view pdf, std::size_t at) {
  while (at < pdf.size() && IsWhite(pdf[at])) ++at;
  return at;
}

// The bytes of a file, copied when the first of them is changed.
class Claims {
 public:
  explicit Claims(std::string_view pdf)
      : pdf_(pdf), most_(std::min(pdf.size() + kSpareNumbers, kMostNumbers)) {}

  void CheckNumber(const Digits& digits) { Check(digits, most_); }
  void CheckRow(const Digits& digits) { Check(digits, kWidestRow); }

  std::optional<std::string> Take() { return std::move(changed_); }

 private:
  // Zeroes instead of the digits of a number that is too large.
  void Check(const Digits& digits, std::uint64_t most) {
    if (digits.empty()) return;
    std::uint64_t value = 0;
    const char* begin = pdf_.data();
    const auto parsed =
        std::from_chars(begin + digits.first, begin + digits.last, value);
    if (parsed.ec == std::errc() && value <= most) return;
    if (!changed_) changed_.emplace(pdf_);
    std::fill(changed_->begin() + static_cast<std::ptrdiff_t>(digits.first),
              changed_->begin() + static_cast<std::ptrdiff_t>(digits.last), '0');
  }

  std::string_view pdf_;
  std::uint64_t most_;
  std::optional<std::string> changed_;
};

// The number behind a key of a dictionary that begins at `begin`, and, for an array,
// all of its numbers.
template <typename Check>
void CheckKey(std::string_view pdf, std::size_t begin, std::string_view body,
              std::string_view key, Check check) {
  for (std::size_t at = body.find(key); at != std::string_view::npos;
       at = body.find(key, at + key.size())) {
    std::size_t value = PastWhite(pdf, begin + at + key.size());
    const bool array = value < pdf.size() && pdf[value] == '[';
    if (array) value = PastWhite(pdf, value + 1);
    for (Digits digits = DigitsAt(pdf, value); !digits.empty();
         digits = DigitsAt(pdf, PastWhite(pdf, digits.last))) {
      check(digits);
      if (!array) break;
    }
  }
}

// N G obj << ... >>
void CheckObject(std::string_view pdf, std::size_t keyword, Claims* claims) {
  const Digits generation = DigitsBefore(pdf, keyword);
  if (generation.empty()) return;
  claims->CheckNumber(DigitsBefore(pdf, generation.first));
  const std::size_t begin = keyword + 3;
  std::string_view body = pdf.substr(begin, kMaxDictionary);
  body = body.substr(0, std::min(body.find("endobj"), body.find("stream")));
  const auto number = [&](const Digits& digits) { claims->CheckNumber(digits); };
  CheckKey(pdf, begin, body, "/Size", number);
  CheckKey(pdf, begin, body, "/Index", number);
  CheckKey(pdf, begin, body, "/Columns",
           [&](const Digits& digits) { claims->CheckRow(digits); });
}

// xref F N, then N entries of two numbers and a letter, then F N again.
void CheckTable(std::string_view pdf, std::size_t at, Claims* claims) {
  while (true) {
    const Digits first = DigitsAt(pdf, PastWhite(pdf, at));
    if (first.empty()) return;
    const Digits second = DigitsAt(pdf, PastWhite(pdf, first.last));
    if (second.empty()) return;
    at = PastWhite(pdf, second.last);
    const bool entry = at < pdf.size() && (pdf[at] == 'n' || pdf[at] == 'f');
    if (entry) {
      ++at;
    } else {
      claims->CheckNumber(first);
      claims->CheckNumber(second);
    }
  }
}

bool InflatesBeyond(std::string_view data, std::size_t most) {
  Object dict(new Dict(static_cast<XRef*>(nullptr)));
  dict.dictAdd("Filter", Object(objName, "FlateDecode"));
  // The one that decodes owns the other.
  auto* packed =
      new MemStream(data.data(), 0, static_cast<Goffset>(data.size()), dict.copy());
  const std::unique_ptr<Stream> stream(packed->addFilters(dict.getDict()));
  stream->reset();
  constexpr int kBuffer = 8192;
  unsigned char buffer[kBuffer];
  std::size_t total = 0;
  for (int size = 0;
       total <= most && (size = stream->doGetChars(kBuffer, buffer)) > 0;) {
    total += static_cast<std::size_t>(size);
  }
  return total > most;
}

struct RawStream {
  std::string_view dictionary;
  std::string_view data;
};

// The stream whose dictionary has a key at `at`; nothing if there is none.
RawStream StreamAround(std::string_view pdf, std::size_t at) {
  const std::size_t keyword = pdf.substr(at, kMaxDictionary).find("stream");
  if (keyword == std::string_view::npos) return {};
  const std::size_t earliest = at - std::min(at, kMaxDictionary);
  const std::size_t object = pdf.substr(earliest, at - earliest).rfind("obj");
  const std::size_t first =
      object == std::string_view::npos ? at : earliest + object + 3;
  std::size_t begin = at + keyword + 6;
  if (begin < pdf.size() && pdf[begin] == '\r') ++begin;
  if (begin < pdf.size() && pdf[begin] == '\n') ++begin;
  const std::string_view rest = pdf.substr(begin);
  return {.dictionary = pdf.substr(first, at + keyword - first),
          .data = rest.substr(0, rest.find("endstream"))};
}

// A coder that inflates feeds another one: what passes between them shows nowhere.
// Nobody who writes a document has a reason for it.
bool InflatesOnTheWay(std::string_view dictionary) {
  const std::size_t key = dictionary.find("/Filter");
  if (key == std::string_view::npos) return false;
  std::string_view coders = dictionary.substr(key + std::string_view("/Filter").size());
  coders = coders.substr(0, coders.find(']'));
  for (const std::string_view name : {"/Fl", "/LZW", "/RunLength", "/RL"}) {
    const std::size_t at = coders.find(name);
    if (at != std::string_view::npos && coders.find('/', at + 1) < coders.size() &&
        coders.find('[') < at) {
      return true;
    }
  }
  return false;
}

bool IsHuge(const RawStream& stream) {
  if (InflatesOnTheWay(stream.dictionary)) return true;
  return stream.data.size() > kLargestObjectStream / kDeflateGrowth &&
         InflatesBeyond(stream.data, kLargestObjectStream);
}

}  // namespace

std::optional<std::string> WithoutHugeClaims(std::string_view pdf,
                                             const std::function<void()>& release) {
  Claims claims(pdf);
  ForEach(pdf, "obj", release, [&](std::size_t at) { CheckObject(pdf, at, &claims); });
  ForEach(pdf, "xref", release,
          [&](std::size_t at) { CheckTable(pdf, at + 4, &claims); });
  return claims.Take();
}

bool HasHugeObjectStream(std::string_view pdf, const std::function<void()>& release) {
  bool huge = false;
  ForEach(pdf, "/ObjStm", release,
          [&](std::size_t at) { huge = huge || IsHuge(StreamAround(pdf, at)); });
  ForEach(pdf, "/XRef", release, [&](std::size_t at) {
    huge = huge || InflatesOnTheWay(StreamAround(pdf, at).dictionary);
  });
  return huge;
}

}  // namespace budget::pdf
