// Reads one paragraph after the other, and remembers what later clauses refer to.

#ifndef PIPELINE_PROSE_STATEMENTS_READER_H_
#define PIPELINE_PROSE_STATEMENTS_READER_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/prose.h"
#include "pipeline/prose/statements_clauses.h"
#include "pipeline/prose/statements_measures.h"
#include "pipeline/prose/statements_quantities.h"
#include "pipeline/prose/statements_subjects.h"
#include "pipeline/prose/statements_text.h"
#include "schemas/prose_spec.h"
#include "schemas/vocabulary.h"

namespace budget {

class StatementReader {
 public:
  StatementReader(const ProseSpec& spec, const Vocabulary& vocabulary,
                  int document_year);

  // What follows belongs to this section, until the next call.
  void StartSection(const Section& section, int index);
  // `paragraph`: its index, or -1 for the heading of the section.
  void Read(const Paragraph& paragraph, int index);

  std::vector<Statement> Take() { return std::move(statements_); }

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

  // Parts that are being listed.
  struct List {
    int number = 0;
    int total = -1;
    bool whole = false;
    int segment = 0;  // between semicolons, where it was opened
  };

  // What stands in a bracket does not change what stands around it.
  struct Saved {
    std::vector<Thread> threads;
    Thread governor;
    std::size_t lists;
    bool explains;
  };

  // A clause with those that depend on it, for quotes.
  struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  // Where a statement stands in the folded paragraph.
  struct Placed {
    std::size_t group = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  struct Figure {
    const Quantity* quantity = nullptr;
    std::size_t lead_begin = 0;
    std::string_view lead;
    Reading reading;
    bool limit = false;
  };

  bool ContinuesOuterList(const Clause& first);
  void StartSentence();
  void EnterDepth(int depth);
  void ReadClause(const Clause& clause);
  void ReadPlainClause(const Clause& clause);
  void ReadFigure(const Clause& clause, std::size_t index);
  void EndClause(const Clause& clause);

  void Explain(const Figure& figure);
  void AddDependent(const Clause& clause, const Figure& figure);
  void AddOwn(const Clause& clause, const Figure& figure, const Name& subject,
              const Name& plain, bool own);
  void AddEach(const Clause& clause, const Figure& figure,
               const std::vector<Name>& members);
  int Add(const Clause& clause, const Figure& figure, const Name& subject);
  void Link(int index, Thread* thread);
  std::size_t Oldest(std::size_t most) const;
  std::size_t LeadLength(const Clause& clause, std::size_t index) const;
  int WholeOf(const Statement& share, const Thread& thread) const;
  int FindValue(const Name& subject) const;
  int FindPrior(const Statement& change) const;
  void JoinList(Statement* statement) const;
  void RelabelChangedParts();
  std::vector<Statement*> PartsAfter(std::size_t index);
  void OpenList(std::string_view wording);
  void CloseFullList();

  Name SubjectOfFigure(const Clause& clause, std::size_t index, std::size_t tail_end,
                       const Figure& figure, bool* own, Name* plain) const;
  Name WithLastOf(const Name& name, Span span) const;
  Name Carried() const;
  Name CarriedPlain() const;
  std::vector<Name> Members(const Figure& figure, const Pattern& pattern,
                            std::size_t wanted) const;
  std::vector<Name> RespectiveMembers(const Clause& clause, std::size_t index,
                                      const Figure& figure) const;
  std::vector<Span> SplitAt(const std::vector<std::string>& between, Span span) const;
  int YearIn(std::string_view text) const;
  int YearOf(const Figure& figure) const;
  Phase PhaseOf(std::string_view folded) const;
  std::string ConceptOf(const Name& subject);
  void SetQuotes();

  const ProseSpec& spec_;
  const Vocabulary& vocabulary_;
  const int document_year_;
  QuantityFinder finder_;
  SubjectReader subjects_;
  std::vector<Statement> statements_;
  std::vector<Name> names_;                                // their subjects
  std::unordered_map<std::string, std::string> concepts_;  // of subjects, by pattern

  // Of the section.
  int section_ = 0;
  Name heading_;
  std::array<std::string, 3> items_;
  List outer_list_{.number = -1};           // its parts are paragraphs
  std::optional<std::string> outer_style_;  // how they are numbered

  // Of the paragraph.
  const Paragraph* paragraph_ = nullptr;
  int paragraph_index_ = -1;
  const ProseText* text_ = nullptr;
  std::vector<Quantity> quantities_;
  std::size_t first_statement_ = 0;
  std::size_t current_group_ = 0;
  std::vector<Group> groups_;
  List opened_list_;            // the last one
  std::vector<Placed> placed_;  // the paragraph's statements
  Name topic_;
  Thread governor_;
  int sentences_ = 0;   // through the document
  int lists_made_ = 0;  // through the document

  // Of the sentence.
  bool first_clause_ = true;
  int year_ = 0;
  bool compared_ = false;
  std::string compared_with_;
  bool explains_ = false;
  Name pending_;
  std::size_t pending_begin_ = 0;
  Name relative_;  // clauses that belong to the subject of the next figure
  std::size_t relative_begin_ = 0;
  std::vector<Thread> threads_;
  std::vector<Name> respectively_;  // subjects of the figures to come
  std::vector<List> lists_;
  int segment_ = 0;
  std::vector<Saved> saved_;
};

}  // namespace budget

#endif  // PIPELINE_PROSE_STATEMENTS_READER_H_
