// The canonical ids of the dataset, with their labels, and the classification codes:
// what schemas/vocabulary.yaml and schemas/codes.csv say.

#ifndef SCHEMAS_SPEC_VOCABULARY_H_
#define SCHEMAS_SPEC_VOCABULARY_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/result.h"
#include "pipeline/model/table.h"

namespace budget::schemas {

// What a row is about, the same for every issuer: revenue.general_public_budget.
struct Concept {
  std::string id;
  std::string zh;
  std::string en;
  Direction direction = Direction::kNone;  // kNone: in either block
  std::string code;                 // functional or economic class code; may be empty
  std::vector<std::string> names;   // folded row labels, without leading ordinals
  std::vector<std::string> tables;  // table ids it is limited to; empty: any; gov_* is
                                    // all that begin so
  bool part = false;  // names a part of what the row above it is: 一般债务
  Location where;
};

// What a column measures: basic_expenditure.
struct Measure {
  std::string id;
  std::string zh;
  std::string en;
  Location where;
};

// A unit that a figure can be printed in.
struct Unit {
  std::string name;  // 万元, %, 人 ...
  Kind kind = Kind::kAmount;
  int power_of_ten = 0;  // amounts only: 1 of it is 10^power yuan
};

// One line of codes.csv: a code of a classification (支出功能分类, 部门预算支出经济
// 分类 ...) with the years in which it had this name.
struct Code {
  std::string classification;  // functional, dept_economic, gov_economic ...
  std::string code;            // digits
  std::string name;
  std::string parent;  // code; may be empty
  int valid_from = 0;  // 0 = open
  int valid_to = 0;    // 0 = open
};

// A table of the dataset: a value of table_id.
struct TableName {
  std::string id;
  std::string zh;
  std::string en;
  Location where;
};

class Vocabulary {
 public:
  std::vector<Concept> concepts;
  std::vector<Measure> measures;
  std::vector<Unit> units;
  std::vector<TableName> tables;
  std::vector<Code> codes;

  // Builds the indices below; call once after filling the lists.
  void Index();

  // The concept of a row label: folded, without ordinal.  One that is limited to this
  // table goes before one that is not (the longest limit first), and one of this
  // direction before one of either.  Null if there is none, or if two are as good (of a
  // label that stands in both blocks, when the direction is not known).  `table_id`
  // gov_ is the prose of governments.
  const Concept* FindConcept(std::string_view folded_name, Direction direction,
                             std::string_view table_id) const;
  const Concept* FindConceptById(std::string_view id) const;
  const Concept* FindConceptByCode(std::string_view code) const;
  bool HasMeasure(std::string_view id) const;
  const Unit* FindUnit(std::string_view name) const;
  // All entries of a code (several years, several classifications).
  std::vector<const Code*> FindCode(std::string_view code) const;
  // All entries of a name, folded, by code: the same item may stand in many classes.
  std::vector<const Code*> FindCodesNamed(std::string_view folded_name) const;

 private:
  // Lets a string_view be looked up without making a string of it.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <typename Value>
  using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  std::vector<const Code*> CodesOf(const TextMap<std::vector<std::size_t>>& index,
                                   std::string_view key) const;

  TextMap<std::vector<std::size_t>> concepts_by_name_;
  TextMap<std::size_t> concepts_by_id_;
  TextMap<std::size_t> concepts_by_code_;
  TextMap<std::size_t> measures_by_id_;
  TextMap<std::size_t> units_by_name_;
  TextMap<std::vector<std::size_t>> codes_by_code_;
  TextMap<std::vector<std::size_t>> codes_by_name_;
};

// Reads codes.csv: a header line, then classification, code, name, level, parent,
// valid_from, valid_to.  Names hold no commas.
Result<std::vector<Code>> ParseCodes(std::string_view csv, const std::string& file);

}  // namespace budget::schemas

#endif  // SCHEMAS_SPEC_VOCABULARY_H_
