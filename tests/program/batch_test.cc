// Runs over many documents: whatever happens to one of them or to the run, no document
// is lost and the bytes are the same.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "pipeline/batch/worker.h"
#include "tests/dataset/read_csv.h"
#include "tests/package/validate_package.h"
#include "tests/program/run_program.h"
#include "tests/program/temporary_folder.h"

namespace budget::program {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// A disclosure in small; each number gives another one.
std::string Report(int number) {
  const std::string amount = std::to_string(100 + number) + ".50";
  return "云山市水务局2023年部门预算\n\n部门支出总表\n单位：万元\n"
         "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
         "213\t农林水支出\t" +
         amount + "\t" + amount +
         "\t\n"
         "2130301\t行政运行\t" +
         amount + "\t" + amount +
         "\t\n"
         "合计\t\t" +
         amount + "\t" + amount + "\t\n";
}

void WriteReports(const TemporaryFolder& folder, int count) {
  for (int i = 0; i < count; ++i) {
    folder.Write("in/" + std::to_string(1000 + i) + ".txt", Report(i));
  }
  folder.Write("in/same.txt", Report(0));
  folder.Write("in/no.pdf", std::string("\x7F"
                                        "ELF\0\1\2\3\0\0",
                                        10));
}

// The files of a dataset with their content.
std::map<std::string, std::string> Files(const std::string& dataset) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(dataset)) {
    files[entry.path().filename()] =
        entry.is_regular_file() ? ReadWholeFile(entry.path()) : "folder";
  }
  return files;
}

// Column `error` by column `source`.
std::map<std::string, std::string> Errors(const std::string& dataset) {
  std::map<std::string, std::string> errors;
  const dataset::CsvTable rows =
      dataset::ReadCsv(ReadWholeFile(dataset + "/documents.csv"));
  for (std::size_t i = 1; i < rows.size(); ++i) errors[rows[i][1]] = rows[i][6];
  return errors;
}

TEST(BatchTest, TheBytesDoNotDependOnTheWorkers) {
  const TemporaryFolder folder;
  WriteReports(folder, 40);
  std::map<std::string, std::string> first;
  for (const char* jobs : {"0", "1", "2", "8"}) {
    const std::string out = std::string("out") + jobs;
    const ProgramResult result =
        RunProgram({"-j", jobs, "-o", out, "in"}, {.folder = folder.path()});
    ASSERT_EQ(result.exit_code, 1) << result.error;
    EXPECT_THAT(result.error, HasSubstr("42 documents: 40 ok, 1 failed, 1 skipped"));
    EXPECT_THAT(dataset::ValidatePackage(folder / out), IsEmpty());
    if (first.empty()) first = Files(folder / out);
    EXPECT_EQ(Files(folder / out), first) << jobs;
  }
  EXPECT_EQ(Errors(folder / "out8")["in/same.txt"], "duplicate: in/1000.txt");
}

TEST(BatchTest, FactsGoToStandardOutputInOrder) {
  const TemporaryFolder folder;
  WriteReports(folder, 20);
  const ProgramResult one = RunProgram({"-j", "0", "in"}, {.folder = folder.path()});
  const ProgramResult four = RunProgram({"-j", "4", "in"}, {.folder = folder.path()});
  EXPECT_GT(dataset::ReadCsv(one.output).size(), 100U);
  EXPECT_EQ(four.output, one.output);
  EXPECT_EQ(four.error, one.error);
}

