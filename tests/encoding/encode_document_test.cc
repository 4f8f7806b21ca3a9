#include "pipeline/encoding/encode_document.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/dataset/format_rows.h"
#include "tests/dataset/sample_document.h"
#include "tests/encoding/random_document.h"

namespace budget::encoding {
namespace {

using dataset::SampleDocument;

std::string AllRows(const DocumentData& document) {
  dataset::DatasetRows rows;
  dataset::FormatRows(document, dataset::SampleVocabulary(), "9.9", &rows);
  std::string text;
  for (const dataset::CsvRows& file : rows.files) text += file.text();
  return text;
}

TEST(EncodeDocumentTest, GivesTheSameRows) {
  const std::optional<DocumentData> decoded =
      DecodeDocument(EncodeDocument(SampleDocument()));
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(AllRows(*decoded), AllRows(SampleDocument()));
}

TEST(EncodeDocumentTest, GivesBackEveryField) {
  std::mt19937 random(20231128);  // NOLINT(cert-msc51-cpp): the same in every run
  for (int i = 0; i < 500; ++i) {
    const DocumentData document = RandomDocument(&random);
    const std::string bytes = EncodeDocument(document);
    const std::optional<DocumentData> decoded = DecodeDocument(bytes);
    ASSERT_TRUE(decoded.has_value()) << i;
    ASSERT_EQ(EncodeDocument(*decoded), bytes) << i;
    ASSERT_EQ(AllRows(*decoded), AllRows(document)) << i;
  }
}

// What is taken for a document is one, and the only one that has these bytes.
void ExpectRefusedOrExact(const std::string& bytes) {
  const std::optional<DocumentData> decoded = DecodeDocument(bytes);
  if (!decoded.has_value()) return;
  EXPECT_EQ(EncodeDocument(*decoded), bytes);
}

TEST(DecodeDocumentTest, RefusesEveryBeginning) {
  const std::string bytes = EncodeDocument(SampleDocument());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(DecodeDocument(std::string_view(bytes).substr(0, size))) << size;
  }
  EXPECT_FALSE(DecodeDocument(bytes + '\0'));
}

TEST(DecodeDocumentTest, SurvivesEveryWrongByte) {
  const std::string bytes = EncodeDocument(SampleDocument());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x80U, 0x7FU, 0xFFU}) {
      std::string wrong = bytes;
      wrong[at] = static_cast<char>(static_cast<unsigned char>(wrong[at]) ^ flip);
      ExpectRefusedOrExact(wrong);
    }
  }
}

TEST(DecodeDocumentTest, SurvivesDamage) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same in every run
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = EncodeDocument(RandomDocument(&random));
    for (std::size_t edits = random() % 4; edits > 0; --edits) {
      const std::size_t at = random() % bytes.size();
      if (random() % 2 == 0) {
        bytes.erase(at, random() % 9);
      } else {
        bytes.insert(at, random() % 9, static_cast<char>(random()));
      }
      if (bytes.empty()) break;
    }
    ExpectRefusedOrExact(bytes);
  }
}

TEST(DecodeDocumentTest, RefusesMoreMemoryThanAllowed) {
  DocumentData document = SampleDocument();
  document.outline.sections.resize(1000);
  const std::string bytes = EncodeDocument(document);
  EXPECT_TRUE(DecodeDocument(bytes));
  EXPECT_FALSE(DecodeDocument(bytes, 1000 * sizeof(Section)));
}

// A few bytes that announce a great many sections.
TEST(DecodeDocumentTest, ALengthIsNoPromise) {
  Encoder encoder;
  encoder.Raw("BDOC");
  encoder(kEncodingVersion, DocumentInfo(), std::vector<Table>(), std::size_t{1} << 60);
  EXPECT_FALSE(DecodeDocument(std::move(encoder).TakeBytes()));
}

TEST(DecodeDocumentTest, RefusesAnotherVersion) {
  Encoder encoder;
  encoder.Raw("BDOC");
  encoder(kEncodingVersion + 1, SampleDocument());
  EXPECT_FALSE(DecodeDocument(std::move(encoder).TakeBytes()));
}

struct BrokenCase {
  const char* name;
  std::function<void(DocumentData*)> damage;
};

class BrokenDocumentTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenDocumentTest, IsRefused) {
  DocumentData document = SampleDocument();
  ASSERT_TRUE(DecodeDocument(EncodeDocument(document)));
  GetParam().damage(&document);
  EXPECT_FALSE(DecodeDocument(EncodeDocument(document)));
}

INSTANTIATE_TEST_SUITE_P(
    Documents, BrokenDocumentTest,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"NoUtf8", [](DocumentData* it) { it->info.issuer = "\xB2\xC6"; }},
        {"SurrogateInUtf8", [](DocumentData* it) { it->info.issuer = "\xED\xA0\x80"; }},
        {"StatusOutOfRange",
         [](DocumentData* it) {
           it->info.status = static_cast<DocumentStatus>(4);  // NOLINT
         }},
        {"AnotherNumber",
         [](DocumentData* it) { it->tables[0].facts[0].number = Decimal(1, 0); }},
        {"AnotherScale",
         [](DocumentData* it) { it->tables[0].facts[0].number = Decimal(587335, 2); }},
        {"AnotherNumberInProse",
         [](DocumentData* it) { it->statements[0].number = Decimal(1, 0); }},
        {"ScaleOutOfRange",
         [](DocumentData* it) { it->statements[0].number = Decimal(1, 39); }},
        {"RowOfAFact", [](DocumentData* it) { it->tables[0].facts[0].row = 2; }},
        {"NegativeRow", [](DocumentData* it) { it->tables[0].facts[0].row = -1; }},
        {"ColumnOfAFact", [](DocumentData* it) { it->tables[0].facts[0].column = 2; }},
        {"FactOfATarget",
         [](DocumentData* it) { it->tables[0].targets = {{.fact = 3}}; }},
        {"TableOfACheck", [](DocumentData* it) { it->checks[0].facts[0].table = 2; }},
        {"FactOfACheck", [](DocumentData* it) { it->checks[0].facts[0].fact = 3; }},
        {"StatementOfACheck", [](DocumentData* it) { it->checks[0].statements = {1}; }},
        {"SectionOfAStatement",
         [](DocumentData* it) { it->statements[0].section = 1; }},
        {"ParagraphOfAStatement",
         [](DocumentData* it) { it->statements[0].paragraph = 0; }},
        {"StatementThatIsReferredTo",
         [](DocumentData* it) { it->statements[0].refers_to = 1; }},
        {"SectionOfAParagraph",
         [](DocumentData* it) { it->outline.paragraphs = {{.section = 1}}; }},
        {"StartOfALine",
         [](DocumentData* it) {
           it->outline.paragraphs = {{.text = "ab", .starts = {{.offset = 3}}}};
         }},
    }),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace budget::encoding
