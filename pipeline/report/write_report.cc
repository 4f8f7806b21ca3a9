#include "pipeline/report/write_report.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <numeric>
#include <string_view>
#include <system_error>

#include "pipeline/model/sha256.h"
#include "pipeline/report/json_text.h"
#include "pipeline/report/page_files.h"

namespace budget::report {
namespace {

// The source expression of an inline script or style (Content Security Policy 3).
std::string SourceOf(std::string_view inline_text) {
  Sha256 sha256;
  sha256.Add(inline_text);
  return fmt::format("'sha256-{}'", sha256.TakeBase64());
}

// The template with each {{NAME}} replaced, once: what is put in is not looked at.
std::string Fill(
    std::string_view page,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string filled;
  while (!page.empty()) {
    const std::size_t at = page.find("{{");
    filled += page.substr(0, at);
    if (at == std::string_view::npos) break;
    const std::size_t end = page.find("}}", at);
    const std::string_view name = page.substr(at + 2, end - at - 2);
    for (const auto& [known, value] : values) {
      if (known == name) filled += value;
    }
    page.remove_prefix(end + 2);
  }
  return filled;
}

std::optional<Diagnostic> Write(const std::filesystem::path& path,
                                std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (file.flush()) return std::nullopt;
  return ErrorIn(path.string(), "output", "cannot write the report");
}

std::optional<Diagnostic> Problem(const std::filesystem::path& path,
                                  const std::error_code& error) {
  if (!error) return std::nullopt;
  return ErrorIn(path.string(), "output", error.message());
}

std::optional<Diagnostic> WriteDocuments(const ReportData& data,
                                         const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (auto problem = Problem(folder, error)) return problem;
  for (std::size_t i = 0; i < data.documents.size(); ++i) {
    const std::string text =
        fmt::format("extractReport({},{});\n", i, data.documents[i]);
    if (auto problem = Write(folder / fmt::format("{}.js", i), text)) return problem;
  }
  return std::nullopt;
}

}  // namespace

std::string RenderPage(const ReportData& data, bool embed,
                       const std::string& data_folder) {
  std::string documents;
  if (embed) {
    for (std::size_t i = 0; i < data.documents.size(); ++i) {
      documents += fmt::format(
          "<script type=\"application/json\" id=\"document-{}\">{}</script>\n", i,
          data.documents[i]);
    }
  }
  std::string folder;
  AppendString(embed ? "" : data_folder, &folder);
  const std::string run = fmt::format("{{\"folder\":{},\"run\":{}}}", folder, data.run);
  // A file beside a page that was opened from a disk is not 'self' to every browser.
  const std::string policy = fmt::format(
      "default-src 'none'; script-src {}{}; style-src {}; base-uri 'none'; form-action "
      "'none'",
      SourceOf(PageScript()), embed ? "" : " 'self' file:", SourceOf(PageStyle()));
  return Fill(PageHtml(), {{"policy", policy},
                           {"style", PageStyle()},
                           {"script", PageScript()},
                           {"run", run},
                           {"documents", documents}});
}

std::optional<Diagnostic> WriteReport(const ReportData& data, const std::string& output,
                                      std::size_t embedded_bytes) {
  const std::size_t bytes = std::accumulate(
      data.documents.begin(), data.documents.end(), std::size_t{0},
      [](std::size_t sum, const std::string& text) { return sum + text.size(); });
  const bool embed = bytes <= embedded_bytes;
  const std::filesystem::path page = output;
  std::filesystem::path folder = page;
  folder.replace_extension(".data");
  if (!embed) {
    if (auto problem = WriteDocuments(data, folder)) return problem;
  }
  const std::filesystem::path unfinished = output + ".new";
  const std::string text = RenderPage(data, embed, folder.filename().string());
  if (auto problem = Write(unfinished, text)) return problem;
  std::error_code error;
  std::filesystem::rename(unfinished, page, error);
  return Problem(page, error);
}

}  // namespace budget::report
