// A diagnostic as text for a terminal, in the form that editors jump to:
//
//     schemas/my.yaml:18:5: error: unknown key 'captoin' in table [schema-unknown-key]
//           captoin: '项目支出总表'
//           ^
//     schemas/mof.yaml:58:7: note: the rule is here
//     hint: did you mean 'caption'?
//
// The caret stands under the column by display width: a Han character takes two.

#ifndef PIPELINE_SCRIPT_FORMAT_DIAGNOSTIC_H_
#define PIPELINE_SCRIPT_FORMAT_DIAGNOSTIC_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/diagnostic.h"

namespace budget::script {

// The words around a message, in the language of the reader.
struct DiagnosticWords {
  std::string note = "note";
  std::string warning = "warning";
  std::string error = "error";
  std::string rule_here = "note: the rule is here";
  std::string hint = "hint: ";
};

// Gives the line of a place without its end; nothing if it cannot be had.
using ReadLine = std::function<std::optional<std::string>(const Location&)>;

// "file:line:column", "file#page=14:9:4", "file": what of it is known.
std::string FormatLocation(const Location& where);

// Whole lines.  Without `read_line`, and at places without a line or in a paged file,
// no source line is shown; of a long one, the part around the column.
std::string FormatDiagnostic(const Diagnostic& diagnostic,
                             const ReadLine& read_line = nullptr,
                             const DiagnosticWords& words = {});

// Columns of a terminal that the text takes.
int DisplayWidth(std::string_view utf8);

// The lines of a text that outlives this.  Messages come in the order of the text: to
// go on from the last line costs what lies between, so that all of them cost one pass.
class TextLines {
 public:
  explicit TextLines(std::string_view text = {}) : text_(text) {}

  // Line `line` (from 1) without its end; nothing if there is none.
  std::optional<std::string_view> Find(int line);

 private:
  std::string_view text_;
  int line_ = 1;  // begins at `start_`
  std::size_t start_ = 0;
};

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_FORMAT_DIAGNOSTIC_H_
