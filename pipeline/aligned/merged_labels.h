// Labels merged over several rows, where only horizontal rules tell.
//
//     ---------------------------------
//               甲道路        12.00          The rule between the two rows ends where
//     运转类   ------------------------      the label of both stands.
//               乙水库         8.00
//     ---------------------------------

#ifndef PIPELINE_ALIGNED_MERGED_LABELS_H_
#define PIPELINE_ALIGNED_MERGED_LABELS_H_

#include <span>
#include <vector>

#include "pipeline/aligned/column_bars.h"
#include "pipeline/aligned/text_rows.h"
#include "pipeline/lattice/lattice.h"
#include "pipeline/lattice/rule_groups.h"

namespace budget::aligned {

// The rules between the rows of a table's body that part all columns of figures, and
// not all of the labels at their left.
class MergedLabels {
 public:
  // `bars` are the columns; the body stands below `top`.
  MergedLabels(std::span<const lattice::Rule> rules, std::span<const Bar> bars,
               float top);

  // The y of these rules, ascending.
  const std::vector<float>& rules() const { return ys_; }
  // The lines without the labels that are merged somewhere: these tell no rows.
  std::vector<TextRow> Without(std::span<const TextRow> lines) const;
  // Joins the cells of `lattice`, whose columns are the bars, where no rule parts them.
  void Join(lattice::Lattice* lattice) const;

 private:
  std::span<const Bar> bars_;
  std::vector<float> ys_;
  std::vector<std::size_t> first_;  // the first column that each rule parts
  std::size_t merged_ = 0;          // so many columns are merged somewhere
};

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_MERGED_LABELS_H_