TEST(BatchTest, ShardsMergeToTheBytesOfOneRun) {
  const TemporaryFolder folder;
  WriteReports(folder, 40);
  const std::vector<std::string> inputs = {"in/1020.txt", "in", "gone.pdf",
                                           "also-gone"};
  const auto run = [&](std::vector<std::string> arguments, bool with_inputs = true) {
    if (with_inputs) arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    return RunProgram(arguments, {.folder = folder.path()});
  };
  ASSERT_EQ(run({"-o", "whole"}).exit_code, 1);
  for (const char* part : {"1/3", "2/3", "3/3"}) {
    ASSERT_LE(run({"--shard", part, "-o", std::string("part") + part[0]}).exit_code, 1);
    EXPECT_GT(Errors(folder / ("part" + std::string(1, part[0]))).size(), 4U);
  }
  const ProgramResult merged = run({"merge", "out", "part3", "part1", "part2"}, false);
  ASSERT_EQ(merged.exit_code, 0) << merged.error;
  EXPECT_EQ(Files(folder / "out"), Files(folder / "whole"));

  const auto error = [&](const std::vector<std::string>& arguments) {
    const ProgramResult result = run(arguments, false);
    EXPECT_EQ(result.exit_code, 2);
    return result.error;
  };
  EXPECT_THAT(error({"merge", "no", "part1", "part2"}), HasSubstr("one of 3 parts"));
  EXPECT_THAT(error({"merge", "no", "part1", "part2", "part2"}),
              HasSubstr("the same part as part2"));
  EXPECT_THAT(error({"merge", "no", "whole"}), HasSubstr("written without --shard"));
  EXPECT_THAT(error({"merge", "no", "in"}), HasSubstr("no dataset of this program"));
  const std::string facts = ReadWholeFile(folder / "part2/facts.csv");
  folder.Write("part2/facts.csv",
               facts.substr(0, facts.rfind('\n', facts.size() - 2) + 1));
  EXPECT_THAT(error({"merge", "no", "part1", "part2", "part3"}),
              HasSubstr("facts.csv is not what was written"));
  EXPECT_FALSE(fs::exists(folder / "no/documents.csv"));
}

