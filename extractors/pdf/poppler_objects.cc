#include "extractors/pdf/poppler_objects.h"

#include <Stream.h>

#include <algorithm>
#include <limits>
#include <ranges>
#include <string_view>
#include <vector>

#include "extractors/pdf/inflate.h"

namespace budget::pdf {
namespace {

bool IsPicture(StreamKind kind) {
  return kind == strDCT || kind == strJPX || kind == strJBIG2 || kind == strCCITTFax;
}

// The most that one byte can become: deflate writes 258 bytes in two bits, LZW a
// string of all codes so far in twelve, run lengths 128 bytes in two.
std::size_t LargestGrowth(StreamKind kind) {
  constexpr std::size_t kDeflate = 1032;
  constexpr std::size_t kLzw = 2731;
  constexpr std::size_t kRunLength = 64;
  switch (kind) {
    case strFlate:
      return kDeflate;
    case strLZW:
      return kLzw;
    case strRunLength:
      return kRunLength;
    default:
      return 1;
  }
}

struct Coding {
  bool picture = false;
  std::size_t most = 0;  // bytes that it can decode to
};

Coding CodingOf(Stream* stream) {
  Coding coding;
  coding.most = static_cast<std::size_t>(
      std::max<Goffset>(stream->getBaseStream()->getLength(), 0));
  for (Stream* at = stream; at != nullptr; at = at->getNextStream()) {
    coding.picture = coding.picture || IsPicture(at->getKind());
    const std::size_t growth = LargestGrowth(at->getKind());
    const bool fits = coding.most <= std::numeric_limits<std::size_t>::max() / growth;
    coding.most = fits ? coding.most * growth : std::numeric_limits<std::size_t>::max();
  }
  return coding;
}

// The next piece of a stream's data, none at their end.
class Pieces {
 public:
  explicit Pieces(Stream* stream) : stream_(stream) { stream_->reset(); }

  std::string_view Next() {
    const int size =
        stream_->doGetChars(sizeof buffer_, reinterpret_cast<unsigned char*>(buffer_));
    return {buffer_, static_cast<std::size_t>(std::max(size, 0))};
  }

 private:
  Stream* stream_;
  char buffer_[kPieceOfStream];
};

// Deflated, and not in rows that a predictor has to put together.
bool IsPlainDeflate(Stream* stream) {
  if (stream->getKind() != strFlate) return false;
  Dict* dict = stream->getDict();
  return dict->lookup("DecodeParms").isNull() && dict->lookup("DP").isNull();
}

// Gives the decoded data to `take`, piece by piece, until that returns false.
template <typename Take>
void Decode(Stream* stream, Take take) {
  if (IsPlainDeflate(stream)) {
    Pieces packed(stream->getNextStream());
    Inflate([&packed] { return packed.Next(); }, take);
  } else {
    Pieces decoded(stream);
    for (std::string_view piece = decoded.Next(); !piece.empty();
         piece = decoded.Next()) {
      if (!take(piece)) break;
    }
  }
  stream->close();
}

// The data of a coder that feeds another one never shows, and costs as much: a thousand
// million blanks become no hexadecimal digit.  Each coder but the last is run alone,
// from the innermost on, so that none is given more than fits.  What they decode to in
// all; more than `most` where that is too much.
std::size_t InnerSize(Stream* stream, std::size_t most) {
  constexpr std::size_t kMostCoders = 8;  // real files have one or two
  std::vector<Stream*> inner;
  for (Stream* at = stream->getNextStream(); at != nullptr; at = at->getNextStream()) {
    if (at->getNextStream() == nullptr) break;  // that of the file itself
    inner.push_back(at);
    if (inner.size() >= kMostCoders) return most + 1;
  }
  std::size_t total = 0;
  for (Stream* coder : inner | std::views::reverse) {
    Decode(coder, [&](std::string_view data) {
      total += data.size();
      return total <= most;
    });
    if (total > most) break;
  }
  return total;
}

}  // namespace

bool AppendStream(const Object& object, content::PageBudget* budget, std::string* out) {
  Stream* stream = object.getStream();
  if (CodingOf(stream).picture) return false;
  if (!budget->Spend(InnerSize(stream, budget->left()))) return true;
  Decode(stream, [&](std::string_view data) {
    if (!budget->Spend(data.size())) return false;
    out->append(data);
    return true;
  });
  return true;
}

std::string ReadStream(const Object& object, std::size_t most) {
  std::string out;
  Stream* stream = object.getStream();
  if (CodingOf(stream).picture || InnerSize(stream, most) > most) return out;
  Decode(stream, [&](std::string_view data) {
    out.append(data);
    return out.size() <= most;
  });
  return out;
}

std::size_t DecodedSize(const Object& object, std::size_t enough, std::size_t most) {
  Stream* stream = object.getStream();
  const Coding coding = CodingOf(stream);
  if (coding.picture) return most + 1;
  if (coding.most <= enough) return 0;
  std::size_t total = InnerSize(stream, most);
  if (total > most) return total;
  total = 0;
  Decode(stream, [&](std::string_view data) {
    total += data.size();
    return total <= most;
  });
  return total;
}

std::optional<double> NumberIn(const Dict& dict, const char* key) {
  const Object value = dict.lookup(key);
  if (!value.isNum()) return std::nullopt;
  return value.getNum();
}

bool NumbersIn(const Dict& dict, const char* key, int size, double* out) {
  const Object array = dict.lookup(key);
  if (!array.isArray() || array.arrayGetLength() < size) return false;
  for (int i = 0; i < size; ++i) {
    const Object value = array.arrayGet(i);
    if (!value.isNum()) return false;
    out[i] = value.getNum();
  }
  return true;
}

}  // namespace budget::pdf
