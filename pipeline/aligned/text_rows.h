// Pieces to printed rows of words: what is looked at where no rules tell the columns.

#ifndef PIPELINE_ALIGNED_TEXT_ROWS_H_
#define PIPELINE_ALIGNED_TEXT_ROWS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pipeline/runs/pieces.h"

namespace budget::aligned {

// Pieces of a row with no wide gap between them.
struct Word {
  float x0 = 0;
  float x1 = 0;
  bool number = false;  // a figure; a year by itself is none
  bool dash = false;    // dashes alone, which stand for a figure
  bool colon = false;   // has one: 单位：万元
  float baseline = 0;
  float top = 0;       // of its highest line
  std::string figure;  // what it prints, if it is a number
  float middle() const { return (x0 + x1) / 2; }
};

struct TextRow {
  std::vector<Word> words;  // from left to right
  std::vector<Word> parts;  // words, apart where a figure is set off by some white
  float baseline = 0;
  float size = 0;  // of its largest piece
  float top() const { return baseline - 0.86F * size; }
  float bottom() const { return baseline + 0.14F * size; }
  bool has_number() const {
    for (const Word& part : parts) {
      if (part.number) return true;
    }
    return false;
  }
  // A figure, or a dash that stands for one: behind a label, or alone in its line
  // beside a label that is broken.
  bool has_value() const {
    for (const Word& part : parts) {
      if (part.number) return true;
      if (part.dash && (&part != &parts.front() || parts.size() == 1)) return true;
    }
    return false;
  }
};

// Whether a row could be one of a table: it has several words, and is no caption.
bool IsTabular(const TextRow& row);

// Whether it is one with values: a figure stands by itself beside something else.
bool IsRecord(const TextRow& row);

// Whether it is one of column numbers (1 | 2 | 3): narrow figures and hardly a label.
bool IsNumbering(const TextRow& row);

// Whether two rows have words beside each other, although they share no line: a head of
// one line stands at the middle of one of two.
bool StandBeside(const TextRow& above, const TextRow& row);

// Whether no more white stands between two rows than between rows of one table.
bool Follows(const TextRow& above, const TextRow& row);

// The upright ones of `pieces` (indices into `all`) as rows, from top to bottom.
std::vector<TextRow> FindTextRows(const Page& page, std::span<const runs::Piece> all,
                                  std::vector<std::uint32_t> pieces);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_TEXT_ROWS_H_
