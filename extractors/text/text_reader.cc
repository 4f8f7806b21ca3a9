#include "extractors/text/text_reader.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "extractors/text/decode_text.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/page.h"

namespace budget::extractors {
namespace {

bool IsLineEnd(char c) { return c == '\n' || c == '\r' || c == '\f'; }

// Hands out the lines of a text, reusing the strings that are there.
class LineWriter {
 public:
  explicit LineWriter(std::vector<TextLine>* lines) : lines_(lines) {}
  ~LineWriter() { lines_->resize(count_); }
  LineWriter(const LineWriter&) = delete;
  LineWriter& operator=(const LineWriter&) = delete;

  void Add(int number, std::string_view text) {
    if (count_ == lines_->size()) lines_->emplace_back();
    TextLine& line = (*lines_)[count_++];
    line.number = number;
    line.text.assign(text);
  }

 private:
  std::vector<TextLine>* lines_;
  std::size_t count_ = 0;
};

void SplitLines(std::string_view text, std::vector<TextLine>* lines) {
  LineWriter writer(lines);
  int number = 1;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!IsLineEnd(c)) continue;
    writer.Add(number, text.substr(start, i - start));
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
    if (c != '\f') ++number;
    start = i + 1;
  }
  if (start < text.size()) writer.Add(number, text.substr(start));
}

class TextReader : public PageReader {
 public:
  // `text` is a view of the input or of `buffer`.
  TextReader(std::unique_ptr<std::string> buffer, std::string_view text)
      : buffer_(std::move(buffer)), text_(text) {}

  std::string_view media_type() const override { return "text/plain"; }
  int page_count() const override { return 0; }
  const Diagnostics& diagnostics() const override { return diagnostics_; }

 private:
  bool NextPage(Page* page) override {
    if (done_) return false;
    done_ = true;
    std::vector<TextLine> lines = std::move(page->lines);
    *page = Page();
    SplitLines(text_, &lines);
    page->lines = std::move(lines);
    buffer_.reset();
    text_ = {};
    return true;
  }

  std::unique_ptr<std::string> buffer_;  // its own object: the view survives a move
  std::string_view text_;
  bool done_ = false;
  Diagnostics diagnostics_;
};

std::string_view NameOf(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::kUtf8:
      return "UTF-8";
    case TextEncoding::kGb18030:
      return "GB18030";
    case TextEncoding::kUtf16Le:
      return "UTF-16LE";
    case TextEncoding::kUtf16Be:
      return "UTF-16BE";
    case TextEncoding::kBig5:
      return "Big5";
  }
  return "";
}

}  // namespace

bool LooksLikeText(std::string_view bytes) {
  constexpr std::size_t kSample = 4096;
  const std::string_view sample = bytes.substr(0, std::min(kSample, bytes.size()));
  if (sample.starts_with("\xFF\xFE") || sample.starts_with("\xFE\xFF")) return true;
  if (GuessUtf16(sample)) return true;
  if (sample.find('\0') != std::string_view::npos) return false;
  const auto control = std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && (byte < 0x09 || byte > 0x0D)) || byte == 0x7F;
  });
  return static_cast<std::size_t>(control) * 32 <= sample.size();
}

Diagnostic BadEncoding(std::string_view bytes, const DecodedText& text,
                       const std::string& name) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  const std::size_t offset = *text.bad_offset;
  const auto byte =
      static_cast<unsigned char>(offset < bytes.size() ? bytes[offset] : '\0');
  const auto line = std::count(
      bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  Diagnostic bad;
  bad.code = "bad-encoding";
  bad.message = "the text is not in UTF-8, GB18030 or UTF-16: read as " +
                std::string(NameOf(text.encoding)) + ", byte 0x" + kHex[byte >> 4] +
                kHex[byte & 0xFU] + " at offset " + std::to_string(offset) +
                " is wrong";
  bad.where = {name, 0, static_cast<int>(line) + 1, 0};
  bad.hint = "save the text as UTF-8";
  return bad;
}

Result<std::unique_ptr<Reader>> OpenText(std::string_view bytes,
                                         const std::string& name,
                                         const ReadOptions& /*options*/) {
  using Opened = Result<std::unique_ptr<Reader>>;
  auto buffer = std::make_unique<std::string>();
  const DecodedText text = DecodeText(bytes, buffer.get());
  if (text.bad_offset) return Opened::Failed(BadEncoding(bytes, text, name));
  if (text.utf8.empty()) {
    Diagnostic empty;
    empty.code = "empty";
    empty.message = "the file is empty";
    empty.where = {name, 0, 0, 0};
    return Opened::Failed(empty);
  }
  return Opened(std::make_unique<TextReader>(std::move(buffer), text.utf8));
}

}  // namespace budget::extractors
