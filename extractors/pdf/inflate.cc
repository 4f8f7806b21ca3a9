#include "extractors/pdf/inflate.h"

#define ZLIB_CONST  // it does not write into what it reads
#include <zlib.h>

#include <array>

namespace budget::pdf {
namespace {

constexpr std::size_t kHeader = 2;  // bytes: method and flags

// As poppler reads it: deflated, and without a dictionary of its own.
bool IsHeader(std::string_view bytes) {
  constexpr unsigned kMethod = 0x0F;
  constexpr unsigned kDeflate = 8;
  constexpr unsigned kHasDictionary = 0x20;
  constexpr unsigned kByte = 256;
  constexpr unsigned kCheck = 31;
  const unsigned method = static_cast<unsigned char>(bytes[0]);
  const unsigned flags = static_cast<unsigned char>(bytes[1]);
  return (method & kMethod) == kDeflate && (flags & kHasDictionary) == 0 &&
         (method * kByte + flags) % kCheck == 0;
}

// A decoder of zlib, which owns some memory.
class Inflater {
 public:
  Inflater() : ready_(inflateInit2(&state_, -MAX_WBITS) == Z_OK) {}
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (ready_) inflateEnd(&state_);
  }

  bool ready() const { return ready_; }
  bool hungry() const { return state_.avail_in == 0; }
  bool full() const { return state_.avail_out == 0; }

  void Feed(std::string_view packed) {
    state_.next_in = reinterpret_cast<const Bytef*>(packed.data());
    state_.avail_in = static_cast<uInt>(packed.size());
  }
  // What was there has been taken.
  void Empty() {
    state_.next_out = piece_.data();
    state_.avail_out = static_cast<uInt>(piece_.size());
  }
  int Go() { return inflate(&state_, Z_NO_FLUSH); }

  std::string_view piece() const {
    return {reinterpret_cast<const char*>(piece_.data()),
            piece_.size() - state_.avail_out};
  }

 private:
  z_stream state_{};
  bool ready_;
  std::array<Bytef, kPieceOfStream> piece_{};
};

}  // namespace

void Inflate(const std::function<std::string_view()>& packed,
             const std::function<bool(std::string_view)>& take) {
  Inflater inflater;
  const std::string_view first = packed();
  if (!inflater.ready() || first.size() <= kHeader || !IsHeader(first)) return;
  inflater.Feed(first.substr(kHeader));
  inflater.Empty();
  for (int state = Z_OK; state == Z_OK;) {
    if (inflater.hungry()) inflater.Feed(packed());
    state = inflater.Go();
    if (state == Z_OK && !inflater.full()) continue;
    if (inflater.piece().empty() || !take(inflater.piece())) return;
    inflater.Empty();
  }
}

}  // namespace budget::pdf
