#include "pipeline/formats/write_xlsx.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "pipeline/dataset/dataset_reader.h"
#include "pipeline/formats/exact_number.h"
#include "pipeline/formats/export_problem.h"

namespace budget::formats {
namespace {

using dataset::DatasetFile;
using dataset::DatasetReader;
using dataset::Fields;
using dataset::FieldType;
using dataset::FileSpec;
using dataset::RowReader;
using dataset::SpecOf;

constexpr lxw_row_t kSheetRows = LXW_ROW_MAX;
constexpr std::size_t kCellCharacters = 32'767;
constexpr std::size_t kFormulaText = 255;  // of one string in a formula
constexpr std::int64_t kWholeNumbers = 999'999'999'999'999;  // 15 digits

std::size_t ColumnOf(const FileSpec& file, std::string_view name) {
  const auto at = std::ranges::find(file.fields, name, &dataset::FieldSpec::name);
  return static_cast<std::size_t>(at - file.fields.begin());
}

bool BeginsCharacter(char byte) {
  constexpr unsigned kContinues = 0x80;
  constexpr unsigned kTopBits = 0xC0;
  return (static_cast<unsigned char>(byte) & kTopBits) != kContinues;
}

// What a cell can hold of it.
std::string_view Cut(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!BeginsCharacter(text[i])) continue;
    if (++characters > kCellCharacters) return text.substr(0, i);
  }
  return text;
}

// The address of a page, as a text in a formula.
std::string AddressOf(std::string_view source, std::string_view page) {
  std::string address;
  for (const char c : source) {
    if (c == '%' || c == '#' || c == ' ' || c == '"') {
      std::array<char, 4> code{};
      std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned>(c));
      address += code.data();
    } else {
      address += c;
    }
  }
  return address + "#page=" + std::string(page);
}

// The documents that have pages, by their id.
std::map<std::string, std::string> SourcesOf(const DatasetReader& data) {
  const FileSpec& file = SpecOf(DatasetFile::kDocuments);
  const std::size_t id = ColumnOf(file, "document_id");
  const std::size_t source = ColumnOf(file, "source");
  const std::size_t media_type = ColumnOf(file, "media_type");
  std::map<std::string, std::string> sources;
  RowReader rows = data.Rows(DatasetFile::kDocuments);
  for (Fields row; rows.Next(&row);) {
    if (row[media_type] == "application/pdf") sources.emplace(row[id], row[source]);
  }
  return sources;
}

// One file of the dataset, on as many sheets as it needs.
class Sheets {
 public:
  Sheets(lxw_workbook* workbook, const FileSpec& file, const LabelOf& label_of,
         const std::map<std::string, std::string>& sources)
      : workbook_(workbook),
        file_(file),
        label_of_(label_of),
        sources_(sources),
        page_(std::min(ColumnOf(file, "page"), ColumnOf(file, "first_page"))),
        head_(workbook_add_format(workbook)) {
    format_set_bold(head_);
    Begin();
  }

  void Add(const Fields& row) {
    if (next_ == kSheetRows) Begin();
    for (std::size_t i = 0; i < row.size(); ++i) Write(i, row[i]);
    if (page_ < row.size()) Link(row.front(), row[page_]);
    ++next_;
  }

  std::size_t cut_cells() const { return cut_cells_; }
  lxw_error error() const { return error_; }

 private:
  void Begin() {
    std::string name(file_.name);
    if (++sheets_ > 1) name += " (" + std::to_string(sheets_) + ")";
    sheet_ = workbook_add_worksheet(workbook_, name.c_str());
    worksheet_freeze_panes(sheet_, 1, 0);
    // Codes and printed figures are texts that look like numbers, and mean to.
    worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    next_ = 0;
    for (std::size_t i = 0; i < file_.fields.size(); ++i) Head(i, file_.fields[i].name);
    if (page_ < file_.fields.size()) Head(file_.fields.size(), "link");
    ++next_;
  }

  void Head(std::size_t column, std::string_view name) {
    Note(worksheet_write_string(sheet_, next_, static_cast<lxw_col_t>(column),
                                label_of_(name).c_str(), head_));
  }

