#include "extractors/html/html_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "extractors/text/decode_text.h"
#include "extractors/text/text_reader.h"
#include "pipeline/markup/html_content.h"
#include "pipeline/model/diagnostic.h"

namespace budget::extractors {
namespace {

constexpr std::size_t kSample = 4096;

char LowerOf(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The first bytes in lower case, without NULs (UTF-16) and byte order marks: enough to
// see tags.
std::string TagsOf(std::string_view bytes) {
  std::string sample;
  for (const char c : bytes.substr(0, kSample)) {
    if (c != '\0') sample.push_back(LowerOf(c));
  }
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (sample.starts_with(mark)) sample.erase(0, mark.size());
  }
  return sample;
}

// What stands behind blanks, comments and an XML declaration.
std::string_view SkipPreamble(std::string_view text) {
  while (true) {
    const std::size_t start = text.find_first_not_of(" \t\r\n\f");
    if (start == std::string_view::npos) return {};
    text.remove_prefix(start);
    std::string_view end;
    if (text.starts_with("<!--")) {
      end = "-->";
    } else if (text.starts_with("<?xml")) {
      end = "?>";
    } else {
      return text;
    }
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + end.size());
  }
}

bool DeclaresBig5(std::string_view bytes) {
  const std::string sample = TagsOf(bytes);
  for (std::size_t at = sample.find("charset="); at != std::string::npos;
       at = sample.find("charset=", at + 1)) {
    const std::size_t name = sample.find_first_not_of("\"' ", at + 8);
    if (name != std::string::npos && sample.compare(name, 4, "big5") == 0) return true;
  }
  return false;
}

class HtmlReader : public Reader {
 public:
  explicit HtmlReader(PageContent content) : content_(std::move(content)) {}

  std::string_view media_type() const override { return "text/html"; }
  int page_count() const override { return 0; }
  const Diagnostics& diagnostics() const override { return diagnostics_; }

  bool Next(PageData* page) override {
    if (!content_) return false;
    *page = *std::move(content_);
    content_.reset();
    return true;
  }

 private:
  std::optional<PageContent> content_;
  Diagnostics diagnostics_;  // those of the page travel with it
};

}  // namespace

bool LooksLikeHtml(std::string_view bytes) {
  static constexpr std::array<std::string_view, 10> kBeginnings = {
      "<!doctype html", "<html", "<head",  "<body",   "<meta",
      "<title",         "<div",  "<style", "<script", "<link"};
  const std::string sample = TagsOf(bytes);
  const std::string_view text = SkipPreamble(sample);
  return std::ranges::any_of(kBeginnings, [&](std::string_view beginning) {
    return text.starts_with(beginning);
  });
}

Result<std::unique_ptr<Reader>> OpenHtml(std::string_view bytes,
                                         const std::string& name,
                                         const ReadOptions& /*options*/) {
  using Opened = Result<std::unique_ptr<Reader>>;
  std::string buffer;
  DecodedText text = DecodeText(bytes, &buffer);
  if (text.encoding != TextEncoding::kUtf16Le &&
      text.encoding != TextEncoding::kUtf16Be &&
      (text.bad_offset || text.encoding == TextEncoding::kGb18030) &&
      DeclaresBig5(bytes)) {
    text.encoding = TextEncoding::kBig5;
    text.bad_offset = Big5ToUtf8(bytes, &buffer);
    text.utf8 = buffer;
  }
  if (text.bad_offset) return Opened::Failed(BadEncoding(bytes, text, name));
  std::optional<PageContent> content = markup::ReadHtml(text.utf8, /*first_line=*/1);
  if (!content) {
    Diagnostic deep;
    deep.code = "too-deep";
    deep.message = "the elements of the page are nested too deep to be read";
    deep.where.file = name;
    return Opened::Failed(deep);
  }
  return Opened(std::make_unique<HtmlReader>(*std::move(content)));
}

}  // namespace budget::extractors
