// The page in a real browser: Debian's chromium, headless.  Without it these tests say
// that they are skipped.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include "pipeline/report/collect_report.h"
#include "pipeline/report/write_report.h"
#include "tests/program/temporary_folder.h"

namespace budget::report {
namespace {

using program::ReadWholeFile;
using program::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kBrowser = "/usr/bin/chromium";
const std::string kSample = "dc02bf3b9b9397b0";  // samples/pdf-ruled-budget

std::string OutputOf(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 1 << 14> buffer{};
  while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), size);
  }
  pclose(pipe);
  return output;
}

class BrowserTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kBrowser)) {
      GTEST_SKIP() << "NOT TESTED: the report page needs " << kBrowser
                   << " (apt-get install chromium)";
    }
    const std::string samples = BUDGET_SOURCE_DIR "/samples/";
    const std::string dataset = samples + "pdf-ruled-budget/expected";
    const auto data = CollectReport(dataset, samples);
    ASSERT_TRUE(data.ok());
    ASSERT_FALSE(WriteReport(data.value(), folder_ / "report.html"));
    ASSERT_FALSE(WriteReport(data.value(), folder_ / "large.html", 1));
  }

  // The document as it stands after the page's script has run.
  std::string Open(const std::string& file, const std::string& address) const {
    const std::string dom = OutputOf(
        std::string(kBrowser) +
        " --headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
        " --disable-background-networking --disable-component-update --disable-sync"
        " --lang=en --virtual-time-budget=4000 --user-data-dir='" +
        folder_ / "profile" + "' --dump-dom 'file://" + folder_ / file + address +
        "' 2>/dev/null");
    // Without the page's own text: what is looked for must have been made by it.
    std::string body = dom.substr(std::min(dom.size(), dom.find("<main")));
    return body.substr(0, body.find("</main>"));
  }

  // The page with a script that does what a reader would do; its policy, which forbids
  // such scripts, is taken out.
  std::string WithScript(const std::string& script) const {
    std::string page = ReadWholeFile(folder_ / "report.html");
    page.replace(page.find("Content-Security-Policy"), 23, "x-none");
    page.insert(page.rfind("</body>"), "<script>" + script + "</script>");
    folder_.Write("scripted.html", page);
    return "scripted.html";
  }

  TemporaryFolder folder_;
};

TEST_F(BrowserTest, ShowsTheRun) {
  const std::string page = Open("report.html", "");
  EXPECT_THAT(page, HasSubstr("鹭湾区教育局"));
  EXPECT_THAT(page, HasSubstr("<b>263</b>"));  // figures
}

TEST_F(BrowserTest, AnAddressIsAFigureItsBoxAndItsProof) {
  const std::string page = Open("report.html", "#d=" + kSample + "&t=1&r=17&b=1&c=2");
  EXPECT_THAT(page, HasSubstr("data-ref=\"1:17:1:2\""));
  EXPECT_THAT(page, HasSubstr("<rect class=\"cell chosen\" data-ref=\"1:17:1:2\""));
  EXPECT_THAT(page, HasSubstr("class=\"equation pass\""));
  EXPECT_THAT(page, HasSubstr("收入总计 323,457,600</button> = <button"));
}

TEST_F(BrowserTest, AClickOnThePageFindsTheCell) {
  const std::string file = WithScript(
      "setTimeout(() => document.querySelector('rect[data-ref=\"1:17:1:2\"]')"
      ".dispatchEvent(new MouseEvent('click')), 500)");
  const std::string page = Open(file, "#d=" + kSample);
  EXPECT_THAT(page, HasSubstr("chosen\" data-ref=\"1:17:1:2\">323,457,600</td>"));
}

TEST_F(BrowserTest, AClickOnAFigureFindsItsBox) {
  const std::string file = WithScript(
      "setTimeout(() => document.querySelector('td[data-ref=\"1:17:1:2\"]').click(), "
      "500)");
  EXPECT_THAT(Open(file, "#d=" + kSample),
              HasSubstr("<rect class=\"cell chosen\" data-ref=\"1:17:1:2\""));
}

TEST_F(BrowserTest, FiltersFromTheAddress) {
  EXPECT_THAT(Open("report.html", "#year=2025"), HasSubstr("鹭湾区教育局"));
  EXPECT_THAT(Open("report.html", "#year=1999"), Not(HasSubstr("鹭湾区教育局")));
  EXPECT_THAT(Open("report.html", "#q=nobody"), HasSubstr("Nothing fits this filter."));
}

TEST_F(BrowserTest, LoadsADocumentFromBesideThePage) {
  EXPECT_THAT(Open("large.html", "#d=" + kSample + "&t=1"),
              HasSubstr("data-ref=\"1:17:1:2\""));
}

TEST_F(BrowserTest, ComparesAConcept) {
  const std::string page = Open("report.html", "#v=compare&concept=total.expenditure");
  EXPECT_THAT(page, HasSubstr("323,457,600"));
}

// A chart of each issuer that has several figures of the concept.
TEST_F(BrowserTest, DrawsYearsOfAConcept) {
  const std::string page =
      Open("report.html", "#v=compare&concept=three_public%3A%20total");
  EXPECT_THAT(page, HasSubstr("card chart"));
  EXPECT_THAT(page, HasSubstr("2025 approved"));
}

}  // namespace
}  // namespace budget::report
