#include "pipeline/program/document_queue.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <exception>
#include <system_error>
#include <utility>

#include "extractors/open_document.h"
#include "pipeline/encoding/encode_document.h"
#include "pipeline/model/sha256.h"
#include "pipeline/program/load_input.h"
#include "pipeline/program/shown_text.h"

namespace budget::program {
namespace {

constexpr std::chrono::milliseconds kMoment{200};
// Documents that are done before one that still is not: they wait in memory.
constexpr std::size_t kMostAhead = 64;
// As many bytes of answers, of which each is some five times as large in memory.
constexpr std::size_t kMostBytesAhead = std::size_t{32} << 20;

batch::PoolOptions PoolOptionsOf(const QueueOptions& options) {
  batch::PoolOptions pool = {.workers = options.jobs,
                             .limits = {.memory_bytes = options.memory_bytes},
                             .timeout = options.timeout};
  // It has lain in the memory of its worker.
  if (options.memory_bytes != 0) pool.longest_answer = options.memory_bytes;
  return pool;
}

// What is known of a file before it is read, on what was read.
void Identify(const DocumentInfo& known, DocumentInfo* info) {
  info->source = known.source;
  info->sha256 = known.sha256;
  info->bytes = known.bytes;
}

}  // namespace

DocumentQueue::DocumentQueue(std::vector<std::string> sources,
                             const schemas::SchemaSet& schemas,
                             const QueueOptions& options)
    : sources_(std::move(sources)),
      schemas_(schemas),
      options_(options),
      workplace_{
          .prepare = extractors::PrepareReaders,
          .work =
              [this](const batch::MappedBytes& input, const std::string& source) {
                return encoding::EncodeDocument(Read(input, source));
              },
          .readable_folders = extractors::ReadableFolders()},
      pool_(workplace_, PoolOptionsOf(options)),
      seen_(sources_.size()) {
  if (!options.answers.empty()) store_.emplace(options.answers);
}

// Nothing throws on purpose; a library that does fails this document alone.
DocumentData DocumentQueue::Read(const batch::MappedBytes& input,
                                 const std::string& source) const {
  if (input.failed()) {
    return FailedDocument(
        source, {ErrorIn(source, "memory-limit", "there is no memory for the file")});
  }
  try {
    ExtractOptions options = options_.extract;
    options.release = [&input] { input.ReleasePages(); };
    return ExtractDocument(input.bytes(), source, schemas_, options);
  } catch (const std::exception& error) {
    return FailedDocument(source, {ErrorIn(source, "internal", error.what())});
  }
}

std::string DocumentQueue::KeyOf(const DocumentInfo& info) const {
  return Sha256Hex(info.sha256 + "\n" + info.source + "\n" + options_.run_key);
}

void DocumentQueue::MakeReady(std::size_t index, Ready ready) {
  bytes_ahead_ += ready.bytes;
  ready_.emplace(index, std::move(ready));
}

std::optional<DocumentQueue::Ready> DocumentQueue::Remembered(
    const DocumentInfo& info) const {
  if (!store_) return std::nullopt;
  const std::optional<std::string> answer = store_->Find(KeyOf(info));
  if (!answer) return std::nullopt;
  std::optional<DocumentData> document = encoding::DecodeDocument(*answer);
  if (!document) return std::nullopt;
  Identify(info, &document->info);
  return Ready{.document = std::move(document), .bytes = answer->size()};
}

void DocumentQueue::Remember(const DocumentInfo& info, const std::string& answer) {
  if (!store_ || failure_) return;
  const int error = store_->Keep(KeyOf(info), answer);
  if (error == 0) return;
  failure_ = ErrorIn(options_.answers, "output",
                     "cannot write: " + std::generic_category().message(error));
}

// By the first digits of a SHA-256, which are as good as any others.
bool DocumentQueue::IsOurs(std::string_view hash) const {
  constexpr std::size_t kDigits = 8;
  constexpr int kBase = 16;
  std::uint32_t number = 0;
  const std::string_view digits = hash.substr(0, kDigits);
  std::from_chars(digits.data(), digits.data() + digits.size(), number, kBase);
  return static_cast<int>(number % static_cast<std::uint32_t>(options_.shards)) + 1 ==
         options_.shard;
}

void DocumentQueue::Begin(std::size_t index) {
  Result<LoadedInput> loaded = LoadInput(sources_[index]);
  const std::string source = EscapeName(sources_[index]);
  const bool ours =
      IsOurs(loaded.ok() ? loaded.value().sha256 : Sha256Hex(sources_[index]));
  if (!ours) {
    MakeReady(index, {});
    return;
  }
  if (!loaded.ok()) {
    Diagnostics reasons = loaded.diagnostics();
    for (Diagnostic& reason : reasons) reason.where.file = source;
    MakeReady(index, {.document = FailedDocument(source, reasons)});
    return;
  }
  LoadedInput input = std::move(loaded).value();
  DocumentData document;
  document.info.source = source;
  document.info.sha256 = input.sha256;
  document.info.bytes = input.file.size();
  const std::size_t first = seen_.Add(input.sha256, index);
  if (first != index) {
    document.info.status = DocumentStatus::kSkipped;
    document.info.error = "duplicate: " + EscapeName(sources_[first]);
    MakeReady(index, {.document = std::move(document)});
    return;
  }
  if (std::optional<Ready> done = Remembered(document.info)) {
    MakeReady(index, *std::move(done));
    return;
  }
  if (options_.jobs == 0) {
    const batch::MappedBytes mapped(input.file.descriptor());
    DocumentData read = Read(mapped, source);
    // What was given up may be whole with more time.
    if (store_ && !read.info.error.starts_with("timeout: ")) {
      Remember(document.info, encoding::EncodeDocument(read));
    }
    Identify(document.info, &read.info);
    MakeReady(index, {.document = std::move(read)});
    return;
  }
  begun_documents_.emplace(index, std::move(document));
  pool_.Start({.ticket = index, .document = std::move(input.file), .name = source});
}

void DocumentQueue::Fill() {
  while (begun_ < sources_.size() && begun_ - taken_ < kMostAhead &&
         bytes_ahead_ < kMostBytesAhead && !pool_.full()) {
    // Without workers, one at a time.
    if (options_.jobs == 0 && !ready_.empty()) return;
    Begin(begun_++);
  }
}

DocumentData DocumentQueue::Explain(const batch::Finished& finished,
                                    const std::string& source) const {
  Diagnostic failure;
  switch (finished.end) {
    case batch::JobEnd::kDone:
      if (auto document = encoding::DecodeDocument(finished.answer)) {
        return *std::move(document);
      }
      failure = ErrorIn(source, "crashed", "its reader gave an answer that is none");
      break;
    case batch::JobEnd::kCrashed:
      failure = ErrorIn(source, "crashed", "its reader ended with " + finished.detail);
      break;
    case batch::JobEnd::kForbidden:
      failure = ErrorIn(
          source, "crashed",
          "its reader was stopped at what no document may do: " + finished.detail);
      break;
    case batch::JobEnd::kMemoryLimit:
      failure = ErrorIn(
          source, "memory-limit",
          fmt::format("needs more than {} MiB of memory", options_.memory_bytes >> 20U),
          "allow more with --memory, if you trust the document");
      break;
    case batch::JobEnd::kTimeout:
      failure =
          ErrorIn(source, "timeout",
                  fmt::format("took more than {:g} s",
                              std::chrono::duration<double>(options_.timeout).count()),
                  "allow more with --timeout, if you trust the document");
      break;
  }
  return FailedDocument(source, {failure});
}

void DocumentQueue::Settle(const batch::Finished& finished) {
  const auto known = begun_documents_.find(finished.ticket);
  DocumentData document = Explain(finished, known->second.info.source);
  if (finished.end == batch::JobEnd::kDone)
    Remember(known->second.info, finished.answer);
  Identify(known->second.info, &document.info);
  begun_documents_.erase(known);
  MakeReady(finished.ticket,
            {.document = std::move(document), .bytes = finished.answer.size()});
}

std::optional<DocumentData> DocumentQueue::Next() {
  Fill();
  if (!ready_.contains(taken_) && !pool_.idle()) {
    if (auto finished = pool_.Wait(kMoment)) {
      Fill();  // its worker reads the next one while this one is decoded and written
      Settle(*finished);
    }
  }
  const auto ready = ready_.find(taken_);
  if (ready == ready_.end()) return std::nullopt;
  std::optional<DocumentData> document = std::move(ready->second.document);
  bytes_ahead_ -= ready->second.bytes;
  ready_.erase(ready);
  position_ = taken_++;
  return document;
}

}  // namespace budget::program
