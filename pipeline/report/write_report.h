// The report of a dataset as files.

#ifndef PIPELINE_REPORT_WRITE_REPORT_H_
#define PIPELINE_REPORT_WRITE_REPORT_H_

#include <cstddef>
#include <optional>
#include <string>

#include "pipeline/model/diagnostic.h"
#include "pipeline/report/collect_report.h"

namespace budget::report {

// Below this the documents are in the page itself; above, each is a file beside it.
inline constexpr std::size_t kEmbeddedBytes = std::size_t{20} << 20;

// The page with its documents in it (`embed`), or that loads NAME/N.js from the folder
// `data_folder` beside it.  Its Content-Security-Policy lets nothing in from outside.
std::string RenderPage(const ReportData& data, bool embed,
                       const std::string& data_folder);

// Writes `output`, and where the documents are large the folder OUTPUT without its
// extension + ".data"; in `output`'s place only when all is written.  Fails with
// "output".
std::optional<Diagnostic> WriteReport(const ReportData& data, const std::string& output,
                                      std::size_t embedded_bytes = kEmbeddedBytes);

}  // namespace budget::report

#endif  // PIPELINE_REPORT_WRITE_REPORT_H_
