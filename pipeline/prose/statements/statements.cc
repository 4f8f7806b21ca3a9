#include "pipeline/prose/statements/statements.h"

#include <cstddef>

#include "pipeline/prose/statements/reader.h"

namespace budget::statements {

ProseStatements ReadStatements(const Outline& outline, const schemas::ProseSpec& spec,
                               const schemas::Vocabulary& vocabulary, int document_year,
                               Stop stop) {
  StatementReader reader(spec, vocabulary, document_year);
  std::size_t next = 0;
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    const Section& section = outline.sections[i];
    const int index = static_cast<int>(i);
    reader.StartSection(section, index);
    const Paragraph heading{
        .section = index, .text = section.heading, .starts = {{0, section.place}}};
    reader.Read(heading, -1);
    for (;
         next < outline.paragraphs.size() && outline.paragraphs[next].section == index;
         ++next) {
      if (stop.requested()) return reader.Take();
      reader.Read(outline.paragraphs[next], static_cast<int>(next));
    }
  }
  return reader.Take();
}

}  // namespace budget::statements
