// What the program says to the person who runs it: on standard error, and nothing else.
// That nobody listens is no failure.

#ifndef PIPELINE_PROGRAM_CONSOLE_H_
#define PIPELINE_PROGRAM_CONSOLE_H_

#include <string>
#include <string_view>

#include "pipeline/messages/catalogue.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/language.h"
#include "pipeline/program/progress.h"
#include "pipeline/program/summary.h"

namespace budget::program {

// Writes to a descriptor: all of it, if the other end wants it.
void WriteText(int descriptor, std::string_view text);

class Console {
 public:
  // `json`: each message is an object in a line of its own, with time, level, event and
  // message, and what else there is: code, file, page, line, column, hint.
  Console(Language language, bool json) : language_(language), json_(json) {}
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;
  ~Console() { RemoveBar(); }

  Language language() const { return language_; }

  // "extract: <the message of this id>"
  void Say(std::string_view id, messages::Values values = {});
  // What Say() would write, for whoever cannot ask when the time has come; as an object
  // without that time.
  std::string LastWords(std::string_view id) const;
  // In the form of FormatDiagnostic, with the line that it is about where that is a
  // line of a UTF-8 file.
  void Say(const Diagnostic& diagnostic);
  void Say(const Diagnostics& diagnostics, bool with_notes);
  // How a document was read, as the stages say it.
  void SayExplanation(std::string_view text);

  // As a bar, that the next message takes away, or as a line.
  void Show(const ProgressState& state, ProgressKind kind, std::string_view source);
  // `folder`: as Summary::Details has it.
  void Show(const Summary& summary, const std::string& folder);

 private:
  void RemoveBar();
  void Line(std::string_view text);

  Language language_;
  bool json_;
  bool bar_stands_ = false;
};

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_CONSOLE_H_
