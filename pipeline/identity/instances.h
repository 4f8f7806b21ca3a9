// Identities applied to the cells of a document: equations between cells.
//
//     IdentitySpec  --- ListInstances -->  Instance {Equation of Terms | ...}
//
// An instance has one equation or several alternatives (a document may count carried
// over money in or out); it fails only if none of them holds.  Cells are named by row
// and column, blank or not, so that the same equations serve to check what is printed
// and to find columns that a text has lost.

#ifndef PIPELINE_IDENTITY_INSTANCES_H_
#define PIPELINE_IDENTITY_INSTANCES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/identity/document_view.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/identity_spec.h"

namespace budget::identity {

struct Term {
  int table = 0;
  int row = 0;
  int column = 0;
  int sign = 1;
};

// Sum of `left` = (or <=) sum of `right`: the printed total, and its addends.
struct CellEquation {
  std::size_t first_term = 0;  // left terms, then right ones
  int left_count = 0;
  int right_count = 0;
};

// Whether what is printed (codes, numbers, groups) tells which rows are the addends.
// Where it does not, a sum that fails proves nothing, unless the same rows make the
// total of another column.
enum class Addends : std::uint8_t {
  kKnown,
  kMayBeNested,  // some may be parts of others: so may explain a sum that is too large
  kUnknown
};

struct Instance {
  const schemas::IdentitySpec* spec = nullptr;
  int table = 0;  // where it is reported
  int row = 0;
  int column = 0;
  bool at_most = false;
  // Figures of columns that no schema claims could be addends, too: if the equation
  // does not hold, that proves nothing.
  bool open = false;
  Addends addends = Addends::kKnown;
  std::size_t first_equation = 0;
  int equation_count = 0;
};

class InstanceList {
 public:
  const std::vector<Instance>& instances() const { return instances_; }
  std::span<const CellEquation> Equations(const Instance& instance) const;
  std::span<const Term> Left(const CellEquation& equation) const;
  std::span<const Term> Right(const CellEquation& equation) const;

  // Building: Begin, then for each alternative NextEquation and its terms, then End,
  // which drops what has no addend, and alternatives that say the same.
  void Begin(const schemas::IdentitySpec& spec, int table, int row, int column);
  void NextEquation();
  void AddLeft(const Term& term);
  void AddRight(const Term& term);
  void MarkOpen() { instances_.back().open = true; }
  void MarkAddends(Addends addends) { instances_.back().addends = addends; }
  void End();

 private:
  bool SameAsBefore(const CellEquation& equation) const;
  void CloseEquation();

  std::vector<Instance> instances_;
  std::vector<CellEquation> equations_;
  std::vector<Term> terms_;
  std::vector<Term> left_;  // of the equation being built
  std::vector<Term> right_;
};

// The instances of all identities of the kinds that are equations (all but code_parent,
// code_name, contents, unit and the percentages of change), table by table, then those
// between tables.  The work is bounded by the printed cells, not by rows x columns.  A
// stop leaves out the later tables.
InstanceList ListInstances(const schemas::Identities& identities,
                           const DocumentView& view, Stop stop = {});

// ---- Shared by the files that list instances.

// Whether it is about documents of this kind.
bool IsOf(const schemas::IdentitySpec& spec, ReportKind report);
bool AppliesTo(const schemas::IdentitySpec& spec, const DocumentView& view, int table);

void ListRowSums(const schemas::IdentitySpec& spec, const DocumentView& view, int table,
                 InstanceList* out);
void ListChanges(const schemas::IdentitySpec& spec, const DocumentView& view, int table,
                 InstanceList* out);
void ListCodeTree(const schemas::IdentitySpec& spec, const DocumentView& view,
                  int table, InstanceList* out);
void ListColumnTotals(const schemas::IdentitySpec& spec,
                      const schemas::Identities& identities, const DocumentView& view,
                      int table, InstanceList* out);
void ListUnitTotals(const schemas::IdentitySpec& spec,
                    const schemas::Identities& identities, const DocumentView& view,
                    int table, InstanceList* out);
void ListConceptSums(const schemas::IdentitySpec& spec, const DocumentView& view,
                     int table, InstanceList* out);
// `levels`: Identities::label_levels; `of_which` as there.
void ListLabelTree(const schemas::IdentitySpec& spec,
                   const schemas::Identities& identities, const DocumentView& view,
                   int table, InstanceList* out);
void ListRowTree(const schemas::IdentitySpec& spec,
                 const schemas::Identities& identities, const DocumentView& view,
                 int table, InstanceList* out);
void ListBlockTotals(const schemas::IdentitySpec& spec,
                     const schemas::Identities& identities, const DocumentView& view,
                     int table, InstanceList* out);
void ListSelections(const schemas::Identities& identities, const DocumentView& view,
                    int set, InstanceList* out);

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_INSTANCES_H_
