// Reads one paragraph after the other, clause by clause, and remembers what later
// clauses refer to.

#ifndef PIPELINE_PROSE_STATEMENTS_READER_H_
#define PIPELINE_PROSE_STATEMENTS_READER_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/prose.h"
#include "pipeline/prose/statements/clauses.h"
#include "pipeline/prose/statements/concepts.h"
#include "pipeline/prose/statements/figure.h"
#include "pipeline/prose/statements/lists.h"
#include "pipeline/prose/statements/log.h"
#include "pipeline/prose/statements/members.h"
#include "pipeline/prose/statements/quantities.h"
#include "pipeline/prose/statements/quotes.h"
#include "pipeline/prose/statements/section_years.h"
#include "pipeline/prose/statements/statements.h"
#include "pipeline/prose/statements/subjects.h"
#include "pipeline/prose/statements/text.h"
#include "pipeline/prose/statements/years.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::statements {

class StatementReader {
 public:
  // `spec` and `vocabulary` must outlive the reader; `document_year` is 0 if not known.
  StatementReader(const schemas::ProseSpec& spec, const schemas::Vocabulary& vocabulary,
                  int document_year);
  StatementReader(const StatementReader&) = delete;  // its parts refer to each other
  StatementReader& operator=(const StatementReader&) = delete;

  // What follows belongs to this section, which must live until the next call.
  void StartSection(const Section& section, int index);
  // `paragraph`: its index, or -1 for the heading of the section.
  void Read(const Paragraph& paragraph, int index);

  // The statements of all that was read; to be called once, at the end.
  ProseStatements Take() { return {log_.Take(), std::move(unreadable_)}; }

 private:
  // What a figure without a subject of its own can refer to.
  struct Thread {
    Name subject;
    Name plain;      // the same without 年初预算数 and the like
    int value = -1;  // indices of statements
    int change = -1;
    int prior = -1;
    std::size_t group = 0;
    int sentence = 0;
  };

  // What stands in a bracket does not change what stands around it.
  struct Saved {
    std::vector<Thread> threads;
    Thread governor;
    std::size_t lists;
    bool explains;
  };

  // What is remembered until the next section, paragraph or sentence begins.
  struct SectionState {
    int index = 0;
    const std::string* unread_heading = nullptr;
    Name heading;  // once it is read
    std::array<std::string, 3> items;
  };
  struct ParagraphState {
    const Paragraph* printed = nullptr;
    int index = -1;
    const ProseText* text = nullptr;
    std::vector<Quantity> quantities;
    Name topic;
    Thread governor;
    std::vector<Saved> brackets;  // that are open, the innermost last
  };
  struct SentenceState {
    bool first_clause = true;
    int year = 0;
    bool compared = false;
    std::string compared_with;
    bool explains = false;
    Name pending;
    std::size_t pending_begin = 0;
    Name relative;  // clauses that belong to the subject of the next figure
    std::size_t relative_begin = 0;
    std::vector<Thread> threads;
    std::vector<Name> respectively;  // subjects of the figures to come, the last first
  };

  // What a figure is of.
  struct Subject {
    Name name;
    Name plain;        // the same without 年初预算数 and the like
    bool own = false;  // its clause names it; else it is carried over
  };

  void ReadHeading();
  void StartSentence();
  void EnterDepth(int depth);
  void ReadClause(const Clause& clause);
  void EndClause(const Clause& clause);

  void ReadPlainClause(const Clause& clause);
  void Compare(std::string_view words, std::string_view base);
  void OpenList(std::string_view words);
  void AddRelative(const Name& name, const Clause& clause);

  void ReadFigure(const Clause& clause, std::size_t index);
  Figure FigureOf(const Clause& clause, std::size_t index);
  void ReadLead(const Clause& clause, std::size_t index, Figure* figure);
  void Explain(const Figure& figure);
  Subject SubjectOf(const Clause& clause, std::size_t index, std::size_t tail_end,
                    const Figure& figure) const;
  Span SpanOfSubject(const Clause& clause, std::size_t index, std::size_t tail_end,
                     const Figure& figure) const;
  std::size_t LeadLength(const Clause& clause, std::size_t index) const;
  Name WithLastOf(const Name& name, Span span) const;
  Name Carried() const;
  Name CarriedPlain() const;

  void AddDependent(const Clause& clause, const Figure& figure);
  void AddOwn(const Clause& clause, const Figure& figure, const Subject& subject);
  void AddValue(const Figure& figure, Thread thread);
  void AddToValue(const Figure& figure, Thread thread);
  void AddEach(const Clause& clause, const Figure& figure,
               const std::vector<Name>& members);
  std::size_t GroupOf(const Clause& clause, const Subject& subject);
  Thread NewThread(const Name& subject, const Name& plain, std::size_t group) const;
  int Add(const Figure& figure, const Name& subject, std::size_t group);
  void Link(int index, Thread* thread);
  void ReportUnreadable();
  void SetQuotes();

  const schemas::ProseSpec& spec_;
  const QuantityFinder finder_;
  const SubjectReader subjects_;
  SectionYears section_years_;
  YearReader years_;
  const MemberReader members_;
  ConceptFinder concepts_;
  StatementLog log_;
  PartLists lists_;
  QuoteMarks quotes_;
  Diagnostics unreadable_;
  SectionState section_;
  ParagraphState paragraph_;
  SentenceState sentence_;
  int sentences_ = 0;  // through the document
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_READER_H_
