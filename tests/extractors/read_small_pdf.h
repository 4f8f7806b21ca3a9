// Reads PDFs made by tests.

#ifndef TESTS_EXTRACTORS_READ_SMALL_PDF_H_
#define TESTS_EXTRACTORS_READ_SMALL_PDF_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "extractors/open_document.h"
#include "extractors/reader/reader.h"
#include "tests/extractors/poppler_oracle.h"
#include "tests/extractors/show_page.h"
#include "tests/extractors/small_pdf.h"

namespace budget::extractors {

// The first page; poppler's interpreter must give the same.
inline Page ReadFirstPage(const std::string& bytes) {
  auto opened = OpenDocument(bytes, "small.pdf", {});
  if (!opened.ok()) {
    ADD_FAILURE() << opened.diagnostics().front().message;
    return {};
  }
  const std::unique_ptr<Reader> reader = std::move(opened).value();
  PageData data;
  Page& page = std::get<Page>(data);
  EXPECT_TRUE(reader->Next(&data));
  EXPECT_TRUE(reader->diagnostics().empty())
      << reader->diagnostics().front().code << reader->diagnostics().front().message;
  const Page other = ReadByPoppler(bytes).front();
  EXPECT_EQ(ShowText(page), ShowText(other));
  EXPECT_EQ(ShowRulings(page), ShowRulings(other));
  EXPECT_EQ(ShowHidden(page.hidden), ShowHidden(other.hidden));
  EXPECT_EQ(page.has_image, other.has_image);
  return std::move(page);
}

// A page of 200 x 100 points with this content.
inline Page ReadContent(std::string_view content) {
  SmallPdf pdf;
  pdf.AddPage({.content = std::string(content)});
  return ReadFirstPage(pdf.Write());
}

}  // namespace budget::extractors

#endif  // TESTS_EXTRACTORS_READ_SMALL_PDF_H_