TEST(BatchTest, ADocumentThatTakesTooLongIsARow) {
  const TemporaryFolder folder;
  folder.Write("in/a.txt", Report(1));
  std::string heavy;
  for (int i = 0; i < 20'000; ++i) heavy += Report(i);
  folder.Write("in/b.txt", heavy);
  folder.Write("in/c.txt", Report(2));
  const ProgramResult result = RunProgram(
      {"--timeout", "1.5", "-j", "2", "-o", "out", "in"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.error, HasSubstr("in/b.txt: error: took more than 1.5 s"));
  std::map<std::string, std::string> errors = Errors(folder / "out");
  EXPECT_EQ(errors["in/a.txt"], "");
  EXPECT_EQ(errors["in/b.txt"], "timeout: took more than 1.5 s");
  EXPECT_EQ(errors["in/c.txt"], "");
  EXPECT_THAT(dataset::ValidatePackage(folder / "out"), IsEmpty());
}

TEST(BatchTest, ADocumentThatNeedsTooMuchMemoryIsARow) {
  if (!batch::CanLimitMemory()) GTEST_SKIP() << "sanitizers need more than any limit";
  const TemporaryFolder folder;
  folder.Write("in/a.txt", Report(1));
  folder.Write("in/b.txt", std::string(std::size_t{60} << 20U, 'x'));
  folder.Write("in/c.txt", Report(2));
  const ProgramResult result = RunProgram(
      {"--memory", "50M", "-j", "2", "-o", "out", "in"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 1);
  std::map<std::string, std::string> errors = Errors(folder / "out");
  EXPECT_EQ(errors["in/a.txt"], "");
  EXPECT_EQ(errors["in/b.txt"], "memory-limit: needs more than 50 MiB of memory");
  EXPECT_EQ(errors["in/c.txt"], "");
}

TEST(BatchTest, KilledAtAnyMomentAndResumedItEndsWithTheSameBytes) {
  const TemporaryFolder folder;
  WriteReports(folder, 60);
  ASSERT_EQ(RunProgram({"-o", "whole", "in"}, {.folder = folder.path()}).exit_code, 1);
  const std::map<std::string, std::string> whole = Files(folder / "whole");
  std::mt19937 random(20231128);  // NOLINT(cert-msc51-cpp): the same in every run
  for (int run = 0; run < 20; ++run) {
    const std::string out = "out" + std::to_string(run);
    for (int kills = 0; kills < 2; ++kills) {
      RunningProgram program({"-j", "2", "--resume", "-o", out, "in"}, folder.path());
      std::this_thread::sleep_for(std::chrono::milliseconds(random() % 400));
      program.Signal(SIGKILL);
      program.Wait();
    }
    const ProgramResult result =
        RunProgram({"--resume", "-o", out, "in"}, {.folder = folder.path()});
    ASSERT_EQ(result.exit_code, 1) << result.error;
    ASSERT_EQ(Files(folder / out), whole) << run;
  }
}

// Whenever it ends, there is the old dataset or the new one, and nothing beside it that
// the next run does not sweep.
TEST(BatchTest, KilledWhileItReplacesADatasetThereIsAWholeOne) {
  const TemporaryFolder folder;
  folder.Write("old.txt", Report(1));
  WriteReports(folder, 6);
  ASSERT_EQ(RunProgram({"-o", "new", "in"}, {.folder = folder.path()}).exit_code, 1);
  ASSERT_EQ(RunProgram({"-o", "out", "old.txt"}, {.folder = folder.path()}).exit_code,
            0);
  const std::map<std::string, std::string> whole = Files(folder / "new");
  std::map<std::string, std::string> old = Files(folder / "out");
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(RunProgram({"-o", "new", "in"}, {.folder = folder.path()}).exit_code, 1);
  const auto usual = std::chrono::steady_clock::now() - start;
  constexpr int kRuns = 30;
  int replaced = 0;
  for (int run = 0; run < kRuns; ++run) {
    RunningProgram program({"-j", "1", "--resume", "-o", "out", "in"}, folder.path());
    std::this_thread::sleep_for(usual / 4 + usual * run / kRuns);
    program.Signal(SIGKILL);
    program.Wait();
    std::map<std::string, std::string> now = Files(folder / "out");
    now.erase(".extract");
    ASSERT_TRUE(now == old || now == whole) << run;
    ASSERT_THAT(dataset::ValidatePackage(folder / "out"), IsEmpty());
    if (now != whole) continue;
    ++replaced;
    ASSERT_EQ(RunProgram({"-o", "out", "old.txt"}, {.folder = folder.path()}).exit_code,
              0);
  }
  EXPECT_GT(replaced, 0);
  EXPECT_LT(replaced, kRuns);
  ASSERT_EQ(RunProgram({"-o", "out", "in"}, {.folder = folder.path()}).exit_code, 1);
  EXPECT_EQ(Files(folder / "out"), whole);
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    EXPECT_FALSE(entry.path().filename().string().ends_with(".extract"));
  }
}

TEST(BatchTest, ResumingRedoesWhatHasChanged) {
  const TemporaryFolder folder;
  WriteReports(folder, 3);
  const std::vector<std::string> command = {"--resume", "-o", "out", "in", "-"};
  {
    // All is done but standard input, which never ends.
    RunningProgram program(command, folder.path());
    while (!fs::exists(folder / "out/.extract/answers") ||
           fs::is_empty(folder / "out/.extract/answers")) {
      std::this_thread::sleep_for(20ms);
    }
    program.Signal(SIGKILL);
    program.Wait();
  }
  folder.Write("in/1001.txt", Report(77));
  ASSERT_EQ(
      RunProgram({"--resume", "-o", "out", "in"}, {.folder = folder.path()}).exit_code,
      1);
  ASSERT_EQ(RunProgram({"-o", "anew", "in"}, {.folder = folder.path()}).exit_code, 1);
  EXPECT_EQ(Files(folder / "out"), Files(folder / "anew"));
  EXPECT_THAT(ReadWholeFile(folder / "out/facts.csv"), HasSubstr("177.50"));
}

TEST(BatchTest, TheFirstSignalStopsItResumable) {
  const TemporaryFolder folder;
  WriteReports(folder, 5);
  for (const int signal : {SIGINT, SIGTERM}) {
    const std::string out = "out" + std::to_string(signal);
    RunningProgram program({"-o", out, "in", "-"}, folder.path());
    while (!fs::exists(folder / (out + "/.extract/new/datapackage.json"))) {
      std::this_thread::sleep_for(10ms);
    }
    const auto start = std::chrono::steady_clock::now();
    program.Signal(signal);
    EXPECT_EQ(program.Wait(), 128 + signal);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
    EXPECT_FALSE(fs::exists(folder / (out + "/documents.csv")));
    for (int i = 0; i < 100 && program.HasProcesses(); ++i) {
      std::this_thread::sleep_for(20ms);
    }
    EXPECT_FALSE(program.HasProcesses());
    const ProgramResult result =
        RunProgram({"--resume", "-o", out, "in"}, {.folder = folder.path()});
    EXPECT_EQ(result.exit_code, 1) << result.error;
  }
}

// Without workers one page, or one text, is read to its end.
TEST(BatchTest, ASignalIsHeardInsideADocument) {
  const TemporaryFolder folder;
  folder.Write("in/1.txt", Report(1));
  std::string heavy;
  for (int i = 0; i < 20'000; ++i) heavy += Report(i);
  folder.Write("in/2.txt", heavy);
  RunningProgram program({"-j", "0", "-o", "out", "in"}, folder.path());
  while (!fs::exists(folder / "out/.extract/answers") ||
         fs::is_empty(folder / "out/.extract/answers")) {
    std::this_thread::sleep_for(10ms);
  }
  std::this_thread::sleep_for(100ms);  // it reads the heavy one now
  const auto start = std::chrono::steady_clock::now();
  program.Signal(SIGTERM);
  EXPECT_EQ(program.Wait(), 128 + SIGTERM);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
  folder.Write("in/2.txt", Report(2));
  ASSERT_EQ(
      RunProgram({"--resume", "-o", "out", "in"}, {.folder = folder.path()}).exit_code,
      0);
  ASSERT_EQ(RunProgram({"-o", "anew", "in"}, {.folder = folder.path()}).exit_code, 0);
  EXPECT_EQ(Files(folder / "out"), Files(folder / "anew"));
}

TEST(BatchTest, NoWorkerOutlivesTheRun) {
  const TemporaryFolder folder;
  std::string heavy;
  for (int i = 0; i < 20'000; ++i) heavy += Report(i);
  folder.Write("a.txt", heavy);
  RunningProgram program({"-o", "out", "a.txt"}, folder.path());
  std::this_thread::sleep_for(700ms);  // it reads now
  program.Signal(SIGKILL);
  EXPECT_EQ(program.Wait(), -1);
  for (int i = 0; i < 250 && program.HasProcesses(); ++i) {
    std::this_thread::sleep_for(20ms);
  }
  EXPECT_FALSE(program.HasProcesses());
}

TEST(BatchTest, ASecondRunToTheSameFolderIsRefused) {
  const TemporaryFolder folder;
  folder.Write("a.txt", Report(1));
  RunningProgram first({"-o", "out", "-"}, folder.path());
  while (!fs::exists(folder / "out/.extract/new/datapackage.json")) {
    std::this_thread::sleep_for(10ms);
  }
  const ProgramResult second =
      RunProgram({"-o", "out", "a.txt"}, {.folder = folder.path()});
  EXPECT_EQ(second.exit_code, 2);
  EXPECT_THAT(second.error, HasSubstr("another run writes here"));
}

TEST(BatchTest, AFolderOfOthersIsNotOverwritten) {
  const TemporaryFolder folder;
  folder.Write("a.txt", Report(1));
  folder.Write("mine/facts.csv", "years of work");
  const ProgramResult result =
      RunProgram({"-o", "mine", "a.txt"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, HasSubstr("holds 'facts.csv' and no dataset"));
  EXPECT_EQ(ReadWholeFile(folder / "mine/facts.csv"), "years of work");
}

TEST(BatchTest, SaysWhatItReplaces) {
  const TemporaryFolder folder;
  folder.Write("a.txt", Report(1));
  const std::vector<std::string> command = {"-o", "out", "a.txt"};
  EXPECT_THAT(RunProgram(command, {.folder = folder.path()}).error,
              Not(HasSubstr("replaced")));
  EXPECT_THAT(RunProgram(command, {.folder = folder.path()}).error,
              HasSubstr("replaced the dataset of 1 document of 20"));
}

// As on a full disk: every write beyond a size fails.
TEST(BatchTest, AFullDiskIsOneErrorAndTheOldDatasetStays) {
  const TemporaryFolder folder;
  WriteReports(folder, 30);
  folder.Write("a.txt", Report(1));
  ASSERT_EQ(RunProgram({"-o", "out", "a.txt"}, {.folder = folder.path()}).exit_code, 0);
  const std::map<std::string, std::string> before = Files(folder / "out");
  const ProgramResult result =
      RunProgram({"-o", "out", "in"}, {.folder = folder.path(), .largest_file = 4000});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, HasSubstr("cannot write: File too large"));
  std::map<std::string, std::string> after = Files(folder / "out");
  after.erase(".extract");
  EXPECT_EQ(after, before);
  EXPECT_THAT(dataset::ValidatePackage(folder / "out"), IsEmpty());
}

TEST(BatchTest, APlaceThatCannotBeWrittenIsOneError) {
  const TemporaryFolder folder;
  folder.Write("a.txt", Report(1));
  const ProgramResult result =
      RunProgram({"-o", "/proc/out", "a.txt"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.error,
            "/proc/out: error: cannot write: No such file or directory [output]\n");
}

// A file of lists within lists that stand for a thousand million words, and the like.
TEST(BatchTest, ASchemaThatExplodesIsRefused) {
  const TemporaryFolder folder;
  folder.Write("a.txt", Report(1));
  std::string laughs = "schema: 1\nid: laughs\na0: &a0 [lol]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + below;
    for (int j = 0; j < 9; ++j) laughs += ", " + below;
    laughs += "]\n";
  }
  const std::map<std::string, std::string> bombs = {
      {"laughs.yaml", laughs},
      {"deep.yaml", "schema: 1\nid: " + std::string(100'000, '[')},
      {"deep-maps.yaml", "schema: 1\nid: " + std::string(8'000, '{')},
      {"long.yaml", "schema: 1\nid: " + std::string(5'000'000, 'x')},
      {"repeat.yaml",
       "schema: 1\nid: repeat\nextends: mof-budget\napplies_to: "
       "'((((x{1000}){1000}){1000}){1000})'\n"},
      {"cycle.yaml", "schema: 1\nid: cycle\nextends: cycle\n"},
  };
  for (const auto& [name, text] : bombs) {
    folder.Write(name, text);
    const auto start = std::chrono::steady_clock::now();
    const ProgramResult result =
        RunProgram({"--schema", name, "-o", "out", "a.txt"}, {.folder = folder.path()});
    EXPECT_LT(std::chrono::steady_clock::now() - start, 20s) << name;
    EXPECT_EQ(result.exit_code, 2) << name << result.error;
    EXPECT_THAT(result.error, HasSubstr(name)) << name;
    EXPECT_FALSE(fs::exists(folder / "out")) << name;
  }
}

TEST(BatchTest, ClosedStreamsAreNoFilesOfTheDataset) {
  const TemporaryFolder folder;
  WriteReports(folder, 3);
  ASSERT_EQ(RunProgram({"-o", "out", "in"}, {.folder = folder.path()}).exit_code, 1);
  ASSERT_EQ(
      RunProgram({"-o", "closed", "in"}, {.folder = folder.path(), .close_all = true})
          .exit_code,
      1);
  EXPECT_EQ(Files(folder / "closed"), Files(folder / "out"));
  // Facts that nobody gets are no success.
  EXPECT_EQ(RunProgram({"in"}, {.folder = folder.path(), .close_all = true}).exit_code,
            2);
}

TEST(BatchTest, AFifoIsRefusedAtOnce) {
  const TemporaryFolder folder;
  ASSERT_EQ(mkfifo((folder / "fifo").c_str(), 0600), 0);
  const ProgramResult result =
      RunProgram({"-o", "out", "fifo"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(Errors(folder / "out")["fifo"], "unreadable: no regular file");
}

TEST(BatchTest, PathsComeFromAFileOrStandardInput) {
  const TemporaryFolder folder;
  folder.Write("a.txt", Report(1));
  folder.Write("b.txt", Report(2));
  folder.Write("list", "a.txt\n\nb.txt\n");
  ASSERT_EQ(RunProgram({"-o", "one", "--files-from", "list"}, {.folder = folder.path()})
                .exit_code,
            0);
  ASSERT_EQ(RunProgram({"-o", "two", "--files-from", "-"},
                       {.standard_input = "a.txt\nb.txt", .folder = folder.path()})
                .exit_code,
            0);
  ASSERT_EQ(RunProgram({"-o", "three", "--files-from", "-"},
                       {.standard_input = std::string("a.txt\0b.txt\0", 12),
                        .folder = folder.path()})
                .exit_code,
            0);
  EXPECT_EQ(Files(folder / "one"), Files(folder / "three"));
  EXPECT_EQ(Errors(folder / "one").size(), 2U);
  EXPECT_EQ(Files(folder / "one"), Files(folder / "two"));
  EXPECT_EQ(RunProgram({"--files-from", "gone"}, {.folder = folder.path()}).exit_code,
            2);
}

TEST(BatchTest, QuietSaysOnlyWhatIsWrong) {
  const TemporaryFolder folder;
  folder.Write("in/a.txt", Report(1));
  folder.Write("in/b.docx", "x");
  EXPECT_EQ(RunProgram({"-q", "in"}, {.folder = folder.path()}).error, "");
  EXPECT_THAT(RunProgram({"-v", "in"}, {.folder = folder.path()}).error,
              HasSubstr("extract: in/b.docx: left out: file of another kind\n"));
  EXPECT_THAT(RunProgram({"-q", "gone"}, {.folder = folder.path()}).error,
              HasSubstr("No such file"));
}

TEST(BatchTest, NamesOfAnyBytesAreRows) {
  const TemporaryFolder folder;
  folder.Write("in/a\nb.txt", Report(1));
  folder.Write("in/\xB2\xC6.txt", Report(2));
  const ProgramResult result =
      RunProgram({"-o", "out", "in"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_EQ(Errors(folder / "out"),
            (std::map<std::string, std::string>{{"in/a\\x0Ab.txt", ""},
                                                {"in/\\xB2\\xC6.txt", ""}}));
}

// Nor can a name say what the program did not.
TEST(BatchTest, NamesOfAnyBytesAreOneLineOfAMessage) {
  const TemporaryFolder folder;
  folder.Write("in/.hidden\nextract: all is well", "");
  EXPECT_THAT(RunProgram({"-v", "in"}, {.folder = folder.path()}).error,
              HasSubstr("extract: in/.hidden\\x0Aextract: all is well: left out: "));
}

// Reports of Shenzhen may stand in a folder of that name.
TEST(BatchTest, ASchemaIsFoundByItsNameBesideAFolderOfThatName) {
  const TemporaryFolder folder;
  folder.Write("shenzhen/a.txt", Report(1));
  const ProgramResult result =
      RunProgram({"--schema", "shenzhen", "shenzhen"}, {.folder = folder.path()});
  EXPECT_THAT(result.error, HasSubstr("the schema 'shenzhen' does not claim"));
  folder.Write("shenzhen/mine.yaml", "schema: 1\n");
  EXPECT_THAT(
      RunProgram({"--schema", "shenzhen", "shenzhen"}, {.folder = folder.path()}).error,
      HasSubstr("shenzhen/mine.yaml:1:1: error: 'id' is missing"));
}

TEST(BatchTest, AFolderWithNothingToReadIsSaid) {
  const TemporaryFolder folder;
  folder.Write("in/a.docx", "x");
  const ProgramResult result =
      RunProgram({"-o", "out", "in"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.error, HasSubstr("nothing to read"));
  EXPECT_THAT(result.error, HasSubstr("left out: 1 file of another kind"));
}

TEST(BatchTest, SaysHowDocumentsAreLockedIn) {
  EXPECT_THAT(RunProgram({"--version", "-v"}).output,
              HasSubstr("documents are locked in by: "));
}

}  // namespace
}  // namespace budget::program
