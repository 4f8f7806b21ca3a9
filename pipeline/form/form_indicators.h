// The indicators of a form: a header, then a row for each, below its two levels.

#ifndef PIPELINE_FORM_FORM_INDICATORS_H_
#define PIPELINE_FORM_FORM_INDICATORS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/form/form_table.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::form {

// All that is given must outlive the reader.
class IndicatorReader {
 public:
  IndicatorReader(const table::Grid& grid, const schemas::FormSpec& form,
                  FormTable* out)
      : grid_(grid), form_(form), out_(*out) {}

  bool IsHeader(const std::vector<FormItem>& items) const;
  void ReadHeader(int row, const std::vector<FormItem>& items);
  bool HasHeader() const { return level3_ >= 0; }

  // A row below a header, without what is merged down from above.  What stands in no
  // column of the header is a fact without a column.
  void Read(int row, const std::vector<FormItem>& items);

  // When all is read.  The first rows of a group can stand above its label when that is
  // printed in the middle of merged cells: they belong to the first group named after
  // them.
  void FillMissingLevels();

 private:
  const std::string& FoldedOf(const FormItem& item) const;
  int ValueColumn(int row, int grid_column);
  bool IsValue(int column) const;
  bool IsLevel(int column) const { return column == level1_ || column == level2_; }
  bool FitsShifted(const std::vector<FormItem>& items, int shift) const;
  bool FitsAsPrinted(const std::vector<FormItem>& items) const;
  bool Continues(const std::vector<FormItem>& items);
  void ReadInOrder(const std::vector<FormItem>& items);
  std::string LevelText(int row, const std::vector<FormItem>& items, int column,
                        int shift, std::string* carried);
  const FormItem* NameOf(const std::vector<FormItem>& items, int shift) const;
  void Place(const FormItem& item, int column);
  Row& AddRow();
  bool IsIndicator(std::size_t row) const;

  const table::Grid& grid_;
  const schemas::FormSpec& form_;
  FormTable& out_;
  // Grid columns, from the header; -1: there is none.
  int line_number_ = -1;
  int level1_ = -1;
  int level2_ = -1;
  int level3_ = -1;
  FormColumns values_;
  std::string level1_text_;  // carried down
  std::string level2_text_;
  std::vector<bool> rows_;  // by index into Table::rows: it is an indicator
};

}  // namespace budget::form

#endif  // PIPELINE_FORM_FORM_INDICATORS_H_
