#include <array>

#include "pipeline/model/names.h"
#include "schemas/keys/section_keys.h"

namespace budget::schemas {
namespace {

using enum KeyType;

constexpr const char* kBlocks = kWords<Direction>.data();  // that an item stands in

constexpr auto kVocabularyObjects = std::to_array<KeyObject>({
    {"vocabulary", "The canonical ids: vocabulary.yaml, and `vocabulary` of a schema."},
    {"concept", "What a row is about, the same for every issuer."},
    {"measure", "What a column measures."},
    {"unit", "A unit that a figure can be printed in."},
    {"table_name", "A table of the dataset."},
});

constexpr auto kVocabularyKeys = std::to_array<Key>({
    {"vocabulary", "vocabulary", kInteger, "", false, "Version of this file format.",
     "1"},
    {"vocabulary", "concepts", kMapList, "concept", false, "The concepts of rows.", ""},
    {"vocabulary", "measures", kMapList, "measure", false, "The measures of columns.",
     ""},
    {"vocabulary", "units", kMapList, "unit", false, "The units.", ""},
    {"vocabulary", "tables", kMapList, "table_name", false,
     "The values of table_id; if there are any, a schema can use no other.", ""},

    {"concept", "id", kId, "", true, "The id in the dataset.",
     "revenue.general_public_budget"},
    {"concept", "zh", kText, "", true, "Label in Chinese.", "一般公共预算拨款收入"},
    {"concept", "en", kText, "", true, "Label in English.",
     "General public budget appropriation"},
    {"concept", "direction", kChoice, kBlocks, false,
     "The block that it stands in; absent: either.", "revenue"},
    {"concept", "code", kText, "", false, "Code of its functional or economic class.",
     "'210'"},
    {"concept", "names", kTextList, "", false,
     "Labels that mean it, without leading ordinals; the Chinese label always does.",
     "[一般公共预算拨款, 一般公共预算财政拨款收入]"},
    {"concept", "tables", kTextList, "", false,
     "The table ids that it is limited to; absent: any.  gov_* is all that begin so; "
     "the "
     "longest that fits wins.",
     "[three_public_expenditure]"},
    {"concept", "part", kFlag, "", false,
     "Its label names a part: below a row of another concept it is the one of that "
     "concept with the last word of this id.",
     "true"},

    {"measure", "id", kId, "", true, "The id in the dataset.", "basic_expenditure"},
    {"measure", "zh", kText, "", true, "Label in Chinese.", "基本支出"},
    {"measure", "en", kText, "", true, "Label in English.", "Basic expenditure"},

    {"unit", "name", kText, "", true, "The unit as it is printed.", "万元"},
    {"unit", "kind", kChoice, "amount|percent|count", true, "What it counts.",
     "amount"},
    {"unit", "power_of_ten", kInteger, "", false,
     "Of amounts: one of it is ten to this power yuan.", "4"},

    {"table_name", "id", kId, "", true, "The id in the dataset.", "revenue_summary"},
    {"table_name", "zh", kText, "", true, "Label in Chinese.", "部门收入总表"},
    {"table_name", "en", kText, "", true, "Label in English.", "Revenue"},
});

}  // namespace

std::span<const Key> VocabularyKeys() { return kVocabularyKeys; }
std::span<const KeyObject> VocabularyObjects() { return kVocabularyObjects; }

}  // namespace budget::schemas
