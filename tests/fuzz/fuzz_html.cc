// Bytes as a web page, read whether they look like one or not.

#include <memory>
#include <utility>
#include <variant>

#include "extractors/html/html_reader.h"
#include "tests/fuzz/check_content.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  budget::extractors::LooksLikeHtml(AsText(data, size));
  auto opened = budget::extractors::OpenHtml(AsText(data, size), "fuzz", {});
  if (!opened.ok()) return 0;
  const std::unique_ptr<budget::extractors::Reader> reader = std::move(opened).value();
  budget::extractors::PageData page;
  FUZZ_CHECK(reader->Next(&page));
  FUZZ_CHECK(std::holds_alternative<budget::PageContent>(page));
  CheckContent(std::get<budget::PageContent>(page));
  return 0;
}
