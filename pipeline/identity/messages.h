// What a check says, in the words of the schema and the language of the reader.

#ifndef PIPELINE_IDENTITY_MESSAGES_H_
#define PIPELINE_IDENTITY_MESSAGES_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/identity/instances.h"
#include "pipeline/model/language.h"
#include "schemas/spec/identity_spec.h"

namespace budget::identity {

class Messages {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

  Messages(const schemas::Identities& identities, Language language)
      : identities_(identities), language_(language) {}

  // The message of an id with its {names} replaced.  An id that the schema does not
  // word comes back as it is, with the values behind it.
  std::string Say(std::string_view id, Values values = {}) const;

  // Of a wording the one in the language of the reader.
  const std::string& Choose(const schemas::Wording& wording) const;

  // An identity in words.
  const std::string& Label(const schemas::IdentitySpec& spec) const;

 private:
  const schemas::Identities& identities_;
  Language language_;
};

// "部门收支总表", "210卫生健康支出", "基本支出": what a reader finds on the page.
std::string NameOfTable(const Table& table);
std::string NameOfRow(const Row& row);
std::string NameOfColumn(const Column& column);

// Table, row and column of a cell, joined with " / "; without the table for ShortCell.
std::string CellName(const DocumentView& view, const Term& cell);
std::string ShortCellName(const DocumentView& view, const Term& cell);

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_MESSAGES_H_