  void Write(std::size_t index, const std::string& text) {
    if (text.empty()) return;
    const auto column = static_cast<lxw_col_t>(index);
    const ExactNumber number = file_.fields[index].type == FieldType::kString
                                   ? ExactNumber()
                                   : ReadExactNumber(text);
    const auto* whole = std::get_if<std::int64_t>(&number);
    if (whole != nullptr && *whole >= -kWholeNumbers && *whole <= kWholeNumbers) {
      Note(worksheet_write_number(sheet_, next_, column, static_cast<double>(*whole),
                                  nullptr));
    } else if (const auto* decimal = std::get_if<double>(&number)) {
      Note(worksheet_write_number(sheet_, next_, column, *decimal, nullptr));
    } else {
      const std::string_view cut = Cut(text);
      cut_cells_ += cut.size() < text.size() ? 1 : 0;
      Note(worksheet_write_string(sheet_, next_, column, std::string(cut).c_str(),
                                  nullptr));
    }
  }

  // As a formula: a sheet holds only 65,530 links of its own kind.
  void Link(const std::string& document_id, const std::string& page) {
    const auto source = sources_.find(document_id);
    if (page.empty() || source == sources_.end()) return;
    const std::string address = AddressOf(source->second, page);
    if (address.size() > kFormulaText) return;
    const std::string shown = "p. " + page;
    const std::string formula = "=HYPERLINK(\"" + address + "\",\"" + shown + "\")";
    Note(worksheet_write_formula_str(sheet_, next_,
                                     static_cast<lxw_col_t>(file_.fields.size()),
                                     formula.c_str(), nullptr, shown.c_str()));
  }

  void Note(lxw_error error) {
    if (error_ == LXW_NO_ERROR) error_ = error;
  }

  lxw_workbook* workbook_;
  const FileSpec& file_;
  const LabelOf& label_of_;
  const std::map<std::string, std::string>& sources_;
  const std::size_t page_;  // the column; beyond the last one: it has none
  lxw_format* head_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t next_ = 0;
  int sheets_ = 0;
  std::size_t cut_cells_ = 0;
  lxw_error error_ = LXW_NO_ERROR;  // the first one
};

// All files of the dataset; what is wrong with one of them.
std::optional<Diagnostic> FillWorkbook(const DatasetReader& data,
                                       const LabelOf& label_of, lxw_workbook* workbook,
                                       Workbook* written, lxw_error* error) {
  const std::map<std::string, std::string> sources = SourcesOf(data);
  for (int i = 0; i < dataset::kDatasetFileCount; ++i) {
    const auto which = static_cast<DatasetFile>(i);
    Sheets sheets(workbook, SpecOf(which), label_of, sources);
    RowReader rows = data.Rows(which);
    for (Fields row; rows.Next(&row);) sheets.Add(row);
    if (rows.failure()) return rows.failure();
    written->cut_cells += sheets.cut_cells();
    if (*error == LXW_NO_ERROR) *error = sheets.error();
  }
  return std::nullopt;
}

}  // namespace

Result<Workbook> WriteXlsx(const std::string& folder, const std::string& file,
                           const LabelOf& label_of) {
  using Written = Result<Workbook>;
  const Result<DatasetReader> data = DatasetReader::Open(folder);
  if (!data.ok()) return Written::Failed(data.diagnostics());
  const std::string part = file + ".part";
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* workbook = workbook_new_opt(part.c_str(), &options);
  if (workbook == nullptr)
    return Written::Failed(ExportProblem(file, "cannot be made"));
  Workbook written;
  lxw_error error = LXW_NO_ERROR;
  std::optional<Diagnostic> problem =
      FillWorkbook(data.value(), label_of, workbook, &written, &error);
  const lxw_error closed = workbook_close(workbook);
  if (error == LXW_NO_ERROR) error = closed;
  if (!problem && error != LXW_NO_ERROR) {
    problem = ExportProblem(file, lxw_strerror(error));
  }
  if (!problem && std::rename(part.c_str(), file.c_str()) != 0) {
    problem = ExportProblem(file, "cannot be replaced");
  }
  if (!problem) return written;
  std::remove(part.c_str());
  return Written::Failed(*std::move(problem));
}

}  // namespace budget::formats
