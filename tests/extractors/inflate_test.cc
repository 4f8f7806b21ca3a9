// Deflated streams: the same bytes as poppler's own decoder gives, as far as the packed
// ones make sense.

#include "extractors/pdf/inflate.h"

#include <Object.h>
#include <Stream.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "extractors/pdf/poppler_objects.h"

namespace budget::pdf {
namespace {

std::string Deflated(const std::string& data) {
  uLongf size = compressBound(data.size());
  std::string packed(size, '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size,
           reinterpret_cast<const Bytef*>(data.data()), data.size());
  packed.resize(size);
  return packed;
}

// Text that packs neither to nothing nor to itself.
std::string Content(std::size_t size) {
  std::string content;
  for (unsigned i = 0; content.size() < size; ++i) {
    content += std::to_string(i * 2654435761U % 9973U) + " 0 Td (x) Tj\n";
  }
  content.resize(size);
  return content;
}

// A stream whose data are not copied.
Object StreamOf(const std::string& packed, Object parameters) {
  Object dict(new Dict(static_cast<XRef*>(nullptr)));
  dict.dictAdd("Filter", Object(objName, "FlateDecode"));
  if (!parameters.isNull()) dict.dictAdd("DecodeParms", std::move(parameters));
  auto* raw =
      new MemStream(packed.data(), 0, static_cast<Goffset>(packed.size()), dict.copy());
  return Object(raw->addFilters(dict.getDict()));
}

std::string ByPoppler(const Object& object) {
  std::string out;
  Stream* stream = object.getStream();
  stream->reset();
  for (int c = stream->getChar(); c != EOF; c = stream->getChar()) {
    out.push_back(static_cast<char>(c));
  }
  stream->close();
  return out;
}

std::string ByUs(const Object& object) {
  std::string out;
  content::PageBudget budget;
  EXPECT_TRUE(AppendStream(object, &budget, &out));
  return out;
}

struct DamageCase {
  std::string name;
  std::string packed;
  bool may_refer_to_nothing = false;  // poppler makes something of that
};

// Each at some places of a stream of several pieces.
std::vector<DamageCase> Damages() {
  const std::string sound = Deflated(Content(40000));
  std::vector<DamageCase> damages = {
      {"nothing", ""},
      {"header", sound.substr(0, 2)},
      {"no header", sound.substr(2)},
      {"dictionary", "\x78\x20" + sound.substr(2)},
      {"no checksum", sound.substr(0, sound.size() - 4)},
      {"wrong checksum", sound.substr(0, sound.size() - 1) + "?"},
      {"something behind", sound + "endstream"},
  };
  for (std::size_t part = 1; part < 8; ++part) {
    const std::size_t at = sound.size() * part / 8;
    damages.push_back({"cut at " + std::to_string(at), sound.substr(0, at)});
    std::string changed = sound;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    damages.push_back({"changed at " + std::to_string(at), std::move(changed), true});
  }
  return damages;
}

TEST(InflateTest, GivesWhatPopplerGives) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, kPieceOfStream - 1, kPieceOfStream,
        kPieceOfStream + 1, 5 * kPieceOfStream}) {
    const std::string content = Content(size);
    const std::string packed = Deflated(content);
    EXPECT_EQ(ByUs(StreamOf(packed, Object(objNull))), content) << size;
  }
  for (const DamageCase& damage : Damages()) {
    const Object stream = StreamOf(damage.packed, Object(objNull));
    const std::string ours = ByUs(stream);
    std::string theirs = ByPoppler(stream);
    if (damage.may_refer_to_nothing) {
      EXPECT_FALSE(ours.empty()) << damage.name;
      theirs.resize(std::min(theirs.size(), ours.size()));
    }
    EXPECT_EQ(ours, theirs) << damage.name;
  }
}

TEST(InflateTest, LeavesRowsOfAPredictorToPoppler) {
  Object parameters(new Dict(static_cast<XRef*>(nullptr)));
  parameters.dictAdd("Predictor", Object(12));
  parameters.dictAdd("Columns", Object(2));
  // Rows of two bytes, each with the number of its filter: 2 adds the row above.
  const std::string packed = Deflated(std::string("\2ab\2\1\1", 6));
  EXPECT_EQ(ByUs(StreamOf(packed, std::move(parameters))), "abbc");
}

TEST(InflateTest, StopsWhereNoMoreIsWanted) {
  const std::string packed = Deflated(Content(3 * kPieceOfStream));
  std::size_t taken = 0;
  bool read = false;
  Inflate(
      [&] {
        return std::exchange(read, true) ? std::string_view()
                                         : std::string_view(packed);
      },
      [&](std::string_view piece) {
        taken += piece.size();
        return false;
      });
  EXPECT_EQ(taken, kPieceOfStream);
}

}  // namespace
}  // namespace budget::pdf
